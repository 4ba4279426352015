"""``liggare besked``: what a nämnd is told of its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application import moments
from application.errors import Kind, Stop
from cli import options
from cli.output import show
from projections.answers.besked import besked
from reports.events.besked import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="besked", options_metavar="[FLAGGOR]")
@click.option("--namnd", metavar="KOD", help="Vilken nämnd eller underenhet.")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@options.as_of_options
@options.provad_option
@options.format_option("tabell", "json", "csv", "xlsx", "html")
@click.pass_context
def command(
    ctx: click.Context,
    namnd: str | None,
    pott: str | None,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Ett besked till en nämnd: vad den har fått, använt och har kvar.

    Per pott: beslutat, överfört, förbrukat per insats och månad, åter och kvar, med besluten bakom
    och det som väntar på nämnden. Med -f html en sida att skriva ut eller skicka.
    """
    if namnd is None:
        raise Stop(Kind.USAGE, "beskedet är till en nämnd", "Ange --namnd, till exempel KUN.")
    with options.session(ctx).asking(provad=provad) as asking:
        of = asking.named(pott, namnd)._asdict()
        idag = moments.idag(bounds)
        answer = asking.answer(besked, bounds, idag=idag, pott=pott, **of)
        namn = asking.organ_names().get(answer["namnd"], answer["namnd"])
    show(report(answer, namn), form, ut)
