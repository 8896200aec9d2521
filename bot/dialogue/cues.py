"""Cues: what people say of themselves in passing. Who is writing, which grade, which province, which school."""

import re
from dataclasses import replace

from bot.conversations import Memory, Role
from bot.knowledge import Book
from bot.vietnamese import fold, phrase_line

# With or without the letter of the class: "lop 9", "lop 9a", "l12a1".
_GRADE = re.compile(r"\b(?:lop|l|khoi) ?(1[0-2]|[6-9])(?:[a-z]\d{0,2})?\b")


def notice(book: Book, text: str, memory: Memory) -> Memory:
    """Return `memory` with what `text` tells of role, grade, province and institution; what it leaves out stays as it was."""
    line = phrase_line(text)
    grade = _GRADE.search(fold(line))
    return replace(
        memory,
        role=_role(book, line, memory.role),
        grade=int(grade[1]) if grade else memory.grade,
        place=next((place.id for place in book.places.values() if place.names.found_in(line)), memory.place),
        institution=_institution_in(book, line) or memory.institution,
    )


def institution_meant(book: Book, text: str, memory: Memory) -> str | None:
    """Return the institution that `text` names, or that it points back to: "that school"."""
    return _institution_in(book, phrase_line(text)) or (memory.institution if points_back(book, text, memory) else None)


def points_back(book: Book, text: str, memory: Memory) -> bool:
    """Tell whether `text` speaks of the school named before, "that school"."""
    line = phrase_line(text)
    return memory.institution in book.institutions and book.vocabulary.that_school.found_in(line) and not _institution_in(book, line)


def _institution_in(book: Book, line: str) -> str | None:
    """Return the institution with the longest name in `line`, made by `phrase_line`: one school's name may stand inside another's."""
    if not book.institution_names.found_in(line):
        return None
    longest, name = max(((found.names.longest_in(line), found.id) for found in book.institutions.values()), default=(0, ""))
    return name if longest else None


def _role(book: Book, line: str, before: Role) -> Role:
    marks = book.vocabulary.role_marks
    if marks[Role.PARENT].found_in(line):
        return Role.PARENT
    # A parent may also say "em" to the bot: once a parent, the word alone does not make a pupil.
    if before is Role.UNKNOWN and marks[Role.PUPIL].found_in(line):
        return Role.PUPIL
    return before
