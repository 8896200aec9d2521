"""Files that counsellors edit: content/, nlu_data/, dialogue_policies/ and config.yml, read and checked.

Here live the shapes of the files, the place of everything in them, and all checks; the domain gets frozen
values and never sees YAML. Start with `load` for what the bot needs, `checking` for what editors need.
"""

from bot.content_files.checking import Report, check
from bot.content_files.load import load_book
from bot.content_files.problems import ContentError, Problem
from bot.content_files.rendering import render, render_problems
from bot.content_files.rules import load_rules
from bot.content_files.sentences import load_sentences, load_short_forms

__all__ = [
    "ContentError",
    "Problem",
    "Report",
    "check",
    "load_book",
    "load_rules",
    "load_sentences",
    "load_short_forms",
    "render",
    "render_problems",
]
