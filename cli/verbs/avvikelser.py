"""``liggare avvikelser``: what does not add up, with both readings, until somebody has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking import rules
from cli import options
from cli.output import show
from projections.answers.avvikelser import avvikelser
from reports.events.avvikelser import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="avvikelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--arende", metavar="DIARIENR", help="Bara det ärendet.")
@click.option("--regel", metavar="REGEL", help="Bara dem som den regeln öppnade (R38).")
@click.option("--alla", is_flag=True, help="Även utredda, och de som en rättelse stängt.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    arende: str | None,
    regel: str | None,
    alla: bool,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Öppna avvikelser med båda läsningarna."""
    which = {"pott": pott, "arende": arende, "regel": regel and rules.known(regel), "alla": alla}
    with options.session(ctx).asking(provad=provad) as asking:
        asking.named(pott)
        answer = asking.answer(avvikelser, bounds, **which)
        if arende is not None and not answer["rader"]:
            asking.known_arende(arende)
    show(report(answer), form, ut)
