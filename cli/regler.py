"""``liggare regler [R7]``: every rule with its sentence and its source."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import NOT_FOUND, Stop
from cli.output import rows_out, width

if TYPE_CHECKING:
    from pathlib import Path

    from domain.rules.rule import Rule


@click.command(name="regler", options_metavar="[FLAGGOR]")
@click.argument("regel", required=False)
@options.format_option()
def command(regel: str | None, form: str, ut: Path | None) -> None:
    """Reglerna med källa; med ett id (R7) bara den regeln."""
    from domain.rules import ALL_RULES  # noqa: PLC0415

    chosen = [r for r in ALL_RULES if regel is None or r.id == regel.upper()]
    if not chosen:
        raise Stop(NOT_FOUND, f"regeln {regel!r} finns inte; se: liggare regler")
    rows = [_row(r) for r in sorted(chosen, key=lambda r: int(re.sub(r"\D", "", r.id)))]
    document = {"schema": "regler/1", "rader": rows}
    rows_out(form, ut, document, rows, lambda: "\n".join(map(_text, rows)))


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "regel": rule.sentence,
        "verkan": "avvikelse" if rule.soft else "avvisar",
        "giltig_from": rule.valid_from,
        "kommandon": [c.rubrik for c in rule.commands if hasattr(c, "rubrik")]
        or ["alla i en pott"],
        "kallor": [str(source) for source in rule.sources],
    }


def _text(row: dict[str, Any]) -> str:
    def fill(text: str, indent: str) -> str:
        return textwrap.fill(text, width(), initial_indent=indent, subsequent_indent="      ")

    kallor = "\n".join(fill(f"Källa: {kalla}", "    ") for kalla in row["kallor"])
    return (
        f"{fill(row['id'].ljust(4) + row['regel'], '')}\n"
        f"    {'Öppnar avvikelse' if row['verkan'] == 'avvikelse' else 'Avvisar'};"
        f" gäller från {row['giltig_from']}.\n{kallor}\n"
    )
