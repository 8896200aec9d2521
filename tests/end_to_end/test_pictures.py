"""The picture under a reply, on a phone of 360 px, in a real browser."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.channels.web import Bell
from bot.conversations import Address, Reply, ReplyKind
from bot.pictures import Pictures
from bot.web import create_app, visitors
from bot.web.chat import ChatPage
from bot.web.health import Health
from bot.web.pictures import PicturePages
from tests.fakes.clock import FakeClock
from tests.fakes.memory_storage import MemoryStorage
from tests.fakes.shelf import OneBookShelf
from tests.pictures.books import make_book

ALT = "Sau lớp 9 đi đâu? (THPT công lập; GDTX)"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """Serve a page whose visitor has just been shown a picture; the address ends in the visitor's token."""
    clock, storage, shelf = FakeClock(), MemoryStorage(), OneBookShelf(make_book())
    token = visitors.new_token()
    async with storage.unit_of_work() as uow:
        conversation = await uow.conversations.of(Address("web", visitors.external_id(token)), clock.now())
        reply = Reply(ReplyKind.ANSWER, "Hai hướng.", picture="after_grade_9/1+3")
        await uow.transcript.add_reply(conversation.id, reply, clock.now())
        await uow.commit()

    async def rasa_answers() -> bool:
        return False

    pictures = Pictures(shelf, clock)
    chat = ChatPage(storage, clock, shelf, Bell(), pictures, on_event=lambda *_: None)
    async with TestServer(create_app(chat, Health(shelf, rasa_answers), PicturePages(pictures))) as server:
        yield f"{server.make_url('/')}#{token}"


@pytest.fixture
async def phone(browser: Browser, address: str) -> AsyncIterator[BrowserContext]:
    root, _, token = address.partition("#")
    context = await browser.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]  # a plain dict will do
    await context.add_cookies([{"name": "laban_chat", "value": token, "url": root}])
    yield context
    await context.close()


async def opened(phone: BrowserContext, address: str) -> Page:
    page = await phone.new_page()
    await page.goto(address)
    return page


async def test_picture_stands_under_the_words_as_wide_as_the_bubble(phone: BrowserContext, address: str) -> None:
    page = await opened(phone, address)
    picture = page.get_by_role("img", name=ALT)
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", value=True)

    box = await picture.bounding_box()
    words = await page.get_by_text("Hai hướng.").bounding_box()
    assert box is not None
    assert words is not None
    assert box["y"] > words["y"]
    assert box["width"] > 320
    assert await picture.evaluate("image => image.naturalWidth") == 360
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_tap_opens_the_picture_whole(phone: BrowserContext, address: str) -> None:
    page = await opened(phone, address)
    async with phone.expect_page() as whole:
        await page.get_by_role("link", name=ALT).click()

    page = await whole.value
    assert page.url.endswith("/pictures/after_grade_9/1+3.svg")
    assert await page.locator("text").first.text_content() == "Sau lớp 9 đi đâu?"


async def test_page_stays_usable_without_the_picture(phone: BrowserContext, address: str) -> None:
    await phone.route("**/pictures/**", lambda route: route.abort())
    page = await opened(phone, address)

    await expect(page.get_by_text("Hai hướng.")).to_be_visible()
    await expect(page.get_by_role("link", name=ALT)).to_have_attribute("href", "/pictures/after_grade_9/1+3.svg")


async def test_png_stands_in_for_an_svg_that_does_not_come(phone: BrowserContext, address: str) -> None:
    await phone.route("**/*.svg", lambda route: route.abort())
    page = await opened(phone, address)

    await expect(page.get_by_role("img", name=ALT)).to_have_js_property("naturalWidth", value=720)
