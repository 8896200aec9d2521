"""The rules of `dialogue_policies/`, followed without Rasa: one intent, one or more steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversations import Memory
from bot.dialogue.actions import ACTIONS
from bot.dialogue.decision import SayAnswer, Saying, SayReply
from bot.dialogue.understanding import Understanding
from bot.knowledge import Book, intent_of

FALLBACK_INTENT = "nlu_fallback"
REPLY_PREFIX = "utter_reply_"
_ANSWER_PREFIX = "utter_answer_"


class UnknownStepError(ValueError):
    """A rule names a step that is neither an utterance of the content nor an action."""


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """Says what Rasa's RulePolicy would say to a single turn.

    Attributes:
        steps: intent to the names of its rule's steps, "utter_reply_greet" or "action_look_up". An intent
            that bears an answer's name needs no rule.
        sure_from: the confidence from which the likeliest intent is believed.
        lead: how far it must lead the second likeliest.
    """

    steps: Mapping[str, tuple[str, ...]]
    sure_from: float
    lead: float

    def sayings(self, book: Book, understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
        """Return what to say to a text so understood."""
        intent = understanding.intent if self._is_sure(understanding) else FALLBACK_INTENT
        if intent in book.answer_of_intent:
            return (SayAnswer(book.answer_of_intent[intent]),)
        steps = self.steps.get(intent, self.steps[FALLBACK_INTENT])
        return tuple(saying for step in steps for saying in self._perform(step, book, understanding, memory))

    def _is_sure(self, understanding: Understanding) -> bool:
        second = understanding.ranking[1][1] if len(understanding.ranking) > 1 else 0.0
        return understanding.confidence >= self.sure_from and understanding.confidence - second >= self.lead

    @staticmethod
    def _perform(step: str, book: Book, understanding: Understanding, memory: Memory) -> tuple[Saying, ...]:
        if step in ACTIONS:
            return ACTIONS[step](book, understanding, memory)
        if step.startswith(REPLY_PREFIX):
            return (SayReply(step.removeprefix(REPLY_PREFIX)),)
        raise UnknownStepError(step)


def utterance_of(saying: SayAnswer | SayReply) -> str:
    """Return the name under which Rasa's domain knows a saying."""
    match saying:
        case SayAnswer(answer_id):
            return _ANSWER_PREFIX + intent_of(answer_id)
        case SayReply(name):
            return REPLY_PREFIX + name
