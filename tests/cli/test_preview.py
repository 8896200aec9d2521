"""`laban preview`: an entry as each channel shows it, drafts too."""

from pathlib import Path

import pytest

from tests.cli.conftest import Laban

CHANNELS = ("=== Telegram ===", "=== Zalo ===", "=== Trang web ===")
ANSWER = "tuition/gdtx_free"


def test_answer_is_shown_as_each_channel_shows_it(laban: Laban) -> None:
    outcome = laban("preview", ANSWER)
    assert (outcome.code, outcome.err) == (0, "")
    parts = [outcome.out.index(heading) for heading in CHANNELS]
    assert parts == sorted(parts)
    assert outcome.out.count("238/2025/NĐ-CP") == 3
    assert "\n> " in outcome.out
    assert "<blockquote" not in outcome.out
    assert "&amp;" not in outcome.out


@pytest.mark.parametrize(("channel", "heading"), [("telegram", 0), ("zalo", 1), ("web", 2)])
def test_one_channel_alone(laban: Laban, channel: str, heading: int) -> None:
    out = laban("preview", ANSWER, "--channel", channel).out
    assert [title in out for title in CHANNELS] == [number == heading for number in range(3)]


def test_role_decides_how_readers_are_addressed(laban: Laban) -> None:
    pupil, parent = (laban("preview", ANSWER, "--role", role, "--channel", "web").out for role in ("pupil", "parent"))
    assert "Anh/chị" in parent
    assert "Anh/chị" not in pupil


@pytest.mark.parametrize(
    "name", ["benefits/textbooks", "institutions/nghe_an/viet_duc", "paths/after_grade_9/gdtx", "provisions/nd-238-2025/1"]
)
def test_every_kind_of_entry_is_shown(laban: Laban, name: str) -> None:
    outcome = laban("preview", name, "--channel", "zalo")
    assert outcome.code == 0
    assert outcome.out.startswith(f"{name},")
    assert "2000" in outcome.out


def test_all_paths_of_a_stage_are_shown_with_their_picture(laban: Laban) -> None:
    out = laban("preview", "paths/after_grade_9").out
    assert out.count("after_grade_9/1+") == 2  # Telegram and the page show it


def test_path_of_a_file_will_do_for_a_name(laban: Laban) -> None:
    by_path = laban("preview", f"content/answers/{ANSWER}.yml", "--channel", "web").out
    assert by_path == laban("preview", ANSWER, "--channel", "web").out


def test_document_is_shown_clause_by_clause(laban: Laban) -> None:
    out = laban("preview", "provisions/nd-238-2025", "--channel", "web").out
    assert out.count("=== Trang web ===") == out.count("##### ") > 2


def test_reply_is_shown_in_all_its_wordings(laban: Laban) -> None:
    outcome = laban("preview", "greet", "--channel", "web")
    assert outcome.code == 0
    assert outcome.out.count("=== Trang web ===") == out_of(outcome.out) > 1


def out_of(printed: str) -> int:
    """Return how many wordings a preview says there are."""
    return int(printed.partition("##### 1/")[2].split()[0])


def test_draft_is_shown_and_marked(laban: Laban, tree: Path) -> None:
    laban("new", "answer", "tuition/brand_new")
    outcome = laban("preview", "tuition/brand_new")
    assert outcome.code == 0
    assert "BẢN NHÁP" in outcome.out.splitlines()[0]
    assert all(heading in outcome.out for heading in CHANNELS)


def test_day_decides_what_is_overdue(laban: Laban) -> None:
    today, later = (laban("preview", ANSWER, "--channel", "web", "--on", on).out for on in ("2026-11-22", "2030-01-01"))
    assert len(later) > len(today)


def test_day_before_the_first_figure_is_told(laban: Laban) -> None:
    outcome = laban("preview", "benefits/policy_scholarship", "--on", "1990-01-01")
    assert outcome.code == 1
    assert "01/01/1990" in outcome.err


def test_more_than_five_buttons_are_typed_on_zalo(laban: Laban) -> None:
    out = laban("preview", "founding_plan/what_it_was", "--channel", "zalo").out
    assert out.count("\n[ ") == 5
    assert "\n6. " in out


def test_name_that_is_not_there_is_told_with_the_nearest(laban: Laban) -> None:
    outcome = laban("preview", "tuition/gdtx_fre")
    assert (outcome.code, outcome.out) == (1, "")
    assert f'"{ANSWER}"' in outcome.err


def test_province_that_is_not_there_is_told_with_those_that_are(laban: Laban) -> None:
    outcome = laban("preview", ANSWER, "--place", "nowhere")
    assert outcome.code == 1
    assert "nghe-an" in outcome.err


def test_content_with_errors_is_told_instead(laban: Laban, tree: Path) -> None:
    (tree / "content/answers/tuition/gdtx_free.yml").write_text("title: [", encoding="utf-8")
    outcome = laban("preview", ANSWER)
    assert outcome.code != 0
    assert "content/answers/tuition/gdtx_free.yml:" in outcome.out
