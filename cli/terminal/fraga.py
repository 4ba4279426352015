"""Asks for a command field by field, with what is left, waits or is reversed in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from application.asking import pointed_at
from application.errors import Stop
from cli.options import faltval
from cli.terminal import utgang
from cli.terminal.utgang import agree, ask
from domain.commands import Attestera, KompletteraBeslut, RattaHandelse, UpprattaPott
from domain.values.declared import holds_many
from domain.values.ja_nej import parse_ja_nej
from domain.values.money import kronor_text
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.session import Session
    from domain.commands import Command


def asked(model: type[Command], session: Session) -> dict[str, Any]:
    """Ask field by field; what is left of the pott and the nämnd stays in view.

    An attest shows what waits for one, a correction what it reverses.
    """
    utgang.say(f"Registrera {model.rubrik}. Tomt svar hoppar över det som inte måste anges.")
    given: dict[str, Any] = {}
    for option in faltval.options_for(model):
        name = option.name or ""
        if name in {"id", "exempeldata", "upprepning"}:
            continue
        required, many = model.model_fields[name].is_required(), holds_many(model, name)
        while True:
            proposed = _proposed(model, session, name, given)
            answer = _answer(model, option, required=required, many=many, proposed=proposed)
            given[name] = answer or proposed
            if _shown(model, session, name, given):
                break
    stated = faltval.stated(model, given)
    utgang.say("")
    for name in stated:
        answers = given[name] if isinstance(given[name], tuple) else (given[name],)
        for answer in answers:
            shown = kronor_text(answer) if faltval.is_amount(model, name) else answer
            utgang.say(f"  {word(name)}: {shown}")
    agree("Registrera?")
    return stated


def _proposed(
    model: type[Command], session: Session, name: str, given: dict[str, Any]
) -> str | None:
    """Return the answer that an empty one stands for: a correction has its original's day."""
    if model not in faltval.EFTER_DET_SOM_AVSES or name != "datum":
        return None
    with session.log() as conn:
        completes = model is KompletteraBeslut
        return pointed_at.correction_day(conn, given["avser_id"], completes=completes)[0]


def _answer(
    model: type[Command], option: click.Option, *, required: bool, many: bool, proposed: str | None
) -> Any:
    """Ask until the answer can be read; a list takes one answer a line."""
    label = f"{word(option.name or '')}{'' if required else ' (valfritt)'} - {option.help}\n"
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
            value = _read(model, option, text, many=many)
        except (click.BadParameter, ValueError) as error:
            utgang.say(f"  {getattr(error, 'message', error)}")
            continue
        if not many:
            return value
        answers.append(value)


def _read(model: type[Command], option: click.Option, text: str, *, many: bool) -> Any:
    if option.is_flag:
        if (yes := parse_ja_nej(text)) is None:
            raise ValueError("svara ja eller nej")
        return yes
    value = option.type.convert(text, option, None)
    faltval.read(model, option.name or "", (value,) if many else value)  # raises if unreadable
    return value


def _shown(model: type[Command], session: Session, name: str, given: dict[str, Any]) -> bool:
    """Show what an answer points at; False when there is no such thing."""
    if name not in _VIEWS or not given[name] or model is UpprattaPott:
        return True
    try:
        lines = list(_VIEWS[name](model, session, given))
    except Stop as unknown:
        utgang.say(f"  {unknown.text}. {unknown.hjalp}".rstrip())
        return False
    for line in lines:
        utgang.say(f"    {line}")
    return True


def _left(model: type[Command], session: Session, given: dict[str, Any]) -> Iterator[str]:
    with session.asking() as asking:
        rows = pointed_at.left(asking, given["pott"], given.get("namnd"))
        yield from (f"{label}: {kronor_text(ore)}" for label, ore in rows)
        if not rows:
            yield "(inget finns ännu)"
        if model is Attestera:
            yield from pointed_at.waiting(asking, given["pott"])


def _pointed_at(model: type[Command], session: Session, given: dict[str, Any]) -> Iterator[str]:
    with session.log() as conn:
        yield from pointed_at.described(conn, given["avser_id"], reversing=model is RattaHandelse)


_VIEWS = {"pott": _left, "namnd": _left, "avser_id": _pointed_at}
