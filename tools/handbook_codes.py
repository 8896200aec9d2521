"""Writes the table of check codes at the end of the editors' handbook, from the messages that the check prints."""

import sys

from bot.content_files.problems import WARNINGS
from bot.content_files.rendering import messages
from bot.settings import ROOT

HANDBOOK = ROOT / "content" / "README.md"
_MARK = "-->\n"


def page() -> str:
    """Return the whole handbook: the kept text, and the table of all codes."""
    kept, mark, _ = HANDBOOK.read_text("utf-8").partition(_MARK)
    return f"{kept}{mark}\n{_table()}"


def _table() -> str:
    lines = ["| | | |", "|---|---|---|"]
    for code, message in messages().codes.items():
        level = "\N{WARNING SIGN}" if code in WARNINGS else ""
        lines.append(f"| `{code}` {level} | {_cell(message.says)} | {_cell(message.remedy)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}").replace("|", "/").strip()


if __name__ == "__main__":
    HANDBOOK.write_text(page(), "utf-8")
    sys.stdout.write(f"{HANDBOOK}\n")
