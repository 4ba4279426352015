"""``liggare handelser``: the journal, filtered; as JSON the stored entries themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.output import Column, csv_bytes, emit, rows_out, table
from cli.readmodel import opened
from projections import reading

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="handelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden.")
@click.option("--ar", type=options.NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option("--typ", metavar="NAMN", help="Bara den händelsetypen, till exempel MedelOverforda.")
@options.as_of_options
@options.format_option
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    namnd: str | None,
    ar: int | None,
    typ: str | None,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    form: str,
    ut: Path | None,
) -> None:
    """Journalen i registreringsordning. Med -f json: de lagrade posterna, en per rad."""
    path = options.ledger_path(ctx)
    bounds = options.as_of(per, registrerat_per, till_handelse)
    with opened(path) as conn:
        rows = list(reading.journal(conn, bounds, pott=pott, namnd=namnd, ar=ar, typ=typ))
    if form in {"json", "jsonl"}:
        emit(b"".join(_entries(path, [row["nr"] for row in rows])), ut)
    elif form == "csv":
        emit(csv_bytes(rows), ut)
    else:
        rows_out(form, ut, {}, rows, lambda: as_table(rows))


def _entries(path: Path, wanted: list[int]) -> list[bytes]:
    """Return the stored entries with these numbers, each on its line."""
    from ledger.head import connect  # noqa: PLC0415
    from ledger.reader import entries  # noqa: PLC0415

    conn = connect(path)
    chosen = set(wanted)
    last = max(wanted, default=-1)
    lines = [b"%b\n" % e for nr, e in enumerate(entries(conn, last=last)) if nr in chosen]
    conn.close()
    return lines


def as_table(rows: list[dict[str, Any]]) -> str:
    """Return the journal as text."""
    if not rows:
        return "Inga händelser.\n"
    keys = [
        Column("Nr", lambda row: str(row["nr"]), right=True),
        Column.text("Datum", "handelsedatum"),
        Column.text("Liggarnr", "liggarnummer"),
    ]
    columns = [
        Column("Händelse", lambda row: row["typ"].partition("/")[0]),
        Column.text("Pott", "pott"),
        Column.text("Nämnd", "namnd"),
        Column.ore("Belopp", "belopp_ore"),
    ]
    return table(rows, keys, columns)
