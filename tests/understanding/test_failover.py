"""Failover: the first engine while it answers, the second whenever it does not."""

from dataclasses import dataclass, field

import pytest

from bot.conversations import Conversation
from bot.ports import InterpreterUnavailableError
from bot.understanding.failover import FailoverInterpreter
from tests.fakes.clock import FakeClock
from tests.fakes.interpreter import FakeInterpreter
from tests.services.books import tiny_book


@dataclass
class Engines:
    """Two engines, a clock and the failover between them."""

    clock: FakeClock = field(default_factory=FakeClock)
    first: FakeInterpreter = field(default_factory=lambda: FakeInterpreter("first"))
    second: FakeInterpreter = field(default_factory=lambda: FakeInterpreter("second"))

    def __post_init__(self) -> None:
        self._failover = FailoverInterpreter(self.first, self.second, self.clock)

    async def ask(self) -> str:
        """Return the name of the engine that answers."""
        return (await self._failover.decide(tiny_book(), Conversation("key"), "Hello")).reason


@pytest.fixture
def engines() -> Engines:
    return Engines()


async def test_first_engine_answers_while_it_can(engines: Engines) -> None:
    assert [await engines.ask(), await engines.ask()] == ["first", "first"]
    assert engines.second.heard == []


async def test_second_engine_answers_the_very_text_that_the_first_could_not(engines: Engines) -> None:
    engines.first.faults["Hello"] = [InterpreterUnavailableError()]
    assert await engines.ask() == "second"
    assert engines.second.heard == ["Hello"]


async def test_first_engine_is_left_in_peace_for_five_seconds(engines: Engines) -> None:
    engines.first.faults["Hello"] = [InterpreterUnavailableError()]
    await engines.ask()
    engines.clock.let_pass(4.9)
    assert await engines.ask() == "second"
    assert len(engines.first.heard) == 1


async def test_first_engine_comes_back_after_its_rest(engines: Engines) -> None:
    engines.first.faults["Hello"] = [InterpreterUnavailableError()]
    await engines.ask()
    engines.clock.let_pass(5)
    assert [await engines.ask(), await engines.ask()] == ["first", "first"]


async def test_first_engine_that_fails_again_rests_again(engines: Engines) -> None:
    engines.first.faults["Hello"] = [InterpreterUnavailableError(), InterpreterUnavailableError()]
    answered = []
    for _ in range(4):
        answered.append(await engines.ask())
        engines.clock.let_pass(3)
    assert answered == ["second", "second", "second", "second"]
    assert len(engines.first.heard) == 2
    engines.clock.let_pass(5)
    assert await engines.ask() == "first"


async def test_second_engine_that_fails_too_is_told(engines: Engines) -> None:
    engines.first.faults["Hello"] = [InterpreterUnavailableError()]
    engines.second.faults["Hello"] = [InterpreterUnavailableError()]
    with pytest.raises(InterpreterUnavailableError):
        await engines.ask()
