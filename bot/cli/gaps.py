"""`laban gaps`: what people asked and nothing answered, without anything that tells who."""

import argparse
import asyncio
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.bootstrap.engines import SystemClock, load_edition
from bot.cli.main import refuse_content
from bot.cli.terminal import put, text
from bot.content_files import ContentError, render_problems
from bot.content_files.naming import KINDS
from bot.ports import Gap, PassageSearch
from bot.services.group_alike import Alike, group_alike
from bot.settings import Settings
from bot.storage import Database
from bot.storage.migrate import migrate
from bot.wording import print_date


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the questions, those asked most first."""
    since = SystemClock().today() - timedelta(days=arguments.days)
    try:
        search = load_edition(settings).search
    except ContentError as fault:
        return refuse_content(render_problems(fault.problems))
    groups = group_alike(asyncio.run(_kept(settings, since)))
    put(text("gaps_heading" if groups else "gaps_none", since=print_date(since), count=sum(group.count for group in groups)))
    for group in groups:
        put()
        for line in _lines(group, search):
            put(line)
    return 0


async def _kept(settings: Settings, since: date) -> Sequence[Gap]:
    await migrate(settings.database_url)
    database = Database(settings.database_url)
    try:
        async with database.unit_of_work() as uow:
            return await uow.gaps.since(since)
    finally:
        await database.close()


def _lines(group: Alike[Gap], search: PassageSearch) -> Iterator[str]:
    first, last = print_date(group.first), print_date(group.last)
    yield text("gaps_group", count=group.count, days=first if first == last else f"{first} - {last}")
    yield from (f"  - {example}" for example in group.examples)
    for hit in search.find(group.examples[0])[:1]:
        yield text("gaps_nearest", name=f"{KINDS[hit.passage.kind].prefix}{hit.passage.id}", label=hit.passage.label)
