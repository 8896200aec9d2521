"""Shapes of what Rasa reads too: nlu_data/, dialogue_policies/ and config.yml."""

from typing import Annotated, Literal

from pydantic import Field

from bot.content_files.scalars import Figure, Line, Name
from bot.content_files.shapes import Shape


class IntentShape(Shape):
    """The sentences of one intent; `examples` is one text, a sentence a line."""

    intent: Name
    examples: Line


class SynonymShape(Shape):
    """The short forms of one syllable; `examples` is one text, a form a line."""

    synonym: Line
    examples: Line


class StepShape(Shape):
    """One step of a rule: what was meant, or what is done."""

    intent: Name | None = None
    action: Name | None = None


class RuleShape(Shape):
    """One rule: an intent, then actions."""

    rule: Line
    steps: Annotated[list[StepShape], Field(min_length=1)]


class SessionShape(Shape):
    """How long Rasa's own sessions last."""

    session_expiration_time: Figure
    carry_over_slots_to_new_session: Literal["true", "false"]


class DomainShape(Shape):
    """dialogue_policies/domain.yml: the vocabulary of the dialogue, without any text."""

    version: Line
    intents: list[Name]
    actions: list[Name]
    session_config: SessionShape | None = None


class ComponentShape(Shape, extra="allow"):
    """One component of Rasa's pipeline or policies; its other keys are its own affair."""

    name: Line


class ConfigShape(Shape):
    """config.yml: Rasa's settings and nobody else's."""

    recipe: Line
    assistant_id: Line
    language: Line
    pipeline: Annotated[list[ComponentShape], Field(min_length=1)]
    policies: Annotated[list[ComponentShape], Field(min_length=1)]
