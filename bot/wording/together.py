"""Several answers as one reply: a message for each would scatter them, and some channels charge for each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.conversations import Choice, Reply, ReplyKind
from bot.wording import payloads
from bot.wording.voice import Voice

_CHOICES_OF_EACH = 2
_NOT_OF_ONE = frozenset({payloads.HANDOFF, payloads.NOT_MEANT})
"""Kinds of choices that are no answer's own."""
_ANSWERS = frozenset({ReplyKind.ANSWER, ReplyKind.UNCERTAIN})


def word_together(voice: Voice, replies: Sequence[Reply]) -> Reply:
    """Return one reply that says all of `replies`, numbered under their labels; one reply stays as it is.

    It is as certain as the least certain answer in it.
    """
    if len(replies) == 1:
        return replies[0]
    answers = [reply for reply in replies if reply.answer_id]
    return replace(
        answers[0],
        kind=ReplyKind.UNCERTAIN if any(reply.kind is ReplyKind.UNCERTAIN for reply in answers) else ReplyKind.ANSWER,
        text="\n\n".join(_numbered(voice, replies)),
        sources=tuple(dict.fromkeys(source for reply in replies for source in reply.sources)),
        choices=tuple(_choices(replies)),
        checked_on=min((reply.checked_on for reply in answers if reply.checked_on), default=None),
        also=tuple(answer_id for reply in answers[1:] for answer_id in reply.answer_ids),
    )


def all_answer(replies: Sequence[Reply]) -> bool:
    """Tell whether `replies` are answers, of which the last may be a question back."""
    return replies[0].answer_id is not None and all(reply.kind in {*_ANSWERS, ReplyKind.ASK_BACK} for reply in replies)


def _numbered(voice: Voice, replies: Iterable[Reply]) -> Iterable[str]:
    for number, reply in enumerate(replies, start=1):
        answer = voice.book.answers.get(reply.answer_id or "")
        head = f"{voice.phrase('one_of_several', number=str(number), label=answer.label)}\n" if answer else ""
        yield f"{head}{reply.text}"


def _choices(replies: Sequence[Reply]) -> Iterable[Choice]:
    """Go through the choices: provinces first, some of each reply, the way to a person last."""
    taken: dict[str, Choice] = {}
    for reply in replies:
        places = [choice for choice in reply.choices if choice.payload.startswith(f"{payloads.PLACE}:")]
        others = [choice for choice in reply.choices if choice not in places and choice.payload.partition(":")[0] not in _NOT_OF_ONE]
        kept = others if reply.kind is ReplyKind.ASK_BACK else others[:_CHOICES_OF_EACH]
        for choice in (*places, *kept):
            taken.setdefault(choice.payload, choice)
    told = {payloads.payload(payloads.ANSWER, answer_id) for reply in replies for answer_id in reply.answer_ids}
    person = [choice for reply in replies for choice in reply.choices if choice.payload == payloads.HANDOFF][:1]
    return [*(choice for payload, choice in taken.items() if payload not in told), *person]
