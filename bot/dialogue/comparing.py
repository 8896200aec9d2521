"""Comparing paths by their names: "so sánh GDTX với trung học nghề"."""

from dataclasses import replace

from bot.dialogue.decision import Decision, Follow
from bot.knowledge import Book, Path, Stage
from bot.vietnamese import phrase_line
from bot.wording import payloads

_FEWEST = 2
_ALL_PATHS = frozenset(payloads.payload(payloads.PATH, stage.value) for stage in Stage)


def with_named_paths(book: Book, decision: Decision, text: str) -> Decision:
    """Put the paths that `text` names in the place of "all paths"; fewer than two of one stage change nothing."""
    line = phrase_line(text)
    if not _shows_all(decision) and not book.vocabulary.compare_marks.found_in(line):
        return decision
    named = [path for path in book.paths.values() if path.names.found_in(line)]
    stage = max(Stage, key=lambda stage: len(_of(stage, named)))
    if len(_of(stage, named)) < _FEWEST:
        return decision
    return replace(decision, sayings=(Follow(payloads.comparison(stage.value, (path.order for path in _of(stage, named)))),))


def _shows_all(decision: Decision) -> bool:
    saying = decision.sayings[0]
    return len(decision.sayings) == 1 and isinstance(saying, Follow) and saying.payload in _ALL_PATHS


def _of(stage: Stage, paths: list[Path]) -> list[Path]:
    return sorted((path for path in paths if path.stage is stage), key=lambda path: path.order)
