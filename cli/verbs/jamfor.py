"""``liggare jamfor A B``: whether two ledgers, logs, lists of leaves or checkpoints agree."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from application.errors import Kind, Stop
from application.proving import comparing
from application.session import path_of
from cli import options
from cli.failures import DAMAGED
from cli.output import emit
from cli.terminal.utgang import say
from reports.writers.json import json_bytes

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
    a, b = path_of(str(a)), path_of(str(b))
    options.audit(ctx, a, b)
    gc.enable()  # this may be long
    with comparing.side(a) as one, comparing.side(b) as other:
        svar = comparing.compared(one, other)
    if svar.slag == comparing.OKANT:
        raise Stop(Kind.USAGE, f"kan inte avgöras: {svar.text}", _HELP)
    emit(json_bytes(svar.as_json()) if form == "json" else f"{svar.text}\n", ut)
    if svar.slag == comparing.OLIKA:
        say("Spara båda: tillsammans visar de att historien har två versioner.")
        ctx.exit(DAMAGED)
