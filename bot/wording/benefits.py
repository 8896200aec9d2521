"""The eligibility guide's words: its questions, what came out of them, and each benefit in full."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.conversations import Choice, Reply, ReplyKind
from bot.eligibility import Assessment, Household, Outcome, Question, possible_options
from bot.knowledge import Benefit, Citation, Ground
from bot.wording import payloads
from bot.wording.choices import handoff_choice, phrase_choice, word_choices
from bot.wording.citations import print_citation
from bot.wording.doubts import doubts, kind_of, word_withheld
from bot.wording.figures import print_amounts
from bot.wording.voice import Voice

type Assessments = Mapping[str, Assessment]

_MOST_SOURCES = 6
_OTHER_LEVEL = frozenset({"level"})


def word_question_again(voice: Voice, question: Question, household: Household) -> Reply:
    """Ask a question whose answer is to be corrected, with the way back to the result."""
    result = phrase_choice(voice.book, "guide_result_label", guide_payload("result"))
    return Reply(ReplyKind.GUIDE, voice.fill(question.ask), choices=(*_options(question, household), result))


def word_question(voice: Voice, question: Question, household: Household) -> Reply:
    """Ask one question of the guide, with the way back and out."""
    back = [phrase_choice(voice.book, "guide_back_label", guide_payload("back"))] if household else []
    # Who is asking is known to some before the first question, so it is not counted.
    asked = len(household.keys() - {voice.book.questions[0].id})
    progress = voice.phrase("guide_progress", number=str(asked + 1)) + "\n" if household else ""
    return Reply(
        kind=ReplyKind.GUIDE,
        text=f"{progress}{voice.fill(question.ask)}",
        choices=(*_options(question, household), *back, phrase_choice(voice.book, "guide_stop_label", guide_payload("stop"))),
    )


def word_outcome(voice: Voice, assessments: Assessments, *, is_kept: bool) -> Reply:
    """Tell what is likely and what is possibly due, with a way to every benefit in full."""
    due = _benefits(voice, assessments, Outcome.DUE)
    possible = _benefits(voice, assessments, Outcome.POSSIBLE)
    parts = [voice.phrase("guide_head")]
    if due:
        lines = (_due_line(voice, benefit, assessments[benefit.id]) for benefit in due)
        parts.append("\n".join([voice.phrase("guide_due"), *lines]))
    if possible:
        titles = (f"• {benefit.title}" for benefit in possible)
        parts.append("\n".join([voice.phrase("guide_possible"), *titles]))
    if not due and not possible:
        parts.append(voice.phrase("guide_nothing"))
    parts += dict.fromkeys(doubt for benefit in due for doubt in doubts(voice, None, benefit.review))
    parts.append(voice.phrase("guide_caution"))
    keep = ("guide_forget_label", "forget") if is_kept else ("guide_keep_label", "keep")
    ways = (("guide_not_due_label", "not_due"), ("guide_edit_label", "edit"), keep, ("guide_restart_label", "restart"))
    return Reply(
        kind=ReplyKind.GUIDE,
        text="\n\n".join(parts),
        sources=_sources(voice, due[:_MOST_SOURCES]),
        choices=(*map(benefit_choice, (*due, *possible)), *(phrase_choice(voice.book, label, guide_payload(to)) for label, to in ways)),
        checked_on=min((benefit.review.checked_on for benefit in due), default=None),
    )


def word_not_due(voice: Voice, assessments: Assessments, household: Household) -> Reply:
    """Tell what is not due, each with the answers that rule it out."""
    ruled_out = _benefits(voice, assessments, Outcome.NOT_DUE)
    # What is for other levels of school altogether is only counted: nobody hoped for it.
    other_levels = [benefit for benefit in ruled_out if _is_for_other_levels(assessments[benefit.id])]
    near = [benefit for benefit in ruled_out if benefit not in other_levels]
    lines = [_not_due_line(voice, benefit, assessments[benefit.id], household) for benefit in near]
    if other_levels:
        lines.append(voice.phrase("guide_other_levels", count=str(len(other_levels))))
    head = voice.phrase("guide_not_due" if lines else "guide_all_open")
    ways = (("guide_result_label", "result"), ("guide_edit_label", "edit"))
    return Reply(
        ReplyKind.GUIDE,
        "\n".join([head, *lines]),
        choices=tuple(phrase_choice(voice.book, label, guide_payload(to)) for label, to in ways),
    )


def word_answers_so_far(voice: Voice, household: Household) -> Reply:
    """List the answers given, each a button to answer anew."""
    given = [(question, household[question.id]) for question in voice.book.questions if question.id in household]
    lines = (f"• {question.name}: {_label(question, option)}" for question, option in given)
    choices = (Choice(voice.phrase("guide_change_label", name=question.name), ask_anew_payload(question.id)) for question, _ in given)
    result = phrase_choice(voice.book, "guide_result_label", guide_payload("result"))
    return Reply(ReplyKind.GUIDE, "\n".join([voice.phrase("guide_edit"), *lines]), choices=(*choices, result))


def word_benefit(voice: Voice, benefit: Benefit, assessment: Assessment | None) -> Reply:
    """Word one benefit in full; with an assessment, for the ground that holds."""
    if benefit.review.is_withheld(voice.day):
        return word_withheld(voice, benefit.title, benefit.citations, benefit.review)
    amounts = print_amounts(voice.book, benefit.amounts, voice.day)
    uncertain = voice.fill(benefit.uncertain, **amounts) if benefit.uncertain else None
    rows = "\n".join(_rows(voice, benefit, assessment, amounts))
    in_guide = (phrase_choice(voice.book, "guide_result_label", guide_payload("result")),) if assessment else ()
    start = () if assessment else (phrase_choice(voice.book, "guide_start_label", guide_payload("start")),)
    return Reply(
        kind=kind_of(benefit.certainty, benefit.review, voice.day),
        text="\n\n".join([benefit.title, rows, *doubts(voice, uncertain, benefit.review)]),
        sources=tuple(print_citation(voice.book, citation) for citation in _citations(benefit, assessment)),
        choices=(*in_guide, *word_choices(voice.book, [benefit.more] if benefit.more else []), *start, handoff_choice(voice.book)),
        checked_on=benefit.review.checked_on,
    )


def benefit_choice(benefit: Benefit) -> Choice:
    """Return the button that shows a benefit in full."""
    return Choice(benefit.label, payloads.payload(payloads.BENEFIT, benefit.id))


def guide_payload(step: str) -> str:
    """Return the payload of a step in the guide: start, back, stop, result, not_due, edit, keep, forget, restart, ask:QUESTION."""
    return payloads.payload(payloads.GUIDE, step)


def ask_anew_payload(question_id: str) -> str:
    """Return the payload of the step that answers one question of the guide anew."""
    return guide_payload(f"{payloads.ASK_ANEW}{question_id}")


def answer_payload(question_id: str, option_id: str) -> str:
    """Return the payload of an answer to a question of the guide."""
    return payloads.payload(payloads.HOUSEHOLD, f"{question_id}:{option_id}")


def _options(question: Question, household: Household) -> Iterator[Choice]:
    return (Choice(option.label, answer_payload(question.id, option.id)) for option in possible_options(question, household))


def _benefits(voice: Voice, assessments: Assessments, outcome: Outcome) -> list[Benefit]:
    return [benefit for benefit in voice.book.benefits.values() if assessments[benefit.id].outcome is outcome]


def _is_for_other_levels(assessment: Assessment) -> bool:
    """Tell whether the level of school alone ruled a benefit out, and not another benefit that takes its place."""
    return assessment.instead is None and assessment.because == _OTHER_LEVEL


def _due_line(voice: Voice, benefit: Benefit, assessment: Assessment) -> str:
    amounts = print_amounts(voice.book, benefit.amounts, voice.day)
    gives = voice.fill(benefit.gives, **amounts)
    first = _citations(benefit, assessment)[0]
    source = voice.book.sources[first.source_id]
    article = " ".join(part for part in (first.at, voice.book.vocabulary.kinds[source.kind], source.number) if part)
    return voice.phrase("guide_due_line", title=benefit.title, gives=gives, article=article)


def _not_due_line(voice: Voice, benefit: Benefit, assessment: Assessment, household: Household) -> str:
    phrases = voice.book.vocabulary.phrases
    if assessment.instead:
        return phrases["guide_instead_line"].format(title=benefit.title, instead=voice.book.benefits[assessment.instead].title)
    only_for = voice.fill(benefit.only_for, **print_amounts(voice.book, benefit.amounts, voice.day))
    given = (
        phrases["guide_given"].format(name=question.name, answer=_label(question, household[question.id]))
        for question in voice.book.questions
        if question.id in assessment.because
    )
    return phrases["guide_not_due_line"].format(title=benefit.title, only_for=only_for, given=", ".join(given))


def _rows(voice: Voice, benefit: Benefit, assessment: Assessment | None, amounts: Mapping[str, str]) -> Iterator[str]:
    grounds = _grounds(benefit, assessment)
    papers = "; ".join(dict.fromkeys(ground.papers for ground in grounds if ground.papers)) or benefit.papers
    because = "; ".join(ground.because for ground in grounds)
    rows = {
        "benefit_gives": benefit.gives,
        "benefit_for": because or benefit.only_for,
        "benefit_also_needs": benefit.also_needs,
        "benefit_papers": papers,
        "benefit_apply": benefit.apply,
    }
    for name, text in rows.items():
        if text:
            yield f"• {voice.book.vocabulary.phrases[name]}: {voice.fill(text, **amounts)}"


def _grounds(benefit: Benefit, assessment: Assessment | None) -> tuple[Ground, ...]:
    """Return the ground that holds, or all of them while that is not known."""
    if assessment is None or assessment.ground is None:
        return benefit.grounds
    return (benefit.grounds[assessment.ground],)


def _citations(benefit: Benefit, assessment: Assessment | None) -> tuple[Citation, ...]:
    """Cite the article of the ground that holds."""
    if assessment is None or assessment.ground is None:
        return benefit.citations
    first, *rest = benefit.citations
    return (replace(first, at=benefit.grounds[assessment.ground].at), *rest)


def _sources(voice: Voice, benefits: Iterable[Benefit]) -> tuple[str, ...]:
    citations = dict.fromkeys(citation for benefit in benefits for citation in benefit.citations[:1])
    return tuple(print_citation(voice.book, citation) for citation in citations)


def _label(question: Question, option_id: str) -> str:
    option = question.option(option_id)
    return option.label if option else option_id
