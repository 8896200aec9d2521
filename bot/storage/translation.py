"""Between rows and domain values, both ways."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.conversations import Choice, GuideAnswers, Memory, Reply, ReplyKind, Role


def memory_to_json(memory: Memory) -> dict[str, Any]:
    """Return what is kept of a memory."""
    return {
        "role": memory.role.value,
        "grade": memory.grade,
        "place": memory.place,
        "last_answer": memory.last_answer,
        "offered": [[choice.label, choice.payload] for choice in memory.offered],
        "misses": memory.misses,
        "place_since": _day_to_json(memory.place_since),
        "place_is_kept": memory.place_is_kept,
        "place_was_asked": memory.place_was_asked,
        "institution": memory.institution,
        "explained": list(memory.explained),
        "guide": _guide_to_json(memory.guide),
        "misses_before": memory.misses_before,
        "lends": memory.lends,
    }


def memory_from_json(kept: Mapping[str, Any]) -> Memory:
    """Return the memory that was kept, perhaps by an older version that knew less."""
    return Memory(
        role=Role(kept["role"]),
        grade=kept["grade"],
        place=kept["place"],
        last_answer=kept["last_answer"],
        offered=tuple(Choice(label, payload) for label, payload in kept["offered"]),
        misses=kept["misses"],
        place_since=_day_from_json(kept.get("place_since")),
        place_is_kept=kept.get("place_is_kept", False),
        place_was_asked=kept.get("place_was_asked", False),
        institution=kept.get("institution"),
        explained=tuple(kept.get("explained", ())),
        guide=_guide_from_json(kept.get("guide")),
        misses_before=kept.get("misses_before", 0),
        lends=kept.get("lends"),
    )


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return what is kept of a reply."""
    return {
        "kind": reply.kind.value,
        "text": reply.text,
        "sources": list(reply.sources),
        "choices": [[choice.label, choice.payload] for choice in reply.choices],
        "answer_id": reply.answer_id,
        "checked_on": _day_to_json(reply.checked_on),
        "picture": reply.picture,
        "also": list(reply.also),
    }


def reply_from_json(kept: Mapping[str, Any]) -> Reply:
    """Return the reply that was kept."""
    return Reply(
        kind=ReplyKind(kept["kind"]),
        text=kept["text"],
        sources=tuple(kept["sources"]),
        choices=tuple(Choice(label, payload) for label, payload in kept["choices"]),
        answer_id=kept["answer_id"],
        checked_on=_day_from_json(kept["checked_on"]),
        picture=kept.get("picture"),
        also=tuple(kept.get("also", ())),
    )


def _guide_to_json(guide: GuideAnswers | None) -> dict[str, Any] | None:
    # Pairs, for their order is that of the answers.
    return {"household": list(guide.household.items()), "since": guide.since.isoformat(), "is_kept": guide.is_kept} if guide else None


def _guide_from_json(kept: Mapping[str, Any] | None) -> GuideAnswers | None:
    return GuideAnswers(dict(kept["household"]), date.fromisoformat(kept["since"]), kept["is_kept"]) if kept else None


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_json(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
