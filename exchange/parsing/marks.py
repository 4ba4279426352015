"""What a sheet says of its rows, columns and cells besides their values."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """What is hidden, and why cells cannot be trusted; rows count from 1, columns from 0."""

    hidden_rows: set[int]
    hidden_columns: set[int]
    problems: dict[int, dict[int, str]]
