"""A province is asked for once, under the answer that differs by it, and remembered only with consent."""

from dataclasses import replace

import pytest

from bot.conversations import Memory
from bot.dialogue import Decision, SayAnswer, settle, take_turn
from tests.factories import LOAN, MEALS, REPLIES, TODAY, TUITION, make_book, make_conversation, make_tap, make_text
from tests.unit.dialogue.talking import Talk

OF_NGHE_AN = replace(TUITION, place="nghe_an", elsewhere={"lam_dong": LOAN.id}, see_also=(MEALS.id,))
OF_LAM_DONG = replace(LOAN, place="lam_dong")
KEEP = "place_keep:yes"
ASKS = REPLIES["ask_place"].variants[0]


def talk_of(memory: Memory | None = None) -> Talk:
    """Begin a conversation with a book in which an answer differs by province."""
    return Talk(make_book(OF_NGHE_AN, OF_LAM_DONG), conversation=make_conversation(memory))


def asked(memory: Memory | None = None) -> Talk:
    """Ask the question whose answer differs by province."""
    return talk_of(memory).ask("học phí", SayAnswer(OF_NGHE_AN.id))


def place_of(talk: Talk) -> tuple[str | None, bool]:
    """Return the province remembered, and whether for good."""
    return talk.memory.place, talk.memory.place_is_kept


# Asking.


def test_the_answer_is_given_at_once_with_the_question_under_it() -> None:
    talk = asked()
    assert talk.text == f"Đây là của Nghệ An.\n\nVề học phí trường công, em xem văn bản.\n\n{ASKS}"
    assert talk.replies[0].answer_id == OF_NGHE_AN.id


def test_all_provinces_another_one_and_none_can_be_chosen() -> None:
    suffix = f":{OF_NGHE_AN.id}"
    assert asked().payloads == [
        f"place:nghe_an{suffix}",
        f"place:lam_dong{suffix}",
        f"place:other{suffix}",
        f"place:none{suffix}",
        f"answer:{MEALS.id}",
    ]


def test_it_is_asked_once() -> None:
    assert ASKS not in asked().ask("học phí", SayAnswer(OF_NGHE_AN.id)).text


def test_an_answer_for_everywhere_asks_for_no_province() -> None:
    assert ASKS not in talk_of().ask("bán trú", SayAnswer(MEALS.id)).text


def test_whoever_spoke_of_their_province_is_not_asked() -> None:
    talk = talk_of().ask("em ở lâm đồng", SayAnswer(OF_NGHE_AN.id))
    assert (talk.replies[0].answer_id, ASKS in talk.text) == (OF_LAM_DONG.id, False)


# Answering.


def test_another_province_gets_its_own_answer() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}")
    assert talk.text == "Về vay vốn đi học, em xem văn bản."


def test_the_same_province_gets_the_answer_without_a_note() -> None:
    assert asked().tap(f"place:nghe_an:{OF_NGHE_AN.id}").text == "Về học phí trường công, em xem văn bản."


def test_a_chosen_province_is_offered_to_be_kept() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}")
    assert talk.payloads == [KEEP]
    assert place_of(talk) == ("lam_dong", False)


def test_a_chosen_province_holds_for_the_next_question() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}").ask("học phí", SayAnswer(OF_NGHE_AN.id))
    assert talk.replies[0].answer_id == OF_LAM_DONG.id


@pytest.mark.parametrize("text", ["lam dong", "Lâm Đồng", "em ở lâm đồng", "dạ nhà em ở đắk nông"])
def test_a_typed_province_chooses_too(text: str) -> None:
    talk = asked().ask(text)
    assert talk.replies[0].answer_id == OF_LAM_DONG.id
    assert (place_of(talk), talk.payloads) == (("lam_dong", False), [KEEP])


def test_a_province_within_a_longer_text_is_no_choice() -> None:
    text = "dạ nhà em ở đắk nông ạ"
    assert settle(make_book(), asked().conversation, make_text(text)) is None
    assert place_of(asked().ask(text)) == ("lam_dong", False)


@pytest.mark.parametrize("text", ["huế", "nhà em ở xa", "lâm đồng hay nghệ an thì cũng vậy"])
def test_what_names_no_offered_province_is_no_choice(text: str) -> None:
    assert settle(make_book(), asked().conversation, make_text(text)) is None


def test_a_province_typed_where_none_was_asked_for_is_no_choice() -> None:
    assert settle(make_book(), talk_of().ask("chào").conversation, make_text("lâm đồng")) is None


def test_another_province_than_those_of_the_book_is_told_whose_answer_it_is() -> None:
    talk = asked().tap(f"place:other:{OF_NGHE_AN.id}")
    assert talk.text.startswith("Đây là của Nghệ An. Với tỉnh khác mình chưa có.")
    assert talk.memory.place == "other"
    assert KEEP not in talk.payloads


def test_who_does_not_tell_gets_the_answer_as_it_was_and_is_not_asked_again() -> None:
    talk = asked().tap(f"place:none:{OF_NGHE_AN.id}")
    assert talk.text == "Đây là của Nghệ An.\n\nVề học phí trường công, em xem văn bản."
    assert place_of(talk) == (None, False)
    assert KEEP not in talk.payloads


def test_an_answer_that_is_gone_by_then_is_told_so() -> None:
    assert asked().tap("place:lam_dong:tuition/gone").text.startswith(REPLIES["no_longer_here"].variants[0])


# Keeping.


def test_consent_keeps_the_province() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}", KEEP)
    assert talk.text == REPLIES["place_kept"].variants[0]
    assert place_of(talk) == ("lam_dong", True)


def test_a_kept_province_stays() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}", KEEP).days_later(30).ask("học phí", SayAnswer(OF_NGHE_AN.id))
    assert talk.replies[0].answer_id == OF_LAM_DONG.id
    assert KEEP not in talk.payloads


@pytest.mark.parametrize("days", [1, 30])
def test_a_province_without_consent_is_forgotten_the_next_day(days: int) -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}").days_later(days).ask("chào")
    assert place_of(talk) == (None, False)


def test_a_province_only_spoken_of_is_forgotten_the_next_day_too() -> None:
    assert place_of(talk_of().ask("em ở vinh").days_later().ask("chào")) == (None, False)


def test_a_province_is_remembered_for_the_rest_of_the_day() -> None:
    assert place_of(talk_of().ask("em ở vinh").ask("chào")) == ("nghe_an", False)


def test_once_forgotten_it_may_be_asked_again() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}").days_later().ask("học phí", SayAnswer(OF_NGHE_AN.id))
    assert ASKS in talk.text


def test_consent_to_nothing_is_told_so() -> None:
    assert talk_of().tap(KEEP).text == REPLIES["no_longer_here"].variants[0]


def test_consent_of_yesterday_comes_too_late() -> None:
    talk = asked().tap(f"place:lam_dong:{OF_NGHE_AN.id}").days_later().tap(KEEP)
    assert talk.text == REPLIES["no_longer_here"].variants[0]
    assert place_of(talk) == (None, False)


def test_another_province_spoken_of_needs_consent_of_its_own() -> None:
    kept = Memory(place="nghe_an", place_since=TODAY, place_is_kept=True, place_was_asked=True)
    assert place_of(talk_of(kept).ask("em chuyển về đắk nông")) == ("lam_dong", False)


def test_the_kept_province_spoken_of_again_stays_kept() -> None:
    kept = Memory(place="nghe_an", place_since=TODAY, place_is_kept=True, place_was_asked=True)
    assert place_of(talk_of(kept).ask("em ở vinh")) == ("nghe_an", True)


def test_a_tapped_label_with_a_province_in_it_moves_nobody() -> None:
    kept = make_conversation(Memory(place="lam_dong", place_since=TODAY, place_is_kept=True, place_was_asked=True))
    decision = Decision((SayAnswer(MEALS.id),), "tap")
    memory = take_turn(make_book(), kept, make_tap(f"answer:{MEALS.id}", "Lớp 10 Nghệ An năm 2026"), decision, TODAY).memory
    assert (memory.place, memory.place_is_kept) == ("lam_dong", True)
