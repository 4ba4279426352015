"""``liggare registrera <substantiv>``: one command, by options or by answering field by field."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import click

from cli import failures, faltval, options
from cli.output import emit, json_bytes
from domain.commands import COMMANDS
from domain.money import kronor_text

if TYPE_CHECKING:
    from pathlib import Path

    from domain.commands import Command
    from ledger.batch import Receipt

_BY_NOUN = {model.substantiv(): model for model in COMMANDS.values()}


class Nouns(click.Group):
    """One sub-command a domain command, generated from its fields."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the nouns in the order of the life cycle."""
        return list(_BY_NOUN)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return the sub-command for a noun."""
        model = _BY_NOUN.get(name)
        if model is None:
            return None
        return click.Command(
            name,
            params=[
                *faltval.options_for(model),
                click.Option(["--aktor"], metavar="ID", help="Vem som registrerar (EK-01)."),
                click.Option(
                    ["-f", "--format", "form"],
                    type=click.Choice(["tabell", "json"]),
                    default="tabell",
                    callback=options._note_format,  # noqa: SLF001 - the same option as for reading
                    is_eager=True,
                    help="Hur kvittot skrivs.",
                ),
            ],
            callback=_run(model),
            help=f"Registrera {model.rubrik}. Utan flaggor ställs frågorna en i taget.",
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
    def run(ctx: click.Context, /, aktor: str | None, form: str, **given: Any) -> None:
        path = options.ledger_path(ctx)
        who = options.aktor(ctx, aktor, path)
        ask = not any(value not in {None, ()} for value in given.values())
        stated = _asked(model, path) if ask else faltval.stated(given)
        stated.setdefault("id", f"cli-{os.urandom(12).hex()}")
        _record(model, path, stated, who, form)

    return run


def _record(model: type[Command], path: Path, stated: dict[str, Any], who: str, form: str) -> None:
    from domain.outcome import Rejected  # noqa: PLC0415
    from domain.parsing import Malformed, parse_command  # noqa: PLC0415
    from ledger.ledger import Ledger  # noqa: PLC0415

    if (avser := stated.get("avser_id")) and avser.isascii() and avser.isdigit():
        stated["avser_id"] = _command_of(path, avser)
    try:
        parsed = parse_command({"kommando": model.__name__, **stated})
    except Malformed as error:
        raise click.UsageError(
            "\n".join(f"{_flag(fault.falt)}{fault.meddelande}" for fault in error.faults)
        ) from None
    ledger = Ledger(path)
    try:
        outcome = ledger.record(parsed, who)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    finally:
        ledger.close()
    if isinstance(outcome, Rejected):
        raise failures.Refused(outcome)
    _receipt(outcome, form)


def _flag(falt: str) -> str:
    head, _, rest = falt.partition(".")
    return f"{faltval.option_name(head)}{f' ({rest})' if rest else ''}: " if falt else ""


def _command_of(path: Path, nr: str) -> str:
    from ledger.head import connect  # noqa: PLC0415

    conn = connect(path)
    wanted = int(nr) if len(nr) < 16 else -1  # noqa: PLR2004 - no ledger is so long, no database
    row = conn.execute("SELECT data FROM handelse WHERE nr = ?", (wanted,)).fetchone()
    conn.close()
    if row is None:
        raise failures.Stop(failures.NOT_FOUND, f"händelse {nr} finns inte")
    kommando_id: str = json.loads(row[0])["kommando_id"]
    return kommando_id


def _receipt(receipt: Receipt, form: str) -> None:
    numbers = [e.liggarnummer for e in receipt.events if e.liggarnummer]
    found = [a for e in receipt.events for a in e.event.avvikelser]
    if form == "json":
        emit(
            json_bytes(
                {
                    "schema": "registrering/1",
                    "id": receipt.kommando_id,
                    "redan": receipt.redan,
                    "forsta_nr": receipt.forsta_nr,
                    "sista_nr": receipt.sista_nr,
                    "liggarnummer": numbers,
                    "avvikelser": [a.kod for a in found],
                }
            ),
            None,
        )
        return
    done = "Redan registrerat" if receipt.redan else "Registrerat"
    numbered = f", liggarnummer {', '.join(numbers)}" if numbers else ""
    emit(f"{done}: händelse {receipt.forsta_nr}{numbered} (id {receipt.kommando_id})\n", None)
    for avvikelse in found:
        failures.say(
            f"Obs: avvikelse {avvikelse.kod} är öppnad: {avvikelse.lasning_1};"
            f" {avvikelse.lasning_2}."
        )


def _asked(model: type[Command], path: Path) -> dict[str, Any]:
    """Ask field by field; what is left of the pott and the nämnd stays in view."""
    failures.say(f"Registrera {model.rubrik}. Tomt svar hoppar över det som inte måste anges.")
    given: dict[str, Any] = {}
    for option in faltval.options_for(model):
        name = option.name or ""
        if name in {"id", "exempeldata"}:
            continue
        given[name] = _answer(option, required=model.model_fields[name].is_required())
        if name in {"pott", "namnd"} and given[name]:
            _show_left(path, given)
    stated = faltval.stated(given)
    failures.say("")
    for name in stated:
        answers = given[name] if isinstance(given[name], tuple) else (given[name],)
        for answer in answers:
            shown = kronor_text(answer) if name.endswith("_ore") else answer
            failures.say(f"  {faltval.option_name(name)[2:]}: {shown}")
    if not _yes("Registrera"):
        raise click.Abort
    return stated


def _answer(option: click.Option, *, required: bool) -> Any:
    """Ask until the answer can be read; a list takes one answer a line."""
    label = f"{option.opts[0][2:]}{'' if required else ' (valfritt)'} - {option.help}\n"
    answers: list[Any] = []
    while True:
        text = click.prompt(
            label, default="", show_default=False, prompt_suffix="> ", err=True
        ).strip()
        if not text:
            if required and not answers:
                failures.say("  Det måste anges.")
                continue
            return tuple(answers) if option.multiple else None
        try:
            value = _read(option, text)
        except (click.BadParameter, ValueError) as error:
            failures.say(f"  {getattr(error, 'message', error)}")
            continue
        if not option.multiple:
            return value
        answers.append(value)


def _read(option: click.Option, text: str) -> Any:
    if option.is_flag:
        if text.lower() not in {"j", "ja", "n", "nej"}:
            raise ValueError("svara ja eller nej")
        return text.lower().startswith("j")
    value = option.type.convert(text, option, None)
    faltval._value(option.name or "", (value,) if option.multiple else value)  # noqa: SLF001 - try it
    return value


def _yes(question: str) -> bool:
    return click.prompt(f"{question}? [j/n]", err=True).strip().lower() in {"j", "ja"}


def _show_left(path: Path, given: dict[str, Any]) -> None:
    """Show the positions of the pott, and of the nämnd once it is named."""
    from cli.readmodel import left  # noqa: PLC0415

    rows = left(path, given["pott"], given.get("namnd"))
    for label, ore in rows:
        failures.say(f"    {label}: {kronor_text(ore)}")
    if not rows:
        failures.say("    (inget finns ännu)")
