"""`laban review`: a person looks at what the bot did not understand, and what they accept becomes sentences to learn."""

import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.bootstrap.engines import build_small_interpreter, load_shelf
from bot.cli.main import refuse_content
from bot.cli.terminal import put, text
from bot.content_files import ContentError, render_problems
from bot.content_files.teaching import Taught, is_teachable, teach
from bot.conversations import Conversation
from bot.knowledge import Book
from bot.ports import Candidate
from bot.safety.redaction import GONE
from bot.services.group_alike import Alike, group_alike
from bot.services.guess_meanings import Guess, guesses
from bot.settings import Settings
from bot.storage import Database
from bot.storage.migrate import migrate
from bot.understanding.small import SmallInterpreter
from bot.vietnamese import clean, fold
from bot.wording import print_date

_MOST_GUESSES = 4
_MOST_MATCHES = 9

type Group = Alike[Candidate]


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Go through what waits, group by group, until the end or until told to stop."""
    try:
        return asyncio.run(_review(settings, only_list=arguments.only_list))
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))


async def _review(settings: Settings, *, only_list: bool) -> int:
    async with _opened(settings) as database:
        async with database.unit_of_work() as uow:
            groups = group_alike(await uow.reviews.waiting())
        if not groups:
            put(text("review_none"))
            return 0
        put(text("review_heading", groups=len(groups), count=sum(group.count for group in groups)))
        desk = _Desk(settings, load_shelf(settings).book, build_small_interpreter(settings), database)
        for number, group in enumerate(groups, start=1):
            put()
            put(text("review_group", number=number, total=len(groups), count=group.count, days=_days(group), reasons=_reasons(group)))
            guessed = await desk.show(group)
            if not only_list and not await desk.handle(group, guessed):
                break
    if not only_list:
        paths = ", ".join(sorted(desk.changed))
        put()
        put(text("review_changed", paths=paths) if paths else text("review_unchanged"))
    return 0


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    await migrate(settings.database_url)
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


@dataclass
class _Desk:
    """Where one group after the other is looked at.

    Attributes:
        changed: the files in which something was written.
    """

    settings: Settings
    book: Book
    interpreter: SmallInterpreter
    database: Database
    changed: set[str] = field(default_factory=set)

    async def show(self, group: Group) -> Sequence[Guess]:
        """Show how a group was asked and what it may mean; return that."""
        for example in group.examples:
            put(f"  - {example}")
        guessed = guesses(group, await self._ranking(group.examples[0]), _MOST_GUESSES)
        for line in self._told(guessed):
            put(line)
        return guessed

    async def handle(self, group: Group, guessed: Sequence[Guess]) -> bool:
        """Do with a group what is said about it; False when that is to stop."""
        wordings: Sequence[str] = group.wordings
        while True:
            typed = await _hear("review_ask")
            match typed and typed.lower():
                case "n" if guessed:
                    is_done = self._teach(guessed[0].intent, wordings)
                case "n" | "c":
                    intent = await self._choose()
                    is_done = intent is not None and self._teach(intent, wordings)
                case "v":
                    wordings, is_done = await _rewritten(wordings), False
                case "b":
                    is_done = True
                case "s":
                    return True
                case "t" | None:
                    return False
                case _:
                    put(text("review_unclear"))
                    is_done = False
            if is_done:
                await self._close(group)
                return True

    def _told(self, guessed: Sequence[Guess]) -> Iterator[str]:
        if not guessed:
            yield text("review_unguessed")
            return
        yield text("review_chosen" if guessed[0].chosen else "review_likeliest", meaning=self._meaning(guessed[0].intent))
        for guess in guessed[1:]:
            yield text("review_other", meaning=self._meaning(guess.intent))

    async def _ranking(self, wording: str) -> Sequence[str]:
        question = " ".join(word for word in wording.split() if word != GONE)
        understanding = (await self.interpreter.decide(self.book, Conversation("review"), question)).understanding
        return [intent for intent, _ in understanding.ranking] if understanding else []

    def _meaning(self, intent: str) -> str:
        answer_id = self.book.answer_of_intent.get(intent)
        return text("review_meaning", intent=intent, label=self.book.answers[answer_id].label) if answer_id else intent

    async def _choose(self) -> str | None:
        """Ask for an intent until one is meant; None when none is to be."""
        matches: Sequence[str] = ()
        while typed := await _hear("review_ask_number" if matches else "review_ask_intent"):
            if typed.isdecimal() and 1 <= int(typed) <= len(matches):
                return matches[int(typed) - 1]
            found = self._matching(typed)
            if len(found) == 1:
                return found[0]
            matches = found[:_MOST_MATCHES]
            for number, intent in enumerate(matches, start=1):
                put(text("review_match", number=number, meaning=self._meaning(intent)))
            if len(found) > len(matches):
                put(text("review_more_matches", count=len(found) - len(matches)))
            if not found:
                put(text("review_no_match", typed=typed))
        return None

    def _matching(self, typed: str) -> Sequence[str]:
        """Return the intents of this name, or whose names or labels hold all that was typed."""
        if typed in self.interpreter.intents:
            return [typed]
        words = fold(typed).replace("/", "_").split()
        return [intent for intent in sorted(self.interpreter.intents) if all(word in fold(self._meaning(intent)) for word in words)]

    def _teach(self, intent: str, wordings: Sequence[str]) -> bool:
        """Write what can be taught into the intent's file; tell whether the group is dealt with."""
        whole = [wording for wording in wordings if GONE not in wording]
        if not whole:
            put(text("review_has_gaps"))
            return False
        taught = teach(self.settings.root, intent, whole)
        if taught.added:
            self.changed.add(taught.path)
        for line in _outcome(taught, [wording for wording in wordings if GONE in wording]):
            put(line)
        if taught.added or intent in {meaning for _, meaning in taught.known}:
            return True
        put(text("review_nothing_new"))
        return False

    async def _close(self, group: Group) -> None:
        async with self.database.unit_of_work() as uow:
            await uow.reviews.close([candidate.id for candidate in group.members])
            await uow.commit()


def _days(group: Group) -> str:
    first, last = print_date(group.first), print_date(group.last)
    return first if first == last else f"{first} - {last}"


def _reasons(group: Group) -> str:
    counts = Counter[str]()
    for candidate in group.members:
        counts[candidate.reason.value] += candidate.count
    return ", ".join(text(f"review_{reason}", count=count) for reason, count in counts.most_common())


def _outcome(taught: Taught, left_out: Sequence[str]) -> Iterator[str]:
    yield from (text("review_added", path=taught.path, sentence=sentence) for sentence in taught.added)
    yield from (text("review_known", intent=intent, sentence=sentence) for sentence, intent in taught.known)
    yield from (text("review_left_out", sentence=sentence) for sentence in left_out)


async def _rewritten(wordings: Sequence[str]) -> Sequence[str]:
    """Ask for a sentence in the place of the wordings; they stay when none is typed that can be taught."""
    typed = await _hear("review_ask_sentence")
    if not typed:
        return wordings
    if GONE in typed or not is_teachable(typed):
        put(text("review_unteachable"))
        return wordings
    put(text("review_rewritten", sentence=typed))
    return (typed,)


async def _hear(question: str) -> str | None:
    """Ask for a line; None at the end of the input."""
    line = await asyncio.to_thread(_read, text(question))
    return None if line is None else clean(line)


def _read(prompt: str) -> str | None:
    try:
        return input(prompt)
    except EOFError:
        put()
        return None
