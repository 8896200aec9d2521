"""An office that looks for work often."""

import pytest

from bot.services import work_inbox
from tests.fakes.storages import OpenStorage
from tests.services.office import Office


@pytest.fixture
def office(storage: OpenStorage, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(work_inbox, "_SWEEP_SECONDS", 0.01)
    return Office(storage)
