"""Paths that are named when all are shown are compared instead."""

from dataclasses import replace

import pytest

from bot.dialogue import Decision, Follow, SayReply
from bot.dialogue.comparing import with_named_paths
from bot.knowledge import Stage
from bot.vietnamese import Phrases
from tests.factories import GDTX, PATHS, THPT, make_book

SHOWS_ALL = Decision((Follow("path:after_grade_9"),), "small")
LATER = replace(THPT, id="after_grade_12/college", stage=Stage.AFTER_GRADE_12, names=Phrases(["cao đẳng"]))


def compared(text: str, decision: Decision = SHOWS_ALL) -> Decision:
    """Put the paths that `text` names in the place of all."""
    return with_named_paths(replace(make_book(), paths={path.id: path for path in (*PATHS, LATER)}), decision, text)


@pytest.mark.parametrize("text", ["so sánh thpt với gdtx", "gdtx hay thpt", "GDTX khác THPT chỗ nào"])
def test_two_paths_that_are_named_are_compared_in_their_order(text: str) -> None:
    assert compared(text) == replace(SHOWS_ALL, sayings=(Follow(f"compare:after_grade_9:{THPT.order}+{GDTX.order}"),))


@pytest.mark.parametrize("text", ["", "các hướng", "thpt thì sao", "thpt với cao đẳng"])
def test_fewer_than_two_of_one_stage_change_nothing(text: str) -> None:
    assert compared(text) == SHOWS_ALL


@pytest.mark.parametrize(
    "decision",
    [
        Decision((SayReply("help"),), "small"),
        Decision((Follow("guide:start"),), "small"),
        Decision((Follow(f"path:{THPT.id}"),), "small"),
        Decision((Follow("path:after_grade_9"), SayReply("help")), "small"),
    ],
)
def test_what_does_not_show_all_paths_stays(decision: Decision) -> None:
    assert compared("thpt hay gdtx", decision) == decision


def test_paths_of_the_other_stage_are_compared_as_well() -> None:
    decision = Decision((Follow("path:after_grade_12"),), "small")
    assert compared("thpt hay gdtx", decision).sayings == (Follow("compare:after_grade_9:1+2"),)
