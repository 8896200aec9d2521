"""Old names in what people write: the new one is explained, once, under the reply."""

from dataclasses import replace

from bot.conversations import Memory, Reply, ReplyKind
from bot.knowledge import FormerName
from bot.vietnamese import phrase_line
from bot.wording import Voice, print_citation, word_choices

_MOST_NOTES = 2
_MOST_REMEMBERED = 12
_EXPLAINED_UNDER = frozenset({ReplyKind.ANSWER, ReplyKind.UNCERTAIN, ReplyKind.ASK_BACK, ReplyKind.UNKNOWN, ReplyKind.HANDOFF})


def explain_former_names(voice: Voice, text: str, replies: tuple[Reply, ...], memory: Memory) -> tuple[tuple[Reply, ...], Memory]:
    """Add a note for each name in `text` that is out of date, unless the reply tells it, or it was explained before."""
    # A number such as 81/2021 is one word; the phrases name its first part.
    line = phrase_line(text.replace("/", " "))
    said = {reply.answer_id for reply in replies}
    found = [former for former in voice.book.former_names if former.said.found_in(line)]
    news = [former for former in found if former.id not in memory.explained and said.isdisjoint(former.told_by)][:_MOST_NOTES]
    first, *rest = replies
    if not news or first.kind not in _EXPLAINED_UNDER:
        return replies, memory
    explained = (*memory.explained, *(former.id for former in news))[-_MOST_REMEMBERED:]
    return (_with_notes(voice, first, news), *rest), replace(memory, explained=explained)


def _with_notes(voice: Voice, reply: Reply, news: list[FormerName]) -> Reply:
    notes = [voice.phrase("former_name", now=voice.fill(former.now)) for former in news]
    sources = [print_citation(voice.book, citation) for former in news for citation in former.citations]
    # Somebody whose question was not understood may have meant the very office that is gone.
    told_by = [answer_id for former in news for answer_id in former.told_by] if reply.kind is ReplyKind.UNKNOWN else []
    return replace(
        reply,
        text="\n\n".join([reply.text, *notes]),
        sources=tuple(dict.fromkeys((*reply.sources, *sources))),
        choices=(*word_choices(voice.book, told_by), *reply.choices),
    )
