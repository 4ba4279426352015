"""What the lines of a file change, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.tables import Column, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def effect(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what is changed in each pott's positions, as a table; '' if nothing."""
    if not rows:
        return ""
    position = Column.named("Position", "position")
    return table(
        rows, [Column.named("Pott", "pott")], [position, Column.named("Ändring", "andring_ore")]
    )
