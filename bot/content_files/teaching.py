"""Teaching: adding a sentence to an intent's file, between its lines, so that the diff is that line alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.content_files.policies import read_policies
from bot.content_files.problems import ContentError, errors_among
from bot.content_files.sentences import Sentence, sentences_of
from bot.vietnamese import clean, fold, has_words, syllables

# Rasa would read brackets as marks; the rest is what no line of a list holds.
_NEVER = frozenset("[]{}")


class UnknownIntentError(LookupError):
    """No file has sentences of the intent."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What became of sentences that were to be taught.

    Attributes:
        path: the file of the intent, from the root of the tree.
        added: those written into it, as they stand there.
        known: those that stood under some intent already, with it.
    """

    path: str
    added: tuple[str, ...]
    known: tuple[tuple[str, str], ...]


def is_teachable(sentence: str) -> bool:
    """Tell whether a sentence can stand in an intent's file."""
    return has_words(sentence) and _NEVER.isdisjoint(sentence)


def teach(root: Path, intent: str, sentences: Iterable[str]) -> Taught:
    """Write sentences behind the last one of an intent, but for those that stand under any intent already, however accented.

    Raises:
        ContentError: a file cannot be read.
        UnknownIntentError: there is no such intent.
    """
    taught = _sentences(root)
    own = [sentence for sentence in taught if sentence.intent == intent]
    if not own:
        raise UnknownIntentError(intent)
    meanings = {sentence.spoken: sentence.intent for sentence in reversed(taught)}
    added: dict[str, str] = {}
    known: list[tuple[str, str]] = []
    for sentence in map(clean, sentences):
        spoken = " ".join(syllables(fold(sentence)))
        if spoken in meanings:
            known.append((sentence, meanings[spoken]))
        else:
            added.setdefault(spoken, sentence)
    last = own[-1].problem("sentence-twice")
    if added:
        _insert(root / last.path, last.line, added.values())
    return Taught(last.path, tuple(added.values()), tuple(known))


def _sentences(root: Path) -> list[Sentence]:
    policies, problems = read_policies(root)
    if errors := errors_among(problems):
        raise ContentError(errors)
    return sentences_of(policies)


def _insert(path: Path, line: int, sentences: Iterable[str]) -> None:
    """Put sentences behind a line, indented as it is; all else stays as it was, byte by byte."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    last = lines[line - 1]
    indent, end = last[: len(last) - len(last.lstrip())], "\r" if last.endswith("\r") else ""
    lines[line:line] = [f"{indent}- {sentence}{end}" for sentence in sentences]
    path.write_bytes("\n".join(lines).encode("utf-8"))
