"""A decision becomes replies, and what matters of it is remembered."""

from dataclasses import replace

import pytest

from bot.conversations import Choice, InboundMessage, Memory, MessageKind, ReplyKind, Role
from bot.dialogue import ACTIONS, AskBack, Decision, SayAnswer, Saying, SayReply, Turn, take_turn
from bot.dialogue.turn import HEARD_LIMIT, READ_LIMIT, readable_text
from bot.knowledge import Answer
from tests.factories import (
    ADDRESS,
    HANDOFF,
    LOAN,
    OTHER,
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
from tests.unit.dialogue.talking import Talk


def choice_of(answer: Answer) -> Choice:
    """Return the button that leads to `answer`."""
    return Choice(answer.label, f"answer:{answer.id}")


def taken(*sayings: Saying, text: str = "", memory: Memory | None = None, turns: int = 0) -> Turn:
    """Take a turn that says `sayings` to `text`."""
    return take_turn(make_book(), make_conversation(memory, turns), make_text(text), Decision(sayings, "small"), TODAY)


def choices(turn: Turn) -> tuple[Choice, ...]:
    """Return the buttons under the first reply."""
    return turn.replies[0].choices


# Replies.


def test_an_answer_is_worded() -> None:
    assert taken(SayAnswer(TUITION.id)).replies[0].answer_id == TUITION.id


def test_a_phrase_is_worded() -> None:
    assert taken(SayReply("help")).replies[0].text == "Mình giúp được."


def test_several_sayings_are_worded_in_order() -> None:
    turn = taken(SayReply("help"), SayAnswer(TUITION.id))
    assert [reply.kind for reply in turn.replies] == [ReplyKind.SMALLTALK, ReplyKind.ANSWER]


def test_the_decision_is_kept_with_the_turn() -> None:
    decision = Decision((SayReply("help"),), "command")
    assert take_turn(make_book(), make_conversation(), make_text("/help"), decision, TODAY).decision is decision


@pytest.mark.parametrize("saying", [SayAnswer("tuition/draft"), SayReply("gone")])
def test_what_the_content_no_longer_holds_is_said_to_be_gone(saying: Saying) -> None:
    assert taken(saying).replies[0].text == REPLIES["no_longer_here"].variants[0]


def test_a_question_back_offers_answers_another_question_and_a_person() -> None:
    assert choices(taken(AskBack((TUITION.id, LOAN.id)))) == (choice_of(TUITION), choice_of(LOAN), OTHER, HANDOFF)


def test_a_question_back_does_not_offer_an_unpublished_answer() -> None:
    assert choices(taken(AskBack(("tuition/draft", LOAN.id)))) == (choice_of(LOAN), OTHER, HANDOFF)


def test_a_question_back_without_answers_still_offers_a_person() -> None:
    assert HANDOFF in choices(taken(AskBack(())))


@pytest.mark.parametrize(("turns", "text"), [(0, "Mình nghe."), (1, "Em hỏi đi."), (3, "Mình nghe.")])
def test_wordings_take_turns_with_the_conversation(turns: int, text: str) -> None:
    assert taken(SayReply("greet"), turns=turns).replies[0].text == text


def test_a_reply_is_worded_for_who_the_same_text_tells_is_writing() -> None:
    assert "anh/chị" in taken(SayAnswer(TUITION.id), text="con tôi học phí bao nhiêu").replies[0].text


def test_a_reply_is_worded_for_who_was_writing_before() -> None:
    assert "anh/chị" in taken(SayAnswer(TUITION.id), memory=Memory(role=Role.PARENT)).replies[0].text


def test_the_answer_of_the_province_they_spoke_of_is_given_instead() -> None:
    book = make_book(replace(TUITION, elsewhere={"lam_dong": LOAN.id}))
    decision = Decision((SayAnswer(TUITION.id),), "small")
    turn = take_turn(book, make_conversation(), make_text("học phí ở lâm đồng"), decision, TODAY)
    assert turn.replies[0].answer_id == LOAN.id


# Long texts.


def test_a_text_of_the_limit_is_read_whole() -> None:
    assert readable_text(make_text("a" * READ_LIMIT)) == ("a" * READ_LIMIT, False)


def test_a_longer_text_is_read_in_part() -> None:
    assert readable_text(make_text("a" * (READ_LIMIT + 1))) == ("a" * READ_LIMIT, True)


def test_what_cleaning_throws_away_is_not_counted() -> None:
    assert readable_text(make_text(" \u200b" * READ_LIMIT + "học phí")) == ("học phí", False)


def test_a_text_read_in_part_is_told_so_before_the_answer() -> None:
    decision = Decision((SayAnswer(TUITION.id),), "small", cut=True)
    turn = take_turn(make_book(), make_conversation(), make_text("a" * 400), decision, TODAY)
    assert turn.replies[0].text == f"Chỉ đọc phần đầu.\n\n{taken(SayAnswer(TUITION.id)).replies[0].text}"


def test_a_text_read_in_part_brings_no_reply_more() -> None:
    decision = Decision((SayAnswer(TUITION.id),), "small", cut=True)
    assert len(take_turn(make_book(), make_conversation(), make_text("a" * 400), decision, TODAY).replies) == 1


def test_a_text_read_whole_carries_no_note() -> None:
    assert "Chỉ đọc phần đầu." not in taken(SayAnswer(TUITION.id)).replies[0].text


# Numbers of telephones.


@pytest.mark.parametrize("number", ["0912345678", "0912 345 678", "0912.345.678", "+84912345678", "+84 912 345 678", "02383844123"])
def test_who_sends_a_telephone_number_is_told_not_to(number: str) -> None:
    turn = taken(SayReply("help"), text=f"gọi em số {number} nhé")
    assert turn.replies[0].text == "Mình giúp được.\n\nĐừng gửi số."


@pytest.mark.parametrize("number", ["4.000.000", "084", "238/2025", "2025-2026", "0912345678901234"])
def test_other_numbers_are_none_of_telephones(number: str) -> None:
    assert taken(SayReply("help"), text=f"em thấy ghi {number}").replies[0].text == "Mình giúp được."


def test_in_danger_nobody_is_told_off_for_a_telephone_number() -> None:
    talk = Talk().ask("em muốn tự tử, số em 0912345678")
    assert talk.text == REPLIES["danger_immediate"].variants[0]


# Memory.


@pytest.mark.parametrize("saying", [SayReply("unknown"), SayReply("unreadable"), SayReply("gone"), AskBack((TUITION.id,))])
def test_a_reply_that_does_not_help_counts_as_a_miss(saying: Saying) -> None:
    assert taken(saying, memory=Memory(misses=1)).memory.misses == 2


@pytest.mark.parametrize("saying", [SayAnswer(TUITION.id), SayReply("help"), SayReply("handoff"), SayReply("danger_high")])
def test_a_reply_that_helps_ends_the_row_of_misses(saying: Saying) -> None:
    assert taken(saying, memory=Memory(misses=2)).memory.misses == 0


def test_two_misses_in_a_row_offer_a_person() -> None:
    lost = make_understanding((TUITION.intent, 0.01))
    talk = Talk()
    offers = []
    for _ in range(2):
        talk.ask("abc", *ACTIONS["action_look_up"](talk.book, lost, talk.memory))
        offers.append(HANDOFF in talk.choices)
    assert offers == [False, True]


def test_an_answer_is_remembered_as_the_last_one() -> None:
    assert taken(SayAnswer(TUITION.id), memory=Memory(last_answer=LOAN.id)).memory.last_answer == TUITION.id


def test_the_last_of_two_answers_is_remembered() -> None:
    assert taken(SayAnswer(TUITION.id), SayAnswer(LOAN.id)).memory.last_answer == LOAN.id


def test_small_talk_does_not_push_the_last_answer_out() -> None:
    assert taken(SayReply("help"), memory=Memory(last_answer=LOAN.id)).memory.last_answer == LOAN.id


def test_offered_choices_are_remembered_in_order() -> None:
    assert taken(AskBack((TUITION.id, LOAN.id))).memory.offered == (choice_of(TUITION), choice_of(LOAN), OTHER, HANDOFF)


def test_a_reply_without_choices_forgets_those_of_before() -> None:
    assert taken(SayReply("help"), memory=Memory(offered=(HANDOFF,))).memory.offered == ()


def test_cues_of_the_text_are_remembered() -> None:
    memory = taken(SayReply("help"), text="em học lớp 9 việt đức ở vinh").memory
    assert (memory.role, memory.grade, memory.place, memory.institution) == (Role.PUPIL, 9, "nghe_an", VIET_DUC.id)


@pytest.mark.parametrize(("before", "grade"), [(HEARD_LIMIT - len("lớp 9"), 9), (HEARD_LIMIT, None)])
def test_cues_are_looked_for_far_behind_what_is_read(before: int, grade: int | None) -> None:
    assert taken(SayReply("help"), text="a " * (before // 2) + " " * (before % 2) + "lớp 9").memory.grade == grade


def test_cues_behind_idle_space_are_remembered() -> None:
    assert taken(SayReply("help"), text="\n" * 4 * READ_LIMIT + "em học lớp 9").memory.grade == 9


def test_a_tap_without_words_keeps_what_was_known() -> None:
    memory = Memory(role=Role.PARENT, grade=9, place="nghe_an")
    turn = take_turn(make_book(), make_conversation(memory), make_tap("reply:help"), Decision((SayReply("help"),), "tap"), TODAY)
    assert turn.memory == memory


def test_a_tapped_label_tells_nothing_of_the_person() -> None:
    tap = make_tap("reply:help", "Con tôi học lớp 9, trường Việt Đức ở Vinh")
    assert take_turn(make_book(), make_conversation(), tap, Decision((SayReply("help"),), "tap"), TODAY).memory == Memory()


# Persons.


def test_asking_for_a_person_is_told_by_the_turn() -> None:
    assert taken(SayReply("handoff")).wants_person


def test_offering_a_person_is_not_asking_for_one() -> None:
    turn = taken(SayReply("unknown_again"))
    assert (turn.wants_person, turn.offers_person) == (False, True)


def test_asking_for_a_person_offers_one() -> None:
    assert taken(SayReply("handoff")).offers_person


def test_a_certain_answer_offers_no_person() -> None:
    assert not taken(SayAnswer(TUITION.id)).offers_person


@pytest.mark.parametrize("kind", MessageKind)
def test_a_message_of_any_kind_gets_a_reply(kind: MessageKind) -> None:
    decision = Decision((SayReply("unreadable"),), "unreadable")
    assert take_turn(make_book(), make_conversation(), InboundMessage(ADDRESS, kind), decision, TODAY).replies
