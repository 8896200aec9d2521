"""The command itself: faults become sentences and exit codes."""

import re
import socket
from datetime import date
from pathlib import Path

import pytest
import yaml

import bot.cli
from bot.cli.main import main
from bot.cli.showing import show_replies, show_reply
from bot.conversations import Choice, Reply, ReplyKind
from bot.dialogue.lending import LentFor
from bot.knowledge import LookupKind
from bot.processes.supervisor import CONFIGURATION_FAULT
from bot.settings import Settings
from tests.cli.conftest import Laban
from tests.services.books import tiny_book

FOLDER = Path(bot.cli.__file__).parent
COMMANDS = (
    "run",
    "gateway",
    "migrate",
    "train",
    "export-domain",
    "export-lookups",
    "validate",
    "talk",
    "ask",
    "check",
    "due",
    "new",
    "preview",
    "gaps",
    "review",
)
SENTENCES = yaml.safe_load((FOLDER / "messages.yml").read_text("utf-8"))
_SAID = re.compile(r'\b(?:tell|say|text)\(\s*"(\w+)"')


@pytest.mark.parametrize(
    ("variable", "value", "example"), [("LABAN_PORT", "abc", "8080"), ("LABAN_RASA", "perhaps", "on"), ("LABAN_RASA_PORT", "0", "5005")]
)
def test_bad_setting_is_told_with_its_variable_and_an_example(
    laban: Laban, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, example: str
) -> None:
    monkeypatch.setenv(variable, value)
    outcome = laban("migrate")
    assert outcome.code == CONFIGURATION_FAULT
    assert variable in outcome.err
    assert f'"{value}"' in outcome.err
    assert f"{variable}={example}" in outcome.err
    assert outcome.out == ""


def test_port_that_is_taken_is_told(laban: Laban, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("LABAN_PORT", port)
        outcome = laban("gateway")
    assert outcome.code == CONFIGURATION_FAULT
    assert port in outcome.err


def test_database_is_made_by_a_command(laban: Laban, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LABAN_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'new' / 'laban.db'}")
    assert laban("migrate").code == 0
    assert (tmp_path / "new" / "laban.db").is_file()
    assert laban("migrate").code == 0


def test_input_for_rasas_own_commands_is_written_and_named(laban: Laban, settings: Settings) -> None:
    outcome = laban("export-domain")
    assert outcome.code == 0
    words = outcome.out.split()
    assert words[0] == "--config"
    assert all(Path(word).exists() for word in words if not word.startswith("--"))
    assert (settings.var / "rasa" / "domain.yml").is_file()


def test_names_are_printed_as_rasa_reads_them(laban: Laban) -> None:
    outcome = laban("export-lookups")
    assert outcome.code == 0
    blocks = yaml.safe_load(outcome.out)["nlu"]
    assert {block["lookup"] for block in blocks if "lookup" in block} == set(LookupKind)
    assert "place:nghe-an" in {block.get("synonym") for block in blocks}


def test_talk_ends_with_the_input(laban: Laban) -> None:
    outcome = laban("talk", "--engine", "small", said="học phí ở trung tâm gdtx bao nhiêu\n1\n")
    assert outcome.code == 0
    assert "238/2025/NĐ-CP" in outcome.out
    assert outcome.out.count("[1]") >= 2


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["ask", "--engine", "big"],
        ["check", "--on", "tomorrow"],
        ["due", "--days", "-1"],
        ["due", "--days", "9999999999999999999"],
        ["gaps", "--days", "many"],
        ["new", "poem", "a/b"],
        ["new", "answer"],
        ["preview"],
        ["preview", "welcome", "--channel", "radio"],
    ],
    ids=str,
)
def test_unknown_words_are_refused_with_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert "usage: laban" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    about = SENTENCES[f"about_{command.replace('-', '_')}"]
    assert about.split()[0] in capsys.readouterr().out


def test_every_sentence_that_is_said_is_in_the_table() -> None:
    sources = [*FOLDER.glob("*.py"), FOLDER.parent / "processes" / "supervisor.py"]
    said = {name for source in sources for name in _SAID.findall(source.read_text("utf-8"))}
    assert said
    assert said <= set(SENTENCES)


@pytest.mark.parametrize("step", ["training_small", "training_rasa", "validating"])
def test_every_step_has_a_name_for_people(step: str) -> None:
    assert SENTENCES[step]


@pytest.mark.parametrize("reason", ["malformed", "taken", "too_long", "intent_taken", "place_unknown", "source_unknown"])
def test_every_reason_to_refuse_a_name_has_a_sentence(reason: str) -> None:
    assert SENTENCES[f"new_{reason}"]


@pytest.mark.parametrize("reason", list(LentFor))
def test_every_reason_to_review_a_question_has_a_sentence(reason: LentFor) -> None:
    assert SENTENCES[f"review_{reason}"]


@pytest.mark.parametrize("name", ["published", "draft", "retired", "telegram", "zalo", "web"])
def test_everything_that_a_preview_names_has_a_sentence(name: str) -> None:
    assert SENTENCES[f"preview_{name}"]


def test_reply_is_shown_with_its_sources_and_numbered_choices() -> None:
    choices = (Choice("Yes", "reply:yes"), Choice("No", "reply:no"))
    reply = Reply(ReplyKind.ANSWER, "Hello.", ("Law 1", "Law 2"), choices, checked_on=date(2026, 11, 1))
    assert show_reply(tiny_book(), reply) == "Hello.\n\nNguồn (01/11/2026):\n  - Law 1\n  - Law 2\n\n  [1] Yes\n  [2] No\n"


def test_choices_of_a_turn_are_counted_through_its_replies() -> None:
    yes, no = Choice("Yes", "reply:yes"), Choice("No", "reply:no")
    replies = (Reply(ReplyKind.ANSWER, "Hello.", choices=(yes, no)), Reply(ReplyKind.GUIDE, "Sure?", choices=(yes,)))
    assert list(show_replies(tiny_book(), replies)) == ["Hello.\n\n  [1] Yes\n  [2] No\n", "Sure?\n\n  [3] Yes\n"]


def test_reply_of_words_alone_is_shown_so() -> None:
    assert show_reply(tiny_book(), Reply(ReplyKind.SMALLTALK, "Hello.")) == "Hello.\n"
