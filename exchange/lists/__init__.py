"""Lists of others, in: the cells of a spreadsheet or of a text with separators.

What a file claims to be is not believed: it is parsed in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import exchange
from exchange.errors import Missing, Unreadable
from exchange.lists import limits
from exchange.lists.cells import Cell, Problem, Row, Sheet, column_index, column_name
from exchange.lists.spool import Rows, Spool

__all__ = ["Cell", "Problem", "Row", "Sheet", "column_index", "column_name", "read"]

_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from exchange.lists.child import main
main(sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None)
"""


def read(path: Path, *, blad: str | None = None) -> list[Sheet]:
    """Return the sheets of a list, or the one that is named; raises Unreadable or Missing."""
    spool = Spool()
    kind = path.suffix.lower().removeprefix(".")
    root = str(Path(exchange.__file__).parents[1])
    asked = [root, str(path.absolute()), kind, *([] if blad is None else [blad])]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-I", "-c", _PROGRAM, *asked],
            stdin=subprocess.DEVNULL,
            stdout=spool.file,
            stderr=subprocess.PIPE,
            timeout=limits.WALL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{path.name} tar för lång tid att läsa") from None
    answer: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    if "fel" in answer:
        raise Unreadable(f"{path.name}: {answer['fel']}", answer["hjalp"])
    return [
        Sheet(
            one["namn"], one["dolt"], frozenset(), False, Rows(spool, one["vid"], one["omgangar"])
        )
        for one in answer["blad"]
    ]
