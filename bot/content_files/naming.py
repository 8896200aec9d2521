"""Names of new entries: what they look like, and what to write instead of one that cannot be taken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content_files.content import Content
from bot.content_files.items import Entries
from bot.content_files.policies import read_policies
from bot.content_files.rules import answer_intents, rule_intent
from bot.content_files.shape_problems import suggest
from bot.conversations import MAX_PAYLOAD
from bot.knowledge import intent_of
from bot.vietnamese import fold
from bot.wording import payloads

_NO_NAME = re.compile(r"[^a-z0-9]+")
_FREE_NUMBERS = range(2, 1000)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry.

    Attributes:
        word: what an editor calls it; also its template, and the beginning of its payload.
        folder: where its files stand below content/.
        example: a name it may have.
        joint: what joins the words of its name.
        prefix: what stands before its name where entries of all kinds are listed.
    """

    word: str
    folder: str
    example: str
    joint: str = "_"
    prefix: str = ""

    def path(self, name: str) -> str:
        """Return the path of the entry `name`, from the root of the project."""
        return f"content/{self.folder}/{name}.yml"

    def entries(self, content: Content) -> Entries[Any]:
        """Return the entries of this kind."""
        found: Entries[Any] = getattr(content, self.folder)
        return found


ANSWER = Kind(payloads.ANSWER, "answers", "tuition/ten_cau")
BENEFIT = Kind(payloads.BENEFIT, "benefits", "ten_khoan", prefix="benefits/")
INSTITUTION = Kind(payloads.INSTITUTION, "institutions", "nghe_an/ten_truong", prefix="institutions/")
PATH = Kind(payloads.PATH, "paths", "after_grade_9/ten_huong", prefix="paths/")
PROVISION = Kind(payloads.PROVISION, "provisions", "nd-238-2025", joint="-", prefix="provisions/")
KINDS = {kind.word: kind for kind in (ANSWER, BENEFIT, INSTITUTION, PATH, PROVISION)}


class NameRefusedError(ValueError):
    """No entry can be started under this name.

    Attributes:
        reason: why, in a word: malformed, taken, too_long, intent_taken, place_unknown or source_unknown.
        values: what to tell about it; `instead` is a name that would do.
    """

    def __init__(self, reason: str, **values: str) -> None:
        """Name the reason and what to tell about it."""
        super().__init__(reason)
        self.reason = reason
        self.values = values


def require_new_name(root: Path, content: Content, kind: Kind, name: str) -> None:
    """Return if an entry may be started under `name`.

    Raises:
        NameRefusedError: it may not; the error tells why, and what to write instead.
    """
    refusal = next(_refusals(root, content, kind, name), None)
    if refusal:
        raise refusal


def place_of(name: str) -> str:
    """Return the id of the province in whose folder an institution stands: "nghe-an" for "nghe_an/viet_duc"."""
    return name.partition("/")[0].replace("_", "-")


def _refusals(root: Path, content: Content, kind: Kind, name: str) -> Iterator[NameRefusedError]:
    """Go through what is wrong with a name, each reason resting on those before it."""
    if not _is_well_formed(content, kind, name):
        yield NameRefusedError("malformed", typed=name, instead=_mended(content, kind, name))
    if _is_taken(root, content, kind, name):
        yield NameRefusedError("taken", path=kind.path(name), instead=_free(root, content, kind, name))
    button = payloads.payload(payloads.NOT_MEANT if kind is ANSWER else kind.word, f"{name}/99" if kind is PROVISION else name)
    if len(button) > MAX_PAYLOAD:
        longest = name[: MAX_PAYLOAD - len(button)].rstrip("_-/")
        yield NameRefusedError("too_long", typed=name, length=str(len(longest)), instead=longest)
    if kind is ANSWER and (owner := _owner(root, content, intent_of(name))):
        yield NameRefusedError("intent_taken", intent=intent_of(name), owner=owner, instead=_free(root, content, kind, name))
    if kind is INSTITUTION and content.places.lacks(place := place_of(name)):
        folder = _nearest(place, content.places.known).replace("-", "_")
        yield NameRefusedError("place_unknown", place=place, instead=f"{folder}/{name.partition('/')[2]}")
    if kind is PROVISION and content.sources.lacks(name):
        yield NameRefusedError("source_unknown", name=name, instead=_nearest(name, content.sources.known))


def _is_well_formed(content: Content, kind: Kind, name: str) -> bool:
    is_worded = kind is PROVISION or all(part[:1].isalpha() for part in name.split("/"))
    return is_worded and content.entry_of(kind.path(name)) is not None


def _is_taken(root: Path, content: Content, kind: Kind, name: str) -> bool:
    return name in kind.entries(content).known or (root / kind.path(name)).exists()


def _mended(content: Content, kind: Kind, typed: str) -> str:
    """Return the name that was probably meant, or an example when that cannot be told."""
    bare = typed.strip().removesuffix(".yml").removeprefix("content/").removeprefix(f"{kind.folder}/")
    parts = (_NO_NAME.sub(kind.joint, fold(part)).strip(kind.joint) for part in bare.split("/"))
    mended = ("-" if kind is PROVISION else "/").join(part for part in parts if part)
    return mended if _is_well_formed(content, kind, mended) else kind.example


def _free(root: Path, content: Content, kind: Kind, name: str) -> str:
    """Return the name with the first number that makes it free; for a provision, the most similar source without one."""
    if kind is PROVISION:
        return suggest(name, content.sources.known - content.provisions.known) or kind.example
    numbered = (f"{name}_{number}" for number in _FREE_NUMBERS)
    return next((other for other in numbered if not _is_taken(root, content, kind, other)), kind.example)


def _owner(root: Path, content: Content, intent: str) -> str | None:
    """Return what the sentences of an intent lead to already: an answer, or the place of a rule."""
    if answer := answer_intents(content).get(intent):
        return answer
    policies, _ = read_policies(root)
    return next((rule.line for rule in policies.rules if rule_intent(rule.shape) == intent), None)


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    return suggest(name, names) or next(iter(names), name)
