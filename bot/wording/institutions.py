"""An institution as one reply: every fact with its date, and what is not sure."""

from bot.conversations import Reply
from bot.knowledge import Certainty, Fact, Institution
from bot.wording.choices import handoff_choice
from bot.wording.citations import print_citation
from bot.wording.doubts import doubts, kind_of, word_withheld
from bot.wording.voice import Voice


def word_institution(voice: Voice, institution: Institution) -> Reply:
    """Word what is known of `institution`, and ask to have what is not sure confirmed."""
    citations = tuple(dict.fromkeys(citation for fact in institution.facts for citation in fact.citations))
    if institution.review.is_withheld(voice.day):
        return word_withheld(voice, institution.name, citations, institution.review)
    formerly = "; ".join(institution.formerly)
    head = voice.phrase("formerly", name=institution.name, formerly=formerly) if formerly else institution.name
    facts = "\n".join(_line(voice, fact) for fact in institution.facts)
    paragraphs = [head, facts, voice.fill(institution.ask), *doubts(voice, None, institution.review)]
    return Reply(
        kind=kind_of(institution.certainty, institution.review, voice.day),
        text="\n\n".join(paragraphs),
        sources=tuple(print_citation(voice.book, citation) for citation in citations),
        choices=(handoff_choice(voice.book),),
        checked_on=institution.review.checked_on,
    )


def _line(voice: Voice, fact: Fact) -> str:
    name = "fact_unsure" if fact.certainty is Certainty.UNSURE else "fact"
    about = voice.book.vocabulary.phrases[f"about_{fact.about.value}"]
    return voice.phrase(name, about=about, text=voice.fill(fact.text), as_of=fact.as_of)
