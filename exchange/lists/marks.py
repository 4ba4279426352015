"""What a sheet says of its rows, columns and cells besides their values."""

from __future__ import annotations

from typing import NamedTuple

from exchange.lists.cells import Problem


class Marks(NamedTuple):
    """What is hidden, and what cannot be trusted by row and column: rows from 1, columns from 0."""

    hidden_rows: set[int]
    hidden_columns: set[int]
    problems: dict[int, dict[int, Problem]]
