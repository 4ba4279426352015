"""``liggare medunderteckna FIL``: the auditor's signature on a ledger that only has grown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.proving import checking, signing
from cli import options
from cli.output import emit
from cli.terminal.losen import REVISOR, nyckel_option, passphrase
from cli.terminal.utgang import say
from cli.terminal.watcher import TERMINAL

if TYPE_CHECKING:
    from ledger.evidence.checkpoint import Checkpoint

STDOUT = Path("-")


@click.command(name="medunderteckna", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@nyckel_option(REVISOR)
@options.nycklar_option
@click.option(
    "--tillstand",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Vad du senast medundertecknade (annars medundertecknat.txt bredvid nyckeln).",
)
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv till filen (annars kontrollpunkt-NNNNNN.txt i denna mapp; - är stdout).",
)
@click.pass_context
def command(
    ctx: click.Context,
    fil: Path,
    nyckel: Path,
    nycklar: Path,
    tillstand: Path | None,
    ut: Path | None,
) -> None:
    """Medunderteckna en kontrollpunkt, om liggaren bara har vuxit sedan den förra.

    FIL är en utvidgning från den kontrollpunkt som du medundertecknade senast; första gången
    kan den vara en kontrollpunkt. Ingen liggare behövs.
    """
    options.refuse_writing(ctx)
    auditor = signing.Auditor(nyckel, nycklar, tillstand, partial(passphrase, nyckel, vems=REVISOR))
    done = signing.cosign_grown(auditor, fil, ut, TERMINAL, file=ut != STDOUT)
    signed = done.signed
    emit(signed.data if signed.target is None else f"{signed.target}\n", None)
    _tell(done.before, signed.checkpoint)
    say(f"Medundertecknad {checking.when(done.time)}.")
    if done.before is None:
        say(f"Härefter gäller {done.state}: förvara den väl.")


def _tell(before: Checkpoint | None, after: Checkpoint) -> None:
    """Say what was held against what."""
    if before is None:
        say(f"FÖRSTA GÅNGEN: {after.origin} med {after.size} händelser.")
        say("Det finns ingenting tidigare att jämföra med.")
    elif before.size == after.size:
        say(f"{after.origin} är oförändrad sedan sist, {after.size} händelser.")
    else:
        say(
            f"{after.origin} har vuxit från {before.size} till {after.size} händelser, de tidigare"
            " oförändrade."
        )
