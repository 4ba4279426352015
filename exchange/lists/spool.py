"""Rows on their way from the process that reads a list: written once, read any number of times.

The file holds batches of rows, each with its length before it. A batch is pickled, and what can be
made of it again is held to the few types that a cell may have there. A problem is ``(reason,)``.
"""

from __future__ import annotations

import io
import math
import pickle
import weakref
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from exchange.lists.cells import Cell, Problem, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

Numbered: TypeAlias = tuple[int, bool, list[Any]]
_BATCH = 500  # rows
_LENGTH = 8  # bytes
_KNOWN = {(one.__module__, one.__name__): one for one in (date, datetime, time, timedelta)}


class Spool:
    """A file of rows that is closed, and so gone, when nobody has any of them left to read."""

    def __init__(self, file: BinaryIO) -> None:
        """Take over the file."""
        self.file = file
        weakref.finalize(self, file.close)


class Rows:
    """The rows of one sheet, where they lie in a file."""

    def __init__(self, spool: Spool, at: int, batches: int) -> None:
        """Keep where they are."""
        self._spool, self._at, self._batches = spool, at, batches

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows, a batch in memory at a time."""
        file, at = self._spool.file, self._at
        for _ in range(self._batches):
            file.seek(at)
            length = int.from_bytes(file.read(_LENGTH), "big")
            batch: list[Numbered] = _Unpickler(io.BytesIO(file.read(length))).load()
            at += _LENGTH + length
            for nr, hidden, row in batch:
                cells = [
                    (one or None) if one.__class__ is str else _READ[one.__class__](one)
                    for one in row
                ]
                yield Row(nr, tuple(cells), hidden)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a type that a cell may have; raises KeyError for another."""
        return _KNOWN[module, name]


def write(file: BinaryIO, rows: Iterable[Numbered]) -> int:
    """Write the rows of a sheet that hold something, and return the number of batches.

    A row ends with the last cell that is no empty text.
    """
    batches, batch = 0, []
    for row in rows:
        cells = row[2]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        batch.append(row)
        if len(batch) == _BATCH:
            _write(file, batch)
            batches, batch = batches + 1, []
    if batch:
        _write(file, batch)
    return batches + bool(batch)


def _write(file: BinaryIO, batch: list[Numbered]) -> None:
    data = pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)
    file.write(len(data).to_bytes(_LENGTH, "big") + data)


def _number(value: float) -> Cell:
    """Return a number with the fewest digits that tell it, a whole one without any decimals."""
    if value.is_integer():
        return Decimal(int(value))
    text = repr(value)
    if "e" in text:
        return Decimal(f"{Decimal(text):f}")
    return Decimal(text) if math.isfinite(value) else Problem("ett tal som är för stort")


def _same(value: date) -> Cell:
    return value


_READ: dict[type, Callable[[Any], Cell]] = {
    float: _number,
    bool: bool,
    int: Decimal,
    date: _same,
    datetime: datetime.date,
    time: str,
    timedelta: str,
    tuple: Problem._make,
}
