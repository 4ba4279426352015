"""``liggare bevaka``: what is waiting for whom, and what is late."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from application.asking.readmodel import checked, opened
from cli import options
from cli.failures import OPEN_FINDINGS, USAGE, Stop
from cli.output import Column, rows_out, table, width
from domain.values.dates import check_datum
from projections.answers.bevakning import bevaka
from reports.asof import as_of_line
from reports.words.terms import word

if TYPE_CHECKING:
    from pathlib import Path

RUBRIK = {"forsenad": "Försenat", "snart": "Snart", "vantar": "Väntar"}
_POTT = [Column.text("Pott", "pott")]
_LAGEN = [
    Column("Läge", lambda row: word(row["lage"])),
    Column("Återkrav m.m.", lambda row: word(row["sidospar"] or "")),
    Column("Nämnderna redovisar", lambda row: word(row["internt"])),
    Column("Till myndigheten", lambda row: word(row["myndighet"])),
]
_MAX_DAGAR = 36_600


@click.command(name="bevaka", options_metavar="[FLAGGOR]")
@click.option(
    "--dagar",
    type=options.NUMMER,
    default=30,
    show_default=True,
    metavar="N",
    help="Visa det som förfaller inom så många dagar.",
)
@click.option(
    "--idag",
    type=options.GRANS,
    help="Räkna dagarna från denna dag (annars --per, annars dagens datum).",
)
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option(
    "--namnd",
    metavar="KOD",
    help="Bara det som rör eller väntar på den nämnden eller underenheten.",
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
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vad som väntar på vem: tider, spärrade medel, attester, redovisningar.

    Slutkod 8 om något är försenat.
    """
    if dagar > _MAX_DAGAR:
        raise Stop(USAGE, f"--dagar {dagar}: högst {_MAX_DAGAR}")
    bounds = options.as_of(per, registrerat_per, till_handelse)
    today = _day(idag) if idag else bounds.datum or date.today().isoformat()  # noqa: DTZ011 - the user's calendar
    path = options.ledger_path(ctx)
    vem = checked(path, pott, namnd)
    with opened(path, provad=provad) as model:
        found = bevaka(model.conn, bounds, idag=today, inom=dagar, pott=pott, **vem._asdict())
        answer = model.answered(found)
    rows_out(form, ut, answer, answer["rader"], lambda: as_text(answer))
    if answer["summa"]["forsenad"]:
        ctx.exit(OPEN_FINDINGS)


def _day(idag: str) -> str:
    if len(idag) != len("2022-01-01"):
        raise Stop(USAGE, f"--idag {idag!r}: ange en dag, till exempel 2023-05-12")
    return check_datum(idag)


def as_text(answer: dict[str, Any]) -> str:
    """Return what waits as text, what is late first, each with its day and who must act."""
    parts = []
    for status, rubrik in RUBRIK.items():
        rows = [row for row in answer["rader"] if row["status"] == status]
        if rows:
            parts.append(f"{rubrik}\n{'-' * len(rubrik)}")
            parts += [_paragraph(row) for row in rows]
            parts.append("")
    if answer["potter"]:
        parts.append(table(answer["potter"], _POTT, _LAGEN))
    summa = answer["summa"]
    late = "1 försenad" if summa["forsenad"] == 1 else f"{summa['forsenad']} försenade"
    parts.append(
        f"{late}, {summa['snart']} inom {answer['dagar']} dagar,"
        f" {summa['vantar']} väntar utan dag; {summa['senare']} förfaller senare."
    )
    return "\n".join(parts) + "\n" + as_of_line(answer, f"Idag {answer['idag']}, ")


def _paragraph(row: dict[str, Any]) -> str:
    """Return one thing that waits: when, of what, for whom; then what is to be done."""
    which = "  ".join(row[key] for key in ("pott", "arende", "underenhet") if row[key])
    if row["namnd"] and not row["underenhet"] and row["namnd"] != row["vem"]:
        which += f"  {row['namnd']}"
    when = "" if row["forfaller"] is None else f"{row['forfaller']} ({_left(row['dagar'])})  "
    head = textwrap.fill(f"{when}{which}  {row['vem']}", width(), subsequent_indent="  ")
    text = f"{row['vad']} [{word(row['lage'])}]"
    said = textwrap.fill(text, width(), initial_indent="  ", subsequent_indent="  ")
    return f"{head}\n{said}"


def _left(dagar: int) -> str:
    if dagar < 0:
        return f"{-dagar} d sedan"
    return "idag" if dagar == 0 else f"om {dagar} d"
