"""Provinces: asked once, used at once, remembered beyond the day only with consent."""

from dataclasses import replace
from datetime import date

from bot.conversations import Choice, Memory, Reply
from bot.knowledge import Answer
from bot.wording import Voice, phrase_choice, word_reply
from bot.wording.payloads import PLACE, PLACE_KEEP, payload

OTHER, UNTOLD = "other", "none"
"""Answers to "which province?": another one than those of the book, or none of your business."""


def asks_for_place(answer: Answer, memory: Memory) -> bool:
    """Tell whether an answer differs by province and the province is not known and was not asked for."""
    return bool(answer.elsewhere) and memory.place is None and not memory.place_was_asked


def ask_for_place(voice: Voice, reply: Reply, answer: Answer) -> Reply:
    """Put the question for the province under the answer as it stands, so that nobody waits for theirs."""
    places = [Choice(place.label, payload(PLACE, f"{place.id}:{answer.id}")) for place in voice.book.places.values()]
    others = (("place_other_label", OTHER), ("place_untold_label", UNTOLD))
    choices = [phrase_choice(voice.book, label, payload(PLACE, f"{name}:{answer.id}")) for label, name in others]
    return replace(reply, text=f"{reply.text}\n\n{word_reply(voice, 'ask_place').text}", choices=(*places, *choices, *reply.choices))


def take_place(place: str, memory: Memory, today: date) -> Memory:
    """Return the memory once a province was chosen."""
    if place == UNTOLD:
        return replace(memory, place_was_asked=True)
    return replace(memory, place=place, place_since=today, place_was_asked=True)


def offer_to_keep(voice: Voice, reply: Reply, memory: Memory) -> Reply:
    """Put under a reply the question whether the province may be remembered."""
    if memory.place in {None, OTHER} or memory.place_is_kept:
        return reply
    keep = phrase_choice(voice.book, "place_keep_label", payload(PLACE_KEEP, "yes"))
    return replace(reply, choices=(*reply.choices, keep))


def without_stale(memory: Memory, today: date) -> Memory:
    """Forget what was said on an earlier day and not agreed to be kept."""
    if memory.place_since and memory.place_since < today and not memory.place_is_kept:
        memory = replace(memory, place=None, place_since=None, place_was_asked=False)
    if memory.guide and memory.guide.since < today and not memory.guide.is_kept:
        memory = replace(memory, guide=None)
    return memory
