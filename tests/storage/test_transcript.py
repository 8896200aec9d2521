"""The transcript: what was said, in order, and why."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.conversations import Address, Choice, InboundMessage, Memory, MessageKind, Reply, ReplyKind
from bot.dialogue import Decision, SayAnswer, Turn, Understanding
from bot.ports import Asked, Said, TurnRecord
from bot.safety import DangerLevel
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage
from tests.fakes.storages import OpenStorage

AN, BINH = Address("test", "an"), Address("test", "binh")
FULL = Reply(
    kind=ReplyKind.UNCERTAIN,
    text="Học phí là 900 đồng.\n\nHỏi lại nhé.",
    sources=("Luật 01/2026/QH15", "Báo Mẫu https://example.org/mau"),
    choices=(Choice("Học phí", "answer:tuition/fee"),),
    answer_id="tuition/fee",
    checked_on=date(2026, 11, 1),
    picture="after_grade_9/1+2",
    also=("loan/student_loan",),
)


async def _conversation_with_five_messages(storage: OpenStorage) -> int:
    """Store five messages, with another conversation's between them; return the conversation's id."""
    async with storage.unit_of_work() as uow:
        an, binh = await uow.conversations.of(AN, MORNING), await uow.conversations.of(BINH, MORNING)
        for number in range(5):
            message = InboundMessage(AN, MessageKind.TEXT, f"Question {number}")
            await uow.transcript.add_inbound(an.id, message, str(number), MORNING)
            await uow.transcript.add_reply(binh.id, Reply(ReplyKind.ANSWER, "Elsewhere"), MORNING)
        await uow.commit()
    return an.id


async def _since(storage: OpenStorage, conversation_id: int, after_id: int, limit: int) -> list[Said]:
    async with storage.unit_of_work() as uow:
        return list(await uow.transcript.since(conversation_id, after_id, limit))


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (InboundMessage(AN, MessageKind.TEXT, "  Học phí\n bao nhiêu? "), "  Học phí\n bao nhiêu? "),
        (InboundMessage(AN, MessageKind.TAP, "Học phí", "answer:tuition/fee"), "Học phí"),
        (InboundMessage(AN, MessageKind.TAP, "", "answer:tuition/fee"), "answer:tuition/fee"),
        (InboundMessage(AN, MessageKind.STICKER), ""),
        (InboundMessage(AN, MessageKind.TEXT, "x" * 100_000), "x" * 100_000),
    ],
    ids=["text", "tap with a label", "tap without a label", "sticker", "long"],
)
async def test_what_a_contact_said_is_kept_as_typed_or_tapped(storage: OpenStorage, message: InboundMessage, text: str) -> None:
    async with storage.unit_of_work() as uow:
        conversation = await uow.conversations.of(AN, MORNING)
        number = await uow.transcript.add_inbound(conversation.id, message, "key", MORNING)
        await uow.commit()
    assert await _since(storage, conversation.id, 0, 10) == [Said(number, True, text, None, MORNING, "key")]  # noqa: FBT003


def test_example_of_a_reply_leaves_no_field_empty() -> None:
    assert all(getattr(FULL, field.name) for field in fields(Reply))


@pytest.mark.parametrize("reply", [FULL, Reply(ReplyKind.SMALLTALK, "Chào em.")], ids=["full", "short"])
async def test_reply_is_kept_whole(storage: OpenStorage, reply: Reply) -> None:
    async with storage.unit_of_work() as uow:
        conversation = await uow.conversations.of(AN, MORNING)
        number = await uow.transcript.add_reply(conversation.id, reply, MORNING)
        await uow.commit()
    (said,) = await _since(storage, conversation.id, 0, 10)
    assert said == Said(number, False, "", reply, MORNING, None)  # noqa: FBT003
    assert said.said_at.utcoffset() == timedelta(0)


async def test_transcript_is_of_one_conversation_oldest_first(storage: OpenStorage) -> None:
    conversation_id = await _conversation_with_five_messages(storage)
    said = await _since(storage, conversation_id, 0, 10)
    assert [message.text for message in said] == [f"Question {number}" for number in range(5)]
    assert [message.id for message in said] == sorted(message.id for message in said)


async def test_what_is_known_already_is_left_out(storage: OpenStorage) -> None:
    conversation_id = await _conversation_with_five_messages(storage)
    everything = await _since(storage, conversation_id, 0, 10)
    assert await _since(storage, conversation_id, everything[2].id, 10) == everything[3:]
    assert await _since(storage, conversation_id, everything[-1].id, 10) == []


async def test_of_more_than_the_limit_the_newest_are_given(storage: OpenStorage) -> None:
    conversation_id = await _conversation_with_five_messages(storage)
    everything = await _since(storage, conversation_id, 0, 10)
    assert await _since(storage, conversation_id, 0, 2) == everything[3:]
    assert await _since(storage, conversation_id, everything[0].id, 3) == everything[2:]


async def test_turn_keeps_why_the_bot_said_it(database: SqliteStorage) -> None:
    understanding = Understanding("small", (("tuition_fee", 0.75), ("greet", 0.25)))
    decision = Decision((SayAnswer("tuition/fee"),), "small", understanding, DangerLevel.CONCERN)
    turn = Turn((FULL, Reply(ReplyKind.SMALLTALK, "Chào em.")), Memory(), decision)
    async with database.unit_of_work() as uow:
        conversation = await uow.conversations.of(AN, MORNING)
        number = await uow.transcript.add_inbound(conversation.id, InboundMessage(AN, MessageKind.TEXT, "Hello"), "1", MORNING)
        await uow.transcript.add_turn(conversation.id, number, turn, TurnRecord("book-1", MORNING, 1.5))
        await uow.commit()
    (row,) = await database.rows(
        "select reason, engine, intent, confidence, kinds, answer_ids, danger, content_version, milliseconds from turns"
    )
    kinds_and_answers = ('["uncertain", "smalltalk"]', '["tuition/fee", "loan/student_loan"]')
    assert row == ("small", "small", "tuition_fee", 0.75, *kinds_and_answers, "concern", "book-1", 1.5)


async def test_turn_that_no_engine_understood_is_kept_too(database: SqliteStorage) -> None:
    turn = Turn((Reply(ReplyKind.SMALLTALK, "Chào em."),), Memory(), Decision((SayAnswer("x"),), "command"))
    async with database.unit_of_work() as uow:
        conversation = await uow.conversations.of(AN, MORNING)
        number = await uow.transcript.add_inbound(conversation.id, InboundMessage(AN, MessageKind.TEXT, "/help"), "1", MORNING)
        await uow.transcript.add_turn(conversation.id, number, turn, TurnRecord("book-1", MORNING, 1.5))
        await uow.commit()
    assert await database.rows("select reason, engine, intent, confidence from turns") == [("command", None, None, None)]


async def test_fault_of_the_database_does_not_repeat_what_was_said(database: SqliteStorage) -> None:
    """Faults are logged with all they say; words of children never are."""
    message = InboundMessage(AN, MessageKind.TEXT, "em bị đánh")
    async with database.unit_of_work() as uow:
        with pytest.raises(IntegrityError) as caught:
            await uow.transcript.add_inbound(999, message, "1", MORNING)
    assert "em bị đánh" not in str(caught.value)


def _turn(reason: str, kind: ReplyKind = ReplyKind.ANSWER, intent: str | None = None) -> Turn:
    understanding = Understanding("small", ((intent, 0.5),)) if intent else None
    return Turn((Reply(kind, "Said"),), Memory(), Decision((SayAnswer("tuition/fee"),), reason, understanding))


async def _asked_last(storage: OpenStorage, *said: tuple[str, Turn]) -> Asked | None:
    """Say what is given, with somebody else's question between, then tap; return what was asked before the tap."""
    async with storage.unit_of_work() as uow:
        an, binh = await uow.conversations.of(AN, MORNING), await uow.conversations.of(BINH, MORNING)
        others = (binh.id, "Elsewhere", _turn("small", intent="elsewhere"))
        for number, (owner, text, turn) in enumerate([*((an.id, *each) for each in said), others, (an.id, "Tap", _turn("tap"))]):
            heard = await uow.transcript.add_inbound(owner, InboundMessage(AN, MessageKind.TEXT, text), str(number), MORNING)
            await uow.transcript.add_turn(owner, heard, turn, TurnRecord("book", MORNING, 1.0))
        asked = await uow.transcript.asked_before(an.id, heard)
        await uow.commit()
    return asked


FEE = ("học phí", _turn("small", ReplyKind.ASK_BACK, "tuition_fee"))


async def test_what_was_asked_before_a_message_is_found_behind_buttons(storage: OpenStorage) -> None:
    earlier = ("vay", _turn("small", intent="loan"))
    assert await _asked_last(storage, earlier, FEE, ("1", _turn("tap"))) == Asked("học phí", "tuition_fee", ReplyKind.ASK_BACK)


@pytest.mark.parametrize("reason", ["danger", "command", "unreadable"])
async def test_what_no_engine_understood_hides_what_was_asked_before_it(storage: OpenStorage, reason: str) -> None:
    assert await _asked_last(storage, FEE, ("Help", _turn(reason))) is None


async def test_nothing_was_asked_before_the_first_message(storage: OpenStorage) -> None:
    assert await _asked_last(storage) is None
