"""`laban review`: what was not understood is looked at, and what is accepted becomes a line among the sentences."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.bootstrap.engines import SystemClock
from bot.dialogue.lending import LentFor
from bot.storage import Database
from bot.storage.migrate import migrate
from tests.cli.conftest import Laban

LOAN = "nlu_data/intents/loan.yml"
FIRST, SECOND = "lai vay sinh vien ngan hang lay may phan the nhi", "lai vay sinh vien ngan hang thu may phan the nhi"
SAYS_LESS = "lai vay ... ngan hang lay may phan ... the nhi"
TODAY = SystemClock().today()

type Asked = tuple[str, LentFor, str | None]


@pytest.fixture
def url(tree: Path) -> str:
    """Return the address of the tree's own database, empty."""
    url = f"sqlite+aiosqlite:///{tree / 'laban.db'}"
    asyncio.run(migrate(url))
    return url


def keep(url: str, *asked: Asked, day: date = TODAY) -> None:
    """Keep questions for review."""

    async def add() -> None:
        database = Database(url)
        async with database.unit_of_work() as uow:
            for text, reason, intent in asked:
                await uow.reviews.add(day, text, reason, intent)
            await uow.commit()
        await database.close()

    asyncio.run(add())


def choose(url: str, text: str, chosen: str) -> None:
    """Have somebody who was asked back choose."""

    async def add() -> None:
        database = Database(url)
        async with database.unit_of_work() as uow:
            await uow.reviews.choose(TODAY, text, chosen)
            await uow.commit()
        await database.close()

    asyncio.run(add())


def waiting(url: str) -> list[str]:
    """Return what still waits."""

    async def read() -> list[str]:
        database = Database(url)
        async with database.unit_of_work() as uow:
            found = [candidate.text for candidate in await uow.reviews.waiting()]
        await database.close()
        return found

    return asyncio.run(read())


def answers(*lines: str) -> str:
    """Return lines as somebody types them."""
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture
def asked(url: str) -> str:
    """Keep one group of two wordings, of whose askers one then chose the interest rate; return the database's address."""
    keep(url, (FIRST, LentFor.ASKED_BACK, "loan_repay"), (SECOND, LentFor.NOT_MEANT, "loan_repay"))
    choose(url, FIRST, "loan_interest_rate")
    return url


def test_nothing_waits_before_anybody_lent_anything(laban: Laban, tree: Path) -> None:
    outcome = laban("review")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Không có câu nào đang chờ xem.")


def test_a_group_is_listed_with_what_it_probably_means(laban: Laban, asked: str) -> None:
    keep(asked, (FIRST, LentFor.ASKED_BACK, "loan_repay"), day=TODAY - timedelta(days=2))
    lines = laban("review", "--list").out.splitlines()
    assert lines[0].startswith("1 nhóm câu đang chờ xem, 3 lượt.")
    assert lines[2].startswith("Nhóm 1/1: 3 lượt, ")
    assert lines[2].endswith("(hỏi lại 2, chưa đúng ý 1)")
    assert lines[3:5] == [f"  - {FIRST}", f"  - {SECOND}"]
    assert lines[5].startswith("  người hỏi đã chọn: loan_interest_rate (")
    assert [line.partition(":")[0].strip() for line in lines[6:]] == ["hoặc"] * 3
    assert not any("loan_repay" in line for line in lines)


def test_listing_asks_nothing_and_changes_nothing(laban: Laban, tree: Path, asked: str) -> None:
    before = (tree / LOAN).read_bytes()
    laban("review", "--list", said=answers("n"))
    assert ((tree / LOAN).read_bytes(), len(waiting(asked))) == (before, 2)


def test_what_is_accepted_becomes_lines_and_waits_no_more(laban: Laban, tree: Path, asked: str) -> None:
    before = (tree / LOAN).read_text("utf-8").splitlines()
    outcome = laban("review", said=answers("N"))
    after = (tree / LOAN).read_text("utf-8").splitlines()
    first = after.index(f"    - {FIRST}")
    assert after[first : first + 2] == [f"    - {FIRST}", f"    - {SECOND}"]
    assert after[:first] + after[first + 2 :] == before
    assert "loan_interest_rate" in next(line for line in reversed(after[:first]) if "intent:" in line)
    assert outcome.out.splitlines()[-1].startswith(f"Đã sửa {LOAN}. Xem: git diff nlu_data.")
    assert "make evaluate" in outcome.out
    assert waiting(asked) == []


def test_what_is_accepted_passes_the_check(laban: Laban, tree: Path, asked: str) -> None:
    laban("review", said=answers("n"))
    assert laban("check").code == 0


def test_a_group_may_be_moved_to_an_intent_found_by_a_part_of_its_name(laban: Laban, tree: Path, asked: str) -> None:
    outcome = laban("review", said=answers("c", "khong co dau", "loan", "loan_repay"))
    assert 'Không ý định nào có "khong co dau".' in outcome.out
    assert "[1] loan_" in outcome.out
    text = (tree / LOAN).read_text("utf-8")
    assert text.index("intent: loan_repay") < text.index(FIRST)
    assert "intent:" not in text[text.index("intent: loan_repay") + 8 : text.index(FIRST)]


def test_one_of_several_matches_is_chosen_by_its_number(laban: Laban, tree: Path, asked: str) -> None:
    outcome = laban("review", said=answers("c", "loan", "1"))
    intent = outcome.out.partition("[1] ")[2].split()[0]
    assert intent.startswith("loan_")
    text = (tree / LOAN).read_text("utf-8")
    assert "intent:" not in text[text.index(f"intent: {intent}\n") + 8 : text.index(FIRST)]


def test_no_intent_after_all_leads_back(laban: Laban, asked: str) -> None:
    laban("review", said=answers("c", "", "s"))
    assert len(waiting(asked)) == 2


def test_what_is_dropped_waits_no_more_and_changes_nothing(laban: Laban, tree: Path, asked: str) -> None:
    before = (tree / LOAN).read_bytes()
    outcome = laban("review", said=answers("b"))
    assert ((tree / LOAN).read_bytes(), waiting(asked)) == (before, [])
    assert outcome.out.splitlines()[-1] == "Chưa sửa tệp nào."


@pytest.mark.parametrize("said", [answers("s"), answers("t"), answers("?", "x"), ""])
def test_what_is_left_for_later_waits_on(laban: Laban, asked: str, said: str) -> None:
    assert laban("review", said=said).code == 0
    assert len(waiting(asked)) == 2


def test_stopping_leaves_the_groups_that_follow(laban: Laban, asked: str) -> None:
    keep(asked, ("hoc nghe han o dau", LentFor.HANDED_OFF, None))
    laban("review", said=answers("b", "t"))
    assert waiting(asked) == ["hoc nghe han o dau"]


def test_a_sentence_with_gaps_is_refused_until_it_is_typed_out(laban: Laban, tree: Path, url: str) -> None:
    keep(url, (SAYS_LESS, LentFor.ASKED_BACK, None))
    choose(url, SAYS_LESS, "loan_interest_rate")
    outcome = laban("review", said=answers("n", "v", "[lai](x)", "v", SAYS_LESS, "v", FIRST, "n"))
    assert "Còn dấu ba chấm" in outcome.out
    assert outcome.out.count("Câu này không ghi được") == 2
    text = (tree / LOAN).read_text("utf-8")
    assert f"    - {FIRST}\n" in text
    assert "..." not in "".join(line for line in text.splitlines() if line.startswith("    - "))
    assert waiting(url) == []


def test_of_a_group_only_what_is_whole_is_written(laban: Laban, tree: Path, asked: str) -> None:
    keep(asked, (SAYS_LESS, LentFor.ASKED_BACK, None))
    outcome = laban("review", said=answers("n"))
    assert f"không ghi vì còn dấu ba chấm: {SAYS_LESS}" in outcome.out
    assert FIRST in (tree / LOAN).read_text("utf-8")
    assert waiting(asked) == []


def test_what_stands_there_already_is_not_written_again(laban: Laban, tree: Path, url: str) -> None:
    before = (tree / LOAN).read_bytes()
    keep(url, ("lai suat vay sinh vien", LentFor.ASKED_BACK, None))
    laban("review", said=answers("c", "loan_repay", "c", "loan_interest_rate"))
    assert ((tree / LOAN).read_bytes(), waiting(url)) == (before, [])


def test_content_that_cannot_be_read_is_told(laban: Laban, tree: Path, asked: str) -> None:
    (tree / LOAN).write_text("nlu: [", encoding="utf-8")
    assert laban("review").code != 0
    assert len(waiting(asked)) == 2
