"""A clause as one reply: the digest, of which document and period, and nothing added."""

from bot.conversations import Reply
from bot.knowledge import Citation, Provision
from bot.wording.choices import handoff_choice
from bot.wording.citations import print_citation
from bot.wording.doubts import doubts, kind_of, word_withheld
from bot.wording.voice import Voice


def word_provision(voice: Voice, provision: Provision) -> Reply:
    """Word the digest of a clause, and say that it is one."""
    citation = Citation(provision.source_id, provision.at)
    if provision.review.is_withheld(voice.day):
        return word_withheld(voice, provision.title, (citation,), provision.review)
    note = "digest_of_period" if provision.period else "digest"
    paragraphs = [
        voice.phrase("digest_head", title=provision.title, at=provision.at),
        voice.fill(provision.text),
        *((voice.phrase("digest_now", now=voice.fill(provision.now)),) if provision.now else ()),
        voice.phrase(note, period=provision.period or ""),
        *doubts(voice, None, provision.review),
    ]
    return Reply(
        kind=kind_of(provision.certainty, provision.review, voice.day),
        text="\n\n".join(paragraphs),
        sources=(print_citation(voice.book, citation),),
        choices=(handoff_choice(voice.book),),
        checked_on=provision.review.checked_on,
    )
