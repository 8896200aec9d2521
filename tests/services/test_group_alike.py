"""Grouping: questions that share most of their words count as one."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports import Gap
from bot.services.group_alike import group_alike

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 20)


def test_nothing_makes_no_group() -> None:
    assert group_alike([]) == []


def test_alike_questions_are_one_group_whatever_their_diacritics() -> None:
    gaps = [Gap(FIRST, "học phi công ở đâu", 2), Gap(LAST, "hoc phi cong o dau", 1), Gap(FIRST, "học phi công thì ở đâu", 1)]
    (group,) = group_alike(gaps)
    assert (group.count, group.first, group.last) == (4, FIRST, LAST)
    assert group.examples == group.wordings == ("học phi công ở đâu", "hoc phi cong o dau", "học phi công thì ở đâu")


def test_different_questions_are_different_groups_the_one_asked_most_first() -> None:
    gaps = [Gap(FIRST, "học phi công ở đâu", 1), Gap(FIRST, "lái tàu biển lương bao nhiêu", 3)]
    assert [group.examples[0] for group in group_alike(gaps)] == ["lái tàu biển lương bao nhiêu", "học phi công ở đâu"]


def test_group_is_as_large_as_its_members_together() -> None:
    gaps = [Gap(FIRST, "một hai ba bốn", 2), Gap(FIRST, "chín mười", 3), Gap(LAST, "một hai ba năm", 2)]
    assert [(group.count, group.first, group.last) for group in group_alike(gaps)] == [(4, FIRST, LAST), (3, FIRST, FIRST)]


def test_three_examples_at_most_those_asked_most() -> None:
    gaps = [Gap(FIRST, f"một hai ba bốn {word}", count) for count, word in enumerate(("a", "b", "c", "d", "e"), start=1)]
    (group,) = group_alike(gaps)
    assert group.examples == tuple(f"một hai ba bốn {word}" for word in "edc")


def test_missing_words_make_nothing_alike() -> None:
    gaps = [Gap(FIRST, "... học phi công", 1), Gap(FIRST, "... lái tàu biển", 1)]
    assert len(group_alike(gaps)) == 2


_gaps = st.builds(
    Gap,
    st.dates(FIRST, LAST),
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6).map(" ".join),
    st.integers(1, 5),
)


@settings(deadline=None)
@given(st.lists(_gaps, max_size=20))
def test_no_question_is_lost_or_counted_twice(gaps: list[Gap]) -> None:
    groups = group_alike(gaps)
    assert sum(group.count for group in groups) == sum(gap.count for gap in gaps)
    assert [group.count for group in groups] == sorted((group.count for group in groups), reverse=True)
    assert all(group.first <= group.last for group in groups)


def test_group_keeps_all_its_questions_and_each_wording_once() -> None:
    gaps = [Gap(FIRST, "một hai ba", 2), Gap(LAST, "một hai ba", 1), Gap(LAST, "một hai", 1)]
    (group,) = group_alike(gaps)
    assert (set(group.members), group.wordings) == (set(gaps), ("một hai ba", "một hai"))
