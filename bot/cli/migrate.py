"""`laban migrate`: bring the database to its newest shape."""

import argparse
import asyncio

from bot.settings import Settings
from bot.storage.migrate import migrate


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run the migrations."""
    asyncio.run(migrate(settings.database_url))
    return 0
