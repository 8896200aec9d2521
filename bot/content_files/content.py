"""Which file under content/ holds what, and reading them all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content_files.documents import Document, read_document
from bot.content_files.entry_shapes import (
    BenefitShape,
    FactRowShape,
    FormerNameShape,
    InstitutionShape,
    PathShape,
    ProvisionsShape,
    QuestionShape,
)
from bot.content_files.items import Entries, Item
from bot.content_files.phrase_shapes import (
    CommandShape,
    DangerShape,
    DiscourseShape,
    OccupationShape,
    PlaceShape,
    ProvinceShape,
    ReplyShape,
    VocabularyShape,
)
from bot.content_files.problems import Problem
from bot.content_files.shape_problems import validate
from bot.content_files.shapes import AnswerShape, SeriesShape, Shape, SourceShape, Status

_FOLDERS = {
    "answers": re.compile(r"content/answers/([a-z0-9_]+/[a-z0-9_]+)\.yml"),
    "benefits": re.compile(r"content/benefits/([a-z0-9_]+)\.yml"),
    "institutions": re.compile(r"content/institutions/([a-z0-9_]+/[a-z0-9_]+)\.yml"),
    "paths": re.compile(r"content/paths/((?:after_grade_9|after_grade_12)/[a-z0-9_]+)\.yml"),
    "provisions": re.compile(r"content/provisions/([a-z0-9-]+)\.yml"),
}
"""Folders that hold one entry a file, the path being its id."""
_REPLIES_PATH = re.compile(r"content/replies/[a-z0-9_]+\.yml")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ROW = re.compile(r"\S+( \S+)?")
# https://core.telegram.org/bots/api#botcommand
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")

_WORDS: Mapping[str, tuple[str, type[Shape]]] = {
    "content/vocabulary.yml": ("vocabulary", VocabularyShape),
    "content/danger.yml": ("danger", DangerShape),
    "content/discourse.yml": ("discourse", DiscourseShape),
}
"""Files of which there is one each, and where they go."""

type WordShapes = tuple[VocabularyShape, DangerShape, DiscourseShape]


@dataclass(slots=True)
class Content:
    """Everything under content/ whose shape is right."""

    documents: list[Document] = field(default_factory=list)
    answers: Entries[AnswerShape] = field(default_factory=lambda: Entries(AnswerShape, _NAME))
    sources: Entries[SourceShape] = field(default_factory=lambda: Entries(SourceShape, _ID))
    values: Entries[SeriesShape] = field(default_factory=lambda: Entries(SeriesShape, _NAME))
    benefits: Entries[BenefitShape] = field(default_factory=lambda: Entries(BenefitShape, _NAME))
    institutions: Entries[InstitutionShape] = field(default_factory=lambda: Entries(InstitutionShape, _NAME))
    paths: Entries[PathShape] = field(default_factory=lambda: Entries(PathShape, _NAME))
    provisions: Entries[ProvisionsShape] = field(default_factory=lambda: Entries(ProvisionsShape, _ID))
    questions: Entries[QuestionShape] = field(default_factory=lambda: Entries(QuestionShape, _NAME))
    former_names: Entries[FormerNameShape] = field(default_factory=lambda: Entries(FormerNameShape, _ID))
    fact_rows: Entries[FactRowShape] = field(default_factory=lambda: Entries(FactRowShape, _ROW))
    places: Entries[PlaceShape] = field(default_factory=lambda: Entries(PlaceShape, _ID))
    provinces: Entries[ProvinceShape] = field(default_factory=lambda: Entries(ProvinceShape, _ID))
    occupations: Entries[OccupationShape] = field(default_factory=lambda: Entries(OccupationShape, _ID))
    replies: Entries[ReplyShape] = field(default_factory=lambda: Entries(ReplyShape, _NAME))
    commands: Entries[CommandShape] = field(default_factory=lambda: Entries(CommandShape, _COMMAND))
    vocabulary: Item[VocabularyShape] | None = None
    danger: Item[DangerShape] | None = None
    discourse: Item[DiscourseShape] | None = None

    def words(self) -> WordShapes | None:
        """Return what the files of which there is one each say; None while one of them is wrong."""
        if self.vocabulary is None or self.danger is None or self.discourse is None:
            return None
        return self.vocabulary.shape, self.danger.shape, self.discourse.shape

    def published(self) -> Iterator[tuple[str, Item[AnswerShape]]]:
        """Go through the answers that readers may see."""
        return ((name, item) for name, item in self.answers if item.shape.status is Status.PUBLISHED)

    def resting_on_sources(self) -> tuple[Entries[Any], ...]:
        """Return all kinds of things that cite sources, and the sources themselves."""
        entries = (self.answers, self.benefits, self.institutions, self.paths, self.provisions, self.former_names)
        return (*entries, self.values, self.sources)

    def entry_files(self) -> dict[str, Entries[Any]]:
        """Return the files that map names to entries, and where their entries go."""
        return {
            "content/sources.yml": self.sources,
            "content/values.yml": self.values,
            "content/places.yml": self.places,
            "content/provinces.yml": self.provinces,
            "content/occupations.yml": self.occupations,
            "content/commands.yml": self.commands,
            "content/household.yml": self.questions,
            "content/former_names.yml": self.former_names,
            "content/fact_rows.yml": self.fact_rows,
        }

    def entry_of(self, path: str) -> tuple[Entries[Any], str] | None:
        """Return where the one entry of the file at `path` goes, and its id; None when files there hold several."""
        for folder, pattern in _FOLDERS.items():
            if found := pattern.fullmatch(path):
                entries: Entries[Any] = getattr(self, folder)
                return entries, found[1]
        return None


def yaml_paths(root: Path, folder: str) -> list[str]:
    """Return the YAML files under `folder`, sorted, relative to `root`; an editor's lock, a link to nothing, is none."""
    found = (path for pattern in ("*.yml", "*.yaml") for path in (root / folder).rglob(pattern) if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def read_content(root: Path) -> tuple[Content, list[Problem]]:
    """Read all files under content/: what is right of them, and what is wrong in syntax or shape."""
    content = Content()
    paths = yaml_paths(root, "content")
    problems = _missing_files(content, paths)
    for path in paths:
        document, found = read_document(root, path)
        problems += found
        if document:
            content.documents.append(document)
            problems += _take(content, document)
        else:
            _leave_out(content, path)
    return content, problems


def _missing_files(content: Content, paths: list[str]) -> list[Problem]:
    missing = [path for path in (*content.entry_files(), *_WORDS) if path not in paths]
    for path in missing:
        _leave_out(content, path)
    return [Problem(path, 1, 1, "file-missing") for path in missing]


def _take(content: Content, document: Document) -> Iterable[Problem]:
    """Put what one file holds into its place."""
    path = document.path
    if entry := content.entry_of(path):
        return entry[0].take(entry[1], document, document.data)
    if entries := content.entry_files().get(path):
        return entries.take_file(document)
    if _REPLIES_PATH.fullmatch(path):
        return content.replies.take_file(document)
    if path in _WORDS:
        name, model = _WORDS[path]
        shape, problems = validate(document, model, document.data)
        setattr(content, name, Item(shape, document) if shape else None)
        return problems
    return [Problem(path, 1, 1, "file-unexpected")]


def _leave_out(content: Content, path: str) -> None:
    """Remember that a file could not be read, so that nobody calls what it may hold unknown."""
    if entry := content.entry_of(path):
        entry[0].known.add(entry[1])
    elif entries := content.entry_files().get(path):
        entries.whole = False
    elif _REPLIES_PATH.fullmatch(path):
        content.replies.whole = False
