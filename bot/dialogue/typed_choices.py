"""Typed choices: the button that a person without buttons means, or who would rather type."""

from bot.conversations import Choice
from bot.knowledge import Book
from bot.vietnamese import fold, phrase_line, syllables
from bot.wording import payloads

_LONGEST_PLACE = 6
_LONGEST_POINTING = 6
_LONGEST_ANSWER = 8
_FEWEST_SPOKEN = 2
_OF_GUIDE = frozenset({payloads.HOUSEHOLD, payloads.GUIDE})


def is_number(text: str) -> bool:
    """Tell whether a text is nothing but a number short enough to be a choice's."""
    return text.isdecimal() and len(text) <= 2  # noqa: PLR2004


def counts_choices(book: Book, text: str) -> bool:
    """Tell whether a text can only mean a choice by its place: "4", "the fourth one"."""
    return is_number(text) or _place_pointed_at(book, text) is not None


def typed_choice(book: Book, text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """Find the offered choice that is meant: by its number, its words, the province or the answer it stands for."""
    if is_number(text):
        return offered[int(text) - 1] if 1 <= int(text) <= len(offered) else None
    said = _spoken(text)
    same = next((choice for choice in offered if _spoken(choice.label) == said), None)
    return same or _pointed_at(book, text, offered) or _typed_place(book, text, offered) or _typed_in_guide(book, text, offered)


def _pointed_at(book: Book, text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """Find the choice that "the second one" or "the last one" means; the last is the last answer, not what always stands below."""
    place = _place_pointed_at(book, text)
    if place is not None:
        return offered[place] if place < len(offered) else None
    answers = [choice for choice in offered if choice.payload.partition(":")[0] == payloads.ANSWER]
    return answers[-1] if answers and _is_short(text) and book.discourse.last.leading(phrase_line(text)) else None


def _place_pointed_at(book: Book, text: str) -> int | None:
    line = phrase_line(text)
    places = (number for number, phrases in enumerate(book.discourse.ordinals) if phrases.leading(line))
    return next(places, None) if _is_short(text) else None


def _is_short(text: str) -> bool:
    return len(syllables(text)) <= _LONGEST_POINTING


def _typed_place(book: Book, text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """Find the province that a short answer to "which province?" names."""
    if len(syllables(text)) > _LONGEST_PLACE:
        return None
    line = phrase_line(text)
    meant = {payloads.payload(payloads.PLACE, f"{place.id}:") for place in book.places.values() if place.names.found_in(line)}
    return next((choice for choice in offered if any(choice.payload.startswith(start) for start in meant)), None)


def _typed_in_guide(book: Book, text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """Find the answer to the guide that a short text holds ("nha toi ho can ngheo") or begins ("quay lai").

    Whoever denies something, or asks about it, has not answered with it.
    """
    said = _spoken(text)
    if len(said.split()) > _LONGEST_ANSWER:
        return None
    labels = {_spoken(choice.label): choice for choice in offered if choice.payload.partition(":")[0] in _OF_GUIDE}
    held = [label for label in labels if len(label.split()) >= _FEWEST_SPOKEN and _answers(book, f" {said} ", f" {label} ")]
    begun = [label for label in labels if label.startswith(f"{said} ")]
    meant = max(held, key=len, default=None) or (begun[0] if len(begun) == 1 else None)
    return labels[meant] if meant else None


def _answers(book: Book, said: str, label: str) -> bool:
    before, found, after = said.partition(label)
    return bool(found) and not book.vocabulary.no_answer_marks.found_in(f"{before} ; {after}")


def _spoken(text: str) -> str:
    return " ".join(syllables(fold(text)))
