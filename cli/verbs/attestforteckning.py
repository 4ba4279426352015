"""``liggare attestforteckning``: who may attest what, from when to when (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli import options
from cli.options.varden import GRANS
from cli.output import show
from projections.answers.attester import attestforteckning
from reports.events.attestforteckning import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="attestforteckning", options_metavar="[FLAGGOR]")
@click.option("--giltig", type=GRANS, help="Bara den attesträtt som gäller den dagen.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    giltig: str | None,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vem som får attestera vad, från när till när.

    Förteckningen säger id och roll; vem det är står utanför liggaren.
    """
    with options.session(ctx).asking(provad=provad) as asking:
        answer = asking.answer(attestforteckning, bounds, giltig=giltig)
    show(report(answer), form, ut)
