"""``liggare poster``: the events that a figure is the sum of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from cli import options
from cli.options.varden import NUMMER
from cli.output import show
from domain.bookkeeping.positions import FORBRUKAT
from domain.errors import menade
from projections.answers.poster import POSITIONER, bakom, poster
from reports.balances.poster import report

if TYPE_CHECKING:
    from pathlib import Path

    from application.asking.snapshot import Asking
    from projections.model.as_of import AsOf


@click.command(name="poster", options_metavar="[FLAGGOR]")
@click.option(
    "--position",
    metavar="NAMN",
    help="Vilket saldo, med namnet det har i saldo -f json utan _ore: hos_namnd, balanskonto.",
)
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option(
    "--egen", is_flag=True, help="Bara pottens eller nämndens egen rad, utan dem under den."
)
@click.option("--ar", type=NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option(
    "--aterrapport",
    type=NUMMER,
    metavar="NR",
    help="I stället: kostnaderna bakom den återrapportering som är händelse NR.",
)
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    position: str | None,
    pott: str | None,
    namnd: str | None,
    egen: bool,
    ar: int | None,
    aterrapport: int | None,
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """De händelser som ett saldo är summan av, en rad per rörelse.

    En rättad händelse och dess rättelse står båda.
    """
    asked = (position, pott, namnd, ar, egen or None)
    if (position is None) == (aterrapport is None) or (aterrapport and any(asked)):
        raise Stop(Kind.USAGE, "ange antingen --position eller --aterrapport, och det för sig")
    if aterrapport is None and position not in POSITIONER:
        raise Stop(
            Kind.USAGE,
            f"--position {position!r} finns inte.{menade(str(position), POSITIONER)}".rstrip("."),
            f"Välj bland: {', '.join(POSITIONER)}.",
        )
    with options.session(ctx).asking(provad=provad) as asking:
        if aterrapport is not None:
            pott, behind = _behind(asking, aterrapport)
            bounds = behind._replace(utan_exempel=bounds.utan_exempel)
            position = FORBRUKAT
        of = asking.named(pott, namnd)._asdict() | {"pott": pott, "ar": ar, "egen": egen}
        answer = asking.answer(poster, bounds, position=position, **of)
    show(report(answer), form, ut)


def _behind(asking: Asking, nr: int) -> tuple[str, AsOf]:
    """Return the pott and the moment that the costs of a report are of; raises Stop."""
    found = bakom(asking.conn, nr)
    if found is None:
        raise Stop(
            Kind.NOT_FOUND,
            f"händelse {nr} är ingen återrapportering",
            "Se dem med: liggare handelser --typ aterrapportering.",
        )
    return found
