"""What was decided to be said, named by ids of the book; the words come later."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.understanding import Understanding
from bot.knowledge import Found
from bot.safety import DangerLevel
from bot.wording import payloads


@dataclass(frozen=True, slots=True)
class SayAnswer:
    """Say an answer of the knowledge base."""

    answer_id: str


@dataclass(frozen=True, slots=True)
class SayReply:
    """Say one of the bot's own phrases."""

    name: str


@dataclass(frozen=True, slots=True)
class AskBack:
    """Ask which of these answers was meant."""

    answer_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """Do what a button with this payload does: show a benefit, go a step in the guide, compare paths."""

    payload: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Search the passages for the text; if nothing fits, say the reply `otherwise`."""

    otherwise: str


@dataclass(frozen=True, slots=True)
class SayFound:
    """Say the nearest passage, and offer what else may have been meant."""

    nearest: Found
    others: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferFound:
    """Ask which of these passages was meant; at least one."""

    found: tuple[Found, ...]


type Saying = SayAnswer | SayReply | AskBack | Follow | LookUp | SayFound | OfferFound


@dataclass(frozen=True, slots=True)
class Decision:
    """What to say in a turn, and why.

    Attributes:
        sayings: what to say, in order; at least one.
        reason: who decided, for the turn's record: "danger", "tap", "command", "unreadable", "rasa", "small".
        understanding: what the engine made of the text, when one was asked.
        danger: the level that the danger check found.
        cut: the text was longer than what is read for understanding.
        forgets: everything said so far is to be erased; only the reply to this remains.
        is_gap: nothing in the book answers it; editors want to know.
    """

    sayings: tuple[Saying, ...]
    reason: str
    understanding: Understanding | None = None
    danger: DangerLevel = DangerLevel.NONE
    cut: bool = False
    forgets: bool = False
    is_gap: bool = False

    @property
    def button(self) -> str | None:
        """The payload of the button it follows, if it says nothing but what that leads to; None for a free text."""
        match self.sayings:
            case (SayAnswer(answer_id),) if self.understanding is None:
                return payloads.payload(payloads.ANSWER, answer_id)
            case (Follow(button),) if self.understanding is None:
                return button
            case _:
                return None


def payload_of(saying: Saying) -> dict[str, object]:
    """Return the `custom` payload by which Rasa's side names a saying.

    Raises:
        ValueError: a saying that only the gateway makes.
    """
    match saying:
        case SayAnswer(answer_id):
            return {"answer": answer_id}
        case SayReply(name):
            return {"reply": name}
        case AskBack(answer_ids):
            return {"ask_back": list(answer_ids)}
        case Follow(payload):
            return {"follow": payload}
        case LookUp(otherwise):
            return {"look_up": otherwise}
        case SayFound() | OfferFound():
            raise ValueError(saying)


def saying_from(payload: Mapping[str, object]) -> Saying | None:
    """Return the saying that a `custom` payload names, or None for a payload of another shape."""
    match payload:
        case {"answer": str(answer_id)}:
            return SayAnswer(answer_id)
        case {"reply": str(name)}:
            return SayReply(name)
        case {"ask_back": [*answer_ids]}:
            named = tuple(answer_id for answer_id in answer_ids if isinstance(answer_id, str))
            return AskBack(named) if len(named) == len(answer_ids) else None
        case {"follow": str(button)}:
            return Follow(button)
        case {"look_up": str(otherwise)}:
            return LookUp(otherwise)
        case _:
            return None
