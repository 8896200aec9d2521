"""Names become Rasa's lookup tables and synonyms."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from bot.content_files import load_book, load_short_forms
from bot.knowledge import Book, Lookup, LookupKind
from bot.settings import ROOT
from bot.understanding.lookups_export import lookups_yaml
from tests.services.books import tiny_book

HA_TINH = Lookup(LookupKind.PLACE, "ha-tinh", ("hà tĩnh", "ha tinh", "vũng áng"))
NGHE_AN = Lookup(LookupKind.PLACE, "nghe-an", ("nghệ an",))
GDTX = Lookup(LookupKind.SCHOOL_KIND, "gdtx", ("gdtx", "bổ túc"))


@pytest.fixture(scope="module")
def real() -> Book:
    """Return the real book."""
    return load_book(ROOT)


def blocks(book: Book, sort: str) -> dict[str, list[str]]:
    """Return what each block of one sort lists."""
    loaded: dict[str, Any] = yaml.safe_load(lookups_yaml(book))
    return {block[sort]: [line.removeprefix("- ") for line in block["examples"].splitlines()] for block in loaded["nlu"] if sort in block}


def test_each_kind_is_a_table_of_its_names_with_and_without_diacritics() -> None:
    tables = blocks(replace(tiny_book(), lookups=(HA_TINH, NGHE_AN, GDTX)), "lookup")

    assert tables == {
        "place": ["hà tĩnh", "ha tinh", "vũng áng", "vung ang", "nghệ an", "nghe an"],
        "school_kind": ["gdtx", "bổ túc", "bo tuc"],
    }


def test_each_name_stands_for_the_id_of_its_thing() -> None:
    synonyms = blocks(replace(tiny_book(), lookups=(HA_TINH, GDTX)), "synonym")

    assert synonyms == {
        "place:ha-tinh": ["hà tĩnh", "ha tinh", "vũng áng", "vung ang"],
        "school_kind:gdtx": ["gdtx", "bổ túc", "bo tuc"],
    }


def test_book_without_names_is_a_file_without_blocks() -> None:
    assert yaml.safe_load(lookups_yaml(tiny_book())) == {"version": "3.1", "nlu": []}


def test_no_name_of_the_real_book_stands_for_two_things(real: Book) -> None:
    synonyms = blocks(real, "synonym")
    names = [name for names in synonyms.values() for name in names]

    assert len(names) == len(set(names))
    assert len(synonyms) == len(real.lookups)


def test_no_name_is_a_short_form_of_another_word(real: Book) -> None:
    names = {name for names in blocks(real, "synonym").values() for name in names}

    assert names.isdisjoint(load_short_forms(ROOT))
