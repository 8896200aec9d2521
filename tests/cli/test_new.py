"""`laban new`: files that pass the check as drafts, and names that are refused with a better one."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from bot.bootstrap.engines import SystemClock
from bot.content_files import check, render
from bot.content_files.content import Content, read_content
from bot.content_files.entry_shapes import BenefitShape, ClauseShape, InstitutionShape, PathShape, ProvisionsShape
from bot.content_files.naming import KINDS, NameRefusedError, require_new_name
from bot.content_files.shapes import AnswerShape
from bot.settings import ROOT
from tests.cli.conftest import Laban

SHAPES: dict[str, tuple[type[BaseModel], ...]] = {
    "answer": (AnswerShape,),
    "benefit": (BenefitShape,),
    "institution": (InstitutionShape,),
    "path": (PathShape,),
    "provision": (ProvisionsShape, ClauseShape),
}
TUITION = "nlu_data/intents/tuition.yml"
NEW = {
    "answer": "tuition/brand_new",
    "benefit": "brand_new",
    "institution": "nghe_an/brand_new",
    "path": "after_grade_9/brand_new",
}


def _errors(root: Path) -> list[str]:
    report = check(root, max(SystemClock().today(), date(2026, 11, 22)))
    return [problem.headline for problem in report.problems if problem.severity == "error"]


def _path(kind: str, name: str) -> str:
    return KINDS[kind].path(name)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _refusal(root: Path, content: Content, kind: str, name: str) -> NameRefusedError:
    with pytest.raises(NameRefusedError) as caught:
        require_new_name(root, content, KINDS[kind], name)
    return caught.value


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(ROOT)[0]


def test_drafts_of_every_kind_pass_the_check(laban: Laban, tree: Path) -> None:
    before = _errors(tree)
    for kind, name in NEW.items():
        outcome = laban("new", kind, name)
        assert (outcome.code, outcome.err) == (0, "")
        assert _path(kind, name) in outcome.out
        assert f"laban preview {KINDS[kind].prefix}{name}" in outcome.out
        assert "laban check" in outcome.out
    assert _errors(tree) == before
    assert render(check(tree, date(2026, 11, 22)))


def _template(kind: str) -> str:
    return _text(ROOT / "bot/content_files/templates" / f"{kind}.yml")


@pytest.mark.parametrize("kind", SHAPES)
def test_template_names_every_key(kind: str) -> None:
    named = re.findall(r"^(?:  - |    )?(?:# )?([a-z_]+):", _template(kind), flags=re.MULTILINE)
    assert {field for shape in SHAPES[kind] for field in shape.model_fields} <= set(named)


@pytest.mark.parametrize("kind", SHAPES)
def test_keys_of_a_template_stand_in_the_usual_order(kind: str) -> None:
    usual = re.findall(r"^(?:# )?([a-z_]+):", _template(kind), flags=re.MULTILINE)
    for file in (ROOT / "content" / KINDS[kind].folder).rglob("*.yml"):
        keys = re.findall(r"^([a-z_]+):", _text(file), flags=re.MULTILINE)
        assert keys == sorted(keys, key=usual.index), file


@pytest.mark.parametrize("kind", SHAPES)
def test_template_explains_itself(kind: str) -> None:
    lines = _template(kind).splitlines()
    assert lines[0].startswith("# ")
    assert sum("#" in line for line in lines) > 5


def test_dates_are_those_of_today(laban: Laban, tree: Path) -> None:
    laban("new", "benefit", "brand_new")
    written = yaml.safe_load(_text(tree / _path("benefit", "brand_new")))
    today = SystemClock().today()
    assert (written["checked_on"], written["status"]) == (today, "draft")
    assert timedelta(days=150) < written["review_by"] - today < timedelta(days=200)


def test_others_may_read_what_was_written(laban: Laban, tree: Path) -> None:
    laban("new", "answer", "brand_new/first")
    for path in ("content/answers/brand_new", "content/answers/brand_new/first.yml", "nlu_data/intents/brand_new.yml"):
        assert (tree / path).stat().st_mode & 0o044 == 0o044


def test_sentences_get_their_place_in_the_file_of_the_topic(laban: Laban, tree: Path) -> None:
    file = tree / TUITION
    before = _text(file)
    outcome = laban("new", "answer", "tuition/brand_new")
    after = _text(file)
    assert after.startswith(before.rstrip())
    added = after[len(before.rstrip()) :].strip().splitlines()
    assert all(line.startswith("#") for line in added)
    assert "TODO tuition_brand_new" in added[0]
    assert TUITION in outcome.out


def test_topic_without_a_file_gets_one(laban: Laban, tree: Path) -> None:
    before = _errors(tree)
    laban("new", "answer", "brand_new/first")
    written = yaml.safe_load(_text(tree / "nlu_data/intents/brand_new.yml"))
    assert written == {"version": "3.1", "nlu": []}
    assert _errors(tree) == before


def test_place_for_sentences_is_a_block_once_the_marks_are_taken_away(laban: Laban, tree: Path) -> None:
    before = _errors(tree)
    laban("new", "answer", "tuition/brand_new")
    file = tree / TUITION
    text = _text(file)
    at = text.index("# - intent: tuition_brand_new")
    file.write_text(text[:at] + re.sub(r"^# ", "", text[at:], flags=re.MULTILINE), encoding="utf-8")
    (last,) = yaml.safe_load(_text(file))["nlu"][-1:]
    assert last["intent"] == "tuition_brand_new"
    assert [line.rpartition(" ")[2] for line in _errors(tree) if line not in before] == ["too-few-sentences"]


def test_intent_that_has_sentences_already_gets_no_second_place(laban: Laban, tree: Path) -> None:
    (tree / "content/answers/tuition/gdtx_free.yml").unlink()
    before = _text(tree / TUITION)
    assert laban("new", "answer", "tuition/gdtx_free").code == 0
    assert _text(tree / TUITION) == before


def test_path_comes_behind_the_others_of_its_stage(laban: Laban, tree: Path) -> None:
    laban("new", "path", "after_grade_12/brand_new")
    content, _ = read_content(tree)
    orders = {name: path.shape.order for name, path in content.paths if name.startswith("after_grade_12/")}
    assert max(orders, key=orders.__getitem__) == "after_grade_12/brand_new"


def test_provision_is_not_readable_before_it_is_written(laban: Laban, tree: Path, content: Content) -> None:
    """It has no draft, so the check must keep it from readers."""
    before = _errors(tree)
    source = min(content.sources.known - content.provisions.known)
    assert laban("new", "provision", source).code == 0
    new = [line for line in _errors(tree) if line not in before]
    assert new
    assert all(line.startswith(_path("provision", source)) for line in new)
    file = tree / _path("provision", source)
    text = _text(file)
    for key in ("at", "title", "text"):
        text = re.sub(rf"\b{key}:  #.*", f'{key}: "Something"', text)
    file.write_text(text, encoding="utf-8")
    assert _errors(tree) == before


def test_nothing_is_written_over(laban: Laban, tree: Path) -> None:
    file = tree / "content/answers/tuition/gdtx_free.yml"
    before = _text(file)
    outcome = laban("new", "answer", "tuition/gdtx_free")
    assert (outcome.code, outcome.out) == (1, "")
    assert "content/answers/tuition/gdtx_free.yml" in outcome.err
    assert "laban new answer tuition/gdtx_free_2" in outcome.err
    assert _text(file) == before


@pytest.mark.parametrize(
    ("kind", "name", "reason", "instead"),
    [
        ("answer", "Tuition/Học phí mới", "malformed", "tuition/hoc_phi_moi"),
        ("answer", "content/answers/tuition/brand-new.yml", "malformed", "tuition/brand_new"),
        ("answer", "answers/tuition/brand_new", "malformed", "tuition/brand_new"),
        ("answer", "alone", "malformed", "tuition/ten_cau"),
        ("answer", "a/b/c", "malformed", "tuition/ten_cau"),
        ("answer", "1topic/name", "malformed", "tuition/ten_cau"),
        ("answer", "../../../etc/passwd", "malformed", "etc/passwd"),
        ("answer", "", "malformed", "tuition/ten_cau"),
        ("answer", "topic/\n", "malformed", "tuition/ten_cau"),
        ("answer", f"topic/{'a' * 60}", "too_long", f"topic/{'a' * 48}"),
        ("answer", "tuition_gdtx/free", "intent_taken", "tuition_gdtx/free_2"),
        ("benefit", "topic/name", "malformed", "ten_khoan"),
        ("benefit", "textbooks", "taken", "textbooks_2"),
        ("institution", "viet_duc", "malformed", "nghe_an/ten_truong"),
        ("institution", "nge_an/viet_duc", "place_unknown", "nghe_an/viet_duc"),
        ("path", "after_grade_10/name", "malformed", "after_grade_9/ten_huong"),
        ("provision", "nd_238_2025", "malformed", "nd-238-2025"),
        ("provision", "nd-238-2026", "source_unknown", "nd-238-2025"),
    ],
)
def test_name_is_refused_with_one_that_would_do(content: Content, kind: str, name: str, reason: str, instead: str) -> None:
    refusal = _refusal(ROOT, content, kind, name)
    assert (refusal.reason, refusal.values["instead"]) == (reason, instead)


def test_intent_of_a_rule_is_nobody_elses(tree: Path) -> None:
    rule = tree / "dialogue_policies/rules/own.yml"
    rule.write_text(
        'version: "3.1"\nrules:\n- rule: x\n  steps:\n  - intent: topic_name\n  - action: utter_reply_welcome\n', encoding="utf-8"
    )
    assert _refusal(tree, read_content(tree)[0], "answer", "topic/name").values["owner"] == "dialogue_policies/rules/own.yml:3"


def test_provision_of_a_source_that_has_some_is_refused(content: Content) -> None:
    refusal = _refusal(ROOT, content, "provision", "nd-238-2025")
    assert refusal.reason == "taken"
    assert refusal.values["instead"] not in content.provisions.known
