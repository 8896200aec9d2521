"""Placeholders: every {name} in a text must be something that wording can fill."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from pydantic import BaseModel

from bot.content_files.content import Content
from bot.content_files.entry_parts import amounts, entries, names, spoken_texts
from bot.content_files.items import Item
from bot.content_files.phrase_shapes import AddressWords
from bot.content_files.positions import Loc
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import suggest
from bot.knowledge import FactKind

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")

ADDRESS = frozenset(form for name in AddressWords.model_fields for form in (name, name.capitalize()))
"""The placeholders for the asker and the learner, small and capital."""

PHRASES: Mapping[str, frozenset[str]] = {
    "about": frozenset({"about"}),
    "effective_on": frozenset({"date"}),
    "replaced_by": frozenset({"kind", "number"}),
    "doubt": frozenset({"doubt"}),
    "overdue": ADDRESS | {"checked_on"},
    "withheld": ADDRESS | {"title", "checked_on"},
    "elsewhere": ADDRESS | {"there", "here"},
    "privacy_notice": frozenset(),
    "dong": frozenset({"value"}),
    "sources_heading": frozenset({"checked_on"}),
    "handoff_label": frozenset(),
    "other_question_label": frozenset(),
    "former_name": frozenset({"now"}),
    "keep_numbers": frozenset(),
    "found_nearby": frozenset(),
    "not_meant_label": frozenset(),
    "lend_label": frozenset(),
    "lend_not_label": frozenset(),
    "of_province": frozenset({"there"}),
    "other_province": frozenset(),
    "unsure_label": frozenset(),
    "disputed": frozenset({"one", "other", "source", "other_source"}),
    "place_other_label": frozenset(),
    "place_untold_label": frozenset(),
    "place_keep_label": frozenset(),
    "formerly": frozenset({"name", "formerly"}),
    "fact": frozenset({"about", "as_of", "text"}),
    "fact_unsure": frozenset({"about", "as_of", "text"}),
    "digest_head": frozenset({"title", "at"}),
    "digest_now": frozenset({"now"}),
    "digest": frozenset(),
    "digest_of_period": frozenset({"period"}),
    "paths_after_grade_9": frozenset(),
    "paths_after_grade_12": frozenset(),
    "paths_hint": frozenset(),
    "path_gets": frozenset(),
    "path_takes": frozenset(),
    "path_costs": frozenset(),
    "path_leads_to": frozenset(),
    "path_needs": frozenset(),
    "path_caveats": frozenset(),
    "all_paths_label": frozenset(),
    "compare_label": frozenset(),
    "compare_this_label": frozenset(),
    "compare_add": frozenset({"name"}),
    "compare_first": ADDRESS,
    "compare_with": frozenset({"name"}),
    "comparison": frozenset({"names"}),
    "comparison_unsure": frozenset({"names"}),
    "picture_title_after_grade_9": frozenset(),
    "picture_title_after_grade_12": frozenset(),
    "picture_footer": frozenset({"checked_on"}),
    "picture_unsure": frozenset(),
    "guide_progress": frozenset({"number"}),
    "guide_head": ADDRESS,
    "guide_due": frozenset(),
    "guide_possible": frozenset(),
    "guide_due_line": frozenset({"title", "gives", "article"}),
    "guide_nothing": ADDRESS,
    "guide_caution": ADDRESS,
    "guide_not_due": frozenset(),
    "guide_all_open": frozenset(),
    "guide_not_due_line": frozenset({"title", "only_for", "given"}),
    "guide_instead_line": frozenset({"title", "instead"}),
    "guide_other_levels": frozenset({"count"}),
    "guide_given": frozenset({"name", "answer"}),
    "guide_edit": ADDRESS,
    "guide_change_label": frozenset({"name"}),
    "guide_back_label": frozenset(),
    "guide_stop_label": frozenset(),
    "guide_not_due_label": frozenset(),
    "guide_edit_label": frozenset(),
    "guide_keep_label": frozenset(),
    "guide_forget_label": frozenset(),
    "guide_restart_label": frozenset(),
    "guide_result_label": frozenset(),
    "guide_start_label": frozenset(),
    "benefit_gives": frozenset(),
    "benefit_for": frozenset(),
    "benefit_also_needs": frozenset(),
    "benefit_papers": frozenset(),
    "benefit_apply": frozenset(),
    **{f"about_{fact.value}": frozenset() for fact in FactKind},
}
"""The phrases that code needs, and what it fills into each."""


def placeholders(text: str) -> set[str]:
    """Return the names between braces in `text`."""
    return set(_PLACEHOLDER.findall(text))


def check_placeholders(content: Content) -> Iterator[Problem]:
    """Tell of placeholders that nothing fills, and of stray braces."""
    figures = ADDRESS | content.values.known
    for item, loc, text in spoken_texts(content):
        yield from _text(content, item, loc, text, figures | set(amounts(item)))
    for item, loc, unfilled in names(content):
        yield from _text(content, item, loc, unfilled, frozenset())
    yield from _unused_amounts(content)
    if content.vocabulary:
        for name, phrase in content.vocabulary.shape.phrases.items():
            yield from _text(content, content.vocabulary, ("phrases", name), phrase, PHRASES.get(name))


def _unused_amounts(content: Content) -> Iterator[Problem]:
    used: dict[str, set[str]] = defaultdict(set)
    for item, _, text in spoken_texts(content):
        used[item.document.path] |= placeholders(text)
    for item in entries(content):
        for name in amounts(item):
            if name not in used[item.document.path]:
                yield item.key_problem(("amounts", name), "amount-unused", name=name)


def _text(content: Content, item: Item[BaseModel], loc: Loc, text: str, known: AbstractSet[str] | None) -> Iterator[Problem]:
    """Check one text; without `known` names (a phrase of another package) only its braces."""
    for match in _PLACEHOLDER.finditer(text):
        name = match[1]
        if known is not None and name not in known and content.values.whole:
            yield item.text_problem(loc, match.start(), "placeholder-unknown", suggest(name, known), name=name)
    bare = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for brace in _BRACE.finditer(bare):
        yield item.text_problem(loc, brace.start(), "brace-stray")
