"""``liggare dolj NR``: a person's name to an event, kept where it can be erased (D14)."""

from __future__ import annotations

import sys
from typing import get_args

import click

from application.errors import Kind, Stop
from application.recording import persons
from application.recording.sending import tell_whose
from cli import options
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.utgang import ask
from cli.terminal.watcher import TERMINAL
from domain.events import PersonuppgiftDold
from reports.words.terms import word

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
    session = options.session(ctx)
    who = options.aktor(ctx, aktor)
    avser_id = persons.command_of(session, nr)
    text = persons.clean(_asked(om))
    with session.recording(who, igen=_IGEN) as recording:
        receipt = persons.hide(recording, avser_id, om, text)
        (recorded,) = receipt.events
        tell_whose([receipt], who, TERMINAL)
        done = "Redan dold" if receipt.redan else "Dold"
        emit(f"{done}: händelse {receipt.forsta_nr}, {word(om)} till händelse {nr}\n", None)
        emit(f"Åtagande {getattr(recorded.event, 'atagande', '')}\n", None)
    utgang.say(f"Texten ligger i {persons.file_of(session)} och ska säkerhetskopieras för sig.")


def _asked(om: str) -> str:
    if sys.stdin.isatty():
        return ask(f"{word(om).capitalize()}, texten som döljs")
    try:
        return sys.stdin.read(4 * persons.LONGEST)
    except UnicodeDecodeError:
        raise Stop(Kind.USAGE, "texten på stdin är inte i den teckenkodning som väntades") from None
