# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The avvikelser: what does not add up, with both readings, until somebody has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.model.as_of import NU, dicts, per
from projections.model.views import deviations

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf


def avvikelser(
    conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None, alla: bool = False
) -> dict[str, Any]:
    """Return the open avvikelser, or all, in the shape ``avvikelser/1``; the oldest first."""
    query = (
        f"SELECT * FROM ({deviations(asof.within())})"
        " WHERE (:pott IS NULL OR pott = :pott) AND (:alla OR status = 'oppen')"
        " ORDER BY exempeldata, handelse, kod, kommando_id"
    )
    bound = asof._asdict() | {"pott": pott, "alla": alla}
    plain = ("kod", "pott", "belopp_ore", "status", "regel", "handelse")
    rader = [
        {key: row[key] for key in plain}
        | {
            "lasningar": [row["lasning_1"], row["lasning_2"]],
            "exempeldata": bool(row["exempeldata"]),
        }
        | ({key: row[key] for key in ("utredd_handelse", "slutsats")} if alla else {})
        for row in dicts(conn, query, bound)
    ]
    return {
        "schema": "avvikelser/1",
        "per": per(conn, asof),
        "rader": rader,
        "exempeldata": any(row["exempeldata"] for row in rader),
    }
