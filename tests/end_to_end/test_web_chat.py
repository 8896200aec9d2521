"""The web chat on a phone of 360 px, in a real browser against a whole gateway."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.bootstrap.gateway import running_gateway
from bot.settings import Settings

PHONE = {"width": 360, "height": 740}


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True)  # type: ignore[arg-type]  # a plain dict will do
    yield context
    await context.close()


@pytest.fixture
async def chat(phone: BrowserContext, gateway: Settings) -> Page:
    page = await phone.new_page()
    await page.goto(gateway.address)
    return page


async def ask(page: Page, question: str) -> None:
    await page.get_by_role("textbox").fill(question)
    await page.keyboard.press("Enter")


async def test_three_questions_are_answered_with_their_sources(chat: Page) -> None:
    asked = {
        "hoc trung cap sau lop 9 co mat tien hoc phi k": "238/2025",
        "lãi vay sinh viên bây giờ bao nhiêu": "2553/QĐ-TTg",
        "trung học nghề là gì vậy": "123/2025/QH15",
    }
    for number, (question, document) in enumerate(asked.items(), start=1):
        await ask(chat, question)
        sources = chat.locator("details")
        await expect(sources).to_have_count(number)
        await sources.last.locator("summary").click()
        await expect(sources.last).to_contain_text(document)
        await expect(sources.last).to_contain_text(re.compile(r"\d\d/\d\d/20\d\d"))


async def test_a_tapped_choice_is_answered(chat: Page) -> None:
    await chat.get_by_role("button", name="Các hướng đi sau lớp 9").click()

    await expect(chat.get_by_role("log")).to_contain_text("GDTX")


async def test_a_reload_keeps_the_conversation(chat: Page) -> None:
    await ask(chat, "học phí gdtx")
    await expect(chat.locator("details")).to_have_count(1)

    await chat.reload()

    await expect(chat.locator("details")).to_have_count(1)
    await expect(chat.get_by_text("học phí gdtx", exact=True)).to_have_count(1)


async def test_a_message_written_without_network_is_sent_once_when_it_is_back(chat: Page, phone: BrowserContext) -> None:
    await phone.set_offline(True)
    await ask(chat, "học phí gdtx")
    await expect(chat.get_by_text("Mất mạng")).to_be_visible()

    await phone.set_offline(False)

    await expect(chat.locator("details")).to_have_count(1, timeout=40_000)
    await expect(chat.get_by_text("học phí gdtx", exact=True)).to_have_count(1)


async def test_a_restarted_gateway_loses_and_doubles_nothing(browser: Browser, gateway_settings: Settings) -> None:
    context = await browser.new_context(viewport=PHONE)  # type: ignore[arg-type]  # a plain dict will do
    page = await context.new_page()
    async with running_gateway(gateway_settings):
        await page.goto(gateway_settings.address)
        await ask(page, "học phí gdtx")
        await expect(page.locator("details")).to_have_count(1)
    await ask(page, "lai suat vay sinh vien")
    async with running_gateway(gateway_settings):
        await expect(page.locator("details")).to_have_count(2, timeout=40_000)
        await expect(page.get_by_text("lai suat vay sinh vien", exact=True)).to_have_count(1)
        await context.close()


async def test_markup_in_a_message_is_shown_as_text(chat: Page) -> None:
    await ask(chat, "<img src=x onerror=alert(1)> học phí gdtx")

    await expect(chat.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    assert await chat.locator("img[src=x]").count() == 0


async def test_the_page_fits_the_phone_and_a_keyboard_alone_is_enough(chat: Page) -> None:
    await ask(chat, "các hướng đi sau lớp 9")
    await expect(chat.locator("details")).to_have_count(1)

    overflow = await chat.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0
    await chat.locator("details summary").last.focus()
    await chat.keyboard.press("Enter")
    await expect(chat.locator("details").last).to_have_attribute("open", "")


async def test_the_whole_page_costs_little_to_load(phone: BrowserContext, gateway: Settings) -> None:
    page = await phone.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", "0"))))

    await page.goto(gateway.address)
    await page.wait_for_load_state("load")

    assert sum(sizes) < 60_000


async def test_nothing_breaks_the_content_security_policy(phone: BrowserContext, gateway: Settings) -> None:
    page = await phone.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    await page.goto(gateway.address)
    await ask(page, "học phí gdtx")
    await expect(page.locator("details")).to_have_count(1)

    assert complaints == []
