"""``liggare utplana ATAGANDE|NR``: what a commitment hides is erased; the log stays as it was."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from cli import aktorer, options
from cli.failures import NOT_FOUND, USAGE, Stop
from cli.ord import word
from cli.output import emit
from cli.terminal import utgang
from cli.terminal.utgang import agreed
from cli.utfall import tell_whose, writing
from domain.values.fields import MAX_TEXT
from domain.values.text import check_text
from ledger.persons import commitment
from ledger.persons import file as personfile
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.lookup import command_id, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ledger.persons.commitment import Hidden
    from ledger.recording.receipt import Receipt
    from ledger.store.sqlite.reading import Reader


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
    path = options.ledger_path(ctx)
    who = aktorer.aktor(ctx, aktor, path)
    with closing(connect(path)) as conn:
        pieces = _meant(conn, vad)
    kept = personfile.kept(path)
    _check_reason(skal, [kept[one.atagande].text for one in pieces if one.atagande in kept])
    new = [one for one in pieces if not one.utplanad]
    if new and not ja:
        _ask(new)
    there = personfile.path_of(path).exists()
    wanted = [one for one in pieces if not (one.utplanad and there) or one.atagande in kept]
    with writing(path, igen=_IGEN) as ledger:
        receipts, texts = commitment.erase(ledger, path, who, pieces, skal)
        missing = max(0, len(wanted) - texts)
        emit(_erased(receipts, missing, left=any(one.atagande in kept for one in pieces)), None)
        tell_whose(receipts, who)
    _remind(path)
    if missing:
        raise _not_here(path, missing, len(wanted))


def _not_here(path: Path, missing: int, wanted: int) -> Stop:
    """Return that texts were not here to erase: where they are nobody knows, so it is not done."""
    texts = "texten" if wanted == 1 else f"{missing} av {wanted} texter"
    name = personfile.path_of(path).name
    return Stop(
        NOT_FOUND,
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


def _meant(conn: Reader, vad: str) -> Sequence[Hidden]:
    """Return the commitments that are meant; raises Stop when there is none."""
    hidden = commitment.hidden(conn)
    if re.fullmatch("[0-9a-f]{64}", vad):
        found = [one for one in hidden if one.atagande == vad]
        if not found:
            raise Stop(NOT_FOUND, f"åtagandet {vad} finns inte i liggaren")
        return found
    try:
        at = number_of(conn, vad)
    except ValueError:
        raise Stop(USAGE, f"{vad!r} är varken ett åtagande eller ett händelsenummer") from None
    if at is None:
        raise Stop(NOT_FOUND, f"händelse {vad} finns inte")
    of = command_id(conn, at)
    found = [one for one in hidden if one.nr == at] or [one for one in hidden if one.avser_id == of]
    if not found:
        raise Stop(NOT_FOUND, f"till händelse {vad} hör ingen dold personuppgift")
    return found


def _check_reason(skal: str, texts: Sequence[str]) -> None:
    """Raise Stop unless the reason may stand in the log for ever: it must not say who."""
    try:
        check_text(skal)
    except ValueError as error:
        raise Stop(USAGE, f"--skal: {error}") from None
    if len(skal) > MAX_TEXT:
        raise Stop(USAGE, f"--skal: högst {MAX_TEXT} tecken")
    if any(text.casefold() in skal.casefold() for text in texts):
        raise Stop(USAGE, "--skal: skälet innehåller det som ska utplånas")


def _ask(pieces: Sequence[Hidden]) -> None:
    if not sys.stdin.isatty():
        raise Stop(USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja.")
    for one in pieces:
        utgang.say(f"Händelse {one.nr}: {word(one.om)}, åtagande {one.atagande}")
    if not agreed("Utplåna för alltid?"):
        raise click.Abort


def _remind(path: Path) -> None:
    utgang.say(f"Säkerhetskopior av {personfile.path_of(path).name} måste utplånas för sig.")
