"""Which of what waits is example data (D16)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from projections.model.as_of import has_example

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from domain.bevakning.vantan import Vantan
    from projections.model.as_of import AsOf


class Examples(NamedTuple):
    """The events that are example data, and the potts that have any."""

    handelser: frozenset[int]
    potter: frozenset[str | None]

    def bear(self, one: Vantan, antal: int) -> bool:
        """Tell whether what waits is example data: its event, or a sum or number over a pott's."""
        over = antal > 1 or (one.belopp_ore is not None and one.slag != "attest")
        return one.handelse in self.handelser or (over and one.pott in self.potter)


def examples_of(conn: sqlite3.Connection, asof: AsOf, handelser: Iterable[int | None]) -> Examples:
    """Return which of some events are example data, and which potts have any."""
    named = json.dumps([nr for nr in handelser if nr is not None])
    query = "SELECT nr FROM handelse WHERE exempeldata AND nr IN (SELECT value FROM json_each(?))"
    potter = [pott for (pott,) in conn.execute("SELECT pott FROM exempel WHERE pott <> ''")]
    return Examples(
        frozenset(nr for (nr,) in conn.execute(query, (named,))),
        frozenset(pott for pott in potter if has_example(conn, asof, pott=pott)),
    )
