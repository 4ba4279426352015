"""``liggare registrera <substantiv>``: one command, by options or by answering field by field."""

from __future__ import annotations

import os
import re
import sys
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from application.errors import Refused
from application.recording.receipt import registrering
from application.recording.sending import tell_whose
from cli import failures, options
from cli.options import faltval
from cli.options.exempel import EXEMPEL
from cli.options.grupper import GRUPPER, VAD
from cli.options.kommandot import in_its_pott, meant
from cli.output import emit
from cli.terminal import fraga
from cli.terminal.answers import Answers, lacking
from cli.terminal.watcher import TERMINAL
from domain.commands import COMMANDS, Command
from domain.errors import folded, menade
from domain.values.beteckning import letters
from reports.events.registrering import borne, effects, similar
from reports.words.moves import money
from reports.writers.json import json_bytes

if TYPE_CHECKING:
    from application.recording.effect import Followed
    from application.session import Session

IGEN = "Skicka exakt samma kommando igen med --id {id}: det registreras en gång."
_NOTES = {
    "aktor": " I en fil heter --for-aktor fältet aktor.",
    "attestratt": " I en fil heter --for-aktor fältet aktor.",
    "andrad-fordelning": " Raderna är det som tas tillbaka, inte de nya beloppen.",
    "avvikelse": " Med --avser-id och --regel får en avvikelse som regeln öppnat ett namn.",
}
_BREDD = 72  # of a line of an example: 80 less how far it is indented and its end
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
            help=f"Registrera {model.rubrik}: {_does(name)}. Utan flaggor ställs frågorna en i"
            f" taget; vid en terminal frågas efter det som saknas.{_NOTES.get(name, '')}",
            epilog=_example(name),
            short_help=f"Registrera {model.rubrik}.",
            options_metavar="[FLAGGOR]",
        )

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the nouns by life cycle, with what each does to the money."""
        for group, names in GRUPPER.items():
            with formatter.section(group):
                formatter.write_dl([(name, _does(name)) for name in names])


def _does(name: str) -> str:
    """Return what a noun does to the money, or what it records when it moves none."""
    return VAD.get(name) or money(_BY_NOUN[name])


def _example(name: str) -> str:
    """Return the example of a noun, on lines that a shell reads as one."""
    line = f"liggare registrera {name} {EXEMPEL[name]}".replace("'", '"')
    parts = wrap(_held(line), _BREDD, break_long_words=False, break_on_hyphens=False)
    return "\b\nExempel:\n  " + " \\\n    ".join(parts).replace("\0", " ")


def _held(line: str) -> str:
    """Return a line where only the spaces between its words can be broken at."""
    return re.sub(r'"[^"]*"|--\S+ (?=[^-])', lambda found: found[0].replace(" ", "\0"), line)


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
        kommando_id = given.get("id") or f"cli-{letters(os.urandom(12))}"
        given = in_its_pott(model, session, given)
        answers = _asked(model, session, given)
        if answers is None:
            stated = {"id": kommando_id, **faltval.stated(model, given)}
            _record(meant(model, session, stated), session, who, form)
            return
        while True:
            command = fraga.reviewed(answers, who, kommando_id)
            try:
                _record(command, session, who, form)
            except Refused:  # by what somebody else has recorded since it was shown
                continue
            return

    return run


def _asked(model: type[Command], session: Session, given: dict[str, Any]) -> Answers | None:
    """Return the answers to what nobody has stated; None when it is all there, or nobody answers.

    Without any option all is asked for, also of a pipe; else what is missing, at a terminal.
    """
    stated = {name: value for name, value in given.items() if value not in {None, ()}}
    if not stated:
        answers = Answers(model, session, {})
        fraga.ask_all(answers)
        return answers
    if not sys.stdin.isatty() or not any(map(lacking(model, stated), model.model_fields)):
        return None
    answers = Answers(model, session, stated)
    fraga.ask_missing(answers)
    return answers


def _record(command: Command, session: Session, who: str, form: str) -> None:
    with session.recording(who, command.id, IGEN) as recording:
        receipt = recording.record(command)
        _receipt(recording.followed(receipt, command), form, who)


def _receipt(done: Followed, form: str, who: str) -> None:
    receipt = done.receipt
    tell_whose([receipt], who, TERMINAL)
    answer = registrering(done, who)
    if form == "json":
        emit(json_bytes(answer), None)
        return
    said = "Redan registrerat" if receipt.redan else "Registrerat"
    numbered = (
        f", liggarnummer {', '.join(answer['liggarnummer'])}" if answer["liggarnummer"] else ""
    )
    first = f"{said}: händelse {receipt.forsta_nr}{numbered} (id {receipt.kommando_id})"
    lines = [first, *(f"  {line}" for line in effects(done.verkan))]
    emit("".join(f"{line}\n" for line in lines), None)
    _notes(done)


def _notes(done: Followed) -> None:
    """Say what was opened, what the nämnd bears itself, and what it looks like (R53 says it)."""
    found = [(one, one.event.avvikelser) for one in done.receipt.events]
    for avvikelse in (of for _, avvikelser in found for of in avvikelser):
        failures.note(
            f"Obs: avvikelse {avvikelse.kod} är öppnad: {avvikelse.lasning_1};"
            f" mot: {avvikelse.lasning_2}."
        )
    for one, _ in found:
        if said := borne(one.event):
            failures.note(f"Obs: {said} (händelse {one.nr}).")
    if not any(of.regel == "R53" for _, avvikelser in found for of in avvikelser):
        for line in similar(done.liknar):
            failures.note(f"Obs: {line}.")
