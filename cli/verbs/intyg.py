"""``liggare intyg``: that no pott was ever overspent, and how near it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop
from application.files import check_target
from cli import options
from cli.failures import DAMAGED, note
from cli.output import check_form, emit, lent, show
from cli.terminal import utgang
from reports.asof import as_of_line
from reports.evidence.intyg import in_short, overspent, report
from reports.evidence.lopande import Lopande
from reports.writers.json import json_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from projections.model.as_of import AsOf

_RUNNING = ("jsonl", "csv")


@click.command(name="intyg", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--kort", is_flag=True, help="Den korta formen, till revisionsberättelsen.")
@click.option(
    "--lopande",
    is_flag=True,
    help="De löpande saldona i stället: en rad per händelse och position (så alltid i csv, jsonl).",
)
@options.as_of_options
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    kort: bool,
    lopande: bool,
    bounds: AsOf,
    form: str,
    ut: Path | None,
) -> None:
    """Intyg om att ingen pott har överskridits: lägsta marginalen i varje position.

    Räknat i den ordning som det registrerades och dag för dag. Slutkod 6 om något saldo varit
    under noll i registreringsordning.
    """
    if kort and (lopande or form not in {"tabell", "json"}):
        raise Stop(Kind.USAGE, "--kort skrivs som tabell eller json, och utan --lopande")
    session = options.session(ctx)
    session.named(pott)
    if lopande or form in _RUNNING:
        check_target(ut)
        check_form(form, ut)
        with session.running(bounds, pott) as (rows, about):
            _write(Lopande(rows, about, in_memory=session.leaves_nothing), form, ut)
        return
    answer = session.certificate(bounds, pott)
    if not kort:
        show(report(answer), form, ut)
    elif form == "json":
        emit(json_bytes({name: of for name, of in answer.items() if name != "potter"}), ut)
    else:
        emit(in_short(answer), ut)
    if bounds.datum is None and overspent(answer):
        ctx.exit(DAMAGED)


def _write(running: Lopande, form: str, ut: Path | None) -> None:
    """Write the running figures in the form asked for, a part at a time."""
    if running.is_silent_of_when(form):
        note(*as_of_line(running.about).splitlines())
    if form == "tabell" and ut is None:  # text for a terminal follows its code page
        for text in running.text():
            utgang.write(text)
        return
    with lent(ut) as file:
        running.write(form, file)
