"""Work in the background ends with the service, and dies with a word in the log or not at all."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.bootstrap.background import in_background
from bot.bootstrap.gateway import running_gateway
from bot.ports import Edition
from bot.settings import Settings
from tests.services.waiting import steps, until


async def _fail() -> None:
    message = "secret words"
    raise KeyError(message)


async def _end() -> None:
    """Be done at once, as a warm-up is."""


async def _settled() -> bool:
    return not [task for task in asyncio.all_tasks() if task.get_name().startswith("work")]


async def test_task_that_dies_is_told_with_its_name_and_the_kind_of_its_fault() -> None:
    with capture_logs() as logs:
        async with in_background({"work": _fail()}):
            await until(_settled)
    assert logs == [{"event": "background_task_died", "log_level": "error", "task": "work", "fault": "KeyError"}]


async def test_task_that_ends_is_nothing_to_tell() -> None:
    with capture_logs() as logs:
        async with in_background({"work": _end()}):
            await until(_settled)
    assert logs == []


async def test_dead_task_leaves_the_others_running_until_the_end() -> None:
    others = asyncio.Event()
    async with in_background({"work that fails": _fail(), "other work": _wait_for_ever(others)}):
        await asyncio.wait_for(others.wait(), 10)
        await steps()
        assert [task.get_name() for task in asyncio.all_tasks() if "work" in task.get_name()] == ["other work"]
    assert not [task for task in asyncio.all_tasks() if "work" in task.get_name()]


async def _wait_for_ever(begun: asyncio.Event) -> None:
    begun.set()
    await asyncio.Event().wait()


async def test_gateway_whose_warm_up_fails_tells_so_and_goes_on(gateway_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def warm_up(edition: Edition) -> None:
        message = "secret words"
        raise RuntimeError(message)

    monkeypatch.setattr("bot.bootstrap.gateway.warm_up", warm_up)
    with capture_logs() as logs:
        async with running_gateway(gateway_settings):

            async def told() -> bool:
                return bool(logs)

            await until(told)
            assert len([task for task in asyncio.all_tasks() if task.get_name() in {"turns", "reloading", "forgetting"}]) == 3
    assert [(entry["event"], entry["task"], entry["fault"]) for entry in logs] == [("background_task_died", "warm-up", "RuntimeError")]
    assert "secret" not in repr(logs)
