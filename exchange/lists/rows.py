"""The rows that the process that parses has left in a file, read as often as is asked for.

``exchange.parsing.spool`` says how they stand there. JSON's numbers are taken as they are written,
so that nothing is a float here.
"""

from __future__ import annotations

import json
import weakref
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from exchange.lists.cells import Cell, Problem, Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


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
            line = file.readline()
            at += len(line)
            for nr, hidden, row in _DECODER.decode(line.decode("utf-8")):
                cells = [(one or None) if one.__class__ is str else one for one in row]
                yield Row(int(nr), tuple(cells), hidden)


def _number(text: str) -> Cell:
    """Return a number with the digits it is written with, a whole one without any decimals."""
    if text.endswith(".0"):
        return Decimal(int(text[:-2]))
    value = Decimal(text)
    return Decimal(int(value)) if "e+" in text else value


def _tagged(cell: dict[str, str]) -> Cell:
    return _day(cell["d"]) if "d" in cell else Problem(cell["p"])


_day = lru_cache(4096)(date.fromisoformat)  # a list has few days, each of them often


def _not_finite(_text: str) -> Cell:
    return Problem("ett tal som är för stort")


_DECODER = json.JSONDecoder(
    object_hook=_tagged, parse_float=_number, parse_int=Decimal, parse_constant=_not_finite
)
