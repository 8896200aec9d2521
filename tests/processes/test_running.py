"""The note that tells other commands where Rasa is."""

import os
import stat
from pathlib import Path

import pytest

from bot.processes.running import RunningRasa, leave_note, read_note, take_note_away

RASA = RunningRasa("http://127.0.0.1:5005", "sécret")


def _mode(var: Path) -> int:
    (note,) = var.iterdir()
    return stat.S_IMODE(note.stat().st_mode)


def test_note_comes_back_as_it_was_left(tmp_path: Path) -> None:
    leave_note(tmp_path, RASA)
    assert read_note(tmp_path) == RASA


def test_later_note_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    leave_note(tmp_path, RunningRasa("http://127.0.0.1:12345", "a much longer token than the next one"))
    leave_note(tmp_path, RASA)
    assert read_note(tmp_path) == RASA


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
def test_note_is_for_its_owner_only(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        leave_note(tmp_path, RASA)
    finally:
        os.umask(before)
    assert _mode(tmp_path) == 0o600


def test_note_is_for_its_owner_only_also_where_an_open_one_lay(tmp_path: Path) -> None:
    """A backup that was put back, say, may have opened the file to everyone."""
    leave_note(tmp_path, RASA)
    for note in tmp_path.iterdir():
        note.chmod(0o644)
    leave_note(tmp_path, RASA)
    assert _mode(tmp_path) == 0o600


def test_no_note_is_no_rasa(tmp_path: Path) -> None:
    assert read_note(tmp_path) is None
    assert read_note(tmp_path / "not" / "there") is None


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '"url"', "{}", '{"url": "http://127.0.0.1:5005"}', "\udcff"])
def test_broken_note_is_no_rasa(tmp_path: Path, text: str) -> None:
    leave_note(tmp_path, RASA)
    for note in tmp_path.iterdir():
        note.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_note(tmp_path) is None


def test_note_that_was_taken_away_is_gone(tmp_path: Path) -> None:
    leave_note(tmp_path, RASA)
    take_note_away(tmp_path)
    assert read_note(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_note_that_is_not_there_can_be_taken_away(tmp_path: Path) -> None:
    take_note_away(tmp_path)
