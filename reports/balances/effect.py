"""What the lines of a file change, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.tables import Column, table
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def effect(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what is changed in each pott's positions, as a table; '' if nothing."""
    if not rows:
        return ""
    position = Column.text("Position", lambda row: word(row["position"]))
    return table(
        rows, [Column.text("Pott", "pott")], [position, Column.ore("Ändring", "andring_ore")]
    )
