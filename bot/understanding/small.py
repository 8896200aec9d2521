"""The small engine: the shared classifier and the rules of `dialogue_policies/`, inside the gateway."""

from bot.conversations import Conversation
from bot.dialogue import Decision, RulePolicy, Understanding
from bot.dialogue.cues import notice
from bot.intent_model import IntentModel
from bot.knowledge import Book


class SmallInterpreter:
    """Decides in well under a millisecond, with no other process."""

    name = "small"

    def __init__(self, model: IntentModel, policy: RulePolicy) -> None:
        """Rank with `model`, decide with `policy`."""
        self._model = model
        self._policy = policy

    @property
    def intents(self) -> frozenset[str]:
        """The intents it has learnt."""
        return frozenset(self._model.intents)

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:
        """Return the decision for `text`."""
        understanding = Understanding(self.name, tuple(self._model.rank(text)))
        memory = notice(book, text, conversation.memory)
        return Decision(self._policy.sayings(book, understanding, memory), self.name, understanding)
