"""One line of the input of `laban ask --json`."""

import pytest

from bot.cli.ask import BrokenQuestionError, Question, parse_question


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ('{"id": 1, "q": "học phí"}', Question(1, ("học phí",))),
        ('{"id": "a-1", "q": "học phí"}\n', Question("a-1", ("học phí",))),
        ('  {"q": "học phí", "id": 1}  ', Question(1, ("học phí",))),
        ('{"id": 1, "q": "h\\u1ecdc ph\\u00ed"}', Question(1, ("học phí",))),
        ('{"id": 1, "q": ""}', Question(1, ("",))),
        ('{"id": null, "q": "x"}', Question(None, ("x",))),
        ('{"id": [1, 2], "q": "x"}', Question([1, 2], ("x",))),
        ('{"id": 1, "q": "x", "more": true}', Question(1, ("x",))),
        ('{"id": 1, "q": ["one"]}', Question(1, ("one",))),
        ('{"id": 1, "q": ["one", "two", ""]}', Question(1, ("one", "two", ""))),
    ],
)
def test_good_line_is_read(line: str, question: Question) -> None:
    assert parse_question(line) == question


@pytest.mark.parametrize(
    "line",
    [
        "",
        "học phí",
        "{",
        "null",
        "7",
        "[]",
        '"q"',
        "{}",
        '{"id": 1}',
        '{"q": "x"}',
        '{"id": 1, "q": null}',
        '{"id": 1, "q": 7}',
        '{"id": 1, "q": {"text": "x"}}',
        '{"id": 1, "q": []}',
        '{"id": 1, "q": ["x", 7]}',
        '{"id": 1, "q": [["x"]]}',
        '{"id": 1, "q": "x"} {"id": 2, "q": "x"}',
        "{'id': 1, 'q': 'x'}",
    ],
)
def test_broken_line_is_refused(line: str) -> None:
    with pytest.raises(BrokenQuestionError):
        parse_question(line)


def test_line_nested_without_end_is_refused() -> None:
    with pytest.raises(BrokenQuestionError):
        parse_question("[" * 200_000)
