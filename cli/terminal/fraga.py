"""Asks for a command field by field, with what is left, waits or is reversed in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from application.asking import pointed_at as avsedd
from application.asking.readmodel import left
from cli import failures
from cli.options import faltval
from cli.terminal import utgang
from cli.terminal.utgang import agreed, ask
from domain.commands import Attestera, RattaHandelse, UpprattaPott
from domain.values.money import kronor_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from domain.commands import Command


def asked(model: type[Command], path: Path) -> dict[str, Any]:
    """Ask field by field; what is left of the pott and the nämnd stays in view.

    An attest shows what waits for one, a correction what it reverses.
    """
    utgang.say(f"Registrera {model.rubrik}. Tomt svar hoppar över det som inte måste anges.")
    given: dict[str, Any] = {}
    for option in faltval.options_for(model):
        name = option.name or ""
        if name in {"id", "exempeldata", "upprepning"}:
            continue
        field = model.model_fields[name]
        many = faltval.is_list(name, field)
        while True:
            proposed = _proposed(model, path, name, given)
            given[name] = (
                _answer(option, required=field.is_required(), many=many, proposed=proposed)
                or proposed
            )
            if _shown(model, path, name, given):
                break
    stated = faltval.stated(given)
    utgang.say("")
    for name in stated:
        answers = given[name] if isinstance(given[name], tuple) else (given[name],)
        for answer in answers:
            shown = kronor_text(answer) if name.endswith("_ore") else answer
            utgang.say(f"  {faltval.option_name(name)[2:]}: {shown}")
    if not agreed("Registrera?"):
        raise click.Abort
    return stated


def _proposed(model: type[Command], path: Path, name: str, given: dict[str, Any]) -> str | None:
    """Return the answer that an empty one stands for: a correction has its original's day."""
    if model is not RattaHandelse or name != "datum":
        return None
    return avsedd.day_of(path, given["avser_id"]) or avsedd.today()


def _answer(option: click.Option, *, required: bool, many: bool, proposed: str | None) -> Any:
    """Ask until the answer can be read; a list takes one answer a line."""
    label = f"{option.opts[0][2:]}{'' if required else ' (valfritt)'} - {option.help}\n"
    label += f"tomt svar: {proposed}\n" if proposed else ""
    required = required and not proposed
    answers: list[Any] = []
    while True:
        text = ask(label, default="", show_default=False, prompt_suffix="> ").strip()
        if not text:
            if required and not answers:
                utgang.say("  Det måste anges.")
                continue
            return tuple(answers) if many else None
        try:
            value = _read(option, text, many=many)
        except (click.BadParameter, ValueError) as error:
            utgang.say(f"  {getattr(error, 'message', error)}")
            continue
        if not many:
            return value
        answers.append(value)


def _read(option: click.Option, text: str, *, many: bool) -> Any:
    if option.is_flag:
        if text.lower() not in {"j", "ja", "n", "nej"}:
            raise ValueError("svara ja eller nej")
        return text.lower().startswith("j")
    value = option.type.convert(text, option, None)
    faltval.read(option.name or "", (value,) if many else value)  # raises if unreadable
    return value


def _shown(model: type[Command], path: Path, name: str, given: dict[str, Any]) -> bool:
    """Show what an answer points at; False when there is no such thing."""
    if name not in _VIEWS or not given[name] or model is UpprattaPott:
        return True
    try:
        lines = list(_VIEWS[name](model, path, given))
    except failures.Stop as unknown:
        utgang.say(f"  {unknown.text}. {unknown.hjalp}".rstrip())
        return False
    for line in lines:
        utgang.say(f"    {line}")
    return True


def _left(model: type[Command], path: Path, given: dict[str, Any]) -> Iterator[str]:
    rows = left(path, given["pott"], given.get("namnd"))
    yield from (f"{label}: {kronor_text(ore)}" for label, ore in rows)
    if not rows:
        yield "(inget finns ännu)"
    if model is Attestera:
        yield from avsedd.waiting(path, given["pott"])


def _pointed_at(model: type[Command], path: Path, given: dict[str, Any]) -> Iterator[str]:
    return avsedd.described(path, given["avser_id"], reversing=model is RattaHandelse)


_VIEWS = {"pott": _left, "namnd": _left, "avser_id": _pointed_at}
