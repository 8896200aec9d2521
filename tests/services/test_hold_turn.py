"""A turn is settled, or decided by an interpreter whose doubts are weighed against a search."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.conversations import Conversation, InboundMessage, Memory, ReplyKind, Role
from bot.dialogue import Decision, LookUp, OfferFound, SayAnswer, SayFound, Saying, SayReply, Turn
from bot.dialogue.turn import HEARD_LIMIT, READ_LIMIT
from bot.dialogue.weighing import SURE_FROM
from bot.knowledge import Answer, Book, Certainty, Found, passage_of_answer
from bot.ports import Edition
from bot.services.hold_turn import decide, hold_turn
from tests.factories import (
    BOARDING,
    LOAN,
    MEALS,
    REPLIES,
    TODAY,
    TUITION,
    VIET_DUC,
    make_book,
    make_conversation,
    make_tap,
    make_text,
    make_understanding,
)

BOOK = make_book()
QUESTION = "một câu hỏi"
STORY = "Nhà em ở Vinh, em học lớp 9 trường Việt Đức, bố em làm thợ xây còn mẹ em bán hàng ở chợ, em hay phụ mẹ dọn hàng lắm ạ. "
ASKED = "Em muốn học nghề điện. Học phí bao nhiêu?"


@dataclass
class Engine:
    """Always decides alike, and keeps what it was asked."""

    saying: Saying
    ranking: tuple[tuple[str, float], ...]
    heard: list[tuple[Conversation, str]] = field(default_factory=list)

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:  # noqa: ARG002 - the port's signature
        """Return the decision."""
        self.heard.append((conversation, text))
        return Decision((self.saying,), "small", make_understanding(*self.ranking))


@dataclass
class Search:
    """Always finds the same, and keeps what it was asked."""

    found: tuple[Found, ...] = ()
    asked: list[str] = field(default_factory=list)

    def find(self, text: str) -> tuple[Found, ...]:
        """Return what is found."""
        self.asked.append(text)
        return self.found


@dataclass
class Listener:
    """Is sure of the last of its words that a text holds, understands nothing of other texts, and keeps what it was asked."""

    words: dict[str, Answer] = field(default_factory=lambda: {"học phí": TUITION, "vay": LOAN, "bán trú": MEALS})
    heard: list[str] = field(default_factory=list)

    async def decide(self, book: Book, conversation: Conversation, text: str) -> Decision:  # noqa: ARG002 - the port's signature
        """Return the decision."""
        self.heard.append(text)
        answer = next((answer for word, answer in reversed(self.words.items()) if word in text.lower()), None)
        if answer is None:
            return Decision((LookUp("unknown"),), "small", make_understanding((TUITION.intent, 0.1)))
        return Decision((SayAnswer(answer.id),), "small", make_understanding((answer.intent, 0.9)))


def an_engine(confidence: float = 0.01, saying: Saying | None = None) -> Engine:
    """Return an engine that is so sure to be asked for the fees."""
    return Engine(saying or SayAnswer(TUITION.id), ((TUITION.intent, confidence),))


async def decided(
    message: InboundMessage, engine: Engine | None = None, search: Search | None = None, memory: Memory | None = None
) -> Decision:
    """Decide what to say to `message`."""
    return await decide(Edition(BOOK, search or Search()), engine or an_engine(), make_conversation(memory), message)


@pytest.mark.parametrize("message", [make_tap("handoff"), make_text("/start"), make_text("em muốn tự tử"), make_text("???")])
async def test_what_is_settled_asks_neither_engine_nor_search(message: InboundMessage) -> None:
    engine, search = an_engine(), Search()
    assert (await decided(message, engine, search)).understanding is None
    assert (engine.heard, search.asked) == ([], [])


@pytest.mark.parametrize(("confidence", "asked"), [(SURE_FROM, []), (SURE_FROM - 0.01, [QUESTION])])
async def test_an_engine_that_is_not_sure_is_searched_once(confidence: float, asked: list[str]) -> None:
    search = Search()
    await decided(make_text(QUESTION), an_engine(confidence), search)
    assert search.asked == asked


async def test_what_is_found_is_weighed_with_what_was_understood() -> None:
    search = Search((Found(passage_of_answer(LOAN), 0.9),))
    (saying,) = (await decided(make_text(QUESTION), an_engine(0.4, LookUp("unknown")), search)).sayings
    assert isinstance(saying, SayFound)
    assert [hit.passage.id for hit in (saying.nearest, *saying.others)] == [LOAN.id, TUITION.id]


async def test_an_engine_that_is_not_sure_offers_what_it_thought_of_where_nothing_is_found() -> None:
    (saying,) = (await decided(make_text(QUESTION), an_engine(0.2, LookUp("unknown")))).sayings
    assert isinstance(saying, OfferFound)
    assert [hit.passage.id for hit in saying.found] == [TUITION.id]


async def test_what_nobody_knows_is_a_gap() -> None:
    decision = await decided(make_text(QUESTION), an_engine(saying=LookUp("unknown_again")), memory=Memory(misses=1))
    assert (decision.sayings, decision.is_gap) == ((SayReply("unknown_again"),), True)


async def test_of_a_long_message_engine_and_search_read_what_asks() -> None:
    engine, search = an_engine(), Search()
    decision = await decided(make_text(STORY + ASKED), engine, search)
    assert ([text for _, text in engine.heard], search.asked, decision.cut) == ([ASKED], [ASKED], False)


async def test_a_question_too_long_is_read_in_part() -> None:
    engine, search = an_engine(), Search()
    decision = await decided(make_text("a" * (READ_LIMIT + 1)), engine, search)
    assert ([text for _, text in engine.heard], search.asked, decision.cut) == (["a" * READ_LIMIT], ["a" * READ_LIMIT], True)


async def test_the_engine_knows_what_was_told_before_the_question() -> None:
    engine = an_engine()
    await decided(make_text(STORY + ASKED), engine, memory=Memory(grade=6, misses=1))
    memory = engine.heard[0][0].memory
    assert (memory.role, memory.grade, memory.place, memory.institution) == (Role.PUPIL, 9, "nghe_an", VIET_DUC.id)
    assert memory.misses == 1


@pytest.mark.parametrize(("before", "grade"), [(HEARD_LIMIT - len("lớp 9"), 9), (HEARD_LIMIT, None)])
async def test_the_engine_knows_what_is_told_within_the_limit_of_hearing(before: int, grade: int | None) -> None:
    engine = an_engine()
    await decided(make_text(("a " * HEARD_LIMIT)[: before - 1] + " lớp 9"), engine)
    assert engine.heard[0][0].memory.grade == grade


@pytest.mark.parametrize(("text", "memory"), [("việt đức thế nào", None), ("trường đó thế nào", Memory(institution=VIET_DUC.id))])
async def test_a_school_that_is_meant_is_told_of(text: str, memory: Memory | None) -> None:
    (saying,) = (await decided(make_text(text), an_engine(0.2, LookUp("unknown")), memory=memory)).sayings
    assert isinstance(saying, SayFound)
    assert saying.nearest.passage.id == VIET_DUC.id


async def test_a_school_pointed_back_to_within_the_same_message_is_told_of() -> None:
    text = STORY + "Em thích nghề điện. Học phí trường đó bao nhiêu?"
    (saying,) = (await decided(make_text(text), an_engine(0.99))).sayings
    assert isinstance(saying, SayFound)
    assert saying.nearest.passage.id == VIET_DUC.id


async def test_a_school_spoken_of_before_is_not_taken_for_the_one_asked_about_now() -> None:
    engine = an_engine()
    await decided(make_text("trường cần thơ dạy nghề gì"), engine, memory=Memory(institution=VIET_DUC.id))
    assert engine.heard[0][0].memory.institution is None


async def test_a_school_that_has_left_the_book_is_pointed_back_to_in_vain() -> None:
    memory = Memory(institution="nghe_an/closed")
    (saying,) = (await decided(make_text("trường đó thế nào"), an_engine(saying=LookUp("unknown")), memory=memory)).sayings
    assert saying == SayReply("unknown")


async def test_a_province_of_yesterday_that_was_not_kept_no_longer_weighs() -> None:
    book = make_book(replace(TUITION, place="nghe_an"))
    search = Search((Found(passage_of_answer(TUITION), 0.5), Found(passage_of_answer(LOAN), 0.5)))
    answers = []
    for place_since in (TODAY - timedelta(days=1), TODAY):
        before = make_conversation(Memory(place="lam_dong", place_since=place_since, place_was_asked=True))
        _, turn = await hold_turn(Edition(book, search), an_engine(0.2, LookUp("unknown")), before, make_text(QUESTION), TODAY)
        answers.append(turn.replies[0].answer_id)
    assert answers == [TUITION.id, LOAN.id]


async def test_the_conversation_goes_on_by_one_turn_with_what_the_turn_remembers() -> None:
    before = make_conversation(Memory(misses=1), turns=4)
    after, turn = await hold_turn(Edition(BOOK, Search()), an_engine(0.9), before, make_text("em học lớp 9"), TODAY)
    assert (after.key, after.turns, after.memory) == (before.key, 5, turn.memory)
    assert (turn.memory.grade, turn.memory.last_answer, turn.memory.misses) == (9, TUITION.id, 0)


async def test_an_erasing_says_so_and_nothing_more() -> None:
    before = make_conversation(Memory(role=Role.PARENT, grade=9, place="nghe_an", institution=VIET_DUC.id))
    after, turn = await hold_turn(Edition(BOOK, Search()), an_engine(), before, make_tap("forget"), TODAY)
    assert [reply.text for reply in turn.replies] == [REPLIES["forgotten"].variants[0]]
    assert turn.decision.forgets
    assert after.memory == Memory()


# What is heard of a message.


async def said(text: str, listener: Listener, memory: Memory | None = None, search: Search | None = None) -> Turn:
    """Hold the turn of a typed text."""
    _, turn = await hold_turn(Edition(BOOK, search or Search()), listener, make_conversation(memory), make_text(text), TODAY)
    return turn


async def test_one_question_asks_the_engine_once() -> None:
    listener = Listener()
    (reply,) = (await said("Học phí bao nhiêu?", listener)).replies
    assert (listener.heard, reply.answer_ids) == (["Học phí bao nhiêu?"], (TUITION.id,))


async def test_courtesies_around_a_question_are_not_heard() -> None:
    engine, search = an_engine(), Search()
    await decided(make_text("Dạ chào ad, cho em hỏi một câu gì đó ạ. Em cảm ơn ạ!"), engine, search)
    assert ([text for _, text in engine.heard], search.asked) == (["một câu gì đó"], ["một câu gì đó"])


# Several questions.


async def test_several_questions_are_answered_in_one_reply() -> None:
    listener = Listener()
    turn = await said("Chào ad, cho em hỏi học phí bao nhiêu ạ? Vay tiền ở đâu? Bán trú có gì không?", listener)
    (reply,) = turn.replies
    assert listener.heard == ["học phí bao nhiêu", "Vay tiền ở đâu", "Bán trú có gì không"]
    assert reply.answer_ids == (TUITION.id, LOAN.id, MEALS.id)
    labels = [line for line in reply.text.splitlines() if line[:1].isdigit()]
    assert labels == [f"1. {TUITION.label}", f"2. {LOAN.label}", f"3. {MEALS.label}"]
    assert turn.memory.last_answer == MEALS.id


async def test_questions_with_the_same_answer_are_asked_as_one() -> None:
    text = "Học phí bao nhiêu? Học phí có rẻ không?"
    listener = Listener()
    (reply,) = (await said(text, listener)).replies
    assert (listener.heard[-1], reply.answer_ids) == (text, (TUITION.id,))


async def test_a_question_that_nobody_knows_leaves_the_message_whole() -> None:
    text = "Học phí bao nhiêu? Trời có mưa không?"
    listener = Listener()
    (reply,) = (await said(text, listener)).replies
    assert (listener.heard[-1], reply.answer_ids) == (text, (TUITION.id,))


async def test_a_question_may_go_on_with_the_one_before_it() -> None:
    listener = Listener()
    await said("Học phí bao nhiêu? Còn trường tư bao nhiêu?", listener)
    assert listener.heard[1:3] == ["Còn trường tư bao nhiêu", f"{TUITION.label} Còn trường tư bao nhiêu"]


async def test_a_question_in_doubt_is_asked_back_about_behind_the_answers() -> None:
    search = Search((Found(passage_of_answer(BOARDING), 0.2),))
    text = "Bạn tên là gì vậy nhỉ bạn ơi? Học phí bao nhiêu? Vay tiền ở đâu?"
    (reply,) = (await said(text, Listener(), search=search)).replies
    assert reply.answer_ids == (TUITION.id, LOAN.id)
    assert reply.text.endswith(REPLIES["ask_back"].variants[0])
    assert f"answer:{BOARDING.id}" in [choice.payload for choice in reply.choices]


async def test_of_several_questions_the_least_certain_answer_counts() -> None:
    book = make_book(replace(LOAN, certainty=Certainty.UNSURE, uncertain="lãi"))
    _, turn = await hold_turn(
        Edition(book, Search()), Listener(), make_conversation(), make_text("Học phí bao nhiêu? Vay tiền ở đâu?"), TODAY
    )
    assert turn.replies[0].kind is ReplyKind.UNCERTAIN


# Follow-ups.


async def test_a_follow_up_is_asked_a_second_time_with_the_subject() -> None:
    listener = Listener()
    await said("còn trường tư", listener, Memory(last_answer=TUITION.id))
    assert listener.heard == ["còn trường tư", f"{TUITION.label} còn trường tư"]


async def test_a_follow_up_is_told_what_was_understood_with_the_subject() -> None:
    listener = Listener({LOAN.label.lower(): MEALS})
    (reply,) = (await said("còn trường tư", listener, Memory(last_answer=LOAN.id))).replies
    assert reply.answer_ids == (MEALS.id,)


async def test_where_nothing_was_answered_before_nothing_is_asked_a_second_time() -> None:
    listener = Listener()
    await said("còn trường tư", listener)
    assert listener.heard == ["còn trường tư"]


async def test_a_question_that_is_clear_by_itself_is_asked_once_though_something_was_answered_before() -> None:
    listener = Listener()
    (reply,) = (await said("vay tiền ở đâu", listener, Memory(last_answer=TUITION.id))).replies
    assert (listener.heard, reply.answer_ids) == (["vay tiền ở đâu"], (LOAN.id,))
