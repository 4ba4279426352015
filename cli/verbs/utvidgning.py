"""``liggare utvidgning FRÅN``: that the ledger only grew since an older checkpoint, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli import options
from cli.output import emit
from cli.terminal.utgang import say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="utvidgning", options_metavar="[FLAGGOR]")
@click.argument("fran", metavar="FRÅN")
@options.kontrollpunkt_option
@options.ut_option
@click.pass_context
def command(ctx: click.Context, fran: str, kontrollpunkt: Path | None, ut: Path | None) -> None:
    """Ett bevis för att liggaren bara har vuxit sedan den hade FRÅN händelser.

    FRÅN är ett antal, eller en äldre kontrollpunkts fil. Revisorn prövar utvidgningen med
    liggare medunderteckna, andra med liggare kontrollera (C2SP tlog-witness).
    """
    made = options.session(ctx).extension(fran, kontrollpunkt)
    emit(made.data, ut)
    say(f"{made.liggare}, från {made.fran} till {made.handelser} händelser.")
