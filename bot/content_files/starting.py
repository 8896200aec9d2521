"""Starting an entry: a commented file with every key, so that nobody begins with an empty page.

What is written passes the check as a draft, and the bot goes on running with it. Provisions have no drafts: their
clauses are left blank, and the check fails until they are written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Any

from bot.content_files.content import Content, read_content
from bot.content_files.items import Entries
from bot.content_files.policies import read_policies
from bot.content_files.references import MAX_PAYLOAD
from bot.content_files.rules import answer_intents, rule_intent
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import MAX_LABEL
from bot.knowledge import SourceStatus, intent_of
from bot.vietnamese import fold
from bot.wording.payloads import payload

_TEMPLATES = Path(__file__).with_name("templates")
_REVIEW_AFTER = timedelta(days=182)
_MAX_PATH_LABEL = 24
_OTHER = re.compile(r"[^a-z0-9]+")
_STEP = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry that may be started.

    Attributes:
        word: what an editor calls it, which is also its template and the beginning of its payload.
        folder: where its files stand below content/.
        example: a name it may have.
        joint: what joins the words of its name.
        reviewed_in: what stands before its name in lists of what is due.
    """

    word: str
    folder: str
    example: str
    joint: str = "_"
    reviewed_in: str = ""

    def path(self, name: str) -> str:
        """Return the path of the entry `name`, from the root of the project."""
        return f"content/{self.folder}/{name}.yml"


KINDS = {
    kind.word: kind
    for kind in (
        Kind("answer", "answers", "tuition/ten_cau"),
        Kind("benefit", "benefits", "ten_khoan", reviewed_in="benefits/"),
        Kind("institution", "institutions", "nghe_an/ten_truong", reviewed_in="institutions/"),
        Kind("path", "paths", "after_grade_9/ten_huong", reviewed_in="paths/"),
        Kind("provision", "provisions", "nd-238-2025", joint="-", reviewed_in="provisions/"),
    )
}


class NameRefusedError(ValueError):
    """An entry cannot be started under this name.

    Attributes:
        reason: a word for why: "malformed", "exists", "too_long", "place_unknown", "source_unknown", "intent_taken".
        values: what fills the sentence for that reason; always with `instead`, a name that would do.
    """

    def __init__(self, reason: str, **values: str) -> None:
        """Name the reason and what to tell about it."""
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Started:
    """What was written.

    Attributes:
        name: how `laban due` and `laban preview` call the entry.
        paths: the files written or added to, the entry's own first.
    """

    name: str
    paths: tuple[str, ...]


def start_entry(root: Path, kind: Kind, name: str, today: date) -> Started:
    """Write the file of a new entry, and for an answer the place for its sentences.

    Raises:
        NameRefusedError: the name is malformed or taken.
    """
    content, _ = read_content(root)
    _require_name(root, content, kind, name)
    reviewed_name = kind.reviewed_in + name
    values = {
        "name": reviewed_name,
        "label": name[-(_MAX_PATH_LABEL if kind.word == "path" else MAX_LABEL) :],
        "today": f"{today}",
        "review_by": f"{today + _REVIEW_AFTER}",
        "source": name if kind.word == "provision" else _any_source(content),
        "place": name.partition("/")[0].replace("_", "-"),
        "order": str(_next_order(content, kind, name)),
    }
    path = root / kind.path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_filled(kind.word, values), encoding="utf-8")
    sentences = (_start_sentences(root, name),) if kind.word == "answer" else ()
    return Started(reviewed_name, (kind.path(name), *sentences))


def _require_name(root: Path, content: Content, kind: Kind, name: str) -> None:
    found = content.entry_of(kind.path(name))
    is_worded = kind.word == "provision" or all(part[0].isalpha() for part in name.split("/") if part)
    if found is None or not is_worded or kind.joint not in "_-":
        raise NameRefusedError("malformed", typed=name, instead=_proposal(content, kind, name))
    entries, _ = found
    if name in entries.known or (root / kind.path(name)).exists():
        raise NameRefusedError("exists", path=kind.path(name), instead=_another(entries, name, kind.joint))
    longest = payload(kind.word, name)
    if len(longest) > MAX_PAYLOAD:
        excess = len(longest) - MAX_PAYLOAD
        raise NameRefusedError("too_long", typed=name, excess=str(excess), instead=name[:-excess].rstrip("_-"))
    for refusal in _refusals(root, content, kind, name):
        raise refusal
