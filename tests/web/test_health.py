"""What a monitor reads."""

import json
from datetime import UTC, datetime

from aiohttp.test_utils import make_mocked_request

from bot.ports import ContentState
from bot.web.health import Health
from tests.factories import make_book
from tests.fakes.shelf import OneBookShelf


async def _no() -> bool:
    return False


async def _report(health: Health) -> dict[str, object]:
    response = await health.report(make_mocked_request("GET", "/healthz"))
    told: dict[str, object] = json.loads(response.text or "")
    return told


async def test_content_is_told_with_its_version_its_time_and_what_keeps_a_newer_one_out() -> None:
    state = ContentState(datetime(2026, 11, 22, 3, 0, 0, 5, tzinfo=UTC), 4)
    book = make_book()
    assert await _report(Health(OneBookShelf(book), _no, lambda: state)) == {
        "status": "ok",
        "engine": "small",
        "content": book.version,
        "answers": len(book.answers),
        "content_since": "2026-11-22T03:00:00+00:00",
        "refused_problems": 4,
    }


async def test_content_that_is_never_reloaded_has_no_time() -> None:
    assert "content_since" not in await _report(Health(OneBookShelf(make_book()), _no))
