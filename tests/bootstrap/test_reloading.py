"""Reloading: the shelf follows the files, whole and right, or not at all."""

import asyncio
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.bootstrap import reloading
from bot.bootstrap.engines import Shelf, load_warm_edition
from bot.bootstrap.gateway import running_gateway
from bot.bootstrap.reloading import Reloading, footprint
from bot.content_files import ContentError, Problem
from bot.content_files.load import content_version
from bot.ports import Edition
from bot.settings import ROOT, Settings
from tests.factories import make_answer, make_book
from tests.fakes.clock import MORNING, FakeClock
from tests.fakes.shelf import NoSearch
from tests.services.waiting import running, until

FIRST, SECOND = "content/first.yml", "content/second.yml"


class NotThereError(Exception):
    """A fault that nobody thought of."""


@dataclass
class Desk:
    """An editor's files, and the shelf that follows them.

    Attributes:
        faults: what reading raises, one fault a time.
        meanwhile: what happens while files are being read.
        reads: the versions that were read.
    """

    root: Path
    clock: FakeClock = field(default_factory=FakeClock)
    faults: list[Exception] = field(default_factory=list)
    meanwhile: list[Callable[[], None]] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with two files, read."""
        (self.root / "content").mkdir()
        self.save(FIRST, "one")
        self.save(SECOND, "one")
        self.shelf = Shelf(self.read())
        self.reads.clear()
        self.reloading = Reloading(self.root, self.shelf, self.read, self.clock, {"tuition_public"})

    def save(self, path: str, text: str) -> None:
        """Write a file."""
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self) -> Edition:
        """Read the files, as a thread of the program would."""
        version = content_version(self.root)
        self.reads.append(version)
        while self.meanwhile:
            self.meanwhile.pop()()
        if self.faults:
            raise self.faults.pop(0)
        return Edition(replace(make_book(make_answer("craft/weaving", "Weaving")), version=version), NoSearch())

    async def look(self, times: int = 1) -> None:
        """Look several times."""
        for _ in range(times):
            await self.reloading.look()

    @property
    def in_use(self) -> str:
        """The version on the shelf."""
        return self.shelf.book.version


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


async def test_files_that_nobody_touched_are_not_read_again(desk: Desk) -> None:
    await desk.look(5)
    assert desk.reads == []
    assert desk.reloading.state.since == MORNING


async def test_change_is_taken_over_after_one_quiet_look(desk: Desk) -> None:
    await desk.look(2)
    desk.save(FIRST, "two")
    await desk.look()
    assert desk.reads == []
    desk.clock.let_pass(60)
    with capture_logs() as logs:
        await desk.look()
    assert desk.in_use == content_version(desk.root)
    assert (desk.reloading.state.since, desk.reloading.state.refused_problems) == (desk.clock.now(), 0)
    assert [entry["event"] for entry in logs] == ["content_reloaded"]
    await desk.look(3)
    assert len(desk.reads) == 1


async def test_half_saved_tree_is_waited_for(desk: Desk) -> None:
    await desk.look(2)
    for text in ("two", "three", "four"):
        desk.save(FIRST, text)
        await desk.look()
        desk.save(SECOND, text)
        await desk.look()
    assert desk.reads == []
    await desk.look()
    assert desk.reads == [content_version(desk.root)] == [desk.in_use]


async def test_files_saved_while_they_are_read_are_read_once_more(desk: Desk) -> None:
    await desk.look(2)
    before = desk.in_use
    desk.save(FIRST, "two")
    desk.meanwhile.append(lambda: desk.save(SECOND, "two, later"))
    await desk.look(2)
    assert desk.in_use == before
    await desk.look(2)
    assert len(desk.reads) == 2
    assert desk.in_use == content_version(desk.root)


async def test_change_between_the_start_and_the_first_look_is_seen(desk: Desk) -> None:
    desk.save(FIRST, "two")
    await desk.look(2)
    assert desk.in_use == content_version(desk.root)


@pytest.mark.parametrize("change", ["new", "gone"])
async def test_new_files_and_files_that_are_gone_count(desk: Desk, change: str) -> None:
    await desk.look(2)
    if change == "new":
        desk.save("content/third.yml", "one")
    else:
        (desk.root / SECOND).unlink()
    await desk.look(2)
    assert desk.in_use == content_version(desk.root)


async def test_sentences_count_for_the_search_knows_them(desk: Desk) -> None:
    await desk.look(2)
    before = desk.in_use
    (desk.root / "nlu_data").mkdir()
    desk.save("nlu_data/topic.yml", "one")
    await desk.look(2)
    assert (desk.in_use, len(desk.reads)) == (before, 1)
    desk.save("config.yml", "one")
    await desk.look(2)
    assert len(desk.reads) == 2


async def test_file_saved_as_it_was_changes_nothing(desk: Desk) -> None:
    await desk.look(2)
    os.utime(desk.root / FIRST, (1, 1))
    await desk.look(2)
    assert desk.reads == []


async def test_broken_files_keep_the_old_book_until_they_are_mended(desk: Desk) -> None:
    await desk.look(2)
    before = desk.in_use
    desk.save(FIRST, "broken")
    problems = [Problem(FIRST, 3, 5, "too-short", {"key": "SECRET"}), Problem(SECOND, 1, 1, "tab")]
    desk.faults.append(ContentError(problems))
    with capture_logs() as logs:
        await desk.look(4)
    assert desk.in_use == before
    assert (desk.reloading.state.since, desk.reloading.state.refused_problems) == (MORNING, 2)
    (entry,) = logs
    assert entry["event"] == "content_refused"
    assert entry["problems"] == ["content/first.yml:3:5: error too-short", "content/second.yml:1:1: error tab"]
    assert "SECRET" not in str(logs)
    desk.save(FIRST, "mended")
    await desk.look(2)
    assert desk.in_use == content_version(desk.root) != before
    assert desk.reloading.state.refused_problems == 0


async def test_broken_files_that_are_put_back_are_forgotten(desk: Desk) -> None:
    await desk.look(2)
    desk.save(FIRST, "broken")
    desk.faults.append(ContentError([Problem(FIRST, 1, 1, "tab")]))
    await desk.look(2)
    assert desk.reloading.state.refused_problems == 1
    desk.save(FIRST, "one")
    await desk.look(2)
    assert (desk.reloading.state.refused_problems, len(desk.reads)) == (0, 1)
    assert desk.reloading.state.since == MORNING


async def test_answers_that_the_model_does_not_know_are_noted(desk: Desk) -> None:
    await desk.look(2)
    desk.save(FIRST, "two")
    with capture_logs() as logs:
        await desk.look(2)
    assert "craft_weaving" in logs[0]["search_only"]
    assert "tuition_public" not in logs[0]["search_only"]


async def test_any_other_fault_is_told_once_and_the_task_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reloading, "POLL_SECONDS", 0.001)
    desk.save(FIRST, "two")
    desk.faults.append(NotThereError("SECRET"))
    with capture_logs() as logs:
        async with running(desk.reloading.run()):
            await until(lambda: asyncio.sleep(0, desk.reloading.state.refused_problems == 1))
            await asyncio.sleep(0.05)
            assert [entry["event"] for entry in logs] == ["content_reload_failed"]
            desk.save(FIRST, "three")
            await until(lambda: asyncio.sleep(0, desk.in_use == content_version(desk.root)))
    assert "SECRET" not in str(logs)
    assert desk.reloading.state.refused_problems == 0


def test_footprint_tells_same_sized_files_apart_by_their_time(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "a.yml"
    file.write_text("one", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    before = footprint(tmp_path)
    os.utime(file, ns=(2, 2))
    assert footprint(tmp_path) != before
    assert footprint(tmp_path / "nowhere") == ()


def test_file_that_goes_away_while_it_is_looked_at_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reloading, "_watched", lambda _: ["content/gone.yml"])
    assert footprint(tmp_path) == ()


def _copy_of_everything(root: Path) -> Path:
    """Copy all that editors write."""
    for folder in ("content", "nlu_data", "dialogue_policies"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "config.yml", root)
    return root


async def test_real_files_are_reloaded_refused_and_mended(tmp_path: Path, settings: Settings) -> None:
    """The whole way with the real content."""
    _copy_of_everything(tmp_path)
    own = replace(settings, root=tmp_path)
    shelf = Shelf(load_warm_edition(own))
    follower = Reloading(tmp_path, shelf, lambda: load_warm_edition(own), FakeClock(), shelf.book.answer_of_intent)
    greetings = tmp_path / "content" / "replies" / "greetings.yml"
    text = greetings.read_text(encoding="utf-8")
    before = shelf.book

    greetings.write_text(text + "\t\n", encoding="utf-8")
    with capture_logs() as logs:
        await follower.look()
        await follower.look()
    assert shelf.book is before
    assert follower.state.refused_problems > 0
    assert any("content/replies/greetings.yml" in line and line.endswith(" error tab") for line in logs[-1]["problems"])

    greetings.write_text(f"{text}# mended\n", encoding="utf-8")
    await follower.look()
    await follower.look()
    assert shelf.book.version == content_version(tmp_path) != before.version
    assert shelf.book.answers.keys() == before.answers.keys()
    assert follower.state.refused_problems == 0


async def test_running_gateway_follows_the_files(tmp_path: Path, gateway_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reloading, "POLL_SECONDS", 0.05)
    root = _copy_of_everything(tmp_path / "root")
    places = root / "content" / "places.yml"
    text = places.read_text(encoding="utf-8")
    async with running_gateway(replace(gateway_settings, root=root)), aiohttp.ClientSession(gateway_settings.address) as session:

        async def told(key: str, value: object) -> bool:
            async with session.get("/healthz") as response:
                return bool((await response.json())[key] == value)

        before = content_version(root)
        assert await told("content", before)
        places.write_text("nowhere: [", encoding="utf-8")
        await until(lambda: told("refused_problems", 1))
        assert await told("content", before)
        places.write_text(f"{text}# mended\n", encoding="utf-8")
        await until(lambda: told("content", content_version(root)))
        assert await told("refused_problems", 0)
