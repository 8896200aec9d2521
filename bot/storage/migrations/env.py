"""Alembic's entry: run the migrations over the connection that `bot.storage.migrate` hands in."""

from alembic import context

from bot.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    # SQLite cannot alter a table in place; Alembic then copies it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
