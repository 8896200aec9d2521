"""What the database itself refuses."""

import pytest
from sqlalchemy.exc import IntegrityError

from bot.dialogue.lending import LentFor
from tests.fakes.sqlite_storage import SqliteStorage

_FULL = (
    "insert into contacts values (1, current_timestamp), (2, current_timestamp)",
    "insert into addresses values (1, 1, 'test', 'an')",
    "insert into conversations values (1, 1, 'key', 0, '{}', current_timestamp, current_timestamp)",
    "insert into messages values (1, 1, 'contact', 'text', 'Hello', '1', null, current_timestamp)",
    "insert into messages values (2, 1, 'bot', 'answer', 'Hello', null, '{}', current_timestamp)",
    "insert into inbox values (1, 'test', '1', 'an', '{}', current_timestamp, 'waiting', 0, null)",
    "insert into outbox values (1, 1, 2, 'test', 'an', 'queued', 0, current_timestamp, null, null, null)",
    "insert into turns values (1, 1, 1, 'small', null, null, null, '[]', '[]', 'none', 'book', 1.0, current_timestamp)",
    "insert into gaps values (1, '2026-11-22', 'Hello', 1)",
    "insert into review_candidates values (1, '2026-11-22', 'Hello', 'not_meant', null, null, 1)",
)


@pytest.fixture
async def full(database: SqliteStorage) -> SqliteStorage:
    for statement in _FULL:
        await database.rows(statement)
    return database


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("update inbox set state = 'lost'", "CHECK"),
        ("update outbox set state = 'lost'", "CHECK"),
        ("update messages set author = 'nobody'", "CHECK"),
        ("insert into inbox select 2, channel, event_key, 'other', body, received_at, state, 0, null from inbox", "UNIQUE"),
        ("insert into addresses values (2, 2, 'test', 'an')", "UNIQUE"),
        ("insert into conversations values (2, 1, 'key 2', 0, '{}', current_timestamp, current_timestamp)", "UNIQUE"),
        ("insert into conversations values (2, 2, 'key', 0, '{}', current_timestamp, current_timestamp)", "UNIQUE"),
        ("insert into outbox values (2, 1, 2, 'test', 'an', 'queued', 0, current_timestamp, null, null, null)", "UNIQUE"),
        ("insert into turns values (2, 1, 1, 'x', null, null, null, '[]', '[]', 'none', 'b', 1.0, current_timestamp)", "UNIQUE"),
        ("insert into gaps values (2, '2026-11-22', 'Hello', 1)", "UNIQUE"),
        ("insert into review_candidates values (2, '2026-11-22', 'Hello', 'not_meant', 'x', 'y', 1)", "UNIQUE"),
        ("update review_candidates set reason = 'liked'", "CHECK"),
        ("update review_candidates set count = 0", "CHECK"),
        ("update gaps set count = 0", "CHECK"),
        ("insert into messages values (3, 99, 'bot', 'answer', '', null, null, current_timestamp)", "FOREIGN KEY"),
        ("insert into outbox values (2, 1, 99, 'test', 'an', 'queued', 0, current_timestamp, null, null, null)", "FOREIGN KEY"),
        ("delete from contacts where id = 1", "FOREIGN KEY"),
        ("delete from messages where id = 2", "FOREIGN KEY"),
        ("update messages set text = null", "NOT NULL"),
    ],
    ids=[
        "unknown state of an event",
        "unknown state of a delivery",
        "unknown author",
        "second copy of an event",
        "second contact at an address",
        "second conversation with a contact",
        "second conversation of a key",
        "second delivery of a message",
        "second turn for a message",
        "second count of a question on one day",
        "second count of a question to look at on one day",
        "question to look at for no reason",
        "question to look at that nobody asked",
        "question that nobody asked",
        "message of no conversation",
        "delivery of no message",
        "contact with a conversation",
        "message with a delivery",
        "message without a text",
    ],
)
async def test_refused(full: SqliteStorage, statement: str, reason: str) -> None:
    with pytest.raises(IntegrityError, match=f"{reason} constraint failed"):
        await full.rows(statement)


@pytest.mark.parametrize(
    ("table", "column", "states"),
    [
        ("inbox", "state", ("waiting", "done", "dead")),
        ("outbox", "state", ("queued", "sent", "failed")),
        ("messages", "author", ("contact", "bot")),
        ("review_candidates", "reason", tuple(LentFor)),
    ],
)
async def test_known_states_are_accepted(full: SqliteStorage, table: str, column: str, states: tuple[str, ...]) -> None:
    for state in states:
        await full.rows(f"update {table} set {column} = :state", state=state)  # noqa: S608 - names of this file


async def test_readers_do_not_wait_for_the_writer(database: SqliteStorage) -> None:
    assert await database.rows("pragma journal_mode") == [("wal",)]
