"""Names for the things the book knows: gathered, never shared by two of them, and each found in a text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content_files import load_book
from bot.content_files.content import read_content
from bot.content_files.lookups import build_lookups, readings
from bot.knowledge import Book, Lookup, LookupKind
from bot.vietnamese import Phrases, fold, phrase_line
from tests.content.trees import CENTRE, DAY, PROVINCES, change, codes, places

ROOT = Path(__file__).parents[2]
LOOKUPS = build_lookups(read_content(ROOT)[0])


@pytest.fixture(scope="module")
def finders() -> dict[str, Phrases]:
    """What finds the names of each thing."""
    return {lookup.key: Phrases(lookup.names) for lookup in LOOKUPS}


def of(book: Book) -> dict[str, tuple[str, ...]]:
    """Return the names by the thing they stand for."""
    return {lookup.key: lookup.names for lookup in book.lookups}


def meant(finders: dict[str, Phrases], text: str) -> Iterator[str]:
    """Go through the things whose name is the longest in `text`."""
    line = phrase_line(text)
    lengths = {key: names.longest_in(line) for key, names in finders.items()}
    return (key for key, length in lengths.items() if length == max(lengths.values()))


# The tiny tree.


def test_places_of_both_files_are_one(base: Path) -> None:
    change(base, PROVINCES, "name: Nghệ An\n", "name: Nghệ An\n  also_called: [quê choa]\n")
    lookups = of(load_book(base))

    assert lookups["place:nghe-an"] == ("nghệ an", "xứ nghệ", "quê choa")
    assert lookups["place:ha-tinh"] == ("hà tĩnh", "hồng lĩnh", "hồng lãnh")


def test_institution_is_called_by_its_printed_names_too(base: Path) -> None:
    names = of(load_book(base))["institution:nghe_an/mau"]

    assert names == ("trường cao đẳng việt mẫu", "trường trung cấp mẫu", "cao đẳng mẫu", "nghề mẫu")


def test_kinds_of_school_and_roles_have_names(base: Path) -> None:
    lookups = of(load_book(base))

    assert lookups["school_kind:gdtx"] == ("bổ túc",)
    assert lookups["role:parent"] == ("con tôi", "con mình", "con nhà tôi")
    assert lookups["occupation:han"] == ("thợ hàn",)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_institution_that_nobody_sees_has_no_names(base: Path, status: str) -> None:
    change(base, CENTRE, "status: published", f"status: {status}")

    assert "institution:nghe_an/gdtx" not in of(load_book(base))


def test_one_thing_may_say_its_name_twice(base: Path) -> None:
    change(base, PROVINCES, "hà tĩnh,", "hà tĩnh, ha tinh, Hà Tĩnh,")

    assert codes(base, DAY) == []
    assert of(load_book(base))["place:ha-tinh"][:2] == ("hà tĩnh", "ha tinh")


def test_names_are_told_apart_across_kinds(base: Path) -> None:
    change(base, PROVINCES, "hà tĩnh,", "hà tĩnh, tho han,")

    assert places(base, DAY, "lookup-name-twice") == ["content/occupations.yml"]


def test_name_of_two_things_is_told_once(base: Path) -> None:
    change(base, PROVINCES, "hồng lĩnh/lãnh", "nghệ/xứ an/nghệ")

    assert places(base, DAY, "lookup-name-twice") == [PROVINCES]


def test_phrase_stands_for_each_of_its_choices() -> None:
    assert readings("Trường a/b * c") == ["trường a c", "trường b c"]


# The real files.


def test_there_are_34_provinces_and_those_with_entries_are_among_them(root: Path) -> None:
    content, _ = read_content(root)

    assert len(content.provinces.items) == 34
    assert content.places.items.keys() <= content.provinces.items.keys()


def test_every_kind_has_names() -> None:
    assert {lookup.kind for lookup in LOOKUPS} == set(LookupKind)


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: lookup.key)
def test_every_name_is_found_by_itself_with_and_without_diacritics(finders: dict[str, Phrases], lookup: Lookup) -> None:
    assert lookup.names
    for name in lookup.names:
        assert list(meant(finders, name)) == [lookup.key], name
        assert list(meant(finders, fold(name))) == [lookup.key], name
