"""The eligibility guide in conversation: questions one by one, corrections, what came out, keep or forget."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversations import GuideAnswers, Memory, Reply, Role
from bot.eligibility import Assessment, Household, ImpossibleAnswerError, Question, answered, assess, next_question, still_apt
from bot.knowledge import Book, Certainty
from bot.wording import Voice, word_answers_so_far, word_benefit, word_not_due, word_outcome, word_question, word_question_again, word_reply
from bot.wording.payloads import ASK_ANEW

type Step = tuple[Reply, Memory]


def take_step(voice: Voice, step: str, memory: Memory) -> Step:
    """Take one step of the guide: start, restart, back, stop, result, not_due, edit, keep, forget, or "ask:QUESTION"."""
    memory = _as_asked_today(voice, memory)
    if step == "start":
        return _start(voice, memory)
    if step == "restart":
        return _go_on(voice, {}, replace(memory, guide=None))
    if memory.guide is None:
        return word_reply(voice, "guide_over"), memory
    if step.startswith(ASK_ANEW):
        return _ask_anew(voice, step.removeprefix(ASK_ANEW), memory.guide.household, memory)
    return _STEPS.get(step, _go_on)(voice, memory.guide.household, memory)


def take_answer(voice: Voice, name: str, memory: Memory) -> Step:
    """Take an answer, "QUESTION:OPTION": the one asked for, or a correction of an earlier one."""
    memory = _as_asked_today(voice, memory)
    question_id, _, option_id = name.partition(":")
    household = memory.guide.household if memory.guide else {}
    if memory.guide is None and question_id != voice.book.questions[0].id:
        # A button of a round that was left or forgotten.
        return word_reply(voice, "guide_over"), memory
    try:
        household = answered(voice.book.questions, household, question_id, option_id)
    except ImpossibleAnswerError:
        reply, memory = _go_on(voice, household, memory)
        refusal = word_reply(voice, "guide_impossible")
        return replace(reply, text=f"{refusal.text}\n\n{reply.text}"), memory
    if option_id in Role and question_id == voice.book.questions[0].id:
        # From here on they are spoken to as who they are.
        memory = replace(memory, role=Role(option_id))
        voice = replace(voice, asker=replace(voice.asker, role=memory.role))
    return _go_on(voice, household, memory)


def show_benefit(voice: Voice, benefit_id: str, memory: Memory) -> Reply | None:
    """Word a benefit in full, for the household if the guide knows it; None when there is no such benefit."""
    benefit = voice.book.benefits.get(benefit_id)
    if benefit is None:
        return None
    memory = _as_asked_today(voice, memory)
    assessment = assess_all(voice, memory.guide.household)[benefit_id] if memory.guide else None
    return word_benefit(voice, benefit, assessment)


def open_question(book: Book, household: Household) -> Question | None:
    """Return the question that the guide asks next; None when it has its result."""
    return next_question(book.questions, (benefit.rule.condition for benefit in book.benefits.values()), household)


def assess_all(voice: Voice, household: Household) -> dict[str, Assessment]:
    """Assess every benefit; one whose facts are unsure, or too long unchecked, is possibly due at most."""
    rules = {
        name: replace(
            benefit.rule,
            is_conditional=benefit.rule.is_conditional or benefit.certainty is Certainty.UNSURE or benefit.review.is_withheld(voice.day),
        )
        for name, benefit in voice.book.benefits.items()
    }
    return assess(rules, household)


def _as_asked_today(voice: Voice, memory: Memory) -> Memory:
    """Drop the answers that the guide no longer asks for or allows: it may have been edited since they were given."""
    if memory.guide is None:
        return memory
    return replace(memory, guide=replace(memory.guide, household=still_apt(voice.book.questions, memory.guide.household)))


def _start(voice: Voice, memory: Memory) -> Step:
    if memory.guide and memory.guide.is_kept:
        return _go_on(voice, memory.guide.household, memory)
    # Whoever gave themselves away in the conversation is not asked again who they are.
    first = voice.book.questions[0]
    known = {first.id: memory.role.value} if first.option(memory.role.value) else {}
    reply, memory = _go_on(voice, known, replace(memory, guide=None))
    welcome = word_reply(voice, "guide_welcome")
    return replace(reply, text=f"{welcome.text}\n\n{reply.text}"), memory


def _go_on(voice: Voice, household: Household, memory: Memory) -> Step:
    """Ask the next question, or tell the result."""
    is_kept = memory.guide is not None and memory.guide.is_kept
    memory = replace(memory, guide=GuideAnswers(household, voice.day, is_kept))
    question = open_question(voice.book, household)
    if question:
        return word_question(voice, question, household), memory
    return word_outcome(voice, assess_all(voice, household), is_kept=is_kept), memory


def _back(voice: Voice, household: Household, memory: Memory) -> Step:
    return _go_on(voice, dict(list(household.items())[:-1]), memory)


def _leave(voice: Voice, _household: Household, memory: Memory) -> Step:
    return word_reply(voice, "guide_left"), replace(memory, guide=None)


def _keep(voice: Voice, household: Household, memory: Memory) -> Step:
    return word_reply(voice, "guide_kept"), replace(memory, guide=GuideAnswers(household, voice.day, is_kept=True))


def _list_answers(voice: Voice, household: Household, memory: Memory) -> Step:
    return word_answers_so_far(voice, household), memory


def _list_not_due(voice: Voice, household: Household, memory: Memory) -> Step:
    return word_not_due(voice, assess_all(voice, household), household), memory


def _ask_anew(voice: Voice, question_id: str, household: Household, memory: Memory) -> Step:
    question = next((question for question in voice.book.questions if question.id == question_id), None)
    if question is None:
        return _go_on(voice, household, memory)
    earlier = {asked: option for asked, option in household.items() if asked != question_id}
    return word_question_again(voice, question, earlier), memory


_STEPS: Mapping[str, Callable[[Voice, Household, Memory], Step]] = {
    "back": _back,
    "stop": _leave,
    "forget": _leave,
    "keep": _keep,
    "edit": _list_answers,
    "not_due": _list_not_due,
    "result": _go_on,
}
