"""``liggare bevis NR``: that an event is in the ledger which a checkpoint is of, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli import options
from cli.output import emit
from cli.terminal.utgang import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="bevis", options_metavar="[FLAGGOR]")
@click.argument("nr")
@options.kontrollpunkt_option
@options.ut_option
@click.pass_context
def command(ctx: click.Context, nr: str, kontrollpunkt: Path | None, ut: Path | None) -> None:
    """Ett bevis för händelse NR (41 eller 2022-000017), med händelsen i klartext.

    Det prövas utan liggare: liggare kontrollera FIL, eller med andras program (C2SP
    tlog-proof).
    """
    made = options.session(ctx).proof(nr, kontrollpunkt)
    emit(made.data, ut)
    say(f"Händelse {made.fran} i {made.liggare}, kontrollpunkt {made.handelser} händelser.")
