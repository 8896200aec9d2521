"""The names of everything the book knows, as Rasa's lookup tables and synonyms."""

from collections.abc import Iterable, Iterator

from bot.knowledge import Book, Lookup
from bot.vietnamese import fold


def lookups_yaml(book: Book) -> str:
    """Return a file of Rasa's training data: the names of each kind, and what each name stands for, "place:nghe-an"."""
    tables: dict[str, list[str]] = {}
    for lookup in book.lookups:
        tables.setdefault(lookup.kind.value, []).extend(_typed(lookup))
    lists = (_block("lookup", kind, names) for kind, names in tables.items())
    synonyms = (_block("synonym", lookup.key, _typed(lookup)) for lookup in book.lookups)
    return "".join(['version: "3.1"\n', "nlu:\n" if book.lookups else "nlu: []\n", *lists, *synonyms])


def _typed(lookup: Lookup) -> Iterator[str]:
    """Go through the names as they are typed, with and without diacritics, each once."""
    yield from dict.fromkeys(form for name in lookup.names for form in (name, fold(name)))


def _block(sort: str, name: str, examples: Iterable[str]) -> str:
    # Names are words and blanks: nothing in them is YAML.
    listed = "".join(f"    - {example}\n" for example in examples)
    return f"- {sort}: {name}\n  examples: |\n{listed}"
