"""``liggare avstam``: the books of the finance system held to the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.asking import avstamning
from cli import options
from cli.failures import OPEN_FINDINGS
from cli.options.varden import NUMMER
from cli.output import show
from reports.evidence.huvudbok import report

if TYPE_CHECKING:
    from projections.model.as_of import AsOf


@click.group(name="avstam", options_metavar="[FLAGGOR]", subcommand_metavar="FORMAT FIL [FLAGGOR]")
def command() -> None:
    """Håll ekonomisystemets böcker mot liggaren."""


@command.command(name="sie", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@click.option(
    "--ar", type=NUMMER, metavar="ÅR", help="Räkenskapsåret (annars det som filen säger)."
)
@options.as_of_options
@options.provad_option
@options.format_option("tabell", "json", "csv", "xlsx")
@click.pass_context
def sie(
    ctx: click.Context,
    fil: Path,
    ar: int | None,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Håll en SIE-fil mot det som exportera sie skulle skriva.

    Verifikationerna hör till den händelse vars liggarnummer står i texten. Beloppen jämförs per
    händelse, konto och nämnd; andra konton än de sex i konton.toml läses inte. Slutkod 8 om något
    skiljer.
    """
    with options.session(ctx).asking(provad=provad) as asking:
        answer = avstamning.avstam(asking, fil, bounds, ar)
    show(report(answer), form, ut)
    if not avstamning.stammer(answer):
        ctx.exit(OPEN_FINDINGS)
