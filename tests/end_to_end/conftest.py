"""A real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

# Nothing of the browser's own traffic may leave the machine, and a container has no sandbox to offer.
_BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Give a real Chromium."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(_BROWSER_FLAGS))
        yield started
        await started.close()
