"""Takes the README's picture of the web chat: a real conversation on a phone of 360 px, light and dark side by side."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.bootstrap.gateway import running_gateway
from bot.settings import ROOT, read_settings

_QUESTION = "hoc trung cap sau lop 9 co mat hoc phi k"
_PICTURES = ROOT / "docs" / "images"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


async def _shoot(browser: Browser, address: str, scheme: str) -> None:
    context = await browser.new_context(
        viewport={"width": 360, "height": 960},
        device_scale_factor=2,
        color_scheme="dark" if scheme == "dark" else "light",
        locale="vi-VN",
    )
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("textbox").fill(_QUESTION)
    await page.keyboard.press("Enter")
    sources = page.locator("details")
    await sources.wait_for()
    await sources.locator("summary").click()
    await page.wait_for_timeout(500)
    await page.screenshot(path=_PICTURES / f"web-chat-{scheme}.png")
    await context.close()


async def _main() -> None:
    _PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'laban.db'}"
        settings = replace(read_settings(), port=18081, action_port=18082, use_rasa=False, database_url=url, telegram_token="")
        async with running_gateway(settings), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
            for scheme in ("light", "dark"):
                await _shoot(browser, settings.address, scheme)
            await browser.close()


asyncio.run(_main())
