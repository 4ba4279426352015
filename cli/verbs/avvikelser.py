"""``liggare avvikelser``: what does not add up, with both readings, until somebody has looked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.asof import as_of_line
from cli.output import rows_out, width
from cli.readmodel import checked, opened
from domain.values.money import kronor_text
from projections.answers.avvikelser import avvikelser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@click.command(name="avvikelser", options_metavar="[FLAGGOR]")
@click.option("--pott", metavar="POTT", help="Bara den potten.")
@click.option("--alla", is_flag=True, help="Även utredda, och de som en rättelse stängt.")
@options.as_of_options
@options.provad_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    pott: str | None,
    alla: bool,
    per: str | None,
    registrerat_per: str | None,
    till_handelse: int | None,
    provad: bool,
    form: str,
    ut: Path | None,
) -> None:
    """Öppna avvikelser med båda läsningarna."""
    bounds = options.as_of(per, registrerat_per, till_handelse)
    path = options.ledger_path(ctx)
    checked(path, pott, None)
    with opened(path, provad=provad) as model:
        answer = model.answered(avvikelser(model.conn, bounds, pott=pott, alla=alla))
    rows = answer["rader"]
    rows_out(form, ut, answer, rows, lambda: as_text(rows) + as_of_line(answer))


_STATUS = {"oppen": "", "utredd": "  utredd", "rattad": "  rättad"}


def as_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the avvikelser as text: a heading each, and one reading a paragraph."""
    if not rows:
        return "Inga avvikelser.\n"
    parts = []
    for row in rows:
        belopp = f"  {kronor_text(row['belopp_ore'])}" if row["belopp_ore"] else ""
        example = "  (exempeldata)" if row["exempeldata"] else ""
        status = _STATUS[row["status"]]
        parts.append(
            f"{row['kod']}  {row['pott']}{belopp}  regel {row['regel']},"
            f" händelse {row['handelse']}{status}{example}"
        )
        parts += [
            textwrap.fill(text, width(), initial_indent="  - ", subsequent_indent="    ")
            for text in (*row["lasningar"], *_conclusion(row))
        ]
    oppna = sum(row["status"] == "oppen" for row in rows)
    return "\n".join(parts) + f"\n{oppna} {'öppen' if oppna == 1 else 'öppna'}.\n"


def _conclusion(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a person concluded, and in which event."""
    if not row.get("slutsats"):
        return ()
    return (f"Utredd i händelse {row['utredd_handelse']}: {row['slutsats']}",)
