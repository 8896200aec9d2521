"""Breaking a text into lines by the width of its letters."""

from bot.pictures.letters import Font, width_of


def wrap(text: str, width: float, font: Font) -> list[str]:
    """Return the lines of `text`, none wider than `width`; a word is cut only if no line can hold it."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, font) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, width, font)
    return lines


def is_cut(text: str, width: float, font: Font) -> bool:
    """Tell whether a word of `text` is wider than a line."""
    return any(width_of(word, font) > width for word in text.split())


def _pieces(word: str, width: float, font: Font) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, font) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
