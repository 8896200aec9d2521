"""Starting an entry: a commented file with every key, so that nobody begins with an empty page.

What is written passes the check as a draft, and the bot goes on running with it. Provisions have no drafts: their
clauses are left blank, and the check fails until they are written.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from bot.content_files.content import Content, read_content
from bot.content_files.entry_shapes import MAX_PATH_LABEL
from bot.content_files.naming import ANSWER, PATH, PROVISION, Kind, place_of, require_new_name
from bot.content_files.policies import read_policies
from bot.conversations import MAX_LABEL
from bot.knowledge import SourceStatus, intent_of

_TEMPLATES = Path(__file__).with_name("templates")
_REVIEW_AFTER = timedelta(days=182)
_ORDERS_APART = 10


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
    require_new_name(root, content, kind, name)
    path = root / kind.path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_template(kind.word, _values(content, kind, name, today)), encoding="utf-8")
    added = _start_sentences(root, name) if kind is ANSWER else None
    return Started(f"{kind.prefix}{name}", (kind.path(name), added) if added else (kind.path(name),))


def _values(content: Content, kind: Kind, name: str, today: date) -> dict[str, str]:
    return {
        "name": f"{kind.prefix}{name}",
        # The end of a name tells more than its beginning, and no two drafts may have one label.
        "label": name[-(MAX_PATH_LABEL if kind is PATH else MAX_LABEL) :],
        "today": f"{today}",
        "review_by": f"{today + _REVIEW_AFTER}",
        "source": name if kind is PROVISION else _any_source(content),
        "place": place_of(name),
        "order": str(_next_order(content, kind, name)),
    }


def _template(template: str, values: dict[str, str]) -> str:
    return Template((_TEMPLATES / f"{template}.yml").read_text(encoding="utf-8")).substitute(values)


def _any_source(content: Content) -> str:
    """Return a source that holds the place of the one an editor will name; the check knows no entry without."""
    in_force = (name for name, source in content.sources if source.shape.status is SourceStatus.IN_FORCE)
    return next(in_force, min(content.sources.known, default=PROVISION.example))


def _next_order(content: Content, kind: Kind, name: str) -> int:
    """Return a place behind all others; paths are counted one by one within their stage."""
    if kind is PATH:
        stage = name.partition("/")[0]
        return 1 + max((path.shape.order for other, path in content.paths if other.startswith(f"{stage}/")), default=0)
    return _ORDERS_APART + max((benefit.shape.order for _, benefit in content.benefits), default=0)


def _start_sentences(root: Path, name: str) -> str | None:
    """Add the place for the sentences of an answer to the file of its topic; None when they are there already."""
    intent = intent_of(name)
    policies, _ = read_policies(root)
    if any(block.shape.intent == intent for block in policies.intents):
        return None
    path = f"nlu_data/intents/{name.partition('/')[0]}.yml"
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else _template("intents", {})
    # Comments alone: a few sentences of a draft would be too few for the check.
    file.write_text(f"{before.rstrip()}\n{_template('intent', {'intent': intent})}", encoding="utf-8")
    return path
