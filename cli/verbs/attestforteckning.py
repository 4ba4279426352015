"""``liggare attestforteckning``: who may attest what, from when to when (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli import options
from cli.asof import as_of_line
from cli.output import Column, rows_out, table
from cli.readmodel import opened
from projections.answers.attester import attestforteckning

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_KEYS = [Column.text("Aktör", "aktor"), Column.text("Roll", "roll")]
_COLUMNS = [
    Column("Attest", lambda row: row["slag"] or "ingen"),
    Column("Pott", lambda row: _all(row, "for_pott")),
    Column("Nämnd", lambda row: _all(row, "for_namnd")),
    Column.text("Från", "giltig_from"),
    Column("Till", lambda row: row["giltig_tom"] or ("tills vidare" if row["slag"] else "")),
]


@click.command(name="attestforteckning", options_metavar="[FLAGGOR]")
@click.option("--giltig", type=options.GRANS, help="Bara den attesträtt som gäller den dagen.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    giltig: str | None,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Vem som får attestera vad, från när till när.

    Förteckningen säger id och roll; vem det är står utanför liggaren.
    """
    bounds = options.as_of(per, registrerat_per, till_handelse)
    with opened(options.ledger_path(ctx), provad=provad) as model:
        answer = model.answered(attestforteckning(model.conn, bounds, giltig=giltig))
    rows_out(form, ut, answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: dict[str, Any]) -> str:
    """Return the rights as text, one a line."""
    rows = answer["rader"]
    text = table(rows, _KEYS, _COLUMNS) if rows else "Ingen har attesträtt.\n"
    return f"{text}{as_of_line(answer)}"


def _all(row: dict[str, Any], name: str) -> str:
    return row[name] or ("alla" if row["slag"] else "")
