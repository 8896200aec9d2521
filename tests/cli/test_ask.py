"""`laban ask`: lines for machines, words for people."""

import json

import pytest

from tests.cli.conftest import Laban

KEYS = ["id", "reply", "sources", "choices", "kind", "danger", "answer", "intent", "confidence", "engine", "handoff_offered", "ms"]


def _lines(*questions: object) -> str:
    return "".join(f"{json.dumps(question, ensure_ascii=False)}\n" for question in questions)


# For machines.


def test_every_line_is_answered_with_a_line_of_the_agreed_keys(laban: Laban) -> None:
    questions = (
        {"id": "a", "q": "học phí ở gdtx bao nhiêu"},
        {"id": "b", "q": "gặp thầy cô"},
        {"id": "c", "q": "😀"},
        {"id": "d", "q": "em muốn tự tử"},
    )
    outcome = laban("ask", "--json", "--engine", "small", said=_lines(*questions))
    assert outcome.code == 0
    assert [report["id"] for report in outcome.reports] == ["a", "b", "c", "d"]
    assert [list(report) for report in outcome.reports] == [KEYS] * 4


def test_answer_is_reported_with_what_it_rests_on(laban: Laban) -> None:
    (report,) = laban("ask", "--json", "--engine", "small", said=_lines({"id": 7, "q": "học phí ở trung tâm gdtx bao nhiêu"})).reports
    assert (report["id"], report["kind"], report["danger"], report["engine"]) == (7, "answer", "none", "small")
    assert (report["answer"], report["intent"]) == ("tuition/gdtx_free", "tuition_gdtx_free")
    assert isinstance(report["reply"], str)
    assert "GDTX" in report["reply"]
    assert isinstance(report["sources"], list)
    assert "238/2025/NĐ-CP" in report["sources"][0]
    assert isinstance(report["confidence"], float)
    assert 0 < report["confidence"] <= 1
    assert isinstance(report["ms"], float)
    assert isinstance(report["handoff_offered"], bool)
    assert isinstance(report["choices"], list)
    assert all(isinstance(label, str) for label in report["choices"])


def test_danger_is_reported_without_an_engine(laban: Laban) -> None:
    (report,) = laban("ask", "--json", "--engine", "small", said=_lines({"id": 1, "q": "em muốn tự tử"})).reports
    assert (report["kind"], report["danger"]) == ("danger", "immediate")
    assert (report["answer"], report["intent"], report["confidence"], report["engine"]) == (None, None, None, None)


def test_wish_for_a_person_is_reported(laban: Laban) -> None:
    (report,) = laban("ask", "--json", "--engine", "small", said=_lines({"id": 1, "q": "/gapthayco"})).reports
    assert (report["kind"], report["handoff_offered"]) == ("handoff", True)


def test_conversation_is_a_list_of_turns_of_which_the_last_is_reported(laban: Laban) -> None:
    turns = ["em học lớp 9", "học xong rồi đi đâu ạ"]
    said = _lines({"id": 1, "q": turns[1]}, {"id": 2, "q": turns})
    alone, together = laban("ask", "--json", "--engine", "small", said=said).reports
    assert alone["kind"] == "ask_back"
    assert (together["id"], together["answer"]) == (2, "after_grade_9/streams")


def test_number_taps_a_choice_of_the_turn_before(laban: Laban) -> None:
    said = _lines({"id": 1, "q": "/batdau"}, {"id": 2, "q": ["/batdau", "1"]})
    first, second = laban("ask", "--json", "--engine", "small", said=said).reports
    assert first["choices"]
    assert second["answer"] is not None
    assert second["engine"] is None


def test_one_line_knows_nothing_of_another(laban: Laban) -> None:
    reports = laban(
        "ask", "--json", "--engine", "small", said=_lines({"id": 1, "q": "em học lớp 9"}, {"id": 2, "q": "học xong rồi đi đâu ạ"})
    ).reports
    assert reports[1]["kind"] == "ask_back"


@pytest.mark.parametrize("text", ["", "   ", "x" * 100_000, "\u0000", "đ" * 301, "\ud83d", "1", "/", "/zzz"], ids=ascii)
def test_any_text_at_all_is_answered(laban: Laban, text: str) -> None:
    outcome = laban("ask", "--json", "--engine", "small", said=json.dumps({"id": 1, "q": text}))
    assert outcome.code == 0
    (report,) = outcome.reports
    assert report["reply"]


def test_broken_line_is_told_and_the_others_are_answered(laban: Laban) -> None:
    said = '{"id": 1, "q": "xin chào"}\nhọc phí\n\n{"id": 2}\n{"id": 3, "q": "xin chào"}\n'
    outcome = laban("ask", "--json", "--engine", "small", said=said)
    assert outcome.code == 1
    assert [report["id"] for report in outcome.reports] == [1, 3]
    told = outcome.err.splitlines()
    assert len(told) == 2
    assert "2" in told[0]
    assert "4" in told[1]
    assert "học phí" not in outcome.err


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[" * 200_000, b'{"id": "\\ud83d", "q": "x"}'], ids=["not UTF-8", "nested", "half an emoji"]
)
def test_hostile_line_does_not_stop_the_others(laban: Laban, line: bytes) -> None:
    outcome = laban("ask", "--json", "--engine", "small", said=line + b'\n{"id": 2, "q": "xin ch\xc3\xa0o"}\n')
    assert [report["id"] for report in outcome.reports][-1] == 2


def test_empty_lines_are_passed_over(laban: Laban) -> None:
    outcome = laban("ask", "--json", "--engine", "small", said='\n   \n{"id": 1, "q": "xin chào"}\n\n')
    assert (outcome.code, outcome.err, len(outcome.reports)) == (0, "", 1)


def test_no_line_at_all_is_no_fault(laban: Laban) -> None:
    outcome = laban("ask", "--json", "--engine", "small")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_output_is_readable_without_escapes(laban: Laban) -> None:
    assert "học phí" in laban("ask", "--json", "--engine", "small", said=_lines({"id": 1, "q": "học phí gdtx"})).out


# For people.


def test_question_on_the_command_line_is_answered_with_sources_and_numbered_choices(laban: Laban) -> None:
    outcome = laban("ask", "--engine", "small", "học phí ở trung tâm gdtx bao nhiêu")
    assert outcome.code == 0
    assert "238/2025/NĐ-CP" in outcome.out
    assert "\n  [1] " in outcome.out


def test_question_is_read_from_the_input_when_none_is_given(laban: Laban) -> None:
    assert laban("ask", "--engine", "small", said="xin chào\n").out == laban("ask", "--engine", "small", "xin chào").out


def test_engine_that_is_found_is_the_small_one_while_no_rasa_runs(laban: Laban) -> None:
    (report,) = laban("ask", "--json", said=_lines({"id": 1, "q": "học phí gdtx"})).reports
    assert report["engine"] == "small"
