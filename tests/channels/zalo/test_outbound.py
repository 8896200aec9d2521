"""Replies become messages that Zalo takes: short enough, five buttons, the rest to be typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.zalo.outbound import MOST_BUTTONS, TEXT_LIMIT, TITLE_LIMIT, Button, ButtonTitleLengthError, Headings, Outgoing, render
from bot.conversations import Choice, Memory, Reply, ReplyKind
from bot.dialogue.turn import settle
from tests.factories import make_book, make_conversation, make_text

HEADINGS = Headings("Sources:", "Or type a number:")
_texts = st.lists(
    st.tuples(st.text("aê \N{GRADUATION CAP}", min_size=1, max_size=900), st.sampled_from([" ", "\n", "\n\n"])), max_size=8
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def _reply(text: str, labels: int = 0, sources: tuple[str, ...] = ()) -> Reply:
    choices = tuple(Choice(f"Choice {number}", f"answer:topic/{number}") for number in range(1, labels + 1))
    return Reply(ReplyKind.ANSWER, text, sources=sources, choices=choices)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_words_alone_are_one_message() -> None:
    assert render(_reply("Hello"), HEADINGS) == [Outgoing("Hello")]


def test_sources_stand_under_their_heading() -> None:
    (message,) = render(_reply("Hello", sources=("Law 1", "Law 2")), HEADINGS)
    assert message.text == "Hello\n\nSources:\n\N{BULLET} Law 1\n\N{BULLET} Law 2"


def test_sources_without_a_day_have_no_heading() -> None:
    (message,) = render(_reply("Hello", sources=("Law 1",)), Headings(None, ""))
    assert message.text == "Hello\n\n\N{BULLET} Law 1"


def test_five_choices_are_buttons() -> None:
    (message,) = render(_reply("Hello", labels=MOST_BUTTONS), HEADINGS)
    assert message.text == "Hello"
    assert message.buttons == tuple(Button(f"Choice {number}", f"Choice {number}") for number in range(1, 6))


def test_what_is_more_than_five_is_typed_with_the_numbers_that_tap_it() -> None:
    (message,) = render(_reply("Hello", labels=7), HEADINGS)
    assert [button.title for button in message.buttons] == [f"Choice {number}" for number in range(1, 6)]
    assert message.text == "Hello\n\nOr type a number:\n6. Choice 6\n7. Choice 7"


def test_numbers_go_on_from_an_earlier_reply_of_the_turn() -> None:
    (message,) = render(_reply("Hello", labels=6), HEADINGS, first_number=4)
    assert message.text.endswith("\n9. Choice 6")


def test_both_ways_of_choosing_lead_to_the_same_choice() -> None:
    """A tap comes back as typed text, so that the dialogue must know every payload and every number."""
    reply = _reply("Hello", labels=7)
    (message,) = render(reply, HEADINGS)
    conversation = make_conversation(Memory(offered=reply.choices))
    typed = [*(button.payload for button in message.buttons), "6", "7"]
    decided = [settle(make_book(), conversation, make_text(text)) for text in typed]
    tapped = [settle(make_book(), conversation, make_text(choice.label)) for choice in reply.choices]
    assert decided == tapped
    assert all(decision and decision.reason == "tap" for decision in decided)


def test_long_text_is_cut_between_paragraphs_with_the_buttons_under_the_last_part() -> None:
    first, second = "a " * 600, "b " * 600
    messages = render(_reply(f"{first}\n\n{second}", labels=2), HEADINGS)
    assert [message.text for message in messages] == [first.strip(), second.strip()]
    assert [len(message.buttons) for message in messages] == [0, 2]


def test_everything_goes_into_one_message_while_it_fits() -> None:
    """Zalo counts the messages of a day."""
    messages = render(_reply("a" * 1900, labels=7, sources=("b" * 20,)), HEADINGS)
    assert len(messages) == 1
    assert _units(messages[0].text) <= TEXT_LIMIT


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_to_say_is_no_message(text: str) -> None:
    assert render(_reply(text), HEADINGS) == []


@pytest.mark.parametrize("label", ["", "a" * (TITLE_LIMIT + 1)])
def test_label_that_no_button_carries_is_refused(label: str) -> None:
    with pytest.raises(ButtonTitleLengthError, match=str(len(label))):
        render(Reply(ReplyKind.ANSWER, "Hello", choices=(Choice(label, "handoff"),)), HEADINGS)


@settings(deadline=None)
@given(text=_texts, labels=st.integers(0, 12), sources=st.lists(_texts.filter(str.strip), max_size=3))
def test_no_message_is_too_long_and_no_word_is_missing(text: str, labels: int, sources: list[str]) -> None:
    reply = _reply(text, labels, tuple(sources))
    messages = render(reply, HEADINGS)
    assert all(0 < _units(message.text) <= TEXT_LIMIT for message in messages)
    assert all(len(message.buttons) <= MOST_BUTTONS for message in messages)
    shown = "".join("".join(message.text.split()) for message in messages)
    said = [text, *sources, *(choice.label for choice in reply.choices[MOST_BUTTONS:])]
    assert all("".join(words.split()) in shown for words in said)
