"""Everything that is kept: SQLite by default, PostgreSQL by its URL. All SQL of the program lives here.

`tables` says what is kept and why, `repositories` reads and writes it, `database` opens it.
"""

from bot.storage.database import Database

__all__ = ["Database"]
