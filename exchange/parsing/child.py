"""The process that parses a list: alone with the file, and bound in memory and time.

Rows go to standard output, which is a file; the answer is the last line of standard error.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exchange.errors import Unreadable
from exchange.parsing import limits, spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exchange.parsing.marks import Marks


class Found(NamedTuple):
    """A sheet as its format gives it; ``marks`` is None where the format does not tell."""

    name: str
    hidden: bool
    marks: Marks | None
    rows: Iterable[spool.Numbered]


def main(sheets: Callable[[Path, str, str | None], Iterator[Found]], args: list[str]) -> None:
    """Parse a file (path, kind, the sheet that is asked for), and answer."""
    limits.bound()
    gc.disable()  # nothing here is a cycle, and there is much of it
    path, kind, *named = args
    answer = spool.Answer(sheets=[], wrong="", help="")
    try:
        for found in sheets(Path(path), kind, named[0] if named else None):
            answer["sheets"].append(_sheet(found))
    except Unreadable as error:
        answer = spool.Answer(sheets=[], wrong=str(error), help=error.hjalp)
    sys.stderr.write(f"\n{json.dumps(answer)}\n")
    sys.stderr.flush()
    os._exit(0)  # nothing is left to tear down, or to write where there was no room


def _sheet(found: Found) -> spool.Sheet:
    """Write the rows of a sheet, and return what is told of it."""
    out, marks = sys.stdout.buffer, found.marks
    at = out.tell()
    return spool.Sheet(
        name=found.name,
        hidden=found.hidden,
        hidden_columns=sorted(marks.hidden_columns) if marks else [],
        knows_hidden=marks is not None,
        at=at,
        batches=spool.write(out, found.rows, marks.hidden_rows if marks else set()),
    )
