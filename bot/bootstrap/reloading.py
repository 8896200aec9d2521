"""Reloading: what editors saved becomes the content in use, without a restart; what is wrong with it stays outside.

The files are looked at every few seconds. Whoever saves many of them, or checks out another version, is waited for:
only after a quiet look is a new edition read, in a thread, and put on the shelf whole. Turns that have begun end with
the edition they began with. Sentences are watched too, for the search knows them; what the engines learn from them,
and the rules, takes effect at the next start.
"""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.bootstrap.engines import Shelf
from bot.content_files import ContentError
from bot.content_files.content import yaml_paths
from bot.content_files.load import content_version, hash_of
from bot.content_files.policies import CONFIG
from bot.ports import Clock, ContentState, Edition

POLL_SECONDS = 3.0
_MOST_TOLD = 50
_WATCHED = ("content", "nlu_data", "dialogue_policies")
"""Everything that is read for an edition, or that must be readable for it."""

type Footprint = tuple[tuple[str, int, int], ...]

log = structlog.get_logger()


@dataclass(slots=True)
class Reloading:
    """Keeps a shelf up to date with the content files.

    Attributes:
        root: the folder above content/.
        shelf: where the edition in use stands.
        load: reads a new edition; runs in a thread.
        clock: tells the time.
        trained_intents: what the small engine has learnt; other answers are found by search alone until it learns again.
        state: what a monitor wants to know.
    """

    root: Path
    shelf: Shelf
    load: Callable[[], Edition]
    clock: Clock
    trained_intents: Collection[str]
    state: ContentState = field(init=False)
    _seen: Footprint | None = None
    _is_settled: bool = False
    _in_use: str | None = None

    def __post_init__(self) -> None:
        """Begin with what is on the shelf."""
        self.state = ContentState(self.clock.now())

    async def run(self) -> None:
        """Look at the files every few seconds until cancelled."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            try:
                await self.look()
            except Exception as fault:  # noqa: BLE001 - the bot goes on with what it has; a trace may quote texts
                self._is_settled = True
                self.state = ContentState(self.state.since, refused_problems=1)
                log.error("content_reload_failed", fault=type(fault).__name__)  # noqa: TRY400

    async def look(self) -> None:
        """Look once; read a new edition when the files have changed since the last but one look and not since the last."""
        now = await asyncio.to_thread(footprint, self.root)
        if now != self._seen:
            self._seen, self._is_settled = now, False
        elif not self._is_settled:
            self._is_settled = await self._take_over(now)

    async def _take_over(self, seen: Footprint) -> bool:
        """Put the files' edition on the shelf, or tell why not; False when they must be looked at again."""
        version = await asyncio.to_thread(content_version, self.root)
        texts = await asyncio.to_thread(lambda: hash_of(self.root, _watched(self.root)))
        if self._in_use is None and version == self.shelf.book.version:
            self._in_use = texts
        if texts == self._in_use:
            # Saved as it was, or put back: what was refused is gone.
            self.state = ContentState(self.state.since)
            return True
        outcome = await asyncio.to_thread(self._read)
        if await asyncio.to_thread(footprint, self.root) != seen:
            return False  # Saved while it was being read: half of it may be old.
        if isinstance(outcome, ContentError):
            self._refuse(version, outcome)
        else:
            self._put(outcome)
            self._in_use = texts
        return True

    def _read(self) -> Edition | ContentError:
        try:
            return self.load()
        except ContentError as fault:
            return fault

    def _put(self, edition: Edition) -> None:
        before, self.shelf.edition = self.shelf.book.version, edition
        self.state = ContentState(self.clock.now())
        unlearnt = sorted(edition.book.answer_of_intent.keys() - set(self.trained_intents))
        log.info("content_reloaded", version=edition.book.version, before=before, answers=len(edition.book.answers), search_only=unlearnt)

    def _refuse(self, version: str, fault: ContentError) -> None:
        self.state = ContentState(self.state.since, len(fault.problems))
        # Codes and places, as `laban check` prints them; never the words.
        told = [problem.headline for problem in fault.problems[:_MOST_TOLD]]
        log.warning("content_refused", version=version, in_use=self.shelf.book.version, count=len(fault.problems), problems=told)


def footprint(root: Path) -> Footprint:
    """Return path, time of change and size of all files that are watched; one that goes away meanwhile is left out."""
    found = []
    for path in _watched(root):
        try:
            status = (root / path).stat()
        except FileNotFoundError:
            continue
        found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _watched(root: Path) -> list[str]:
    config = [CONFIG] if (root / CONFIG).exists() else []
    return [*config, *(path for folder in _WATCHED for path in yaml_paths(root, folder))]
