"""A reply is plain text; sources and buttons are there only when they are given."""

import pytest

from bot.conversations import Choice, Reply, ReplyKind


def test_a_reply_has_no_sources_and_no_buttons_of_its_own() -> None:
    reply = Reply(ReplyKind.SMALLTALK, "Chào em.")
    assert (reply.sources, reply.choices, reply.answer_id, reply.checked_on) == ((), (), None, None)


@pytest.mark.parametrize("kind", ReplyKind)
def test_a_kind_is_the_word_of_the_machine_interface(kind: ReplyKind) -> None:
    assert ReplyKind(kind.name.lower()) is kind


def test_choices_of_one_label_and_payload_are_the_same() -> None:
    assert Choice("Gặp thầy cô", "handoff") == Choice("Gặp thầy cô", "handoff")
