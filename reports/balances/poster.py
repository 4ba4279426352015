"""The moves that a figure is the sum of, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, fits, table
from reports.words.nouns import noun
from reports.words.terms import whose, word

if TYPE_CHECKING:
    from projections.answers.poster import Poster


def report(answer: Poster) -> Report:
    """Return the moves as they are written."""
    return Report(answer, answer["rader"], lambda: as_text(answer))


def as_text(answer: Poster) -> str:
    """Return the moves as a table, with the sum that the balance shows."""
    rows = answer["rader"]
    if not rows:
        return f"Inga poster.\n{as_of_line(answer)}"
    keys = [
        Column.named("Nr", "nr"),
        Column.named("Datum", "handelsedatum"),
    ]
    examples = sum(row["exempeldata"] for row in rows)
    if examples:
        keys.append(Column.text("Ex", lambda row: "ex" if row["exempeldata"] else ""))
    columns = [
        Column.named("Förändring", "forandring_ore", "0"),
        Column.named("Saldo", "saldo_ore", "0"),
    ]
    if any(row["position"] != answer["position"] for row in rows):
        columns.append(Column.named("Position", "position"))
    if any(row["namnd"] for row in rows):
        columns.append(Column.text("Nämnd", whose))
    columns.append(Column.text("Händelse", lambda row: noun(row["typ"])))
    if len({row["pott"] for row in rows}) > 1:
        columns.append(Column.named("Pott", "pott"))
    nummer = Column.named("Liggarnr", "liggarnummer")
    columns += [nummer] if fits([*keys, *columns, nummer], rows) else []
    summa = f"{word(answer['position']).capitalize()}: {kronor_text(answer['summa_ore'])}.\n"
    below = f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, keys, columns)}{summa}{below}{as_of_line(answer, 'Kronor, ')}"
