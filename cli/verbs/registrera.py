"""``liggare registrera <substantiv>``: one command, by options or by answering field by field."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from application.asking.pointed_at import command_of, correction_day
from application.recording.receipt import registrering
from application.recording.sending import tell_whose
from cli import failures, options
from cli.options import faltval
from cli.output import emit
from cli.terminal.fraga import asked
from cli.terminal.watcher import TERMINAL
from domain.commands import COMMANDS, Command, KompletteraBeslut, RattaHandelse
from domain.deciding.parsing import parse_command
from domain.errors import Malformed, folded, menade
from domain.events import EgenfinansieringNoterad
from domain.values.beteckning import letters
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from reports.writers.json import json_bytes

if TYPE_CHECKING:
    from application.session import Session
    from ledger.recording.receipt import Receipt

IGEN = "Skicka exakt samma kommando igen med --id {id}: det registreras en gång."
_NOTES = {
    "aktor": " I en fil heter --for-aktor fältet aktor.",
    "attestratt": " I en fil heter --for-aktor fältet aktor.",
    "andrad-fordelning": " Raderna är det som tas tillbaka, inte de nya beloppen.",
    "avvikelse": " Med --avser-id och --regel får en avvikelse som regeln öppnat ett namn.",
}
_GORS: dict[type[Command], tuple[str, str, str]] = {
    RattaHandelse: ("rättelsen", "rättas", "i dag"),
    KompletteraBeslut: ("kompletteringen", "kompletteras", "första öppna dagen"),
}
_BY_NOUN = {model.substantiv(): model for model in COMMANDS.values()}


class Nouns(click.Group):
    """One sub-command a domain command, generated from its fields."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the nouns in the order of the life cycle."""
        return list(_BY_NOUN)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Look the noun up, as it is written with å, ä and ö too; name those it may have meant."""
        if args and not args[0].startswith("-"):
            stated, args = args[0], [folded(args[0]).lower(), *args[1:]]
            if args[0] not in _BY_NOUN:
                meant, known = menade(stated, _BY_NOUN), ", ".join(_BY_NOUN)
                ctx.fail(f"Okänt kommando {stated!r}.{meant} Välj bland: {known}.")
        return super().resolve_command(ctx, args)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return the sub-command for a noun."""
        model = _BY_NOUN.get(name)
        if model is None:
            return None
        return click.Command(
            name,
            params=[
                *faltval.options_for(model),
                click.Option(["--aktor", "vem"], metavar="ID", help="Vem som registrerar (EK-01)."),
                click.Option(
                    ["-f", "--format", "form"],
                    type=click.Choice(["tabell", "json"]),
                    default="tabell",
                    callback=options.note_format,
                    is_eager=True,
                    help="Hur kvittot skrivs.",
                ),
            ],
            callback=_run(model),
            help=f"Registrera {model.rubrik}. Utan flaggor ställs frågorna en i taget."
            + _NOTES.get(name, ""),
            short_help=f"Registrera {model.rubrik}.",
            options_metavar="[FLAGGOR]",
        )

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the nouns without building sixty models."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(n, f"Registrera {m.rubrik}.") for n, m in _BY_NOUN.items()])


@click.command(
    cls=Nouns,
    name="registrera",
    options_metavar="[FLAGGOR]",
    subcommand_metavar="SUBSTANTIV [FLAGGOR]",
)
def command() -> None:
    """Registrera ett beslut eller en transaktion.

    Belopp skrivs i kronor: "22 200 700" eller "2 700,50". Det som en regel avvisar
    registreras inte, och svaret säger vilken regel, vilka belopp och vad som går att göra.
    """


def _run(model: type[Command]) -> Any:
    @click.pass_context
    def run(ctx: click.Context, /, vem: str | None, form: str, **given: Any) -> None:
        session = options.session(ctx)
        who = options.aktor(ctx, vem)
        ask = not any(value not in {None, ()} for value in given.values())
        stated = asked(model, session) if ask else faltval.stated(model, given)
        stated.setdefault("id", f"cli-{letters(os.urandom(12))}")
        if "avser_id" in stated:
            _point(model, session, stated)
        _record(_parsed(model, stated), session, who, form)

    return run


def _point(model: type[Command], session: Session, stated: dict[str, Any]) -> None:
    """Let an event's number mean its command; date a correction as what it corrects (R41)."""
    with session.log() as conn:
        shown = stated["avser_id"]
        if (said := _GORS.get(model)) and "datum" not in stated:
            completes = model is KompletteraBeslut
            stated["datum"], same = correction_day(conn, shown, completes=completes)
            vad, gors, annars = said
            why = f"som det som {gors}" if same else f"{annars}, eftersom räkenskapsåret är stängt"
            failures.note(f"Obs: {vad} är daterad {datum_text(stated['datum'])}, {why}.")
        stated["avser_id"] = command_of(conn, shown)


def _parsed(model: type[Command], stated: dict[str, Any]) -> Command:
    """Return the command that was stated; raises UsageError with every fault by its option."""
    try:
        return parse_command({"kommando": model.__name__, **stated})
    except Malformed as error:
        raise click.UsageError(
            "\n".join(f"{_flag(fault.falt)}{fault.meddelande}" for fault in error.faults)
        ) from None


def _record(command: Command, session: Session, who: str, form: str) -> None:
    with session.recording(who, command.id, IGEN) as recording:
        _receipt(recording.record(command), form, who)


def _flag(falt: str) -> str:
    head, _, rest = falt.partition(".")
    return f"{faltval.option_name(head)}{f' ({rest})' if rest else ''}: " if falt else ""


def _receipt(receipt: Receipt, form: str, who: str) -> None:
    tell_whose([receipt], who, TERMINAL)
    answer = registrering(receipt, who)
    if form == "json":
        emit(json_bytes(answer), None)
        return
    done = "Redan registrerat" if receipt.redan else "Registrerat"
    numbered = (
        f", liggarnummer {', '.join(answer['liggarnummer'])}" if answer["liggarnummer"] else ""
    )
    emit(f"{done}: händelse {receipt.forsta_nr}{numbered} (id {receipt.kommando_id})\n", None)
    for avvikelse in (found for one in receipt.events for found in one.event.avvikelser):
        failures.note(
            f"Obs: avvikelse {avvikelse.kod} är öppnad: {avvikelse.lasning_1};"
            f" mot: {avvikelse.lasning_2}."
        )
    for one in receipt.events:
        if isinstance(one.event, EgenfinansieringNoterad):
            failures.note(
                f"Obs: {kronor_text(one.event.belopp_ore)} ryms inte i det som"
                f" {one.event.underenhet or one.event.namnd} disponerar och bärs av egen ram"
                f" (händelse {one.nr})."
            )
