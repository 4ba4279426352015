"""``liggare jamfor A B``: whether two ledgers, logs, lists of leaves or checkpoints agree."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import DAMAGED, USAGE, Stop
from cli.output import emit, json_bytes
from cli.revision import begin
from cli.terminal.utgang import say
from ledger.store.sqlite.head import real

if TYPE_CHECKING:
    from cli.jamforelse import Svar

_HELP = "Be om en utvidgning (liggare utvidgning), eller en nyare logg (liggare exportera logg)."


@click.command(name="jamfor", options_metavar="[FLAGGOR]")
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@options.format_option("tabell", "json")
@click.pass_context
def command(ctx: click.Context, a: Path, b: Path, form: str, ut: Path | None) -> None:
    """Säg om A och B är samma liggare, om den ena är början av den andra, eller ingetdera.

    A och B är var sin liggare, logg.jsonl, blad.bin eller kontrollpunkt. Underskrifter
    prövas inte här; det gör liggare kontrollera.
    """
    from cli.jamforelse import compared, side  # noqa: PLC0415 - imports the engine

    a, b = real(a), real(b)
    begin(ctx, a, b)
    gc.enable()  # this may be long
    with side(a) as one, side(b) as other:
        svar = compared(one, other)
    if svar.slag == "okant":
        raise Stop(USAGE, f"kan inte avgöras: {svar.text}", _HELP)
    emit(json_bytes(_document(svar)) if form == "json" else f"{svar.text}\n", ut)
    if svar.slag == "olika":
        say("Spara båda: tillsammans visar de att historien har två versioner.")
        raise Stop(DAMAGED)


def _document(svar: Svar) -> dict[str, Any]:
    return {
        "schema": "jamforelse/1",
        "svar": svar.slag,
        "handelser": svar.sizes,
        "forsta_skillnad": svar.nr,
        "meddelande": svar.text,
    }
