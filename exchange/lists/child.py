"""The process that reads a list: alone with the file, and bound in memory and time.

Rows go to standard output, which is a file; the answer is the last line of standard error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange.errors import Unreadable
from exchange.lists import limits, spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def main(path: str, kind: str, blad: str | None) -> None:
    """Read a file, and answer with its sheets or with what is wrong with it."""
    limits.bound()
    try:
        answer: dict[str, Any] = {"blad": _read(Path(path), kind, blad)}
    except Unreadable as error:
        answer = {"fel": str(error), "hjalp": error.hjalp}
    except MemoryError:
        answer = {"minne": True}
    sys.stdout.flush()
    sys.stderr.write(f"\n{json.dumps(answer)}\n")


def _read(path: Path, kind: str, blad: str | None) -> list[dict[str, Any]]:
    if kind == "csv":
        from exchange.lists import text  # noqa: PLC0415 - one of the two is not needed

        return [_sheet(path.stem, rows=text.rows(path))]
    from exchange.lists.book import Book  # noqa: PLC0415 - the same

    book = Book(path)
    return [
        _sheet(name, rows=book.rows(name), hidden=hidden)
        for name, hidden in book.sheets()
        if blad in {None, name}
    ]


def _sheet(
    name: str, rows: Iterable[tuple[int, list[Any]]], *, hidden: bool = False
) -> dict[str, Any]:
    """Write the rows of a sheet, and return what is told of it."""
    out = sys.stdout.buffer
    at = out.tell()
    batches = spool.write(out, _filled(rows))
    return {"namn": name, "dolt": hidden, "vid": at, "omgangar": batches}


def _filled(rows: Iterable[tuple[int, list[Any]]]) -> Iterator[tuple[int, bool, list[Any]]]:
    """Yield the rows that hold something, up to the last cell that does."""
    for nr, row in rows:
        cells = [None if cell == "" else cell for cell in row]  # noqa: PLC1901 - 0 is something
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield nr, False, cells
