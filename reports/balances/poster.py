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
    from collections.abc import Iterator, Sequence

    from projections.answers.poster import Post, Poster


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
    if len({row["position"] for row in rows}) > 1:
        columns.append(Column.named("Position", "position"))
    if len({(row["namnd"], row["underenhet"]) for row in rows}) > 1:
        columns.append(Column.text("Nämnd", whose))
    columns.append(Column.text("Händelse", lambda row: noun(row["typ"])))
    if len({row["pott"] for row in rows}) > 1:
        columns.append(Column.named("Pott", "pott"))
    columns += [one for one in _grund(rows) if fits([*keys, *columns, one], rows)][:1]
    summa = f"{word(answer['position']).capitalize()}: {kronor_text(answer['summa_ore'])}.\n"
    below = f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, keys, columns)}{summa}{below}{as_of_line(answer, 'Kronor, ')}"


def _grund(rows: Sequence[Post]) -> Iterator[Column]:
    """Yield what the moves rest on, most telling first: a voucher, a decision, or their number."""
    if any(row["verifikat"] for row in rows):
        yield Column.text("Verifikat", "verifikat")
    if any(row["beslut"] for row in rows):
        yield Column.text("Beslut", "beslut")
    yield Column.named("Liggarnr", "liggarnummer")
