"""All checks of content/ that hold on any day."""

from collections.abc import Iterator

from bot.content_files.conditions import check_conditions
from bot.content_files.content import Content
from bot.content_files.dates import check_date_order
from bot.content_files.editorial import check_wording
from bot.content_files.lookups import check_lookups
from bot.content_files.placeholders import check_placeholders
from bot.content_files.problems import Problem
from bot.content_files.references import check_references
from bot.content_files.sources import check_sources

_CHECKS = (check_conditions, check_references, check_sources, check_lookups, check_placeholders, check_wording, check_date_order)


def check_content(content: Content) -> Iterator[Problem]:
    """Go through everything that is wrong with `content` whatever the day."""
    for check in _CHECKS:
        yield from check(content)
