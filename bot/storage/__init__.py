"""Everything that is kept: All SQL of the program lives here.

`tables` says what is kept and why, `repositories` reads and writes it, `database` opens it.
"""

from bot.storage.database import Database

__all__ = ["Database"]
