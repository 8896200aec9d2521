"""A message says who sent what on which channel."""

import pytest

from bot.conversations import Address, InboundMessage, MessageKind


def test_the_same_id_on_two_channels_is_two_contacts() -> None:
    assert Address("telegram", "1") != Address("web", "1")


def test_an_address_can_name_a_lane() -> None:
    assert len({Address("web", "1"), Address("web", "1"), Address("web", "2")}) == 2


@pytest.mark.parametrize("kind", MessageKind)
def test_a_message_of_any_kind_may_hold_no_words(kind: MessageKind) -> None:
    message = InboundMessage(Address("web", "1"), kind)
    assert (message.text, message.payload) == ("", "")


@pytest.mark.parametrize("kind", MessageKind)
def test_a_kind_is_stored_as_the_word_it_is_called(kind: MessageKind) -> None:
    assert MessageKind(kind.name.lower()) is kind
