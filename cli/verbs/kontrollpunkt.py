"""``liggare kontrollpunkt``: the ledger as it is now, signed."""

from __future__ import annotations

import gc
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from application.proving import signing
from cli import options
from cli.output import emit
from cli.terminal.losen import EKONOMI, nyckel_option, passphrase
from cli.terminal.utgang import say

if TYPE_CHECKING:
    from ledger.evidence.checkpoint import Checkpoint

STDOUT = Path("-")


@click.command(name="kontrollpunkt", options_metavar="[FLAGGOR]")
@nyckel_option(EKONOMI)
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv till filen (annars kontrollpunkt-NNNNNN.txt bredvid liggaren; - är stdout).",
)
@click.option("--protokoll", is_flag=True, help="Visa vad som ska stå i protokollet.")
@click.option(
    "--tillstand",
    is_flag=True,
    help="Spara tillståndet för verifiera --sedan-sist, och låt kontrollpunkten bära dess summa.",
)
@click.pass_context
def command(
    ctx: click.Context, nyckel: Path, ut: Path | None, protokoll: bool, tillstand: bool
) -> None:
    """Underteckna liggaren som den är nu: namn, antal händelser, kontrollsumma.

    Först läses alla händelser om. Ingenting undertecknas om liggaren inte längre är vad den
    var när den undertecknades senast.
    """
    session = options.session(ctx)
    session.may_write()
    if protokoll and ut == STDOUT:
        raise Stop(Kind.USAGE, "--protokoll och -o - skriver till samma ställe", "Välj ett av dem.")
    gc.enable()  # this may be long
    how = signing.Signing(nyckel, partial(passphrase, nyckel), ut, ut != STDOUT, tillstand)
    signed = session.sign(how)
    of = signed.checkpoint
    if signed.target is None:
        emit(signed.data, None)
    else:
        emit(_minutes(of) if protokoll else f"{signed.target}\n", None)
    say(f"{of.origin} är undertecknad med {of.size} händelser.")
    say("Det skyddar först när någon annan har kontrollpunkten: ge den till revisorn, eller")
    say("ta in den i ett protokoll (--protokoll).")


def _minutes(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as it is written into minutes, and what it means."""
    digits = checkpoint.root.hex()
    groups = [digits[i : i + 8] for i in range(0, len(digits), 8)]
    return (
        f"Liggare:          {checkpoint.origin}\n"
        f"Antal händelser:  {checkpoint.size}\n"
        f"Datum:            {date.today().isoformat()}\n"  # noqa: DTZ011 - the user's calendar
        f"Kontrollsumma (SHA-256, i grupper om åtta tecken):\n"
        f"  {' '.join(groups[:4])}\n"
        f"  {' '.join(groups[4:])}\n"
        "\n"
        "Kontrollsumman gäller alla händelser i liggaren till och med denna dag: ändras,\n"
        "stryks eller flyttas någon av dem senare stämmer den inte.\n"
    )
