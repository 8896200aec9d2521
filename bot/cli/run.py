"""`laban run`: prepare, then keep gateway and Rasa running until stopped."""

import argparse
import asyncio
import os
import secrets
import sys
from dataclasses import replace
from pathlib import Path

from bot.cli.terminal import tell
from bot.processes.rasa_commands import newest_model_note, rasa_environment, rasa_program, run_command
from bot.processes.running import RunningRasa, leave_note, take_note_away
from bot.processes.supervisor import Command, StepFailedError, keep_running, run_step, run_until_stopped, wait_until_up
from bot.settings import Settings


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run everything until the process is asked to stop."""
    settings = replace(
        settings,
        rasa_token=settings.rasa_token or secrets.token_urlsafe(24),
        action_token=settings.action_token or secrets.token_urlsafe(24),
    )
    if settings.use_rasa and not rasa_program(settings).exists():
        tell("rasa_missing")
        return 1
    code = run_until_stopped(_supervise(settings))
    tell("stopped")
    return code


async def _supervise(settings: Settings) -> None:
    tell("preparing")
    settings.var.mkdir(parents=True, exist_ok=True)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(keep_running(_laban(settings, "gateway"), "gateway", tell))
            group.create_task(_announce(settings))
            if settings.use_rasa:
                group.create_task(_keep_rasa(settings))
    finally:
        take_note_away(settings.var)


async def _announce(settings: Settings) -> None:
    await wait_until_up(f"{settings.address}/healthz")
    tell("up", address=settings.address)
    tell("telegram_on" if settings.telegram_token else "telegram_off")
    if not settings.use_rasa:
        tell("rasa_off")


async def _keep_rasa(settings: Settings) -> None:
    """Train and run Rasa; whatever fails here, the gateway goes on with the small engine."""
    try:
        model = await _trained_model(settings)
    except (StepFailedError, OSError):
        tell("rasa_failed", log=settings.var / "log")
        return
    leave_note(settings.var, RunningRasa(settings.rasa_url, settings.rasa_token))
    log = settings.var / "log" / "rasa.log"
    command = Command(run_command(settings, model), rasa_environment(settings), settings.root, log)
    async with asyncio.TaskGroup() as group:
        group.create_task(keep_running(command, "Rasa", tell))
        group.create_task(_announce_rasa(settings))


async def _trained_model(settings: Settings) -> Path:
    # The training's own output tells how it goes. It leaves the model's name; working the name out here would keep all
    # that reads content in this process's memory.
    await run_step(_laban(settings, "train", "rasa"), "training_rasa", _say_nothing)
    return settings.models / newest_model_note(settings).read_text("utf-8")


async def _announce_rasa(settings: Settings) -> None:
    await wait_until_up(f"{settings.rasa_url}/webhooks/laban/", pause_seconds=1.0)
    tell("rasa_up")


def _say_nothing(_name: str, **_values: object) -> None:
    """Leave the telling to someone else."""


def _laban(settings: Settings, *words: str) -> Command:
    tokens = {"LABAN_RASA_TOKEN": settings.rasa_token, "LABAN_ACTION_TOKEN": settings.action_token}
    return Command([sys.executable, "-m", "bot.cli.main", *words], {**os.environ, **tokens}, settings.root)
