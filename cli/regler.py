"""``liggare regler [R7]``: every rule with its sentence and its source."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import NOT_FOUND, Stop
from cli.output import rows_out, width
from domain.rules import ALL_RULES

if TYPE_CHECKING:
    from domain.rules.rule import Rule


_SCENARIER = Path(__file__).parent / "data" / "scenarier.json"


@click.command(name="regler", options_metavar="[FLAGGOR]")
@click.argument("regel", required=False)
@options.format_option()
def command(regel: str | None, form: str, ut: Path | None) -> None:
    """Reglerna med källa; med ett id (R7) bara den regeln."""
    chosen = [r for r in ALL_RULES if regel is None or r.id == regel.upper()]
    if not chosen:
        raise Stop(NOT_FOUND, f"regeln {regel!r} finns inte; se: liggare regler")
    held = json.loads(_SCENARIER.read_text(encoding="utf-8"))
    rows = [_row(r, held[r.id]) for r in sorted(chosen, key=lambda r: int(r.id[1:]))]
    document = {"schema": "regler/1", "rader": rows}
    whole = regel is not None
    rows_out(form, ut, document, rows, lambda: "\n".join(_text(r, whole=whole) for r in rows))


def _row(rule: Rule, scenarier: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "regel": rule.sentence,
        "verkan": "avvikelse" if rule.soft else "avvisar",
        "giltig_from": rule.valid_from,
        "kommandon": [c.rubrik for c in rule.commands if hasattr(c, "rubrik")]
        or ["alla i en pott"],
        "kallor": [str(source) for source in rule.sources],
        "scenarier": [f"{one['scenario']} ({one['svar']}, {one['fil']})" for one in scenarier],
    }


def _text(row: dict[str, Any], *, whole: bool) -> str:
    def fill(text: str, indent: str) -> str:
        return textwrap.fill(text, width(), initial_indent=indent, subsequent_indent="      ")

    under = [fill(f"Källa: {kalla}", "    ") for kalla in row["kallor"]]
    if whole:
        under += [fill(f"Scenario: {one}", "    ") for one in row["scenarier"]]
    else:
        under.append(f"    Scenarier: {len(row['scenarier'])} (liggare regler {row['id']})")
    return (
        f"{fill(row['id'].ljust(4) + row['regel'], '')}\n"
        f"    {'Öppnar avvikelse' if row['verkan'] == 'avvikelse' else 'Avvisar'};"
        f" gäller från {row['giltig_from']}.\n" + "\n".join(under) + "\n"
    )
