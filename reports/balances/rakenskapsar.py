"""A year of the city's books as text (R41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.values.dates import datum_text
from reports.asof import as_of_line
from reports.balances.saldo import KEYS
from reports.report import Report
from reports.tables import Column, table
from reports.words.terms import AMOUNTS

if TYPE_CHECKING:
    from projections.answers.rakenskapsar import Rakenskapsar


def report(answer: Rakenskapsar) -> Report:
    """Return a year of the books as it is written."""
    return Report(answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: Rakenskapsar) -> str:
    """Return a year of the books as text: a line per balance, and whether the year is closed."""
    rows, stangt = answer["rader"], answer["stangt"]
    ar = answer["rakenskapsar"]
    said = (
        f"stängt {datum_text(stangt['datum'])} (händelse {stangt['handelse']})"
        if stangt
        else "inte stängt"
    )
    below = f"Räkenskapsåret {ar} är {said}.\n{as_of_line(answer, 'Kronor, ')}"
    if not rows:
        return f"Inga saldon.\n{below}"
    keys = [Column.named(label, key) for key, label in KEYS.items() if key in rows[0]]
    keys.append(Column.text("Saldo", lambda row: AMOUNTS[f"{row['saldo']}_ore"]))
    amounts = [
        Column.named("Ingående", "ingaende_ore"),
        Column.named("Förändring", "forandring_ore"),
        Column.named("Utgående", "utgaende_ore"),
    ]
    text = table(rows, keys, amounts)
    if len(keys) > 1 and len(rows) > len(answer["summa"]):
        text += f"\nSumma\n\n{table(answer['summa'], keys[-1:], amounts)}"
    return f"{text}{below}"
