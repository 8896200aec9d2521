"""Migrations: from nothing to what `tables` says, down, and up again."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.conversations import Address, InboundMessage, Memory, MessageKind, Reply, ReplyKind
from bot.dialogue import Decision, SayReply, Turn
from bot.dialogue.lending import LentFor
from bot.ports import TurnRecord
from bot.storage.migrate import alembic_config, migrate
from bot.storage.tables import Table
from tests.fakes.channel import CHANNEL, said
from tests.fakes.clock import MORNING
from tests.fakes.sqlite_storage import SqliteStorage, url_of

TABLES = set(Table.metadata.tables)


@pytest.fixture
async def migrated(database: SqliteStorage, tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    """Give a connection to a database made by the migrations."""
    engine = create_async_engine(url_of(tmp_path / "laban.db"))
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, Table.metadata))


def _checks(connection: Connection) -> dict[str, list[tuple[str | None, str]]]:
    found = inspect(connection)
    return {table: sorted((check["name"], str(check["sqltext"])) for check in found.get_check_constraints(table)) for table in TABLES}


def _names(connection: Connection) -> set[str | None]:
    """Return the names of all keys and constraints of uniqueness."""
    found = inspect(connection)
    names: set[str | None] = set()
    for table in TABLES:
        names.add(found.get_pk_constraint(table)["name"])
        names.update(key["name"] for key in found.get_foreign_keys(table))
        names.update(constraint["name"] for constraint in found.get_unique_constraints(table))
        names.update(index["name"] for index in found.get_indexes(table))
    return names


def _as_tables_say(ask: Callable[[Connection], object]) -> object:
    """Return what `ask` finds in a database that was made from the tables, without a migration."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            Table.metadata.create_all(connection)
            return ask(connection)
    finally:
        engine.dispose()


async def test_migrations_make_what_the_tables_say(migrated: AsyncConnection) -> None:
    assert await migrated.run_sync(_tables) == TABLES
    assert await migrated.run_sync(_differences) == []


@pytest.mark.parametrize("ask", [_checks, _names])
async def test_migrations_name_and_check_what_the_tables_do(migrated: AsyncConnection, ask: Callable[[Connection], object]) -> None:
    """Alembic compares neither names of constraints nor what they check."""
    assert await migrated.run_sync(ask) == _as_tables_say(ask)


async def test_database_in_a_folder_that_is_not_there_is_created(tmp_path: Path) -> None:
    await migrate(url_of(tmp_path / "deep" / "down" / "laban.db"))
    assert (tmp_path / "deep" / "down" / "laban.db").is_file()


async def test_migrating_again_changes_nothing(database: SqliteStorage, tmp_path: Path) -> None:
    await _fill(database)
    await migrate(url_of(tmp_path / "laban.db"))
    assert await database.event_states() == ["waiting"]


async def test_steps_go_down_and_up_again_with_rows_present(database: SqliteStorage, migrated: AsyncConnection) -> None:
    await _fill(database)
    for table in TABLES:
        ((count,),) = await database.rows(f"select count(*) from {table}")  # noqa: S608 - names of our tables
        assert count, f"no row in {table}"
    await migrated.run_sync(lambda connection: command.downgrade(alembic_config(connection), "base"))
    assert await migrated.run_sync(_tables) == set()
    await migrated.run_sync(lambda connection: command.upgrade(alembic_config(connection), "head"))
    assert await migrated.run_sync(_differences) == []
    await migrated.commit()
    await _fill(database)
    assert await database.event_states() == ["waiting"]


async def _fill(database: SqliteStorage) -> None:
    """Put at least one row into every table."""
    address = Address(CHANNEL, "an")
    async with database.unit_of_work() as uow:
        await uow.inbox.add(said("1", "Hello"), MORNING)
        conversation = await uow.conversations.of(address, MORNING)
        heard = await uow.transcript.add_inbound(conversation.id, InboundMessage(address, MessageKind.TEXT, "Hello"), "1", MORNING)
        reply = Reply(ReplyKind.SMALLTALK, "Chào em.")
        turn = Turn((reply,), Memory(), Decision((SayReply("greet"),), "small"))
        await uow.transcript.add_turn(conversation.id, heard, turn, TurnRecord("book-1", MORNING, 1.0))
        await uow.outbox.add(conversation.id, await uow.transcript.add_reply(conversation.id, reply, MORNING), address, MORNING)
        await uow.gaps.add(MORNING.date(), "phi công")
        await uow.reviews.add(MORNING.date(), "học phi công", LentFor.NOT_MEANT, "tuition_fee")
        await uow.commit()
