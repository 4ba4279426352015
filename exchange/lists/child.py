"""The process that reads a list: alone with the file, and bound in memory and time.

Rows go to standard output, which is a file; the answer is the last line of standard error.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange.errors import Unreadable
from exchange.lists import limits, spool
from exchange.lists.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Iterable


def main(path: str, kind: str, blad: str | None) -> None:
    """Read a file, and answer with its sheets or with what is wrong with it."""
    limits.bound()
    gc.disable()  # nothing here is a cycle, and there is much of it
    try:
        answer: dict[str, Any] = {"blad": _read(Path(path), kind, blad)}
        sys.stdout.flush()
    except Unreadable as error:
        answer = {"fel": str(error), "hjalp": error.hjalp}
    sys.stderr.write(f"\n{json.dumps(answer)}\n")


def _read(path: Path, kind: str, blad: str | None) -> list[dict[str, Any]]:
    if kind == "csv":
        from exchange.lists import text  # noqa: PLC0415 - one of the two is not needed

        return [_sheet("", text.rows(path))]
    from exchange.lists.book import Book, filled  # noqa: PLC0415 - the same

    book = Book(path, kind)
    sheets = book.sheets()
    if blad is not None:
        sheets = [one for one in sheets if one[0] == blad] or _no_such(blad, sheets)
    told = []
    for name, hidden in sheets:
        marks = book.marks(name)
        rows = filled(book.rows(name), marks.problems if marks else {})
        told.append(_sheet(name, rows, marks, hidden=hidden))
    return told


def _no_such(blad: str, sheets: list[tuple[str, bool]]) -> Any:
    names = ", ".join(repr(name) for name, _ in sheets)
    raise Unreadable(f"har inget blad som heter {blad!r}", f"Bladen är {names}.")


def _sheet(
    name: str,
    rows: Iterable[tuple[int, list[Any]]],
    marks: Marks | None = None,
    *,
    hidden: bool = False,
) -> dict[str, Any]:
    """Write the rows of a sheet, and return what is told of it."""
    out = sys.stdout.buffer
    at, dark = out.tell(), marks.hidden_rows if marks else ()
    lines = ((nr, nr in dark, row) for nr, row in rows)
    return {
        "namn": name,
        "dolt": hidden,
        "dolda_kolumner": sorted(marks.hidden_columns) if marks else [],
        "vet": marks is not None,
        "vid": at,
        "omgangar": spool.write(out, lines),
    }
