"""``liggare saldo``: balances per pott, nämnd and year, as of any moment on either time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import USAGE, Stop
from cli.ord import AMOUNTS
from cli.output import Column, as_of_line, rows_out, table
from cli.readmodel import checked, opened
from projections import reading

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {"pott": "Pott", "ar": "År", "namnd": "Nämnd", "underenhet": "Enhet"}


@click.command(name="saldo", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--namnd", metavar="KOD", help="Bara den nämnden.")
@click.option("--ar", type=options.NUMMER, metavar="ÅR", help="Bara det bidragsåret.")
@click.option(
    "--gruppera",
    default="pott,namnd,underenhet,ar",
    show_default=True,
    metavar="NYCKLAR",
    help="Vad raderna delas upp på.",
)
@options.as_of_options
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    namnd: str | None,
    ar: int | None,
    gruppera: str,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    form: str,
    ut: Path | None,
) -> None:
    """Saldon per pott, nämnd och år; belopp i kronor, i JSON i öre."""
    keys = tuple(key.strip() for key in gruppera.split(",") if key.strip())
    if not keys or len(set(keys)) != len(keys) or not set(keys) <= set(KEYS):
        raise Stop(USAGE, f"--gruppera {gruppera!r}: välj bland {', '.join(KEYS)}")
    bounds = options.as_of(per, registrerat_per, till_handelse)
    path = options.ledger_path(ctx)
    namnd = checked(path, pott, namnd)
    with opened(path) as conn:
        answer = reading.saldo(conn, bounds, pott=pott, namnd=namnd, ar=ar, gruppera=keys)
    rows_out(form, ut, answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: dict[str, Any]) -> str:
    """Return balances as text: only the columns that hold something, with what they are as of."""
    rows = answer["rader"]
    if not rows:
        return "Inga potter.\n"
    keys = [Column.text(label, key) for key, label in KEYS.items() if key in rows[0]]
    shown = [Column.ore(label, key) for key, label in AMOUNTS.items() if any(r[key] for r in rows)]
    return f"{table(rows, keys, shown, answer['summa'])}Kronor, {as_of_line(answer)}"
