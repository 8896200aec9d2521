"""Translating out: a reply as the messages Zalo shows, in plain text, with what does not fit five buttons to be typed.

Zalo refuses what is too long instead of cutting it, folds nothing and counts messages; so everything goes into as
few of them as can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.channels.splitting import split
from bot.conversations import Choice, Reply

# https://docs.zaloplatforms.com/docs/OA: error -210 when longer.
TEXT_LIMIT = 2000
# The same place: a message takes five buttons, the vendor's own SDK refuses a sixth.
MOST_BUTTONS = 5
# Not confirmed by Zalo; our own labels end at 34 characters.
TITLE_LIMIT = 100

_BULLET = "\N{BULLET} "
_LAST_OF_ONE_UNIT = "\uffff"


class ButtonTitleLengthError(ValueError):
    """A choice's label is empty or longer than Zalo takes."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button, of the kind "oa.query.show".

    Attributes:
        title: what stands on it.
        payload: what comes back when it is tapped, as if it had been typed: everybody can type it, so it is the label,
            which leads on only while it is offered.
    """

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message as Zalo gets it: plain text, and at most five buttons."""

    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Headings:
    """The lines above what Zalo does not show by itself.

    Attributes:
        sources: the line above the sources, if the reply has one.
        typed: the line above the choices that are chosen by typing their number.
    """

    sources: str | None
    typed: str


def render(reply: Reply, headings: Headings, first_number: int = 1) -> list[Outgoing]:
    """Return the messages that say `reply`, the buttons under the last; none when there is nothing to say.

    Args:
        reply: what to say.
        headings: the lines above sources and typed choices.
        first_number: the number that taps the reply's first choice; more than one after another reply of the same turn.

    Raises:
        ButtonTitleLengthError: a choice has a label that no button can carry.
    """
    tapped, typed = reply.choices[:MOST_BUTTONS], reply.choices[MOST_BUTTONS:]
    parts = [reply.text, _sources(reply.sources, headings.sources), _typed(typed, headings.typed, first_number + MOST_BUTTONS)]
    whole = "\n\n".join(part for part in parts if part.strip())
    messages = [Outgoing(text) for text in split(whole, TEXT_LIMIT, _length)]
    if messages:
        messages[-1] = replace(messages[-1], buttons=tuple(_button(choice) for choice in tapped))
    return messages


def _sources(sources: Sequence[str], heading: str | None) -> str:
    if not sources:
        return ""
    return "\n".join([*([heading] if heading else []), *(_BULLET + source for source in sources)])


def _typed(choices: Sequence[Choice], heading: str, first_number: int) -> str:
    if not choices:
        return ""
    return "\n".join([heading, *(f"{number}. {choice.label}" for number, choice in enumerate(choices, first_number))])


def _button(choice: Choice) -> Button:
    if not 1 <= len(choice.label) <= TITLE_LIMIT:
        message = f"the label {choice.label!r} has {len(choice.label)} characters; a button takes 1 to {TITLE_LIMIT}"
        raise ButtonTitleLengthError(message)
    return Button(choice.label, choice.label)


def _length(character: str) -> int:
    """Return the length of a character as UTF-16 counts it; whether Zalo counts so is not known, and this is safe."""
    return 1 + (character > _LAST_OF_ONE_UNIT)
