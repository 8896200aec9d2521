"""Replies become messages that Telegram takes; its refusals become errors that know whether to try again."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.errors import channel_error, is_harmless
from bot.channels.telegram.outbound import TEXT_LIMIT, CallbackDataLengthError, Outgoing, render
from bot.channels.telegram.splitting import split
from bot.conversations import MAX_PAYLOAD, Choice, Reply, ReplyKind
from bot.ports import ChannelError, ChannelThrottledError, ChannelUnreachableError, ContactBlockedBotError, MessageRejectedError
from tests.fakes.telegram_html import HtmlRefusedError, shown_text

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "replies.json").read_text(encoding="utf-8"))
EMOJI = "\N{GRADUATION CAP}"

# Letters that need escaping or two units, white space of every kind, and words of every length.
_letters = st.sampled_from(["a", "\N{LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE}", "<", ">", "&", '"', "&amp;", "<b>", EMOJI])
_words = st.builds(lambda letters, times: "".join(letters) * times, st.lists(_letters, min_size=1, max_size=6), st.integers(1, 20))
_gaps = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n", "\n \n", "\t", "\N{NO-BREAK SPACE}"])
_texts = st.lists(st.tuples(_words, _gaps), max_size=20).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def _reply(text: str, *choices: Choice, sources: tuple[str, ...] = ()) -> Reply:
    return Reply(ReplyKind.ANSWER, text, sources=sources, choices=choices)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_reply_becomes_messages(case: dict[str, Any]) -> None:
    spoken = case["reply"]
    choices = [Choice(label, payload) for label, payload in spoken.get("choices", ())]
    rendered = render(_reply(spoken["text"], *choices, sources=tuple(spoken.get("sources", ()))), case["heading"])
    assert [{"text": one.text, "buttons": _lists(one.buttons)} for one in rendered] == case["expected"]


def test_buttons_are_under_the_last_part_only() -> None:
    rendered = render(_reply("word " * 2000, Choice("Yes", "answer:a")), None)
    assert [one.buttons for one in rendered] == [(), (), ((("Yes", "answer:a"),),)]


def test_sources_get_a_message_of_their_own_when_the_last_part_is_full() -> None:
    text, quote = render(_reply("a" * TEXT_LIMIT, Choice("Yes", "handoff"), sources=("Law",)), "Sources:")
    assert text == Outgoing("a" * TEXT_LIMIT)
    assert quote.text == "<blockquote expandable>Sources:\n\N{BULLET} Law</blockquote>"
    assert quote.buttons


@pytest.mark.parametrize("payload", ["", "a" * 65, "\N{LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE}" * 22])
def test_payload_that_fits_no_button_is_named(payload: str) -> None:
    with pytest.raises(CallbackDataLengthError, match=re.escape(repr(payload))):
        render(_reply("Hello", Choice("Yes", payload)), None)


def test_payload_of_just_the_size_passes() -> None:
    assert render(_reply("Hello", Choice("Yes", "a" * MAX_PAYLOAD)), None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("aaa bbb\nccc\n\nddd eee", ["aaa bbb\nccc", "ddd eee"], id="between paragraphs first"),
        pytest.param("aaa bbb ccc\nddd eee fff", ["aaa bbb ccc", "ddd eee fff"], id="then between lines"),
        pytest.param("aaa bbb ccc ddd eee fff", ["aaa bbb ccc ddd", "eee fff"], id="then between words"),
        pytest.param("a\n\nbbb ccc ddd eee fff", ["a\n\nbbb ccc ddd", "eee fff"], id="not where it leaves most of a message empty"),
        pytest.param("a" * 20, ["a" * 16, "a" * 4], id="within a word only when it must"),
        pytest.param("aaaa&bbbbbbbbbb<cc", ["aaaa&bbbbbbb", "bbb<cc"], id="an escape counts as long as it is"),
        pytest.param(EMOJI * 9, [EMOJI * 8, EMOJI], id="an emoji counts twice"),
        pytest.param("aaaaaaaaaaaaaaaa bbb", ["aaaaaaaaaaaaaaaa", "bbb"], id="a word that just fits"),
        pytest.param(" \n ", [], id="nothing"),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert list(split(text, 16)) == parts


@settings(deadline=None)
@given(text=_texts, limit=st.integers(16, 200))
def test_split_loses_nothing(text: str, limit: int) -> None:
    parts = list(split(text, limit))
    assert _without_space("".join(parts)) == _without_space(text)
    assert all(part == part.strip() and part for part in parts)
    words = text.split()
    if all(_cost(word) <= limit for word in words):
        assert [word for part in parts for word in part.split()] == words


@settings(deadline=None)
@given(
    text=_texts,
    sources=st.lists(_texts.filter(str.strip), max_size=3),
    heading=st.none() | st.just("Sources:"),
    before=st.tuples(st.integers(0, 1000), st.sampled_from([0, 0, 700, 1000])),
)
def test_messages_are_valid_and_whole(text: str, sources: list[str], heading: str | None, before: tuple[int, int]) -> None:
    """Wherever a message is full: no part is too long, no tag or entity is cut, no word is missing."""
    words, words_of_sources = ("word " * count for count in before)
    reply = _reply(words + text, Choice("Yes", "handoff"), sources=tuple(words_of_sources + source for source in sources))
    rendered = render(reply, heading)
    assert all(_units(one.text) <= TEXT_LIMIT for one in rendered)
    shown = "".join(shown_text(one.text) for one in rendered).replace("\N{BULLET}", "")
    said = reply.text + (heading or "" if sources else "") + "".join(reply.sources)
    assert _without_space(shown) == _without_space(said)
    assert [bool(one.buttons) for one in rendered[-1:]] == [True] * bool(rendered)
    assert not any(one.buttons for one in rendered[:-1])


@pytest.mark.parametrize(
    "html", ["<b>a", "a</b>", "<b><i>a</b></i>", "a < b", "a & b", "&nbsp;", "<div>a</div>", "<blockquote x>a</blockquote>"]
)
def test_the_fake_refuses_bad_markup(html: str) -> None:
    with pytest.raises(HtmlRefusedError):
        shown_text(html)


@pytest.mark.parametrize(
    ("fault", "kind", "code", "retry_after_seconds"),
    [
        (RetryAfter(timedelta(seconds=7)), ChannelThrottledError, "429", 7.0),
        (Forbidden("Forbidden: bot was blocked by the user"), ContactBlockedBotError, "403 Forbidden: bot was blocked by the user", None),
        (BadRequest("Chat not found"), MessageRejectedError, "400 Chat not found", None),
        (ChatMigrated(-100), MessageRejectedError, "chat migrated", None),
        (InvalidToken("Unauthorized"), ChannelUnreachableError, "token rejected", 300.0),
        (TimedOut(), ChannelUnreachableError, "timed out", 2.0),
        (NetworkError("Bad Gateway"), ChannelUnreachableError, "NetworkError Bad Gateway", 2.0),
        (Conflict("Conflict: terminated"), ChannelUnreachableError, "Conflict Conflict: terminated", 2.0),
        (TelegramError("the answer is not JSON"), ChannelUnreachableError, "TelegramError the answer is not JSON", 2.0),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, TelegramError) else "",
)
def test_refusal_becomes_our_error(fault: TelegramError, kind: type[ChannelError], code: str, retry_after_seconds: float | None) -> None:
    error = channel_error(fault)
    assert (type(error), error.code, error.retry_after_seconds) == (kind, code, retry_after_seconds)


def test_code_never_holds_a_token() -> None:
    for words in ("https://h/bot123:abc/sendMessage", "the token `7000000001:AAbbCCddEEffGGhhIIjj` was rejected"):
        code = channel_error(NetworkError(words)).code
        assert "***" in code
        assert "123:abc" not in code
        assert "AAbb" not in code


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (BadRequest("Message is not modified: specified new message content is exactly the same"), True),
        (BadRequest("Query is too old and response timeout expired or query id is invalid"), True),
        (BadRequest("Chat not found"), False),
        (NetworkError("query is too old"), False),
    ],
)
def test_harmless_refusals(fault: TelegramError, *, expected: bool) -> None:
    assert is_harmless(fault) is expected


def _lists(rows: tuple[tuple[tuple[str, str], ...], ...]) -> list[list[list[str]]]:
    return [[list(button) for button in row] for row in rows]


def _without_space(text: str) -> str:
    return "".join(text.split())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cost(word: str) -> int:
    return _units(word) + 4 * word.count("&") + 3 * (word.count("<") + word.count(">"))
