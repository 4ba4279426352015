"""``liggare poster``: the events that a figure is the sum of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.asof import as_of_line
from cli.failures import USAGE, Stop
from cli.ord import word
from cli.output import Column, rows_out, table
from cli.readmodel import checked, opened
from domain.errors import menade
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from projections.answers.poster import POSITIONER, poster

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="poster", options_metavar="[FLAGGOR]")
@click.option(
    "--position",
    required=True,
    metavar="NAMN",
    help="Vilket saldo, med namnet det har i saldo -f json utan _ore: hos_namnd, balanskonto.",
)
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden eller underenheten.")
@click.option("--ar", type=options.NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    position: str,
    pott: str | None,
    namnd: str | None,
    ar: int | None,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """De händelser som ett saldo är summan av, en rad per rörelse.

    En rättad händelse och dess rättelse står båda.
    """
    if position not in POSITIONER:
        raise Stop(
            USAGE,
            f"--position {position!r} finns inte.{menade(position, POSITIONER)}".rstrip("."),
            f"Välj bland: {', '.join(POSITIONER)}.",
        )
    bounds = options.as_of(per, registrerat_per, till_handelse)
    path = options.ledger_path(ctx)
    vem = checked(path, pott, namnd)
    with opened(path, provad=provad) as model:
        found = poster(model.conn, bounds, position=position, pott=pott, ar=ar, **vem._asdict())
        answer = model.answered(found)
    rows_out(form, ut, answer, answer["rader"], lambda: as_text(answer))


def as_text(answer: dict[str, Any]) -> str:
    """Return the moves as a table, with the sum that the balance shows."""
    rows = answer["rader"]
    if not rows:
        return f"Inga poster.\n{as_of_line(answer)}"
    keys = [
        Column("Nr", lambda row: str(row["nr"]), right=True),
        Column("Datum", lambda row: datum_text(row["handelsedatum"])),
    ]
    examples = sum(row["exempeldata"] for row in rows)
    if examples:
        keys.append(Column("Ex", lambda row: "ex" if row["exempeldata"] else ""))
    columns = [
        Column("Förändring", lambda row: kronor_text(row["forandring_ore"], unit=""), right=True),
        Column("Saldo", lambda row: kronor_text(row["saldo_ore"], unit=""), right=True),
    ]
    if any(row["position"] != answer["position"] for row in rows):
        columns.append(Column("Position", lambda row: word(row["position"])))
    if any(row["namnd"] for row in rows):
        columns.append(Column("Nämnd", _whose))
    columns.append(Column("Händelse", lambda row: row["typ"].partition("/")[0]))
    if len({row["pott"] for row in rows}) > 1:
        columns.append(Column.text("Pott", "pott"))
    columns.append(Column.text("Liggarnr", "liggarnummer"))
    summa = f"{word(answer['position']).capitalize()}: {kronor_text(answer['summa_ore'])}.\n"
    below = f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, keys, columns)}{summa}{below}{as_of_line(answer, 'Kronor, ')}"


def _whose(row: Any) -> str:
    return "/".join(row[key] for key in ("namnd", "underenhet") if row[key])
