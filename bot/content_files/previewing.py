"""Reading the content with one entry of it that readers may not see yet."""

from dataclasses import dataclass, replace
from pathlib import Path

from bot.content_files.building import build_book
from bot.content_files.content import Content, read_content
from bot.content_files.content_checks import check_content
from bot.content_files.load import content_version
from bot.content_files.naming import ANSWER, KINDS, PATH, PROVISION
from bot.content_files.problems import ContentError, errors_among
from bot.content_files.shape_problems import suggest
from bot.content_files.shapes import Status
from bot.knowledge import Book, Stage
from bot.wording.payloads import REPLY, payload


class UnknownEntryError(LookupError):
    """No entry and no reply has this name.

    Attributes:
        name: the name that was asked for.
        suggestion: the name that was probably meant.
    """

    def __init__(self, name: str, suggestion: str | None) -> None:
        """Name what was asked for and what was probably meant."""
        super().__init__(name)
        self.name = name
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry with the book that tells it.

    Attributes:
        name: as in `laban due`, or the name of a reply.
        status: where it stands; always published for what has no status.
        book: everything published, and the entry itself.
        payloads: the buttons that show it: one, or one for each clause.
    """

    name: str
    status: Status
    book: Book
    payloads: tuple[str, ...]


def load_preview(root: Path, name: str) -> Preview:
    """Read all content below `root`, with the entry `name` as if it were published.

    Raises:
        ContentError: a file has errors.
        UnknownEntryError: nothing has this name.
    """
    content, problems = read_content(root)
    errors = errors_among([*problems, *check_content(content)])
    words = content.words()
    if errors or words is None:
        raise ContentError(errors)
    name = _as_listed(name)
    payloads = _payloads(content)
    if name not in payloads:
        raise UnknownEntryError(name, suggest(name, payloads))
    status = _publish(content, name)
    book = build_book(content, words, content_version(root))
    return Preview(name, status, book, payloads[name])


def _as_listed(typed: str) -> str:
    """Return the name that `laban due` gives an entry, from that name or from the path of its file."""
    bare = typed.strip().removesuffix(".yml")
    return bare.removeprefix("content/").removeprefix(f"{ANSWER.folder}/") if bare.startswith("content/") else bare


def _payloads(content: Content) -> dict[str, tuple[str, ...]]:
    """Return the buttons that show each thing with a name."""
    found: dict[str, tuple[str, ...]] = {name: (payload(REPLY, name),) for name, _ in content.replies}
    for kind in KINDS.values():
        for name in kind.entries(content).items:
            found[f"{kind.prefix}{name}"] = (payload(kind.word, name),)
    for stage in Stage:
        found[f"{PATH.prefix}{stage.value}"] = (payload(PATH.word, stage.value),)
    for name, provisions in content.provisions:
        clauses = [f"{name}/{number}" for number, _ in enumerate(provisions.shape.clauses, start=1)]
        found[f"{PROVISION.prefix}{name}"] = tuple(payload(PROVISION.word, clause) for clause in clauses)
        found |= {f"{PROVISION.prefix}{clause}": (payload(PROVISION.word, clause),) for clause in clauses}
    return found


def _publish(content: Content, name: str) -> Status:
    """Let readers of `content` see an entry; return where it really stands."""
    for kind in KINDS.values():
        items = kind.entries(content).items
        item = items.get(name.removeprefix(kind.prefix)) if name.startswith(kind.prefix) else None
        status = getattr(item.shape, "status", None) if item else None
        if item and status:
            items[name.removeprefix(kind.prefix)] = replace(item, shape=item.shape.model_copy(update={"status": Status.PUBLISHED}))
            return Status(status)
    return Status.PUBLISHED
