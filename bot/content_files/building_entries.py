"""Building the entries of the book that are no answers: benefits, institutions, paths, provisions, names."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypedDict

from bot.content_files.conditions import read_condition
from bot.content_files.content import Content
from bot.content_files.entry_shapes import (
    BenefitShape,
    FactShape,
    FormerNameShape,
    InstitutionShape,
    PathShape,
    ProvisionsShape,
    QuestionShape,
)
from bot.content_files.shapes import AmountShape, CitationShape, ReviewedShape, Status, VouchedShape
from bot.eligibility import UNSURE, Option, Question, Rule
from bot.knowledge import (
    Amount,
    Benefit,
    Certainty,
    Citation,
    Fact,
    FormerName,
    Ground,
    Institution,
    Path,
    PathSketch,
    Provision,
    Review,
    Stage,
)
from bot.vietnamese import Phrases, syllables


class BookEntries(TypedDict):
    """The book's fields that are built here."""

    questions: tuple[Question, ...]
    benefits: dict[str, Benefit]
    institutions: dict[str, Institution]
    paths: dict[str, Path]
    provisions: dict[str, Provision]
    former_names: tuple[FormerName, ...]


def build_entries(content: Content, unsure_label: str) -> BookEntries:
    """Build everything published; `unsure_label` is the answer "not sure" under every question of substance."""
    due = {name: item.shape for name, item in content.benefits if item.shape.status is Status.PUBLISHED}
    benefits = [_benefit(name, shape, due.keys()) for name, shape in due.items()]
    institutions = [_institution(name, item.shape) for name, item in content.institutions if item.shape.status is Status.PUBLISHED]
    paths = [_path(name, item.shape) for name, item in content.paths if item.shape.status is Status.PUBLISHED]
    provisions = [clause for name, item in content.provisions for clause in _provisions(name, item.shape)]
    return BookEntries(
        questions=tuple(_question(name, item.shape, unsure_label) for name, item in content.questions),
        benefits={benefit.id: benefit for benefit in sorted(benefits, key=lambda benefit: (benefit.order, benefit.id))},
        institutions={institution.id: institution for institution in institutions},
        paths={path.id: path for path in paths},
        provisions={provision.id: provision for provision in provisions},
        former_names=tuple(_former_name(name, item.shape) for name, item in content.former_names),
    )


class VouchedFields(TypedDict):
    """The fields that tell what an entry rests on."""

    certainty: Certainty
    uncertain: str | None
    citations: tuple[Citation, ...]
    covers: tuple[str, ...]
    review: Review


def vouched(shape: VouchedShape) -> VouchedFields:
    """Return what an entry rests on, and how far it can be relied on."""
    return VouchedFields(
        certainty=shape.certainty,
        uncertain=shape.uncertain,
        citations=_citations(shape.sources),
        covers=tuple(shape.covers),
        review=_review(shape),
    )


def amounts_of(shapes: Mapping[str, AmountShape]) -> dict[str, Amount]:
    """Return the computed figures of an entry, by placeholder name."""
    return {name: Amount(shape.percent, shape.of) for name, shape in shapes.items()}


def _review(shape: ReviewedShape) -> Review:
    """Return when an entry was checked."""
    return Review(shape.checked_on, shape.review_by, shape.when_overdue)


def _question(name: str, shape: QuestionShape, unsure_label: str) -> Question:
    options = [Option(option, given.label, read_condition(given.only_if)) for option, given in shape.options.items()]
    unsure = [] if shape.always else [Option(UNSURE, shape.unsure or unsure_label)]
    return Question(name, shape.name, shape.ask, (*options, *unsure), read_condition(shape.only_if), shape.always)


def _benefit(name: str, shape: BenefitShape, published: AbstractSet[str]) -> Benefit:
    rule = Rule(
        when=read_condition(shape.when),
        grounds=tuple(read_condition(ground.when) for ground in shape.grounds),
        is_conditional=shape.also_needs is not None,
        yields_to=tuple(higher for higher in shape.yields_to if higher in published),
    )
    return Benefit(
        id=name,
        title=shape.title,
        label=shape.label,
        order=shape.order,
        only_for=shape.only_for,
        rule=rule,
        grounds=tuple(Ground(ground.because, ground.at, ground.papers) for ground in shape.grounds),
        also_needs=shape.also_needs,
        gives=shape.gives,
        papers=shape.papers,
        apply=shape.apply,
        **vouched(shape),
        amounts=amounts_of(shape.amounts),
        more=shape.more,
    )


def _institution(name: str, shape: InstitutionShape) -> Institution:
    return Institution(
        id=name,
        name=shape.name,
        label=shape.label,
        kind=shape.kind,
        place=shape.place,
        also_called=tuple(shape.also_called),
        names=Phrases([*map(_spoken, (shape.name, *shape.formerly)), *shape.also_called]),
        formerly=tuple(shape.formerly),
        facts=tuple(_fact(fact) for fact in shape.facts),
        ask=shape.ask,
        covers=tuple(shape.covers),
        review=_review(shape),
    )


def _spoken(printed: str) -> str:
    """Return a printed name as one phrase, without its dashes and commas: nobody's text has them as words."""
    return " ".join(syllables(printed))


def _fact(shape: FactShape) -> Fact:
    return Fact(shape.about, shape.text, shape.as_of, shape.certainty, _citations(shape.sources))


def _path(name: str, shape: PathShape) -> Path:
    sketch = shape.picture
    return Path(
        id=name,
        stage=Stage(name.partition("/")[0]),
        title=shape.title,
        label=shape.label,
        order=shape.order,
        gets=shape.gets,
        takes=shape.takes,
        costs=shape.costs,
        leads_to=shape.leads_to,
        needs=shape.needs,
        caveats=shape.caveats,
        names=Phrases(shape.also_called),
        sketch=PathSketch(sketch.gets, sketch.takes, sketch.costs, sketch.leads_to),
        **vouched(shape),
        more=shape.more,
    )


def _provisions(name: str, shape: ProvisionsShape) -> list[Provision]:
    return [
        Provision(
            id=f"{name}/{number}",
            source_id=shape.source,
            at=clause.at,
            title=clause.title,
            text=clause.text,
            certainty=clause.certainty,
            covers=tuple(clause.covers),
            review=_review(shape),
            now=clause.now,
            period=shape.period,
        )
        for number, clause in enumerate(shape.clauses, start=1)
    ]


def _former_name(name: str, shape: FormerNameShape) -> FormerName:
    return FormerName(name, shape.name, Phrases(shape.said), shape.now, shape.certainty, _citations(shape.sources), tuple(shape.told_by))


def _citations(shapes: list[CitationShape]) -> tuple[Citation, ...]:
    return tuple(Citation(shape.id, shape.at) for shape in shapes)
