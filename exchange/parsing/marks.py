"""What a sheet says of its rows, columns and cells besides their values."""

from __future__ import annotations

import re
from typing import NamedTuple

UNSAVED = "en formel utan sparat värde"
_ERROR = re.compile(r"#[A-Z0-9/_]{1,18}[!?]?|Err:[0-9]{3}")


class Marks(NamedTuple):
    """What is hidden, and why cells cannot be trusted; rows count from 1, columns from 0."""

    hidden_rows: set[int]
    hidden_columns: set[int]
    problems: dict[int, dict[int, str]]


def of_error(value: str) -> str:
    """Return why a cell with an error value cannot be trusted; another text is not repeated."""
    return f"felvärdet {value}" if _ERROR.fullmatch(value) else "ett felvärde"
