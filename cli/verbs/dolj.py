"""``liggare dolj NR``: a person's name to an event, kept where it can be erased (D14)."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, get_args

import click

from application import actors as aktorer
from application.recording.sending import tell_whose, writing
from cli import options
from cli.failures import USAGE, Stop
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.utgang import ask
from domain.events import PersonuppgiftDold
from ledger.persons import commitment
from ledger.persons.commitment import Piece
from ledger.persons.file import path_of
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.lookup import command_id
from reports.words.terms import word

if TYPE_CHECKING:
    from pathlib import Path

_IGEN = "Samma kommando en gång till döljer texten en gång, inte två."
OM: tuple[str, ...] = get_args(PersonuppgiftDold.model_fields["om"].annotation)


@click.command(name="dolj", options_metavar="[FLAGGOR]")
@click.argument("nr")
@click.option(
    "--om", type=click.Choice(OM), required=True, help="Vad personen är i ärendet, aldrig vem."
)
@options.aktor_option
@click.pass_context
def command(ctx: click.Context, nr: str, om: str, aktor: str | None) -> None:
    """Dölj en personuppgift som hör till en händelse.

    Texten frågas efter, eller läses från stdin; den skrivs aldrig på kommandoraden. I
    liggaren står bara ett åtagande. Texten ligger i en fil bredvid och kan utplånas.
    """
    path = options.ledger_path(ctx)
    who = aktorer.aktor(ctx, aktor, path)
    avser_id = _command(path, nr)
    try:
        text = commitment.clean(_asked(om))
    except ValueError as error:
        raise Stop(USAGE, str(error)) from None
    with writing(path, igen=_IGEN) as ledger:
        receipt = commitment.hide(ledger, path, who, Piece(avser_id, om, text))
        (recorded,) = receipt.events
        tell_whose([receipt], who)
        done = "Redan dold" if receipt.redan else "Dold"
        emit(f"{done}: händelse {receipt.forsta_nr}, {word(om)} till händelse {nr}\n", None)
        emit(f"Åtagande {getattr(recorded.event, 'atagande', '')}\n", None)
    utgang.say(f"Texten ligger i {path_of(path).name} och ska säkerhetskopieras för sig.")


def _command(path: Path, nr: str) -> str:
    with closing(connect(path)) as conn:
        return command_id(conn, options.event_number(conn, nr))


def _asked(om: str) -> str:
    if sys.stdin.isatty():
        return ask(f"{word(om).capitalize()}, texten som döljs")
    try:
        return sys.stdin.read(4 * commitment.LONGEST)
    except UnicodeDecodeError:
        raise ValueError("texten på stdin är inte i den teckenkodning som väntades") from None
