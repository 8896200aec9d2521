"""The keys that stand on the screen when the Vietnamese keyboard was not switched on."""

import pytest

from bot.vietnamese.telex import keys_of


@pytest.mark.parametrize(
    ("syllable", "keys"),
    [("trường", "truowngf"), ("học", "hocj"), ("nghề", "ngheef"), ("được", "dduowcj"), ("tiếng", "tieengs"), ("mỹ", "myx"), ("đi", "ddi")],
)
def test_the_first_way_is_how_most_people_type(syllable: str, keys: str) -> None:
    assert next(keys_of(syllable)) == keys


@pytest.mark.parametrize(("syllable", "keys"), [("trường", "truowfng"), ("được", "dduowjc"), ("tiếng", "tieesng")])
def test_the_tone_may_be_struck_at_once(syllable: str, keys: str) -> None:
    assert keys in keys_of(syllable)


@pytest.mark.parametrize(("syllable", "keys"), [("nghề", "nghef"), ("trường", "truongf")])
def test_the_tone_may_be_the_only_key_struck(syllable: str, keys: str) -> None:
    assert keys in keys_of(syllable)


def test_a_syllable_without_marks_has_no_keys_of_its_own() -> None:
    assert list(keys_of("em")) == []
