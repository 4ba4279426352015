"""From what is stated on the command line, or answered, to the command that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from application.asking.pointed_at import command_of, correction_day, pott_of
from cli import failures
from cli.options import faltval
from domain.commands import KompletteraBeslut, RattaHandelse
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.values.dates import datum_text

if TYPE_CHECKING:
    from application.session import Session
    from domain.commands import Command

_GORS: dict[type[Command], tuple[str, str, str]] = {
    RattaHandelse: ("rättelsen", "rättas", "i dag"),
    KompletteraBeslut: ("kompletteringen", "kompletteras", "första öppna dagen"),
}


def meant(model: type[Command], session: Session, stated: dict[str, Any]) -> Command:
    """Return the command that is stated; an event's number means its command.

    Raises UsageError with every fault by its option, and Stop for what is not there.
    """
    return _parsed(model, _pointed(model, session, stated) if "avser_id" in stated else stated)


def in_its_pott(model: type[Command], session: Session, given: dict[str, Any]) -> dict[str, Any]:
    """Let a correction or completion be of the pott of what it is about, when none is given."""
    shown = given.get("avser_id")
    if model not in faltval.EFTER_DET_SOM_AVSES or given.get("pott") or not shown:
        return given
    with session.log() as conn:
        return {**given, "pott": pott_of(conn, shown)}


def _pointed(model: type[Command], session: Session, stated: dict[str, Any]) -> dict[str, Any]:
    """Let an event's number mean its command; date a correction as what it corrects (R41)."""
    with session.log() as conn:
        shown, found = stated["avser_id"], dict(stated)
        if (said := _GORS.get(model)) and "datum" not in stated:
            completes = model is KompletteraBeslut
            found["datum"], same = correction_day(conn, shown, completes=completes)
            vad, gors, annars = said
            why = f"som det som {gors}" if same else f"{annars}, eftersom räkenskapsåret är stängt"
            failures.note(f"Obs: {vad} är daterad {datum_text(found['datum'])}, {why}.")
        found["avser_id"] = command_of(conn, shown)
    return found


def _parsed(model: type[Command], stated: dict[str, Any]) -> Command:
    try:
        return parse_command({"kommando": model.__name__, **stated})
    except Malformed as error:
        raise click.UsageError(
            "\n".join(f"{_flag(fault.falt)}{fault.meddelande}" for fault in error.faults)
        ) from None


def check(model: type[Command], name: str, stated: Any) -> None:
    """Raise ValueError when one field can not state this, whatever else the command lacks."""
    try:
        parse_command({"kommando": model.__name__, name: stated})
    except Malformed as error:
        wrong = [
            fault.meddelande
            for fault in error.faults
            if fault.falt == name or fault.falt.startswith(f"{name}.")
        ]
        if wrong:
            raise ValueError("; ".join(wrong)) from None


def _flag(falt: str) -> str:
    head, _, rest = falt.partition(".")
    return f"{faltval.option_name(head)}{f' ({rest})' if rest else ''}: " if falt else ""
