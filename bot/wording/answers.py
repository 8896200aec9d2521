"""An answer, or one of the bot's own phrases, as one reply for this asker on this day."""

from collections.abc import Iterable
from dataclasses import replace

from bot.conversations import Reply, ReplyKind
from bot.knowledge import Answer
from bot.wording.choices import handoff_choice, word_choices
from bot.wording.citations import print_citation
from bot.wording.doubts import doubts, kind_of, word_withheld
from bot.wording.figures import print_amounts
from bot.wording.voice import Voice


def word_answer(voice: Voice, answer: Answer) -> Reply:
    """Word `answer` as it may be said on the day: figures computed, doubts told, overdue facts marked or withheld."""
    if answer.review.is_withheld(voice.day):
        withheld = word_withheld(voice, answer.title, answer.citations, answer.review)
        return replace(withheld, answer_id=answer.id)
    amounts = print_amounts(voice.book, answer.amounts, voice.day)
    uncertain = voice.fill(answer.uncertain, **amounts) if answer.uncertain else None
    paragraphs = [*_elsewhere(voice, answer), voice.fill(answer.text, **amounts)]
    paragraphs += doubts(voice, uncertain, answer.review)
    kind = kind_of(answer.certainty, answer.review, voice.day)
    return Reply(
        kind=kind,
        text="\n\n".join(paragraphs),
        sources=tuple(print_citation(voice.book, citation) for citation in answer.citations),
        choices=word_choices(voice.book, answer.see_also) + ((handoff_choice(voice.book),) if kind is ReplyKind.UNCERTAIN else ()),
        answer_id=answer.id,
        checked_on=answer.review.checked_on,
    )


def word_reply(voice: Voice, name: str) -> Reply:
    """Word the bot's own phrase `name`; its variants take turns."""
    own = voice.book.replies[name]
    variant = own.variants[voice.asker.turn % len(own.variants)]
    return Reply(kind=own.kind, text=voice.fill(variant), choices=own.choices)


def _elsewhere(voice: Voice, answer: Answer) -> Iterable[str]:
    """Say first that an answer is about another province than the one they spoke of, or about one of several."""
    if answer.place and voice.asker.place is None and answer.elsewhere:
        yield voice.phrase("of_province", there=voice.book.places[answer.place].name)
    elif answer.place and voice.asker.place and answer.place != voice.asker.place:
        here = voice.book.places.get(voice.asker.place)
        name = here.name if here else voice.book.vocabulary.phrases["other_province"]
        yield voice.phrase("elsewhere", there=voice.book.places[answer.place].name, here=name)
