"""Conditions, households, guides and rules of every kind, for properties that hold for all of them."""

from dataclasses import replace
from functools import cache
from itertools import combinations, product

from hypothesis import strategies as st

from bot.eligibility import ALWAYS, UNSURE, All, AnyOf, Condition, Household, Is, Not, Option, Question, Rule

OPTIONS = {
    "level": ("school", "vocational", "university"),
    "school": ("public", "private"),
    "household": ("poor", "near_poor", "other"),
    "orphan": ("yes", "no"),
    "residence": ("border", "elsewhere"),
}
BENEFITS = ("loan", "meals", "tuition")


def _households(*more: str | None) -> st.SearchStrategy[Household]:
    """Draw an answer, or one of `more`, to each question; None is no answer."""
    every = product(*([*more, *options] for options in OPTIONS.values()))
    return st.sampled_from([{name: option for name, option in zip(OPTIONS, chosen, strict=True) if option} for chosen in every])


@cache
def _leaves(*names: str) -> st.SearchStrategy[Condition]:
    sizes = ((name, size) for name in names for size in range(1, len(OPTIONS[name]) + 1))
    return st.sampled_from([Is(name, frozenset(options)) for name, size in sizes for options in combinations(OPTIONS[name], size)])


def _compounds(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.builds(All, several) | st.builds(AnyOf, several) | st.builds(Not, parts)


@cache
def _premises(*names: str) -> st.SearchStrategy[Condition]:
    """Draw simple conditions for `only_if`, over the questions before."""
    return st.just(ALWAYS) | _leaves(*names) | _compounds(_leaves(*names)) if names else st.just(ALWAYS)


@st.composite
def _guides(draw: st.DrawFn) -> tuple[Question, ...]:
    """Draw a guide as editors may write it: what is asked and offered hangs on earlier questions, "not sure" is always offered."""
    names = list(OPTIONS)
    return tuple(
        Question(
            id=name,
            name=name,
            ask=f"{name}?",
            options=(
                Option(OPTIONS[name][0], OPTIONS[name][0], draw(_premises(*names[:place]))),
                *(Option(option, option) for option in (*OPTIONS[name][1:], UNSURE)),
            ),
            only_if=draw(_premises(*names[:place])),
            always=draw(st.booleans()),
        )
        for place, name in enumerate(names)
    )


@st.composite
def _rules(draw: st.DrawFn) -> dict[str, Rule]:
    """Draw rules as the content's check lets them pass: none yields, in the end, to itself."""
    ranks = draw(st.permutations(BENEFITS))
    return {
        benefit: Rule(
            when=draw(conditions),
            grounds=tuple(draw(st.lists(conditions, max_size=3))),
            is_conditional=draw(st.booleans()),
            yields_to=tuple(draw(st.lists(st.sampled_from(higher), unique=True)) if (higher := ranks[: ranks.index(benefit)]) else ()),
        )
        for benefit in BENEFITS
    }


def _with_chains(rules: dict[str, Rule]) -> dict[str, Rule]:
    """Have each benefit yield to what those it yields to yield to."""

    def higher(benefit: str) -> dict[str, None]:
        direct = rules[benefit].yields_to
        return dict.fromkeys([*direct, *(further for other in direct for further in higher(other))])

    return {benefit: replace(rule, yields_to=tuple(higher(benefit))) for benefit, rule in rules.items()}


conditions = st.recursive(_leaves(*OPTIONS), _compounds, max_leaves=6)
questions = st.sampled_from(sorted(OPTIONS))
sure_answers = _households(None)
answers = _households(None, UNSURE)
complete_answers = _households()
guides = _guides()
rules = _rules()
rules_with_chains = rules.map(_with_chains)
