"""The pictures over HTTP, and where the chat's page finds them."""

from collections.abc import AsyncIterator
from xml.etree import ElementTree as ET

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from yarl import URL

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

ADDRESS = "/pictures/after_grade_9/1+3"

type Client = TestClient[Request, Application]


@pytest.fixture
def shelf() -> OneBookShelf:
    return OneBookShelf(make_book())


@pytest.fixture
def storage() -> MemoryStorage:
    return MemoryStorage()


@pytest.fixture
async def client(shelf: OneBookShelf, storage: MemoryStorage) -> AsyncIterator[Client]:
    clock = FakeClock()
    pictures = Pictures(shelf, clock)
    chat = ChatPage(storage, clock, shelf, Bell(), pictures, on_event=lambda *_: None)

    async def rasa_answers() -> bool:
        return False

    app = create_app(chat, Health(shelf, rasa_answers), PicturePages(pictures))
    async with TestClient(TestServer(app)) as opened:
        yield opened


async def test_svg_is_served(client: Client) -> None:
    async with client.get(f"{ADDRESS}.svg") as response:
        text = await response.text()

    assert (response.status, response.content_type) == (200, "image/svg+xml")
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314 - our own


async def test_png_is_served(client: Client) -> None:
    async with client.get(f"{ADDRESS}.png") as response:
        content = await response.read()

    assert (response.status, response.content_type) == (200, "image/png")
    assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("form", ["svg", "png"])
async def test_known_picture_is_not_sent_again(client: Client, shelf: OneBookShelf, form: str) -> None:
    async with client.get(f"{ADDRESS}.{form}") as response:
        known = {"If-None-Match": response.headers["ETag"]}
    async with client.get(f"{ADDRESS}.{form}", headers=known) as response:
        assert (response.status, await response.read()) == (304, b"")
        assert response.headers["ETag"] == known["If-None-Match"]

    shelf.book = make_book(make_book().paths_of(next(iter(shelf.book.paths.values())).stage)[::2], version="2")
    async with client.get("/pictures/after_grade_9/1.svg", headers=known) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/after_grade_9/9.svg",
        "/pictures/after_grade_9/3+1.png",
        "/pictures/after_grade_10/1.svg",
        "/pictures/after_grade_9/%3Cscript%3E.svg",
        "/pictures/after_grade_9/1%0A.svg",
        "/pictures/after_grade_9/1%00.png",
        "/pictures/%2e%2e/1.svg",
        "/pictures/fonts/..%2f..%2fOFL.txt.svg",
    ],
)
async def test_unknown_picture_is_refused_with_a_sentence(client: Client, path: str) -> None:
    async with client.get(URL(path, encoded=True)) as response:
        assert response.status == 404
        assert (await response.json())["error"].endswith(".")


@pytest.mark.parametrize("path", [f"{ADDRESS}.gif", ADDRESS, "/pictures/after_grade_9/1/2.svg", "/pictures/"])
async def test_what_is_no_picture_at_all_is_not_there(client: Client, path: str) -> None:
    async with client.get(path) as response:
        assert response.status == 404


async def news(client: Client, storage: MemoryStorage, reply: Reply) -> dict[str, object]:
    token = visitors.new_token()
    async with storage.unit_of_work() as uow:
        conversation = await uow.conversations.of(Address("web", visitors.external_id(token)), FakeClock().now())
        await uow.transcript.add_reply(conversation.id, reply, FakeClock().now())
        await uow.commit()
    async with client.get("/chat/messages", cookies={"laban_chat": token}) as response:
        (message,) = (await response.json())["messages"]
    assert isinstance(message, dict)
    return message


async def test_page_learns_where_the_picture_is(client: Client, storage: MemoryStorage) -> None:
    message = await news(client, storage, Reply(ReplyKind.ANSWER, "Hai hướng.", picture="after_grade_9/1+3"))

    picture = message["picture"]
    assert isinstance(picture, dict)
    assert picture.keys() == {"svg", "png", "alt", "width", "height"}
    assert picture["alt"] == "Sau lớp 9 đi đâu? (THPT công lập; GDTX)"
    for form in ("svg", "png"):
        async with client.get(picture[form]) as response:
            assert response.status == 200


@pytest.mark.parametrize("name", [None, "after_grade_9/1+8"], ids=["none", "no longer there"])
async def test_reply_without_a_picture_says_so(client: Client, storage: MemoryStorage, name: str | None) -> None:
    assert (await news(client, storage, Reply(ReplyKind.ANSWER, "Không hình.", picture=name)))["picture"] is None
