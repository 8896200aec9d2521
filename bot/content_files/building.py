"""Building the book: checked shapes become the domain's frozen values."""

from collections.abc import Mapping

from bot.content_files.building_entries import amounts_of, build_entries, vouched
from bot.content_files.content import Content, WordShapes
from bot.content_files.lookups import build_lookups
from bot.content_files.phrase_shapes import CommandShape, DangerShape, DiscourseShape, PlaceShape, ReplyShape, VocabularyShape
from bot.content_files.shapes import AnswerShape, DisputeShape, SeriesShape, SourceShape
from bot.conversations import Choice, Role
from bot.knowledge import Answer, Book, Command, DatedValue, DatedValueSeries, Discourse, Dispute, Phrase, Place, Source, Vocabulary
from bot.safety import DangerLevel, DangerLexicon, compile_lexicon
from bot.vietnamese import Phrases


def build_book(content: Content, words: WordShapes, version: str) -> Book:
    """Build the book of everything published in `content`."""
    vocabulary, danger, discourse = words
    return Book(
        version=version,
        answers={name: _answer(name, item.shape) for name, item in content.published()},
        sources={name: _source(name, item.shape) for name, item in content.sources},
        values={name: _series(name, item.shape) for name, item in content.values},
        replies={name: _phrase(item.shape) for name, item in content.replies},
        commands={name: _command(item.shape) for name, item in content.commands},
        places={name: _place(name, item.shape) for name, item in content.places},
        vocabulary=_vocabulary(vocabulary),
        danger=build_danger(danger),
        discourse=_discourse(discourse),
        lookups=build_lookups(content),
        **build_entries(content, vocabulary.phrases["unsure_label"]),
    )


def _answer(name: str, shape: AnswerShape) -> Answer:
    return Answer(
        id=name,
        title=shape.title,
        label=shape.label,
        text=shape.text,
        amounts=amounts_of(shape.amounts),
        **vouched(shape),
        see_also=tuple(shape.see_also),
        place=shape.place,
        elsewhere=shape.elsewhere,
    )


def _source(name: str, shape: SourceShape) -> Source:
    return Source(
        id=name,
        kind=shape.kind,
        about=shape.about,
        status=shape.status,
        number=shape.number,
        issuer=shape.issuer or shape.publisher,
        issued_on=shape.issued_on,
        effective_on=shape.effective_on,
        status_note=shape.note_status,
        replaced_by=shape.replaced_by,
        url=shape.url,
    )


def _series(name: str, shape: SeriesShape) -> DatedValueSeries:
    values = (DatedValue(since, dated.value, dated.source, _dispute(dated.disputed)) for since, dated in sorted(shape.values.items()))
    return DatedValueSeries(name, shape.unit, tuple(values))


def _dispute(shape: DisputeShape | None) -> Dispute | None:
    return Dispute(shape.value, shape.source) if shape else None


def _phrase(shape: ReplyShape) -> Phrase:
    choices = tuple(Choice(choice.label, choice.to) for choice in shape.choices)
    return Phrase(shape.kind, tuple(shape.say), choices)


def _command(shape: CommandShape) -> Command:
    return Command(shape.about or "", shape.to)


def _place(name: str, shape: PlaceShape) -> Place:
    return Place(name, shape.name, shape.label, Phrases(shape.also_called))


def _vocabulary(shape: VocabularyShape) -> Vocabulary:
    address: Mapping[str, Mapping[str, str]] = shape.address.model_dump()
    marks = {Role.PUPIL: shape.role_marks.pupil, Role.PARENT: shape.role_marks.parent}
    return Vocabulary(
        kinds=shape.kinds,
        statuses=shape.statuses.model_dump(),
        phrases=shape.phrases,
        address=address,
        role_marks={role: Phrases(phrases) for role, phrases in marks.items()},
        document_marks=Phrases(shape.document_marks),
        that_school=Phrases(shape.that_school),
        compare_marks=Phrases(shape.compare_marks),
        name_marks=Phrases(shape.name_marks),
        no_answer_marks=Phrases(shape.no_answer_marks),
    )


def _discourse(shape: DiscourseShape) -> Discourse:
    return Discourse(
        courtesies=Phrases(shape.courtesies),
        follow_ups=Phrases(shape.follow_ups),
        follow_up_ends=Phrases(shape.follow_up_ends),
        corrections=Phrases(shape.corrections),
        joints=Phrases(shape.joints),
        asking=Phrases(shape.asking),
        ordinals=tuple(Phrases(phrases) for phrases in shape.ordinals),
        last=Phrases(shape.last),
    )


def build_danger(shape: DangerShape) -> DangerLexicon:
    """Compile the phrases of the danger check."""
    levels = {
        DangerLevel.IMMEDIATE: shape.levels.immediate,
        DangerLevel.HIGH: shape.levels.high,
        DangerLevel.CONCERN: shape.levels.concern,
    }
    return compile_lexicon(levels, shape.harmless)
