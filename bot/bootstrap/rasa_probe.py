"""Whether Rasa answers."""

from contextlib import suppress
from dataclasses import dataclass

import aiohttp

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class RasaProbe:
    """Asks whether Rasa answers; used for the health page."""

    http: aiohttp.ClientSession
    settings: Settings

    async def __call__(self) -> bool:
        """Return True when Rasa's channel answers within half a second."""
        if not self.settings.use_rasa:
            return False
        with suppress(aiohttp.ClientError, TimeoutError):
            address = f"{self.settings.rasa_url}/webhooks/laban/"
            async with self.http.get(address, timeout=aiohttp.ClientTimeout(total=0.5)) as response:
                return response.status == 200  # noqa: PLR2004
        return False
