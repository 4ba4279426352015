"""Rows on their way from the process that reads a list: written once, read any number of times.

The file holds batches of rows, one JSON array a line, ``[nr, hidden, cells]`` each. JSON's numbers
are taken as they are written, so that nothing becomes a float on this side.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from exchange.lists.cells import Cell, Problem, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_BATCH = 500  # rows


class Spool:
    """A temporary file that is gone when nobody has a row of it to read."""

    def __init__(self) -> None:
        """Make the file."""
        self.file: BinaryIO = tempfile.TemporaryFile()  # type: ignore[assignment]
        weakref.finalize(self, self.file.close)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one sheet, where they lie in the file."""

    spool: Spool
    at: int
    batches: int

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows, a batch in memory at a time."""
        file, at = self.spool.file, self.at
        for _ in range(self.batches):
            file.seek(at)
            line = file.readline()
            at = file.tell()
            for nr, hidden, cells in _DECODER.decode(line.decode("utf-8")):
                yield Row(int(nr), tuple(cells), hidden)


def write(file: BinaryIO, rows: Iterable[tuple[int, bool, list[Any]]]) -> int:
    """Write the rows of a sheet, and return the number of batches."""
    batches, batch = 0, []
    for nr, hidden, cells in rows:
        batch.append((nr, hidden, cells))
        if len(batch) == _BATCH:
            file.write(_line(batch))
            batches, batch = batches + 1, []
    if batch:
        file.write(_line(batch))
    return batches + bool(batch)


def _line(batch: list[tuple[int, bool, list[Any]]]) -> bytes:
    return _ENCODER.encode(batch).encode("utf-8") + b"\n"


def _written(value: object) -> object:
    """Return what JSON writes for a cell that is no text and no number."""
    match value:
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case Problem():
            return {"p": value.reason}
    return str(value)  # a time of day


def _number(text: str) -> Cell:
    """Return a number with the digits it was written with, a whole one without any decimals."""
    if text.endswith(".0"):
        return Decimal(int(text[:-2]))
    value = Decimal(text)
    return Decimal(int(value)) if value == value.to_integral_value() else Decimal(f"{value:f}")


def _cell(tagged: dict[str, str]) -> Cell:
    return date.fromisoformat(tagged["d"]) if "d" in tagged else Problem(tagged["p"])


def _no_number(_text: str) -> Cell:
    return Problem("talet är för stort")


_ENCODER = json.JSONEncoder(default=_written, ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(
    object_hook=_cell, parse_float=_number, parse_int=Decimal, parse_constant=_no_number
)
