"""The font holds every letter of Vietnamese, and lines are broken by what it measures."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bot.pictures.blocks import BASELINE, LEADING
from bot.pictures.letters import SCALE, Font, pillow_font, width_of
from bot.pictures.wrapping import wrap

VOWELS = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in VOWELS for mark in MARKS) + "đ" + "bcdfghjklmnpqrstvwxz"
LETTERS = SMALL + SMALL.upper() + "0123456789.,:;?!+-%/()\"'&<>=·"
FONTS = [Font(14), Font(14, is_bold=True)]


def drawn(letter: str, font: Font) -> bytes:
    image = Image.new("L", (100, 100))
    ImageDraw.Draw(image).text((20, 70), letter, 255, pillow_font(font), anchor="ls")
    return image.tobytes()


@pytest.mark.parametrize("font", FONTS, ids=["regular", "bold"])
def test_every_letter_of_vietnamese_is_in_the_font(font: Font) -> None:
    # This font draws the small l as it draws the capital I.
    shapes = {letter: drawn(letter, font) for letter in LETTERS.replace("l", "")}
    missing = drawn("\U000f0000", font)

    assert len(set(LETTERS)) == len(LETTERS)
    assert [letter for letter, shape in shapes.items() if shape == missing or not any(shape)] == []
    assert len(set(shapes.values())) == len(shapes)


@pytest.mark.parametrize("font", FONTS, ids=["regular", "bold"])
def test_no_letter_reaches_out_of_its_line(font: Font) -> None:
    _, top, _, bottom = pillow_font(font).getbbox(LETTERS, anchor="ls")

    assert -top <= font.size * SCALE * BASELINE + 1
    assert bottom <= font.size * SCALE * (LEADING - BASELINE) + 1


@given(st.text(st.sampled_from("WMiộỮ  -"), max_size=80), st.floats(20, 300))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, width, FONTS[1])

    assert all(width_of(line, FONTS[1]) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_are_cut_only_when_they_must() -> None:
    width = width_of("nghề nghiệp", FONTS[0])

    assert wrap("nghề nghiệp hướng", width, FONTS[0]) == ["nghề nghiệp", "hướng"]
    assert [len(line) for line in wrap("W" * 9, width_of("WWWW", FONTS[0]), FONTS[0])] == [4, 4, 1]
