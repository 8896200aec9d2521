"""`laban evaluate`: a report of a small tree, written, summed up, and told apart from faults."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.processes.supervisor import CONFIGURATION_FAULT
from bot.settings import ROOT, Settings
from tests.cli.conftest import Laban

_TAUGHT = {
    "tuition_gdtx_free": [
        "học gdtx có mất học phí không",
        "hoc phi gdtx",
        "bổ túc đóng tiền không",
        "gdtx miễn phí à",
        "hoc bo tuc mat tien k",
    ],
    "loan_student_loan": [
        "vay tiền đi học",
        "em muon vay von sinh vien",
        "vay ngân hàng chính sách",
        "vay von di hoc",
        "cho sinh vien vay",
    ],
    "out_of_scope": ["tối nay đá bóng mấy giờ", "troi mua khong", "nấu phở thế nào", "gia vang hom nay", "phim nao hay"],
}
_HELD_OUT = [
    {"q": "học gdtx có phải đóng học phí k", "answer": "tuition/gdtx_free"},
    {"q": "em muốn vay tiền", "answer": "loan/student_loan", "also": ["loan/interest_rate"]},
]
_SECRET = "cau nay chi co trong de thi"


@pytest.fixture
def small(tree: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of three intents and a few held-out questions, and where its models and reports go."""
    shutil.rmtree(tree / "nlu_data" / "intents")
    (tree / "nlu_data" / "intents").mkdir()
    blocks = [{"intent": intent, "examples": "".join(f"- {one}\n" for one in said)} for intent, said in _TAUGHT.items()]
    _write(tree / "nlu_data/intents/all.yml", {"version": "3.1", "nlu": blocks})
    _write(tree / "tests/nlu/heldout.yml", [*_HELD_OUT, {"q": _SECRET, "answer": "loan/student_loan"}])
    _write(tree / "tests/nlu/blind_far.yml", ["messi ghi ban chua"])
    _write(tree / "tests/nlu/out_of_scope.yml", [{"q": "trời nắng", "near": False}, {"q": "điểm chuẩn 2030", "near": True}])
    own = replace(settings, root=tree, var=tree / "var")
    monkeypatch.setattr("bot.cli.main.read_settings", lambda: own)
    monkeypatch.setattr("bot.cli.evaluate.log_quietly", lambda: None)
    return tree


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def test_a_report_is_written_and_summed_up(laban: Laban, small: Path) -> None:
    figures = small / "docs" / "evaluation.json"
    outcome = laban("evaluate", "--figures", str(figures))
    assert outcome.code == 0, outcome.err
    assert outcome.err.count("/5") == 5
    assert outcome.out.count("%") >= 2

    written, page = ((small / "var/evaluation" / name).read_text("utf-8") for name in ("report.json", "report.html"))
    assert page.startswith("<!doctype html>")
    # Who writes training sentences reads the report: the held-out questions stay unread.
    assert _SECRET not in written
    assert _SECRET not in page
    tree = json.loads(written)

    assert tree["validation"]["scores"]["typed"]["count"] == 15
    assert {name: sum(one["count"] for one in bins) for name, bins in tree["validation"]["reliability"].items()} == {
        "typed": 15,
        "bare": 15,
        "noisy": 15,
    }
    (exam,) = tree["exams"]
    assert exam["engine"] == "small"
    assert exam["results"]["heldout"]["noisy"]["reached"]["count"] == 3
    assert exam["results"]["blind_questions"]["typed"]["scores"]["count"] == 0
    assert tree["validation"]["separation"]["far"]["typed"]["outside"] == 2
    assert tree["validation"]["separation"]["near"]["typed"]["outside"] == 1
    assert json.loads(figures.read_text("utf-8"))["exams"] == tree["exams"]
    assert all(said not in figures.read_text("utf-8") for block in _TAUGHT.values() for said in block)


def test_a_held_out_question_without_its_answer_is_told_before_anything_is_learnt(laban: Laban, small: Path) -> None:
    _write(small / "tests/nlu/blind_questions.yml", [{"q": "không có lời đáp"}])
    outcome = laban("evaluate")
    assert outcome.code == CONFIGURATION_FAULT
    assert "không có lời đáp" in outcome.err
    assert not (small / "var/evaluation").exists()


def test_faults_of_content_are_told(laban: Laban, small: Path) -> None:
    (small / "content/sources.yml").write_text("a: [", encoding="utf-8")
    outcome = laban("evaluate")
    assert outcome.code == CONFIGURATION_FAULT
    assert "content/sources.yml:2:1" in outcome.out


def test_rasa_that_is_not_there_is_told_at_once(laban: Laban, small: Path) -> None:
    outcome = laban("evaluate", "--engine", "rasa")
    assert outcome.code == 1
    assert ".venv-rasa" in outcome.err
    assert "/5" not in outcome.err


def test_everything_measured_is_there() -> None:
    names = ("heldout", "blind_questions", "blind_far", "out_of_scope", "blind_entities")
    assert all((ROOT / "tests/nlu" / f"{name}.yml").exists() for name in names)
