"""A turn: one inbound message and all it leads to.

Fixed order: danger, things that cannot be read, taps and typed choices, commands, free text. The first four
are settled here; free text is decided by an interpreter between `settle` and `take_turn`.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.conversations import Conversation, InboundMessage, Memory, MessageKind, Reply, ReplyKind
from bot.dialogue.cues import notice
from bot.dialogue.decision import Decision, Follow, SayAnswer, SayFound, SayReply
from bot.dialogue.former_names import explain_former_names
from bot.dialogue.gist import gist_of
from bot.dialogue.guide import open_question
from bot.dialogue.places import without_stale
from bot.dialogue.refusing import chose_offered, offer_refusal
from bot.dialogue.speak import speak_of_today
from bot.dialogue.typed_choices import counts_choices, typed_choice
from bot.knowledge import Book
from bot.safety import DangerLevel
from bot.vietnamese import clean, has_words
from bot.wording import Asker, Voice, all_answer, payloads, word_reply, word_together

HEARD_LIMIT = 3000
"""Characters of a message in which cues and former names are looked for."""

READ_LIMIT = 300
"""Characters of a free text that are read for understanding; the whole text is stored."""

TAPPED = "tap"
"""The reason of a decision that follows a button, tapped or typed."""

_TELEPHONE = re.compile(r"(?<!\d)(?:\+?84[ .-]?|0)\d(?:[ .-]?\d){7,9}(?!\d)")
_GUIDE_GOES_ON = f"{payloads.GUIDE}:result"

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
        return self.wants_person or any(choice.payload == payloads.HANDOFF for reply in self.replies for choice in reply.choices)


def settle(book: Book, conversation: Conversation, message: InboundMessage) -> Decision | None:
    """Decide what needs no understanding; None means a free text that an interpreter must decide."""
    danger = book.danger.assess(message.text)
    if danger is not DangerLevel.NONE:
        return Decision((SayReply(_DANGER_REPLIES[danger]),), "danger", danger=danger)
    if message.kind is MessageKind.TAP:
        return _follow(book, message.payload, TAPPED)
    text = clean(message.text)
    if unreadable := _unreadable(message.kind, text):
        return Decision((SayReply(unreadable),), "unreadable")
    if chosen := typed_choice(book, text, conversation.memory.offered):
        return _follow(book, chosen.payload, TAPPED)
    if counts_choices(book, text):
        return Decision((SayReply("no_such_number"),), "unreadable")
    return _command(book, text) if text.startswith("/") else None


def take_turn(book: Book, conversation: Conversation, message: InboundMessage, decision: Decision, today: date) -> Turn:
    """Word `decision` as the replies of one turn, and remember what matters."""
    # A tapped label is the bot's word: only what they type tells of them.
    text = clean(message.text, HEARD_LIMIT) if message.kind is MessageKind.TEXT else ""
    before = without_stale(conversation.memory, today)
    memory = notice(book, text, before)
    if memory.place != before.place:
        memory = replace(memory, place_since=today, place_is_kept=False)
    voice = Voice(book, today, Asker(memory.role, conversation.turns, memory.place))
    replies, memory = _say_all(voice, decision, memory)
    replies, memory = explain_former_names(voice, text, replies, memory)
    if _TELEPHONE.search(text) and decision.danger is DangerLevel.NONE:
        replies = (replace(replies[0], text=f"{replies[0].text}\n\n{voice.phrase('keep_numbers')}"), *replies[1:])
    if decision.cut:
        note = word_reply(voice, "read_in_part")
        replies = (replace(replies[0], text=f"{note.text}\n\n{replies[0].text}"), *replies[1:])
    replies, memory = _go_on_with_guide(voice, decision, replies, memory)
    return Turn(replies, Memory() if decision.forgets else _remember(memory, decision, replies), decision)


def readable_text(message: InboundMessage) -> tuple[str, bool]:
    """Return the part of a free text that is read for understanding, and whether any was cut off."""
    gist = gist_of(clean(message.text))
    return gist[:READ_LIMIT], len(gist) > READ_LIMIT


def _say_all(voice: Voice, decision: Decision, memory: Memory) -> tuple[tuple[Reply, ...], Memory]:
    # A button that they chose by themselves leads where it says; what was made of a question may be wrong.
    may_be_wrong = decision.understanding is not None or chose_offered(memory, decision)
    replies = []
    for saying in decision.sayings:
        reply, memory = speak_of_today(voice, saying, memory)
        replies.append(reply)
    said = [word_together(voice, replies)] if all_answer(replies) else replies
    if may_be_wrong and isinstance(decision.sayings[0], SayAnswer | SayFound):
        said[0] = offer_refusal(voice, said[0])
    return tuple(said), memory


def _go_on_with_guide(voice: Voice, decision: Decision, replies: tuple[Reply, ...], memory: Memory) -> tuple[tuple[Reply, ...], Memory]:
    """After a question in the middle of the guide, ask the guide's own again; once it has its result, leave it."""
    if (
        memory.guide is None
        or memory.guide.is_kept
        or decision.forgets
        or decision.danger is not DangerLevel.NONE
        or _is_of_guide(decision)
    ):
        return replies, memory
    if open_question(voice.book, memory.guide.household) is None:
        # A tap may be on something that the result led to, with the way back under it.
        return replies, memory if decision.reason == TAPPED else replace(memory, guide=None)
    again, memory = speak_of_today(voice, Follow(_GUIDE_GOES_ON), memory)
    return (*replies, again), memory


def _is_of_guide(decision: Decision) -> bool:
    kinds = {saying.payload.partition(":")[0] for saying in decision.sayings if isinstance(saying, Follow)}
    return not kinds.isdisjoint({payloads.GUIDE, payloads.HOUSEHOLD, payloads.BENEFIT})


def _remember(memory: Memory, decision: Decision, replies: tuple[Reply, ...]) -> Memory:
    answered = [answer_id for reply in replies for answer_id in reply.answer_ids]
    return replace(
        _count_misses(memory, decision, replies),
        last_answer=answered[-1] if answered else memory.last_answer,
        offered=tuple(choice for reply in replies for choice in reply.choices),
    )


def _count_misses(memory: Memory, decision: Decision, replies: tuple[Reply, ...]) -> Memory:
    if any(reply.kind in _MISSED for reply in replies):
        return replace(memory, misses=memory.misses + 1)
    if decision.button and decision.button.startswith(f"{payloads.LEND}:"):
        return memory
    return replace(memory, misses=0, misses_before=memory.misses)


def _unreadable(kind: MessageKind, text: str) -> str | None:
    """Return the name of the reply to something that holds nothing to understand; None when it does."""
    if kind is not MessageKind.TEXT:
        return "unreadable"
    if not text:
        return "empty"
    return None if has_words(text) else "no_words"


def _follow(book: Book, payload: str, reason: str) -> Decision:
    if payload == payloads.FORGET:
        return Decision((SayReply("forgotten"),), reason, forgets=True)
    if payload == payloads.HANDOFF:
        return Decision((SayReply("handoff"),), reason)
    kind, _, name = payload.partition(":")
    match kind:
        case payloads.ANSWER:
            return Decision((SayAnswer(name),), reason)
        case payloads.REPLY if name in book.replies:
            return Decision((SayReply(name),), reason)
        case _:
            return Decision((Follow(payload),), reason)


def _command(book: Book, text: str) -> Decision:
    # Telegram adds the bot's name in groups ("/start@la_ban_bot") and a code after links ("/start truong-a").
    name = text[1:].partition(" ")[0].partition("@")[0].lower()
    command = book.commands.get(name)
    return _follow(book, command.payload if command else "reply:help", "command")
