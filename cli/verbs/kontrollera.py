"""``liggare kontrollera FIL``: what a file of evidence proves, without any ledger."""

from __future__ import annotations

from pathlib import Path

import click

from application.errors import Kind, Stop
from application.proving import checking
from cli import options
from cli.output import emit
from ledger.errors import Disproved
from reports.evidence.kontroll import as_text
from reports.writers.json import json_bytes


@click.command(name="kontrollera", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@options.nycklar_option
@click.option(
    "--fran",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Den äldre kontrollpunkt som en utvidgning prövas mot.",
)
@options.format_option("tabell", "json")
@click.pass_context
def command(
    ctx: click.Context, fil: Path, nycklar: Path, fran: Path | None, form: str, ut: Path | None
) -> None:
    """Pröva ett bevis, en kontrollpunkt eller en utvidgning.

    Det som behövs är filen och de offentliga nycklarna; ingen liggare läses. Slutkod 6 om
    det inte håller, 4 om filen är något annat.
    """
    options.audit(ctx)
    try:
        proved = checking.proved(fil, checking.known_keys(nycklar), fran)
    except Disproved as error:
        if form == "json":
            emit(json_bytes(checking.disproved(error)), ut)
        raise Stop(Kind.DAMAGED, str(error)) from None
    answer = proved.as_json()
    emit(json_bytes(answer) if form == "json" else as_text(answer), ut)
