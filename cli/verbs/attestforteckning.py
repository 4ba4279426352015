"""``liggare attestforteckning``: who may attest what, from when to when (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking.pointed_at import today
from cli import options
from cli.options.varden import GRANS
from cli.output import show
from domain.values.dates import last_day
from projections.answers.attester import attestforteckning
from projections.answers.attester.vantan import attestvantan
from reports.events.attestera import waiting
from reports.events.attestforteckning import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="attestforteckning", options_metavar="[FLAGGOR]")
@click.option("--giltig", type=GRANS, help="Bara den attesträtt som gäller den dagen.")
@click.option("--vantar", is_flag=True, help="Vad som väntar på attest, och vem som kan ge den.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    giltig: str | None,
    vantar: bool,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vem som får attestera vad, från när till när.

    Förteckningen säger id och roll; vem det är står utanför liggaren. Med --vantar visas
    i stället vad som väntar på attest, med antal och summa, och vilka som kan ge den.
    """
    if vantar:
        with options.session(ctx).asking(provad=provad) as asking:
            idag = last_day(giltig) if giltig else today()
            waits = asking.answer(attestvantan, bounds, idag=idag)
        show(waiting(waits), form, ut)
        return
    with options.session(ctx).asking(provad=provad) as asking:
        answer = asking.answer(attestforteckning, bounds, giltig=giltig)
    show(report(answer), form, ut)
