"""A name that is out of date is explained, once, where the reply does not tell it itself."""

from dataclasses import replace

import pytest

from bot.conversations import Choice, Memory
from bot.dialogue import AskBack, Decision, SayAnswer, Saying, SayReply, take_turn
from bot.dialogue.turn import HEARD_LIMIT
from bot.knowledge import Citation, FormerName
from bot.vietnamese import Phrases
from tests.factories import DECREE_81, LOAN, MEALS, REPLIES, TODAY, TUITION, make_book, make_conversation, make_tap
from tests.unit.dialogue.talking import Talk

NOTE = "Về tên gọi: Nghị định 81 nay là Nghị định 238."
OLD_NAME = "nghị định 81"
ASKED = "vay vốn theo nghị định 81 được không"


def name(number: int) -> FormerName:
    """Return one of many names that are out of date."""
    return replace(DECREE_81, id=f"law_{number}", said=Phrases([f"luật {number}"]), now=f"Luật {number} đã bị thay.", told_by=())


def talk_of(*names: FormerName, memory: Memory | None = None) -> Talk:
    """Begin a conversation with a book that knows these names too."""
    return Talk(replace(make_book(), former_names=(DECREE_81, *names)), conversation=make_conversation(memory))


def test_an_old_name_is_explained_under_the_answer() -> None:
    talk = talk_of().ask(ASKED, SayAnswer(LOAN.id))
    assert talk.text == f"Về vay vốn đi học, em xem văn bản.\n\n{NOTE}"


def test_the_explanation_cites_who_says_so() -> None:
    sources = talk_of().ask(ASKED, SayAnswer(LOAN.id)).replies[0].sources
    assert [source.partition(" về")[0] for source in sources] == ["Nghị định 238/2025/NĐ-CP", "Nghị định 81/2021/NĐ-CP"]


def test_a_source_of_both_is_cited_once() -> None:
    same = replace(DECREE_81, citations=LOAN.citations)
    talk = Talk(replace(make_book(), former_names=(same,))).ask(ASKED, SayAnswer(LOAN.id))
    assert len(talk.replies[0].sources) == 1


@pytest.mark.parametrize("text", ["nghi dinh 81 vay von", "NGHỊ ĐỊNH 81 thì sao", "nghị định 81/2021/NĐ-CP nói gì"])
def test_an_old_name_is_seen_however_it_is_typed(text: str) -> None:
    assert NOTE in talk_of().ask(text, SayAnswer(LOAN.id)).text


@pytest.mark.parametrize("text", ["nghị định 238", "nghị định 810", "81", "vay vốn đi học"])
def test_what_is_not_out_of_date_is_not_explained(text: str) -> None:
    assert NOTE not in talk_of().ask(text, SayAnswer(LOAN.id)).text


def test_an_old_name_is_explained_once() -> None:
    assert NOTE not in talk_of().ask(ASKED, SayAnswer(LOAN.id)).ask(ASKED, SayAnswer(LOAN.id)).text


def test_an_answer_that_tells_it_needs_no_note() -> None:
    talk = talk_of().ask(ASKED, SayAnswer(TUITION.id))
    assert NOTE not in talk.text
    assert talk.memory.explained == ()


@pytest.mark.parametrize("reply", ["help", "out_of_scope"])
def test_small_talk_is_not_weighed_down_by_notes(reply: str) -> None:
    assert NOTE not in talk_of().ask(ASKED, SayReply(reply)).text


def test_danger_is_answered_without_a_word_about_names() -> None:
    assert talk_of().ask(f"{ASKED}, em muốn tự tử").text == REPLIES["danger_immediate"].variants[0]


def test_a_note_kept_back_is_given_when_there_is_room() -> None:
    assert NOTE in talk_of().ask(ASKED, SayReply("help")).ask(ASKED, SayAnswer(LOAN.id)).text


@pytest.mark.parametrize("saying", [SayReply("unknown"), SayReply("handoff"), AskBack((LOAN.id,))])
def test_a_reply_that_does_not_answer_explains_the_name_too(saying: Saying) -> None:
    assert NOTE in talk_of().ask(ASKED, saying).text


def test_two_names_at_most_are_explained() -> None:
    talk = talk_of(name(1), name(2), name(3)).ask("luật 1, luật 2, luật 3", SayAnswer(LOAN.id))
    assert talk.text.count("đã bị thay.") == 2
    assert talk.memory.explained == ("law_1", "law_2")


def test_the_third_name_is_explained_the_next_time() -> None:
    talk = talk_of(name(1), name(2), name(3)).ask("luật 1, luật 2, luật 3", SayAnswer(LOAN.id)).ask("luật 1 luật 3", SayAnswer(LOAN.id))
    assert talk.text.endswith("Về tên gọi: Luật 3 đã bị thay.")


def test_an_unknown_question_offers_what_tells_of_the_name() -> None:
    talk = talk_of().ask(ASKED, SayReply("unknown"))
    assert talk.choices[0] == Choice(TUITION.label, f"answer:{TUITION.id}")


def test_an_answer_does_not_offer_what_tells_of_the_name() -> None:
    assert talk_of().ask(ASKED, SayAnswer(LOAN.id)).choices == ()


def test_the_note_stands_under_the_answer_and_not_under_the_guide_s_question() -> None:
    talk = talk_of().tap("guide:start").ask(ASKED, SayAnswer(LOAN.id))
    assert [NOTE in reply.text for reply in talk.replies] == [True, False]


@pytest.mark.parametrize(("before", "is_explained"), [(HEARD_LIMIT - len(OLD_NAME), True), (HEARD_LIMIT, False)])
def test_an_old_name_is_seen_far_behind_what_is_read(before: int, is_explained: bool) -> None:  # noqa: FBT001 - a case
    text = ("a " * HEARD_LIMIT)[: before - 1] + " " + OLD_NAME
    assert (NOTE in talk_of().ask(text, SayAnswer(LOAN.id)).text) is is_explained


def test_a_label_that_was_tapped_is_not_what_the_person_said() -> None:
    decision = Decision((SayAnswer(LOAN.id),), "tap")
    turn = take_turn(make_book(), make_conversation(), make_tap(f"answer:{LOAN.id}", "Nghị định 81"), decision, TODAY)
    assert NOTE not in turn.replies[0].text


def test_a_note_may_hold_figures_of_the_day() -> None:
    dated = replace(name(1), now="Lương nay là {base_salary}.", citations=(Citation("decree"),))
    assert "Lương nay là 2.530.000 đồng." in talk_of(dated).ask("luật 1", SayAnswer(MEALS.id)).text


def test_an_explained_name_is_known_by_its_id_alone() -> None:
    assert talk_of().ask(ASKED, SayAnswer(LOAN.id)).memory.explained == (DECREE_81.id,)
