"""A turn: one inbound message and all it leads to.

Fixed order: danger, things that cannot be read, taps and typed choices, commands, free text. The first four
are settled here; free text is decided by an interpreter between `settle` and `take_turn`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.conversations import Choice, Conversation, InboundMessage, Memory, MessageKind, Reply, ReplyKind
from bot.dialogue.cues import notice
from bot.dialogue.decision import AskBack, Decision, SayAnswer, Saying, SayReply
from bot.dialogue.understanding import Understanding
from bot.knowledge import FORGET_PAYLOAD, HANDOFF_PAYLOAD, Asker, Book, handoff_choice, word_answer, word_choices, word_reply
from bot.safety import DangerLevel
from bot.vietnamese import clean, fold, has_words

READ_LIMIT = 300
"""Characters of a free text that are read for understanding; the whole text is stored."""

OTHER_PAYLOAD = "reply:ask_again"
SHAKY_BELOW = 0.6
"""Below this confidence an answer also offers what else may have been meant."""
WORTH_OFFERING = 0.05
RUNNERS_UP = 2
MOST_CHOICES = 4

_MISSED = frozenset({ReplyKind.UNKNOWN, ReplyKind.ASK_BACK})
_DANGER_REPLIES = {level: f"danger_{level.value}" for level in DangerLevel if level is not DangerLevel.NONE}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one inbound message led to; stored as a record of why the bot said it.

    Attributes:
        replies: what is said back, in order.
        memory: what the bot remembers from now on.
        decision: what was decided, by whom, from which understanding.
    """

    replies: tuple[Reply, ...]
    memory: Memory
    decision: Decision

    @property
    def wants_person(self) -> bool:
        """Whether the contact asked for a person in this turn."""
        return any(reply.kind is ReplyKind.HANDOFF for reply in self.replies)

    @property
    def offers_person(self) -> bool:
        """Whether a person is asked for, or one tap away."""
        return self.wants_person or any(choice.payload == HANDOFF_PAYLOAD for reply in self.replies for choice in reply.choices)


def settle(book: Book, conversation: Conversation, message: InboundMessage) -> Decision | None:
    """Decide what needs no understanding; None means a free text that an interpreter must decide."""
    danger = book.danger.assess(message.text)
    if danger is not DangerLevel.NONE:
        return Decision((SayReply(_DANGER_REPLIES[danger]),), "danger", danger=danger)
    if message.kind is MessageKind.TAP:
        return _follow(book, message.payload, "tap")
    text = clean(message.text)
    if unreadable := _unreadable(message.kind, text):
        return Decision((SayReply(unreadable),), "unreadable")
    if chosen := _typed_choice(text, conversation.memory.offered):
        return _follow(book, chosen.payload, "tap")
    return _command(book, text) if text.startswith("/") else None


def take_turn(book: Book, conversation: Conversation, message: InboundMessage, decision: Decision, today: date) -> Turn:
    """Word `decision` as the replies of one turn, and remember what matters."""
    memory = notice(book, clean(message.text, READ_LIMIT), conversation.memory)
    asker = Asker(memory.role, conversation.turns, memory.place)
    replies = [_word(book, saying, asker, today) for saying in decision.sayings]
    if _is_shaky(decision) and replies[0].answer_id:
        replies[0] = _with_runners_up(book, replies[0], decision.understanding)
    if decision.cut:
        note = word_reply(book, "read_in_part", asker, today)
        replies[0] = replace(replies[0], text=f"{note.text}\n\n{replies[0].text}")
    return Turn(tuple(replies), _remember(memory, replies), decision)


def readable_text(message: InboundMessage) -> tuple[str, bool]:
    """Return the part of a free text that is read for understanding, and whether any was cut off."""
    text = clean(message.text)
    return text[:READ_LIMIT], len(text) > READ_LIMIT


def _word(book: Book, saying: Saying, asker: Asker, today: date) -> Reply:
    match saying:
        case SayAnswer(answer_id) if answer := book.answer_at(answer_id, asker.place):
            return word_answer(book, answer, asker, today)
        case AskBack(answer_ids):
            question = word_reply(book, "ask_back", asker, today)
            other = Choice(book.vocabulary.phrases["other_question_label"], OTHER_PAYLOAD)
            return replace(question, choices=(*word_choices(book, answer_ids), other, handoff_choice(book)))
        case SayReply(name) if name in book.replies:
            return word_reply(book, name, asker, today)
        case _:
            # A button of an earlier version of the content, or a rule ahead of it.
            return word_reply(book, "no_longer_here", asker, today)


def _is_shaky(decision: Decision) -> bool:
    return decision.understanding is not None and decision.understanding.confidence < SHAKY_BELOW


def _with_runners_up(book: Book, reply: Reply, understanding: Understanding | None) -> Reply:
    """Put the next likeliest answers before the related ones, for when another one was meant."""
    ranking = understanding.ranking if understanding else ()
    likely = (book.answer_of_intent.get(intent) for intent, confidence in ranking if confidence >= WORTH_OFFERING)
    offered = word_choices(book, (answer_id for answer_id in likely if answer_id and answer_id != reply.answer_id))[:RUNNERS_UP]
    person = tuple(choice for choice in reply.choices if choice.payload == HANDOFF_PAYLOAD)
    related = tuple(choice for choice in reply.choices if choice not in (*offered, *person))
    return replace(reply, choices=(*offered, *related)[: MOST_CHOICES - len(person)] + person)


def _remember(memory: Memory, replies: Iterable[Reply]) -> Memory:
    replies = list(replies)
    missed = any(reply.kind in _MISSED for reply in replies)
    answered = [reply.answer_id for reply in replies if reply.answer_id]
    return replace(
        memory,
        misses=memory.misses + 1 if missed else 0,
        last_answer=answered[-1] if answered else memory.last_answer,
        offered=tuple(choice for reply in replies for choice in reply.choices),
    )


def _unreadable(kind: MessageKind, text: str) -> str | None:
    """Return the name of the reply to something that holds nothing to understand; None when it does."""
    if kind is not MessageKind.TEXT:
        return "unreadable"
    if not text:
        return "empty"
    return None if has_words(text) else "no_words"


def _follow(book: Book, payload: str, reason: str) -> Decision:
    if payload == FORGET_PAYLOAD:
        return Decision((SayReply("forgotten"),), reason, forgets=True)
    if payload == HANDOFF_PAYLOAD:
        return Decision((SayReply("handoff"),), reason)
    kind, _, name = payload.partition(":")
    match kind:
        case "answer":
            return Decision((SayAnswer(name),), reason)
        case "reply" if name in book.replies:
            return Decision((SayReply(name),), reason)
        case _:
            return Decision((SayReply("no_longer_here"),), reason)


def _command(book: Book, text: str) -> Decision:
    # Telegram adds the bot's name in groups ("/start@la_ban_bot") and a code after links ("/start truong-a").
    name = text[1:].partition(" ")[0].partition("@")[0].lower()
    command = book.commands.get(name)
    return _follow(book, command.payload if command else "reply:help", "command")


def _typed_choice(text: str, offered: tuple[Choice, ...]) -> Choice | None:
    """Find the offered choice that a person without buttons means: its number, or its words."""
    if text.isdecimal() and 1 <= int(text[:2]) <= len(offered) and len(text) <= 2:  # noqa: PLR2004
        return offered[int(text) - 1]
    folded = fold(text)
    return next((choice for choice in offered if fold(choice.label) == folded), None)
