"""``liggare bevaka``: what is waiting for whom, and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from application import moments
from cli import options
from cli.failures import OPEN_FINDINGS
from cli.options.varden import DAG, DAGAR, Val
from cli.output import show
from domain.bevakning.vantan import ROLLER, Slag
from projections.answers.bevakning import bevaka
from reports.events.bevaka import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf


@click.command(name="bevaka", options_metavar="[FLAGGOR]")
@click.option(
    "--dagar",
    type=DAGAR,
    default=30,
    show_default=True,
    metavar="N",
    help="Visa det som förfaller inom så många dagar.",
)
@click.option(
    "--idag",
    type=DAG,
    help="Räkna dagarna från denna dag (annars --per, annars dagens datum).",
)
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option(
    "--namnd",
    metavar="KOD",
    help="Bara det som rör eller väntar på den nämnden eller underenheten.",
)
@click.option(
    "--vem",
    metavar="VEM",
    help=f"Bara det som den ska göra: {', '.join(ROLLER)}, eller ett organ.",
)
@click.option(
    "--slag",
    type=Val(get_args(Slag)),
    metavar="SLAG",
    multiple=True,
    help=f"Bara det slaget; kan upprepas. Ett av: {', '.join(get_args(Slag))}.",
)
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    dagar: int,
    idag: str | None,
    pott: str | None,
    namnd: str | None,
    vem: str | None,
    slag: tuple[str, ...],
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vad som väntar på vem: tider, spärrade medel, attester, redovisningar.

    Slutkod 8 om något är försenat.
    """
    today = idag or moments.idag(bounds)
    with options.session(ctx).asking(provad=provad) as asking:
        of = asking.named(pott, namnd)._asdict()
        which = {"pott": pott, "slag": slag, "vem": asking.acting(vem), **of}
        answer = asking.answer(bevaka, bounds, idag=today, inom=dagar, **which)
    show(report(answer), form, ut)
    if answer["summa"]["forsenad"]:
        ctx.exit(OPEN_FINDINGS)
