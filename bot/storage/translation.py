"""Between rows and domain values, both ways."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.conversations import Choice, Memory, Reply, ReplyKind, Role


def memory_to_json(memory: Memory) -> dict[str, Any]:
    """Return what is kept of a memory."""
    return {
        "role": memory.role.value,
        "grade": memory.grade,
        "place": memory.place,
        "last_answer": memory.last_answer,
        "offered": [[choice.label, choice.payload] for choice in memory.offered],
        "misses": memory.misses,
    }


def memory_from_json(kept: Mapping[str, Any]) -> Memory:
    """Return the memory that was kept."""
    return Memory(
        role=Role(kept["role"]),
        grade=kept["grade"],
        place=kept["place"],
        last_answer=kept["last_answer"],
        offered=tuple(Choice(label, payload) for label, payload in kept["offered"]),
        misses=kept["misses"],
    )


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """Return what is kept of a reply."""
    return {
        "kind": reply.kind.value,
        "text": reply.text,
        "sources": list(reply.sources),
        "choices": [[choice.label, choice.payload] for choice in reply.choices],
        "answer_id": reply.answer_id,
        "checked_on": reply.checked_on.isoformat() if reply.checked_on else None,
    }


def reply_from_json(kept: Mapping[str, Any]) -> Reply:
    """Return the reply that was kept."""
    return Reply(
        kind=ReplyKind(kept["kind"]),
        text=kept["text"],
        sources=tuple(kept["sources"]),
        choices=tuple(Choice(label, payload) for label, payload in kept["choices"]),
        answer_id=kept["answer_id"],
        checked_on=date.fromisoformat(kept["checked_on"]) if kept["checked_on"] else None,
    )
