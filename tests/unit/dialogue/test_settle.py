"""What needs no understanding is settled in a fixed order: danger, unreadable things, choices, commands."""

import pytest

from bot.conversations import Choice, Conversation, InboundMessage, Memory, MessageKind
from bot.dialogue import Decision, SayAnswer, SayReply, settle, take_turn
from bot.safety import DangerLevel
from tests.factories import (
    ADDRESS,
    AFTER_9,
    HANDOFF,
    LOAN,
    REPLIES,
    TODAY,
    TUITION,
    make_book,
    make_conversation,
    make_tap,
    make_text,
)

DANGEROUS = "em muốn tự tử"
OFFERED = (Choice(TUITION.label, f"answer:{TUITION.id}"), Choice(LOAN.label, f"answer:{LOAN.id}"), HANDOFF)
OFFERING = make_conversation(Memory(offered=OFFERED))
UNREADABLE = sorted(set(MessageKind) - {MessageKind.TEXT, MessageKind.TAP})


def settled(message: InboundMessage, conversation: Conversation | None = None) -> Decision | None:
    """Settle `message` with the book of the tests."""
    return settle(make_book(), conversation or make_conversation(), message)


def chosen(text: str) -> Decision | None:
    """Settle a typed text under a reply that offers choices."""
    return settled(make_text(text), OFFERING)


def text_for_payload(payload: str) -> str:
    """Return the words that answer a tap."""
    message = make_tap(payload)
    decision = settled(message)
    assert decision
    return take_turn(make_book(), make_conversation(), message, decision, TODAY).replies[0].text


def test_a_free_text_is_left_to_an_interpreter() -> None:
    assert settled(make_text("học phí bao nhiêu")) is None


# Danger.


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (DANGEROUS, DangerLevel.IMMEDIATE),
        ("em khong muon song", DangerLevel.HIGH),
        ("em áp lực quá", DangerLevel.CONCERN),
    ],
)
def test_danger_is_answered_by_the_words_of_its_level(text: str, level: DangerLevel) -> None:
    assert settled(make_text(text)) == Decision((SayReply(f"danger_{level.value}"),), "danger", danger=level)


def test_an_idiom_that_looks_like_danger_is_a_free_text() -> None:
    assert settled(make_text("thi cử áp lực chết mất")) is None


def test_danger_far_behind_in_a_long_text_is_seen() -> None:
    decision = settled(make_text("em hỏi học phí " * 2000 + DANGEROUS))
    assert decision
    assert decision.danger is DangerLevel.IMMEDIATE


def assert_danger_came_first(message: InboundMessage, conversation: Conversation | None = None) -> None:
    """Danger was met, whatever else the message is."""
    decision = settled(message, conversation)
    assert decision
    assert decision.reason == "danger"


def test_danger_comes_before_a_tap() -> None:
    assert_danger_came_first(make_tap("handoff", DANGEROUS))


@pytest.mark.parametrize("kind", UNREADABLE)
def test_danger_in_a_caption_comes_before_what_cannot_be_read(kind: MessageKind) -> None:
    assert_danger_came_first(InboundMessage(ADDRESS, kind, DANGEROUS))


def test_danger_comes_before_a_typed_choice() -> None:
    offered = Choice(DANGEROUS, f"answer:{TUITION.id}")
    assert_danger_came_first(make_text(DANGEROUS), make_conversation(Memory(offered=(offered,))))


def test_danger_comes_before_a_command() -> None:
    assert_danger_came_first(make_text(f"/start {DANGEROUS}"))


# Things that cannot be read.


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_thing_without_words_is_told_that_it_cannot_be_read(kind: MessageKind) -> None:
    assert settled(InboundMessage(ADDRESS, kind)) == Decision((SayReply("unreadable"),), "unreadable")


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\ufeff"])
def test_a_text_of_nothing_is_called_empty(text: str) -> None:
    assert settled(make_text(text)) == Decision((SayReply("empty"),), "unreadable")


@pytest.mark.parametrize("text", ["\N{GRINNING FACE}", "???", "..."])
def test_signs_without_words_are_said_to_hold_none(text: str) -> None:
    assert settled(make_text(text)) == Decision((SayReply("no_words"),), "unreadable")


# Taps and typed choices.


@pytest.mark.parametrize(
    ("payload", "saying"),
    [
        (f"answer:{TUITION.id}", SayAnswer(TUITION.id)),
        ("reply:help", SayReply("help")),
        ("handoff", SayReply("handoff")),
    ],
)
def test_a_tap_is_followed(payload: str, saying: SayAnswer | SayReply) -> None:
    assert settled(make_tap(payload)) == Decision((saying,), "tap")


def test_a_tap_on_an_older_button_is_followed() -> None:
    assert settled(make_tap("reply:help"), OFFERING) == Decision((SayReply("help"),), "tap")


@pytest.mark.parametrize("payload", ["", "nonsense", "handoffs", "answer", "answer:", "answer:tuition/draft", "reply:", "reply:gone"])
def test_a_tap_that_leads_nowhere_is_told_so(payload: str) -> None:
    assert text_for_payload(payload) == REPLIES["no_longer_here"].variants[0]


@pytest.mark.parametrize(("text", "answer_id"), [("1", TUITION.id), ("2", LOAN.id), (" 2 ", LOAN.id)])
def test_a_typed_number_chooses(text: str, answer_id: str) -> None:
    assert chosen(text) == Decision((SayAnswer(answer_id),), "tap")


@pytest.mark.parametrize("text", ["0", "4", "12", " 99 "])
def test_a_number_that_was_not_offered_is_told_so(text: str) -> None:
    assert chosen(text) == Decision((SayReply("no_such_number"),), "unreadable")


@pytest.mark.parametrize("text", ["100", "1000", pytest.param("9" * 5000, id="a long row of digits")])
def test_a_number_longer_than_any_choice_s_is_a_free_text(text: str) -> None:
    assert chosen(text) is None


@pytest.mark.parametrize("text", ["\N{SUPERSCRIPT ONE}", "\N{CIRCLED DIGIT ONE}", "lớp 1", "1 2", "-1", "1,5"])
def test_what_only_resembles_a_number_chooses_nothing(text: str) -> None:
    assert chosen(text) is None


def test_a_number_where_nothing_was_offered_is_told_so() -> None:
    assert settled(make_text("1")) == Decision((SayReply("no_such_number"),), "unreadable")


@pytest.mark.parametrize("text", ["Vay vốn đi học", "vay von di hoc", "VAY VỐN ĐI HỌC", " vay  vốn đi học\n"])
def test_a_typed_label_chooses(text: str) -> None:
    assert chosen(text) == Decision((SayAnswer(LOAN.id),), "tap")


def test_a_typed_label_asks_for_a_person() -> None:
    assert chosen("gap thay co") == Decision((SayReply("handoff"),), "tap")


def test_more_than_a_label_is_a_free_text() -> None:
    assert chosen("vay vốn đi học cần gì") is None


def test_a_choice_of_an_earlier_reply_is_a_free_text() -> None:
    assert chosen(AFTER_9.label) is None


def test_a_typed_choice_comes_before_a_command() -> None:
    conversation = make_conversation(Memory(offered=(Choice("/start", f"answer:{LOAN.id}"),)))
    assert settled(make_text("/start"), conversation) == Decision((SayAnswer(LOAN.id),), "tap")


# Commands.


@pytest.mark.parametrize(
    "text", ["/start", "/start@la_ban_bot", "/start truong-a", "/start@la_ban_bot truong-a", "/START", " /start\n", "/start\ntruong-a"]
)
def test_a_command_is_followed_with_a_name_or_words_behind_it(text: str) -> None:
    assert settled(make_text(text)) == Decision((SayReply("welcome"),), "command")


def test_a_command_may_ask_for_a_person() -> None:
    assert settled(make_text("/gapthayco")) == Decision((SayReply("handoff"),), "command")


def test_a_command_may_lead_to_an_answer() -> None:
    assert settled(make_text("/hocphi")) == Decision((SayAnswer(TUITION.id),), "command")


@pytest.mark.parametrize("text", ["/unknown", "/ start", "/@la_ban_bot"])
def test_a_command_that_nobody_knows_brings_help(text: str) -> None:
    assert settled(make_text(text)) == Decision((SayReply("help"),), "command")


def test_a_slash_within_a_text_is_no_command() -> None:
    assert settled(make_text("nghị định 238/2025 nói gì /start")) is None


# Pointing at what was offered.


@pytest.mark.parametrize(
    ("text", "answer_id"),
    [
        ("cái đầu tiên", TUITION.id),
        ("cai dau tien a", TUITION.id),
        ("Cái đầu!", TUITION.id),
        ("cái thứ hai", LOAN.id),
        ("cai thu 2 ay ad", LOAN.id),
    ],
)
def test_pointing_chooses_what_stands_there(text: str, answer_id: str) -> None:
    assert chosen(text) == Decision((SayAnswer(answer_id),), "tap")


def test_the_last_one_is_the_last_answer_not_what_stands_below_it() -> None:
    assert chosen("cái cuối") == Decision((SayAnswer(LOAN.id),), "tap")


def test_where_no_answer_was_offered_there_is_no_last_one() -> None:
    assert settled(make_text("cái cuối"), make_conversation(Memory(offered=(HANDOFF,)))) is None


@pytest.mark.parametrize("offered", [(), OFFERED[:1]])
def test_pointing_beyond_what_was_offered_is_told_so(offered: tuple[Choice, ...]) -> None:
    decision = settled(make_text("cái thứ hai"), make_conversation(Memory(offered=offered)))
    assert decision == Decision((SayReply("no_such_number"),), "unreadable")


@pytest.mark.parametrize("text", ["cái đầu tiên thì học phí bao nhiêu vậy", "cái cuối thì nộp đơn ở đâu vậy", "em hỏi cái đầu tiên"])
def test_pointing_within_a_question_is_a_free_text(text: str) -> None:
    assert chosen(text) is None


def test_a_label_that_sounds_like_pointing_is_chosen_by_its_words() -> None:
    offered = (*OFFERED, Choice("Cái đầu tiên", f"answer:{AFTER_9.id}"))
    assert settled(make_text("cái đầu tiên"), make_conversation(Memory(offered=offered))) == Decision((SayAnswer(AFTER_9.id),), "tap")
