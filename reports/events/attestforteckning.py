"""Who may attest what, as text (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from projections.answers.attester import Attestforteckning

_KEYS = [Column.named("Aktör", "aktor"), Column.named("Roll", "roll")]
_COLUMNS = [
    Column.text("Attest", lambda row: row["slag"] or "ingen"),
    Column.text("Pott", lambda row: _all(row, "for_pott")),
    Column.text("Nämnd", lambda row: _all(row, "for_namnd")),
    Column.named("Från", "giltig_from"),
    Column.text("Till", lambda row: row["giltig_tom"] or ("tills vidare" if row["slag"] else "")),
]


def report(answer: Attestforteckning) -> Report:
    """Return the rights as they are written."""
    return Report(answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: Attestforteckning) -> str:
    """Return the rights as text, one a line."""
    rows = answer["rader"]
    text = table(rows, _KEYS, _COLUMNS) if rows else "Ingen har attesträtt.\n"
    return f"{text}{as_of_line(answer)}"


def _all(row: Mapping[str, Any], name: str) -> str:
    return row[name] or ("alla" if row["slag"] else "")
