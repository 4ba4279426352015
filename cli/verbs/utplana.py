"""``liggare utplana ATAGANDE|NR``: what a commitment hides is erased; the log stays as it was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from application.recording import persons
from application.recording.sending import tell_whose
from cli import options
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.watcher import TERMINAL
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.persons.commitment import Hidden
    from ledger.recording.receipt import Receipt

_IGEN = "Samma kommando en gång till slutför det."


@click.command(name="utplana", options_metavar="[FLAGGOR]")
@click.argument("vad", metavar="ÅTAGANDE|NR")
@click.option("--skal", required=True, metavar="SKÄL", help="Varför, utan att säga vem.")
@click.option("--ja", is_flag=True, help="Fråga inte; krävs utan terminal.")
@options.aktor_option
@click.pass_context
def command(ctx: click.Context, vad: str, skal: str, ja: bool, aktor: str | None) -> None:
    """Utplåna en dold personuppgift: ett åtagande, eller allt som hör till en händelse.

    Först noteras det i liggaren, sedan raderas text och salt. Händelser, rot och bevis är
    oförändrade. Samma kommando en gång till slutför det som avbrutits.
    """
    session = options.session(ctx)
    who = options.aktor(ctx, aktor)
    what = persons.erasing(session, vad, skal)
    if what.new and not ja:
        _ask(what.new)
    with session.recording(who, igen=_IGEN) as recording:
        receipts, missing = persons.erase(recording, what, skal)
        emit(_erased(receipts, missing, left=what.left), None)
        tell_whose(receipts, who, TERMINAL)
    name = persons.file_of(session)
    utgang.say(f"Säkerhetskopior av {name} måste utplånas för sig.")
    if missing:
        raise _not_here(name, missing, what.wanted)


def _not_here(name: str, missing: int, wanted: int) -> Stop:
    """Return that texts were not here to erase: where they are nobody knows, so it is not done."""
    texts = "texten" if wanted == 1 else f"{missing} av {wanted} texter"
    return Stop(
        Kind.NOT_FOUND,
        f"{texts} fanns inte här ({name}) och är inte raderad",
        f"Lägg {name} bredvid liggaren och kör samma kommando igen; den kan ha flyttats.",
    )


def _erased(receipts: Sequence[Receipt], missing: int, *, left: bool) -> str:
    """Return what was erased now, and what the log says was erased before."""
    if missing:
        numbers = ", ".join(str(one.forsta_nr) for one in receipts)
        return f"Noterad som utplånad: händelse {numbers}\n"
    new = ", ".join(str(one.forsta_nr) for one in receipts if not one.redan)
    before = ", ".join(str(one.forsta_nr) for one in receipts if one.redan)
    if new:
        return f"Utplånad: händelse {new}\n" + (f"Redan: händelse {before}\n" if before else "")
    if left:
        return f"Redan noterad som utplånad (händelse {before}); nu är också texten raderad.\n"
    return f"Redan utplånad: händelse {before}\n"


def _ask(pieces: Sequence[Hidden]) -> None:
    if not sys.stdin.isatty():
        raise Stop(Kind.USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja.")
    for one in pieces:
        utgang.say(f"Händelse {one.nr}: {word(one.om)}, åtagande {one.atagande}")
    utgang.agree("Utplåna för alltid?")
