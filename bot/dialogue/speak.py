"""Speaking: each saying as a reply, and what it changes in memory."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversations import Choice, Memory, Reply
from bot.dialogue.decision import AskBack, Follow, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply
from bot.dialogue.guide import show_benefit, take_answer, take_step
from bot.dialogue.places import ask_for_place, asks_for_place, offer_to_keep, take_place
from bot.dialogue.refusing import take_consent, take_refusal
from bot.dialogue.weighing import PLAIN_FROM
from bot.knowledge import Found, Passage, Stage, ValueNotYetInForceError
from bot.wording import (
    Voice,
    handoff_choice,
    payloads,
    told_paths,
    word_answer,
    word_choices,
    word_comparison,
    word_institution,
    word_path,
    word_paths,
    word_provision,
    word_reply,
)

_RUNNERS_UP = 2

type Spoken = tuple[Reply, Memory]


def speak_of_today(voice: Voice, saying: Saying, memory: Memory) -> Spoken:
    """Word one saying as `speak` does; an answer with a figure of next year is not known yet."""
    try:
        return speak(voice, saying, memory)
    except ValueNotYetInForceError:
        return word_reply(voice, "unknown"), memory


def speak(voice: Voice, saying: Saying, memory: Memory) -> Spoken:
    """Word one saying; what leads nowhere (an old button, a rule ahead of the content) is told so.

    Raises:
        ValueNotYetInForceError: it tells a figure that has no value on the day.
    """
    match saying:
        case SayAnswer(answer_id):
            spoken = _answer(voice, answer_id, memory)
        case SayReply(name):
            spoken = _follow(voice, payloads.payload(payloads.REPLY, name), memory)
        case AskBack(answer_ids):
            spoken = _ask_back(voice, word_choices(voice.book, answer_ids)), memory
        case OfferFound(found):
            spoken = _ask_back(voice, tuple(_choice(hit.passage) for hit in found)), memory
        case SayFound(nearest, others):
            spoken = _found(voice, nearest, others, memory)
        case Follow(payload):
            spoken = _follow(voice, payload, memory)
        case LookUp(otherwise):
            # Nobody searched: say what is said when nothing is found.
            spoken = word_reply(voice, otherwise), memory
    return spoken


def _answer(voice: Voice, answer_id: str, memory: Memory) -> Spoken:
    answer = voice.book.answer_at(answer_id, memory.place)
    if answer is None:
        return word_reply(voice, "no_longer_here"), memory
    reply = word_answer(voice, answer)
    if asks_for_place(answer, memory):
        return ask_for_place(voice, reply, answer), replace(memory, place_was_asked=True)
    return reply, memory


def _follow(voice: Voice, payload: str, memory: Memory) -> Spoken:
    kind, _, name = payload.partition(":")
    if kind in _STEPS:
        return _STEPS[kind](voice, name, memory)
    reply = _ENTRIES[kind](voice, name) if kind in _ENTRIES else None
    return reply or word_reply(voice, "no_longer_here"), memory


def _reply(voice: Voice, name: str) -> Reply | None:
    return word_reply(voice, name) if name in voice.book.replies else None


def _institution(voice: Voice, name: str) -> Reply | None:
    institution = voice.book.institutions.get(name)
    return word_institution(voice, institution) if institution else None


def _provision(voice: Voice, name: str) -> Reply | None:
    provision = voice.book.provisions.get(name)
    return word_provision(voice, provision) if provision else None


def _path(voice: Voice, name: str) -> Reply | None:
    """Word one path, or all paths of a stage."""
    if name in voice.book.paths:
        return word_path(voice, voice.book.paths[name])
    return word_paths(voice, Stage(name)) if name in Stage and told_paths(voice, Stage(name)) else None


def _comparison(voice: Voice, name: str) -> Reply | None:
    stage, _, orders = name.partition(":")
    if stage not in Stage or not told_paths(voice, Stage(stage)):
        return None
    return word_comparison(voice, Stage(stage), [int(order) for order in orders.split("+") if order.isdecimal()])


def _benefit(voice: Voice, name: str, memory: Memory) -> Spoken:
    return show_benefit(voice, name, memory) or word_reply(voice, "no_longer_here"), memory


def _keep_place(voice: Voice, _name: str, memory: Memory) -> Spoken:
    if memory.place is None:
        return word_reply(voice, "no_longer_here"), memory
    return word_reply(voice, "place_kept"), replace(memory, place_is_kept=True)


def _in_place(voice: Voice, name: str, memory: Memory) -> Spoken:
    """Take the province that was chosen, then give the answer that waited for it."""
    place, _, answer_id = name.partition(":")
    memory = take_place(place, memory, voice.day)
    there = replace(voice, asker=replace(voice.asker, place=memory.place))
    reply, memory = _answer(there, answer_id, memory)
    return offer_to_keep(there, reply, memory), memory


def _found(voice: Voice, nearest: Found, others: tuple[Found, ...], memory: Memory) -> Spoken:
    reply, memory = _follow(voice, payloads.payload(nearest.passage.kind, nearest.passage.id), memory)
    if nearest.score < PLAIN_FROM:
        reply = replace(reply, text=f"{voice.phrase('found_nearby')}\n\n{reply.text}")
    itself = payloads.payload(payloads.ANSWER, reply.answer_id or "")
    offered = tuple(choice for hit in others[:_RUNNERS_UP] if (choice := _choice(hit.passage)).payload != itself)
    places = tuple(choice for choice in reply.choices if choice.payload.startswith(f"{payloads.PLACE}:"))
    person = tuple(choice for choice in reply.choices if choice.payload == payloads.HANDOFF)
    related = tuple(choice for choice in reply.choices if choice not in (*offered, *places, *person))
    return replace(reply, choices=(*places, *offered, *related, *person)), memory


def _ask_back(voice: Voice, offered: tuple[Choice, ...]) -> Reply:
    other = Choice(voice.book.vocabulary.phrases["other_question_label"], payloads.ASK_AGAIN)
    return replace(word_reply(voice, "ask_back"), choices=(*offered, other, handoff_choice(voice.book)))


def _choice(passage: Passage) -> Choice:
    return Choice(passage.label, payloads.payload(passage.kind, passage.id))


_ENTRIES: Mapping[str, Callable[[Voice, str], Reply | None]] = {
    payloads.REPLY: _reply,
    payloads.INSTITUTION: _institution,
    payloads.PROVISION: _provision,
    payloads.PATH: _path,
    payloads.COMPARE: _comparison,
}
"""Kinds of payloads that only show something; None when it is no longer there."""

_STEPS: Mapping[str, Callable[[Voice, str, Memory], Spoken]] = {
    payloads.ANSWER: _answer,
    payloads.BENEFIT: _benefit,
    payloads.GUIDE: take_step,
    payloads.HOUSEHOLD: take_answer,
    payloads.PLACE: _in_place,
    payloads.PLACE_KEEP: _keep_place,
    payloads.NOT_MEANT: take_refusal,
    payloads.LEND: take_consent,
}
"""Kinds of payloads that may change what is remembered."""
