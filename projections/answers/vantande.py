# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Which events of a pott wait to be attested (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.answers.reading import dicts
from projections.model.views import attests

if TYPE_CHECKING:
    import sqlite3

    from projections.answers.reading import AsOf


def vantande(conn: sqlite3.Connection, asof: AsOf, *, pott: str) -> list[dict[str, Any]]:
    """Return the events of a pott that lack an attest, the oldest first, with the one they have."""
    query = (
        "SELECT a.nr, typ, belopp_ore, namnd, underenhet, a.slag"
        f" FROM ({attests(asof.within())}) AS a JOIN handelse ON handelse.nr = a.nr"
        " WHERE a.vantar AND pott = :pott ORDER BY a.nr"
    )
    return list(dicts(conn, query, asof._asdict() | {"pott": pott}))
