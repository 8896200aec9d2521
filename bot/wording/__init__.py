"""Wording: entries of the book as replies, for this asker, on this day.

One module for each kind of entry; `asker` fills placeholders, `doubts` tells what is unsure or overdue,
`payloads` is the grammar of what buttons send back.
"""

from bot.wording.answers import word_answer, word_reply
from bot.wording.benefits import word_answers_so_far, word_benefit, word_not_due, word_outcome, word_question, word_question_again
from bot.wording.choices import handoff_choice, phrase_choice, word_choices
from bot.wording.citations import print_citation, print_date
from bot.wording.institutions import word_institution
from bot.wording.paths import told_paths, word_comparison, word_path, word_paths
from bot.wording.provisions import word_provision
from bot.wording.together import all_answer, word_together
from bot.wording.voice import Asker, Voice

__all__ = [
    "Asker",
    "Voice",
    "all_answer",
    "handoff_choice",
    "phrase_choice",
    "print_citation",
    "print_date",
    "told_paths",
    "word_answer",
    "word_answers_so_far",
    "word_benefit",
    "word_choices",
    "word_comparison",
    "word_institution",
    "word_not_due",
    "word_outcome",
    "word_path",
    "word_paths",
    "word_provision",
    "word_question",
    "word_question_again",
    "word_reply",
    "word_together",
]
