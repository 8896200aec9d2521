"""The danger check returns the most urgent level it finds, in any spelling, and lets idioms pass."""

import pytest

from bot.safety import DangerLevel, DangerLexicon, compile_lexicon

LEXICON = compile_lexicon(
    {
        DangerLevel.CONCERN: ["áp lực quá", "bố mẹ ép"],
        DangerLevel.HIGH: ["không muốn sống", "bị đánh"],
        DangerLevel.IMMEDIATE: ["muốn * tự tử", "đang đánh"],
    },
    ["áp lực chết mất", "đánh vần"],
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("em muốn đi tự tử", DangerLevel.IMMEDIATE),
        ("em không muốn sống nữa", DangerLevel.HIGH),
        ("em thấy áp lực quá", DangerLevel.CONCERN),
        ("học phí bao nhiêu ạ", DangerLevel.NONE),
        ("từ từ em hỏi", DangerLevel.NONE),
    ],
)
def test_a_text_has_the_level_of_its_phrase(text: str, level: DangerLevel) -> None:
    assert LEXICON.assess(text) is level


@pytest.mark.parametrize("text", ["", " ", "\N{CRYING FACE}", "?!"])
def test_a_text_without_words_is_no_danger(text: str) -> None:
    assert LEXICON.assess(text) is DangerLevel.NONE


@pytest.mark.parametrize("text", ["áp lực quá, em muốn tự tử", "em muốn tự tử vì áp lực quá", "bị đánh, đang đánh em đây"])
def test_the_most_urgent_level_wins_wherever_it_stands(text: str) -> None:
    assert LEXICON.assess(text) is DangerLevel.IMMEDIATE


def test_high_comes_before_concern() -> None:
    assert LEXICON.assess("bố mẹ ép, em bị đánh") is DangerLevel.HIGH


@pytest.mark.parametrize("text", ["em muon tu tu", "EM MUỐN TỰ TỬ", "em muốnnnn tự tửửử", "muốn\u200b tự\u2060 tử", "muốn... tự... tử"])
def test_spelling_hides_no_danger(text: str) -> None:
    assert LEXICON.assess(text) is DangerLevel.IMMEDIATE


def test_an_idiom_is_no_danger() -> None:
    assert LEXICON.assess("thi cử áp lực chết mất") is DangerLevel.NONE


def test_an_idiom_is_cut_out_before_looking() -> None:
    lexicon = compile_lexicon({DangerLevel.HIGH: ["chết"]}, ["áp lực chết mất"])
    assert lexicon.assess("áp lực chết mất") is DangerLevel.NONE


def test_danger_beside_an_idiom_is_seen() -> None:
    assert LEXICON.assess("áp lực chết mất, em muốn tự tử") is DangerLevel.IMMEDIATE


def test_cutting_an_idiom_out_makes_no_danger_of_its_neighbours() -> None:
    assert LEXICON.assess("bị đánh vần đánh") is DangerLevel.NONE


def test_danger_far_behind_in_a_long_text_is_seen() -> None:
    assert LEXICON.assess("em hỏi " * 20_000 + "em muốn tự tử") is DangerLevel.IMMEDIATE


def test_a_level_without_phrases_finds_nothing() -> None:
    assert compile_lexicon({}, []).assess("em muốn tự tử") is DangerLevel.NONE


def test_a_lexicon_without_idioms_still_finds_danger() -> None:
    assert compile_lexicon({DangerLevel.HIGH: ["tự tử"]}, []).assess("tự tử") is DangerLevel.HIGH


def test_levels_stand_most_urgent_first() -> None:
    assert _order(LEXICON) == [DangerLevel.IMMEDIATE, DangerLevel.HIGH, DangerLevel.CONCERN]


def test_levels_given_in_any_order_stand_most_urgent_first() -> None:
    lexicon = compile_lexicon({DangerLevel.CONCERN: ["a"], DangerLevel.IMMEDIATE: ["b"], DangerLevel.HIGH: ["c"]}, [])
    assert _order(lexicon) == [DangerLevel.IMMEDIATE, DangerLevel.HIGH, DangerLevel.CONCERN]


def _order(lexicon: DangerLexicon) -> list[DangerLevel]:
    return [level for level, _ in lexicon.levels]
