"""The content in use, and the engine that understands without Rasa."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.content_files import load_book, load_rules, load_sentences, load_short_forms
from bot.dialogue import RulePolicy
from bot.intent_model import BrokenModelError, IntentModel, Lessons
from bot.knowledge import Book, passages_of
from bot.ports import Edition
from bot.search import PassageIndex
from bot.settings import Settings
from bot.understanding.engine_settings import read_engine_settings
from bot.understanding.lessons import names, titles
from bot.understanding.small import SmallInterpreter, taught_lines
from bot.understanding.training import small_model_path, train_small

_VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the current instant."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day it is in Viet Nam."""
        return datetime.now(_VIET_NAM).date()


@dataclass(slots=True)
class Shelf:
    """Holds the edition in use; another one may be put in its place at any time."""

    edition: Edition

    @property
    def book(self) -> Book:
        """The book of the current edition."""
        return self.edition.book


def load_shelf(settings: Settings) -> Shelf:
    """Read the content.

    Raises:
        ContentError: a file has errors.
    """
    return Shelf(load_edition(settings))


def load_edition(settings: Settings) -> Edition:
    """Read the content and what finds things in it.

    Raises:
        ContentError: a file has errors.
    """
    book = load_book(settings.root)
    return Edition(book, PassageIndex(passages_of(book), _ways_to_ask(settings, book)))


def warm_up(edition: Edition) -> None:
    """Make now what would else be made while the first person waits for an answer."""
    if isinstance(edition.search, PassageIndex):
        edition.search.warm_up()
    edition.book.danger.assess("")
    _ = edition.book.known_syllables, edition.book.answer_of_intent, edition.book.institution_names


def _ways_to_ask(settings: Settings, book: Book) -> dict[str, list[str]]:
    """Return by the id of an answer the sentences that ask for it."""
    asked: dict[str, list[str]] = {}
    for sentence, intent in load_sentences(settings.root):
        if intent in book.answer_of_intent:
            asked.setdefault(book.answer_of_intent[intent], []).append(sentence)
    return asked


def load_warm_edition(settings: Settings) -> Edition:
    """Read the content, ready for the first question.

    Raises:
        ContentError: a file has errors.
    """
    edition = load_edition(settings)
    warm_up(edition)
    return edition


def load_lessons(settings: Settings) -> Lessons:
    """Read what the engines learn from.

    Raises:
        ContentError: a file has errors.
    """
    sentences = load_sentences(settings.root)
    book = load_book(settings.root)
    return Lessons([*sentences, *titles(book)], load_short_forms(settings.root), list(names(book)))


def has_small_model(settings: Settings) -> bool:
    """Tell whether today's sentences have been learnt."""
    engine = read_engine_settings(settings.root / "config.yml")
    return small_model_path(settings.models, load_lessons(settings), engine).exists()


def prepare_small_model(settings: Settings) -> Path:
    """Train the small engine's model unless today's sentences have been learnt; return where it is."""
    engine = read_engine_settings(settings.root / "config.yml")
    lessons = load_lessons(settings)
    path = small_model_path(settings.models, lessons, engine)
    if not path.exists():
        train_small(path, lessons, engine)
    return path


def build_small_interpreter(settings: Settings) -> SmallInterpreter:
    """Build the small engine; a model that is missing or damaged is trained again."""
    path = prepare_small_model(settings)
    try:
        model = IntentModel.load(path)
    except BrokenModelError:
        path.unlink()
        model = IntentModel.load(prepare_small_model(settings))
    engine = read_engine_settings(settings.root / "config.yml")
    return SmallInterpreter(
        model, RulePolicy(load_rules(settings.root), engine.sure_from, engine.lead), taught_lines(load_sentences(settings.root))
    )
