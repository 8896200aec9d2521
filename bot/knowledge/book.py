"""The book: everything the bot knows and says, as of one version of the content files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.conversations import Choice, ReplyKind, Role
from bot.eligibility import Question
from bot.knowledge.answer import Answer
from bot.knowledge.benefit import Benefit
from bot.knowledge.dated import DatedValueSeries
from bot.knowledge.discourse import Discourse
from bot.knowledge.former_name import FormerName
from bot.knowledge.institution import Institution
from bot.knowledge.lookup import Lookup
from bot.knowledge.path import Path, Stage
from bot.knowledge.provision import Provision
from bot.knowledge.source import Source
from bot.safety import DangerLexicon
from bot.vietnamese import Phrases, fold, syllables


@dataclass(frozen=True, slots=True)
class Place:
    """A province; `names` finds all the names people use for it, old ones included; `label` is its button."""

    id: str
    name: str
    label: str
    names: Phrases


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The printed words that code needs: kinds and statuses of documents, forms of address, patterns.

    Attributes:
        kinds: a source's kind to its printed word, "decree" to "Nghị định".
        statuses: a source's status to its printed words.
        phrases: short connecting phrases by name, with placeholders.
        address: role to the placeholders' words, {"parent": {"nguoi_hoi": "anh/chị", ...}}.
        role_marks: role to the phrases by which people give themselves away.
        document_marks: phrases by which people name a decree, a plan or an appendix.
        that_school: phrases by which people point back to a school they named.
        compare_marks: phrases by which people ask to compare.
        name_marks: phrases that somebody's name follows.
        no_answer_marks: words that deny or ask: an answer to the guide has none of them beside its label.
    """

    kinds: Mapping[str, str]
    statuses: Mapping[str, str]
    phrases: Mapping[str, str]
    address: Mapping[str, Mapping[str, str]]
    role_marks: Mapping[Role, Phrases]
    document_marks: Phrases
    that_school: Phrases
    compare_marks: Phrases
    name_marks: Phrases = field(default_factory=lambda: Phrases(()))
    no_answer_marks: Phrases = field(default_factory=lambda: Phrases(()))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One of the bot's own phrases.

    Attributes:
        kind: why it is said.
        variants: its wordings, said in turn; a text for danger has exactly one.
        choices: buttons under it.
    """

    kind: ReplyKind
    variants: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A typed command, "/gapthayco".

    Attributes:
        about: what it does, as a platform's menu shows it; empty for synonyms, which no menu shows.
        payload: the payload of the choice it stands for.
    """

    about: str
    payload: str


@dataclass(frozen=True)
class Book:
    """All published content.

    Attributes:
        version: a hash of the content files; kept with every turn.
        answers: published answers by id.
        sources: documents by id.
        values: dated figures by name.
        replies: the bot's own phrases by name.
        commands: what "/gapthayco" and its like lead to, by name.
        places: provinces by id.
        vocabulary: printed words.
        danger: the phrases of the danger check.
        discourse: the phrases that hold a conversation together.
        questions: the eligibility guide's questions, in the order they are asked.
        benefits: benefits by id, in the order they are listed.
        institutions: institutions by id.
        paths: ways to go on by id.
        provisions: clauses of documents by id.
        former_names: names that are out of date.
        lookups: everything that people may name, with all its names.
    """

    version: str
    answers: Mapping[str, Answer]
    sources: Mapping[str, Source]
    values: Mapping[str, DatedValueSeries]
    replies: Mapping[str, Phrase]
    commands: Mapping[str, Command]
    places: Mapping[str, Place]
    vocabulary: Vocabulary
    danger: DangerLexicon = field(repr=False)
    discourse: Discourse = field(default_factory=Discourse, repr=False)
    questions: tuple[Question, ...] = ()
    benefits: Mapping[str, Benefit] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    former_names: tuple[FormerName, ...] = ()
    lookups: tuple[Lookup, ...] = ()

    @cached_property
    def answer_of_intent(self) -> Mapping[str, str]:
        """Answer ids by the intent that asks for them."""
        return {answer.intent: answer.id for answer in self.answers.values()}

    @cached_property
    def institution_names(self) -> Phrases:
        """All names of all institutions at once: nearly no text holds any of them."""
        return Phrases.together(institution.names for institution in self.institutions.values())

    @cached_property
    def known_syllables(self) -> frozenset[str]:
        """The syllables of all passages and their labels, folded: words that the content itself uses."""
        # Late: passages are made of books.
        from bot.knowledge.passage import passages_of

        return frozenset(word for passage in passages_of(self) for word in syllables(fold(f"{passage.label} {passage.text}")))

    def answer_at(self, answer_id: str, place: str | None) -> Answer | None:
        """Return the published answer `answer_id`, or the one that `place` has instead; None when there is none."""
        answer = self.answers.get(answer_id)
        if answer is None or place is None:
            return answer
        return self.answers.get(answer.elsewhere.get(place, answer_id), answer)

    def paths_of(self, stage: Stage) -> tuple[Path, ...]:
        """Return the paths of a stage in their order."""
        return tuple(sorted((path for path in self.paths.values() if path.stage is stage), key=lambda path: path.order))
