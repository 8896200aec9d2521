"""`laban gaps`: unanswered questions in groups, each with the nearest entry."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.bootstrap.engines import SystemClock
from bot.settings import Settings
from bot.storage import Database
from bot.storage.migrate import migrate
from tests.cli.conftest import Laban

type Asked = tuple[date, str]


@pytest.fixture
def own(settings: Settings, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a database of their own, which `laban` uses."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('gaps') / 'laban.db'}"
    monkeypatch.setenv("LABAN_DATABASE_URL", url)
    return replace(settings, database_url=url)


def _keep(settings: Settings, *asked: Asked) -> None:
    async def keep() -> None:
        await migrate(settings.database_url)
        database = Database(settings.database_url)
        async with database.unit_of_work() as uow:
            for day, text in asked:
                await uow.gaps.add(day, text)
            await uow.commit()
        await database.close()

    asyncio.run(keep())


def test_database_that_is_not_there_yet_holds_no_gaps(laban: Laban, own: Settings) -> None:
    outcome = laban("gaps")
    assert (outcome.code, outcome.err, len(outcome.out.splitlines())) == (0, "", 1)


def test_questions_are_grouped_with_their_days_and_the_nearest_entry(laban: Laban, own: Settings) -> None:
    today = SystemClock().today()
    earlier = today - timedelta(days=3)
    _keep(
        own,
        (today, "học phí bổ túc ở ..."),
        (earlier, "hoc phi bo tuc o ..."),
        (today, "phi công vũ trụ"),
    )
    lines = laban("gaps").out.splitlines()
    assert "3" in lines[0]
    group = lines[2:6]
    assert group[0].startswith("2 ")
    assert f"{earlier:%d/%m/%Y} - {today:%d/%m/%Y}" in group[0]
    assert {line.strip(" -") for line in group[1:3]} == {"hoc phi bo tuc o ...", "học phí bổ túc ở ..."}
    assert "/" in group[3]
    assert any(line.startswith("1 ") for line in lines[6:])


def test_content_with_errors_is_told_instead(laban: Laban, tree: Path) -> None:
    (tree / "content/places.yml").write_text("nowhere: [", encoding="utf-8")
    outcome = laban("gaps")
    assert outcome.code != 0
    assert "content/places.yml:" in outcome.out


def test_days_say_how_far_to_look_back(laban: Laban, own: Settings) -> None:
    today = SystemClock().today()
    _keep(
        own,
        (today - timedelta(days=10), "phi công vũ trụ"),
        (today - timedelta(days=100), "tàu ngầm lặn sâu"),
    )
    shown = [laban("gaps", *words).out for words in (["--days", "5"], [], ["--days", "365"])]
    assert ["phi công" in out for out in shown] == [False, True, True]
    assert ["tàu ngầm" in out for out in shown] == [False, False, True]
