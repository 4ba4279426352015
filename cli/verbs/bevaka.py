"""``liggare bevaka``: what is waiting for whom, and what is late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import click

from application.errors import Kind, Stop
from cli import options
from cli.failures import OPEN_FINDINGS
from cli.options.varden import GRANS, NUMMER, Val
from cli.output import show
from domain.bevakning.vantan import Slag
from domain.values.dates import check_datum
from projections.answers.bevakning import bevaka
from reports.events.bevaka import report

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf

_MAX_DAGAR = 36_600


@click.command(name="bevaka", options_metavar="[FLAGGOR]")
@click.option(
    "--dagar",
    type=NUMMER,
    default=30,
    show_default=True,
    metavar="N",
    help="Visa det som förfaller inom så många dagar.",
)
@click.option(
    "--idag",
    type=GRANS,
    help="Räkna dagarna från denna dag (annars --per, annars dagens datum).",
)
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option(
    "--namnd",
    metavar="KOD",
    help="Bara det som rör eller väntar på den nämnden eller underenheten.",
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
    slag: tuple[str, ...],
    bounds: AsOf,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vad som väntar på vem: tider, spärrade medel, attester, redovisningar.

    Slutkod 8 om något är försenat.
    """
    if dagar > _MAX_DAGAR:
        raise Stop(Kind.USAGE, f"--dagar {dagar}: högst {_MAX_DAGAR}")
    today = _day(idag) if idag else bounds.datum or date.today().isoformat()  # noqa: DTZ011 - the user's calendar
    with options.session(ctx).asking(provad=provad) as asking:
        vem = asking.named(pott, namnd)._asdict()
        which = {"pott": pott, "slag": slag, **vem}
        answer = asking.answer(bevaka, bounds, idag=today, inom=dagar, **which)
    show(report(answer), form, ut)
    if answer["summa"]["forsenad"]:
        ctx.exit(OPEN_FINDINGS)


def _day(idag: str) -> str:
    if len(idag) != len("2022-01-01"):
        raise Stop(Kind.USAGE, f"--idag {idag!r}: ange en dag, till exempel 2023-05-12")
    return check_datum(idag)
