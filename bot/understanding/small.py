"""The small engine: the shared classifier and the rules of `dialogue_policies/`, inside the gateway."""

from collections.abc import Mapping, Sequence

from bot.conversations import Conversation
from bot.dialogue import Decision, RulePolicy, Understanding
from bot.dialogue.cues import notice
from bot.intent_model import IntentModel
from bot.knowledge import Book
from bot.vietnamese import phrase_line

_SURE_OF_TAUGHT = 0.95


class SmallInterpreter:
    """Decides in well under a millisecond, with no other process."""

    name = "small"

    def __init__(self, model: IntentModel, policy: RulePolicy, taught: Mapping[str, str]) -> None:
        """Rank with `model`, decide with `policy`; a sentence of `taught` (see `taught_lines`) means what it was taught to mean."""
        self._model = model
        self._policy = policy
        self._taught = taught

    @property
    def intents(self) -> frozenset[str]:
        """The intents it has learnt."""
        return frozenset(self._model.intents)

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:
        """Return the decision for `text`."""
        understanding = Understanding(self.name, self._rank(text))
        memory = notice(book, text, conversation.memory)
        return Decision(self._policy.sayings(book, understanding, memory), self.name, understanding)

    def _rank(self, text: str) -> tuple[tuple[str, float], ...]:
        ranking = self._model.rank(text)
        meant = self._taught.get(phrase_line(text))
        if meant is None:
            return tuple(ranking)
        others = [(intent, confidence * (1 - _SURE_OF_TAUGHT)) for intent, confidence in ranking if intent != meant]
        return ((meant, _SURE_OF_TAUGHT), *others)


def taught_lines(sentences: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Return the intent of each (sentence, intent) by the sentence's `phrase_line`.

    A model that has learnt from ten thousand sentences may still get one of a word or two wrong; whoever
    wrote it down expects it to be understood. A line taught under two intents is left to the model.
    """
    intents: dict[str, set[str]] = {}
    for sentence, intent in sentences:
        intents.setdefault(phrase_line(sentence), set()).add(intent)
    return {line: meant.pop() for line, meant in intents.items() if len(meant) == 1}
