"""A ledger whose every text is somebody's who means harm, sealed as if it were sound.

What an event is read with refuses control characters and words that are in no closed list; every
text that is then left says something else, the same text always the same.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import Notification

from ledger.errors import Damaged
from ledger.format.codec import LedgerMapper, canonical
from tests.ledger.angrepp import put, reseal, unguarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Row = tuple[int, str, int, str, bytes]

MARKERING = "\"'><img src=x onerror=a()><script>a()</script></p>{{7*7}}&lt;${x}"
FORMEL = '=HYPERLINK("http://ond.example";"x")|cmd '
OFARLIG = " en text"
SAMMA = {"avser_id", "kommando_id", "rattar"}
"""What one event says of another, or a command of itself."""


def med_texter(fran: Path, till: Path, make: Callable[[str], str]) -> int:
    """Copy a ledger with every text of it made another, sealed anew; return how many were."""
    shutil.copyfile(fran, till)
    number = 0
    with unguarded(till) as conn:
        rows = "SELECT nr, aggregat, version, typ, data FROM handelse ORDER BY nr"
        for row in conn.execute(rows).fetchall():
            data = json.loads(row[4])
            for inner, key in list(_leaves(data)):
                kept, inner[key] = inner[key], make(inner[key])
                if _is_read(row, data):
                    number += 1
                else:
                    inner[key] = kept
            put(conn, row[0], canonical(data))
        reseal(conn)
    return number


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield where each text stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, of in pairs:
        if isinstance(of, dict | list):
            yield from _leaves(of)
        elif isinstance(of, str) and key not in SAMMA:
            yield value, key


def _is_read(row: Row, data: Any) -> bool:
    nr, aggregat, version, typ, _ = row
    stored = Notification(
        id=nr + 1, originator_id=aggregat, originator_version=version, topic=typ,
        state=canonical(data),
    )  # fmt: skip
    try:
        LedgerMapper().to_domain_event(stored)
    except Damaged:
        return False
    return True
