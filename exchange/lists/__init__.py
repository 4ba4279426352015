"""Lists of others, in: the cells of a spreadsheet, or of a text with separators.

What a file claims to be is not believed: it is read by a process of its own (``child``), which is
bound in memory and time; ``reading`` is the side that asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.lists.cells import Cell, Problem, Row, Sheet, column_index, column_name

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Cell", "Problem", "Row", "Sheet", "column_index", "column_name", "read"]


def read(path: Path, *, blad: str | None = None) -> list[Sheet]:
    """Return the sheets of a list, or the one that is named; raises Unreadable or Missing."""
    from exchange.lists.reading import sheets  # noqa: PLC0415 - the process that reads lacks it

    return sheets(path, blad)
