# ruff: noqa: S608 - the text is all our own; what users say is bound
"""How many avvikelser are open, in which potts, and the first of them: the rest is only counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from projections.answers.avvikelser import ORDNING, Avvikelserad, Funnen, asked, shown
from projections.model import shape
from projections.model.as_of import NU, Per, per, snapshot

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf


class Oppna(TypedDict):
    """The open avvikelser: how many, the first ``rader`` of them, and the potts that have any."""

    per: Per
    antal: int
    rader: list[Avvikelserad]
    potter: list[str]


_COLUMNS = ", ".join(f"'{name}', {name}" for name in Funnen.__annotations__)


def oppna(
    conn: sqlite3.Connection, asof: AsOf = NU, *, many: int, pott: str | None = None
) -> Oppna:
    """Return the first so many of the open avvikelser, of a pott or of all, and their number."""
    query = f"""
WITH oppna AS MATERIALIZED ({asked(asof)})
SELECT (SELECT count(*) FROM oppna),
  (SELECT json_group_array(json_object({_COLUMNS}))
    FROM (SELECT * FROM oppna ORDER BY {ORDNING} LIMIT :many)),
  (SELECT json_group_array(pott) FROM (SELECT DISTINCT pott FROM oppna
    WHERE pott IS NOT NULL ORDER BY pott))"""
    bound = asof.bound(pott=pott, arende=None, regel=None, alla=False, many=many)
    with snapshot(conn):
        antal, rader, potter = conn.execute(query, bound).fetchone()
        at = per(conn, asof)
    return {
        "per": at,
        "antal": antal,
        "rader": [shown(_funnen(one)) for one in json.loads(rader)],
        "potter": json.loads(potter),
    }


def _funnen(one: dict[str, object]) -> Funnen:
    return shape.shaped(Funnen, {**one, "exempeldata": bool(one["exempeldata"])})
