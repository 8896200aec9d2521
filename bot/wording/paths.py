"""Paths as replies: one alone, all of a stage, or two or three side by side."""

from collections.abc import Iterator, Sequence

from bot.conversations import Choice, Reply, ReplyKind
from bot.knowledge import Citation, Path, Stage
from bot.wording import payloads
from bot.wording.choices import path_choice, phrase_choice, word_choices
from bot.wording.citations import print_citation
from bot.wording.doubts import doubts, kind_of, word_withheld
from bot.wording.voice import Voice

ASPECTS = ("gets", "takes", "costs", "leads_to", "needs", "caveats")
MOST_COMPARED, FEWEST_COMPARED = 3, 2
_OFFERED = 2
_MOST_CITED = 2
_COMPARED = ("gets", "takes", "costs", "leads_to", "caveats")


def word_paths(voice: Voice, stage: Stage) -> Reply:
    """Offer all paths of a stage, with their picture."""
    paths = told_paths(voice, stage)
    lines = "\n".join(f"• {path.title}: {voice.fill(path.gets)}" for path in paths)
    return Reply(
        kind=ReplyKind.ANSWER,
        text="\n\n".join([voice.phrase(f"paths_{stage.value}"), lines, voice.phrase("paths_hint")]),
        sources=_sources(voice, paths),
        choices=(*(path_choice(path) for path in paths), _compare_choice(voice, stage, "compare_label")),
        checked_on=min(path.review.checked_on for path in paths),
        picture=picture_of(paths),
    )


def word_path(voice: Voice, path: Path) -> Reply:
    """Word one path, aspect by aspect."""
    if path.review.is_withheld(voice.day):
        return word_withheld(voice, path.title, path.citations, path.review)
    aspects = [(voice.book.vocabulary.phrases[f"path_{aspect}"], voice.fill(getattr(path, aspect))) for aspect in ASPECTS]
    uncertain = voice.fill(path.uncertain) if path.uncertain else None
    text = "\n".join(f"• {name}: {words}" for name, words in aspects)
    return Reply(
        kind=kind_of(path.certainty, path.review, voice.day),
        text="\n\n".join([path.title, text, *doubts(voice, uncertain, path.review)]),
        sources=_sources(voice, [path]),
        choices=(
            *word_choices(voice.book, [path.more] if path.more else []),
            _compare_choice(voice, path.stage, "compare_this_label", path),
            phrase_choice(voice.book, "all_paths_label", payloads.payload(payloads.PATH, path.stage.value)),
        ),
        checked_on=path.review.checked_on,
    )


def word_comparison(voice: Voice, stage: Stage, orders: Sequence[int]) -> Reply:
    """Compare two or three paths of a stage, named by their places in it; with fewer, ask which to compare."""
    chosen = [path for path in told_paths(voice, stage) if path.order in orders][:MOST_COMPARED]
    if len(chosen) < FEWEST_COMPARED:
        return _ask_for_another(voice, stage, chosen)
    blocks = [voice.phrase("comparison", names=", ".join(path.label for path in chosen))]
    for aspect in _COMPARED:
        rows = (f"• {path.label}: {voice.fill(getattr(path, aspect))}" for path in chosen)
        blocks.append("\n".join([voice.book.vocabulary.phrases[f"path_{aspect}"], *rows]))
    unsure = [path.label for path in chosen if path.uncertain or path.review.is_overdue(voice.day)]
    if unsure:
        blocks.append(voice.phrase("comparison_unsure", names=", ".join(unsure)))
    return Reply(
        kind=ReplyKind.ANSWER,
        text="\n\n".join(blocks),
        sources=_sources(voice, chosen),
        choices=(*(path_choice(path) for path in chosen), *_another(voice, stage, chosen), _compare_choice(voice, stage, "compare_label")),
        checked_on=min(path.review.checked_on for path in chosen),
        picture=picture_of(chosen),
    )


def told_paths(voice: Voice, stage: Stage) -> list[Path]:
    """Return the paths of a stage that may be told on the day."""
    return [path for path in voice.book.paths_of(stage) if not path.review.is_withheld(voice.day)]


def picture_of(paths: Sequence[Path]) -> str:
    """Return the name of the picture that shows these paths of one stage, "after_grade_9/1+4"."""
    return f"{paths[0].stage.value}/{'+'.join(str(path.order) for path in paths)}"


def _ask_for_another(voice: Voice, stage: Stage, chosen: Sequence[Path]) -> Reply:
    others = [path for path in told_paths(voice, stage) if path not in chosen]
    choices = tuple(Choice(path.label, _comparison(stage, [*chosen, path])) for path in others)
    ask = "compare_with" if chosen else "compare_first"
    return Reply(ReplyKind.GUIDE, voice.phrase(ask, name=chosen[0].label if chosen else ""), choices=choices)


def _another(voice: Voice, stage: Stage, chosen: Sequence[Path]) -> Iterator[Choice]:
    """Offer to put a third path beside two."""
    if len(chosen) < MOST_COMPARED:
        for path in [path for path in told_paths(voice, stage) if path not in chosen][:_OFFERED]:
            yield Choice(voice.book.vocabulary.phrases["compare_add"].format(name=path.label), _comparison(stage, [*chosen, path]))


def _compare_choice(voice: Voice, stage: Stage, label: str, *paths: Path) -> Choice:
    return phrase_choice(voice.book, label, _comparison(stage, paths))


def _comparison(stage: Stage, paths: Sequence[Path]) -> str:
    return payloads.comparison(stage.value, (path.order for path in paths))


def _sources(voice: Voice, paths: Sequence[Path]) -> tuple[str, ...]:
    # Of one path everything; of several what governs each: all at once nobody would read.
    if len(paths) == 1:
        cited = paths[0].citations
    else:
        first: dict[str, Citation] = {}
        for citation in (citation for path in paths for citation in path.citations[:_MOST_CITED]):
            first.setdefault(citation.source_id, citation)
        cited = tuple(first.values())
    return tuple(print_citation(voice.book, citation) for citation in cited)
