"""What a list holds: sheets of rows of cells, without a thought of what they mean.

An amount is a Decimal exactly as the file writes it, in the file's own unit; nothing is a float.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

_LETTERS = 26


class Problem(NamedTuple):
    """A cell that shows no value that can be trusted, and why, in words for the user."""

    reason: str


Cell: TypeAlias = str | Decimal | date | bool | Problem | None


class Row(NamedTuple):
    """A row with the number that the user sees; of a CSV file, the line that it begins on.

    The last cell is one that holds something; rows that hold nothing are left out.
    """

    nr: int
    cells: tuple[Cell, ...]
    hidden: bool

    def cell(self, column: int) -> Cell:
        """Return what stands in a column, counted from 0; None beyond the last cell."""
        return self.cells[column] if column < len(self.cells) else None


class Sheet(NamedTuple):
    """A sheet; its rows can be gone through more than once, and are never all in memory.

    Where ``knows_hidden`` is False (.xls) it is not told which rows and columns are hidden, nor
    which cells hold an error: those are empty then.
    """

    name: str
    hidden: bool
    hidden_columns: frozenset[int]
    knows_hidden: bool
    rows: Iterable[Row]


def column_name(index: int) -> str:
    """Return the letters that a spreadsheet shows above a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, last = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + last) + letters
    return letters
