"""What the process that parses hands over: rows in a file, and an answer that tells of them.

The file holds batches of rows, one JSON array a line: ``[nr, hidden, cells]`` each. A cell is what
JSON has, or ``{"d": day}``, or ``{"p": why it cannot be trusted}``; an empty text is an empty cell.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from exchange.parsing import limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

Numbered: TypeAlias = tuple[int, list[object]]
_BATCH = 500  # rows


class Sheet(TypedDict):
    """One sheet: ``batches`` lines of the file from the byte ``at``; columns count from 0."""

    name: str
    hidden: bool
    hidden_columns: list[int]
    knows_hidden: bool
    at: int
    batches: int


class Answer(TypedDict):
    """The sheets of a file, or what is wrong with it and what to do; the file is the subject."""

    sheets: list[Sheet]
    wrong: str
    help: str


def write(file: BinaryIO, rows: Iterable[Numbered], hidden: set[int]) -> int:
    """Write the rows of a sheet that hold something, and return the number of batches.

    A row ends with the last cell that is no empty text.
    """
    batches, batch = 0, []
    for nr, cells in rows:
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        batch.append((nr, nr in hidden, cells))
        if len(batch) == _BATCH:
            _put(file, batch)
            batches, batch = batches + 1, []
    if batch:
        _put(file, batch)
    return batches + bool(batch)


def _put(file: BinaryIO, batch: list[tuple[int, bool, list[object]]]) -> None:
    try:
        file.write(_ENCODER.encode(batch).encode("utf-8") + b"\n")
        file.flush()
    except OSError as error:
        raise limits.no_room(error) from None


@lru_cache(4096)  # a list has few days, each of them often
def _written(value: object) -> object:
    """Return what JSON writes for a cell that is no text, number or truth."""
    if isinstance(value, date):
        return {"d": (value.date() if isinstance(value, datetime) else value).isoformat()}
    return str(value)  # a time of day, or how long something took


_ENCODER = json.JSONEncoder(
    default=_written, ensure_ascii=False, check_circular=False, separators=(",", ":")
)
