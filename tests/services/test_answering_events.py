"""Working through the inbox: what becomes of one event."""

from datetime import UTC, datetime

from bot.conversations import Address, Memory, Role
from bot.dialogue import SayReply
from tests.fakes.channel import CHANNEL, edited, said
from tests.fakes.clock import MORNING, FakeClock
from tests.services.faults import FullOutboxStorage
from tests.services.office import GREETING, Office
from tests.services.waiting import running, until


async def test_event_becomes_transcript_turn_and_reply_to_deliver(office: Office) -> None:
    await office.receive(said("1", "Hello"))
    office.clock.let_pass(2)
    await office.work_through()
    heard, reply = await office.transcript()
    assert (heard.by_contact, heard.text, heard.reply, heard.event_key) == (True, "Hello", None, "1")
    assert reply.reply is not None
    assert (reply.by_contact, reply.text, reply.reply.text, reply.event_key) == (False, "", GREETING, None)
    assert (heard.said_at, reply.said_at) == (MORNING, office.clock.now())
    (delivery,) = await office.due()
    assert (delivery.message_id, delivery.address, delivery.reply.text) == (reply.id, Address(CHANNEL, "an"), GREETING)
    assert await office.storage.turn_reasons() == ["fake"]
    assert await office.storage.event_states() == ["done"]
    assert office.told == [CHANNEL]


async def test_nothing_of_a_turn_is_kept_when_one_part_cannot_be_stored(office: Office) -> None:
    """Transcript, turn, outbox and inbox change in one commit."""
    await office.receive(said("1", "Hello"))
    async with running(office.worker(FullOutboxStorage(office.storage)).run()):
        await until(office.nothing_waits)
    assert await office.transcript() == []
    assert await office.storage.turn_reasons() == []
    assert await office.storage.event_states() == ["dead"]
    assert office.told == []


async def test_every_reply_of_a_turn_is_queued(office: Office) -> None:
    office.interpreter.sayings = (SayReply("greet"), SayReply("help"))
    await office.receive(said("1", "Hello"))
    await office.work_through()
    assert await office.conversation() == ["Hello", GREETING, "Mình giúp được."]
    assert await office.storage.delivery_states() == ["queued", "queued"]


async def test_forgetting_leaves_nothing_but_its_own_reply(office: Office) -> None:
    await office.receive(said("1", "con tôi học lớp 9"), said("2", "Hello", "binh"))
    await office.work_through()
    await office.receive(said("3", "/xoadulieu"))
    await office.work_through()
    assert await office.conversation() == ["/xoadulieu", "Đã xóa."]
    assert await office.conversation("binh") == ["Hello", GREETING]
    async with office.storage.unit_of_work() as uow:
        found = await uow.conversations.find(Address(CHANNEL, "an"))
    assert found is not None
    assert found.conversation.memory == Memory()


async def test_what_is_remembered_lasts_until_the_next_turn(office: Office) -> None:
    await office.receive(said("1", "con tôi học lớp 9"), said("2", "Hello"))
    await office.work_through()
    async with office.storage.unit_of_work() as uow:
        found = await uow.conversations.find(Address(CHANNEL, "an"))
    assert found is not None
    assert (found.conversation.turns, found.conversation.memory.grade, found.conversation.memory.role) == (2, 9, Role.PARENT)


async def test_danger_is_answered_without_the_interpreter(office: Office) -> None:
    await office.receive(said("1", "em không muốn sống nữa"))
    await office.work_through()
    assert await office.conversation() == ["em không muốn sống nữa", "Gọi 111 nhé."]
    assert office.interpreter.heard == []
    assert await office.storage.turn_reasons() == ["danger"]


async def test_day_of_a_figure_changes_at_midnight_in_viet_nam(office: Office) -> None:
    office.interpreter.sayings = (SayReply("fee_of_the_day"),)
    for key, minute in (("before", 59), ("after", 60)):
        office.clock = FakeClock(datetime(2026, 11, 22, 16 + minute // 60, minute % 60, tzinfo=UTC))
        await office.receive(said(key, "Hello"))
        await office.work_through()
    assert await office.conversation() == ["Hello", "Học phí là 900 đồng.", "Hello", "Học phí là 950 đồng."]


async def test_text_with_half_an_emoji_is_answered_like_any_other(office: Office) -> None:
    r"""A page may post "\ud83d" alone, which is JSON but no Unicode text."""
    await office.receive(said("1", "Hello \ud83d"))
    await office.work_through()
    assert await office.storage.event_states() == ["done"]
    assert [delivery.reply.text for delivery in await office.due()] == [GREETING]


async def test_event_that_is_not_for_the_bot_is_closed_without_a_word(office: Office) -> None:
    await office.receive(edited("1"), said("2", "Hello"))
    await office.work_through()
    assert await office.storage.event_states() == ["done", "done"]
    assert await office.conversation() == ["Hello", GREETING]
