# ruff: noqa: S608 - the text is all our own; what users say is bound
"""A leaf of the journal: some of its events, and what lies on either side, the rest not read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, Unpack

from projections.answers.journal import ALLA, Urval, asked, journal
from projections.model.as_of import NU, Per, per, snapshot

if TYPE_CHECKING:
    import sqlite3

    from projections.answers.journal import Journalrad
    from projections.model.as_of import AsOf


class Blad(TypedDict):
    """The events of a leaf, and how many there are of the same in all.

    ``forra`` and ``nasta`` are the first event of the leaf before and after it; None when there is
    none. ``exempeldata`` tells whether any of all of them is.
    """

    per: Per
    rader: list[Journalrad]
    antal: int
    forra: int | None
    nasta: int | None
    exempeldata: bool


def blad(
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    many: int,
    fran: int | None = None,
    **urval: Unpack[Urval],
) -> Blad:
    """Return so many events of what ``journal`` yields, from a number on; without it the last."""
    where, bound = asked(asof, **urval)
    # what concerns a nämnd is long to find; the rest is found by its index each time
    once = "" if urval.get("namnd") is not None else "NOT "
    query = f"""
WITH valda AS {once}MATERIALIZED (SELECT nr, exempeldata FROM ({ALLA}) WHERE {where})
SELECT (SELECT count(*) FROM valda),
  EXISTS (SELECT 1 FROM exempel) AND EXISTS (SELECT 1 FROM valda WHERE exempeldata),
  (SELECT json_group_array(nr) FROM (SELECT nr FROM valda
    WHERE :fran IS NULL OR nr < :fran ORDER BY nr DESC LIMIT :many)),
  (SELECT json_group_array(nr) FROM (SELECT nr FROM valda
    WHERE nr >= :fran ORDER BY nr LIMIT :many + 1))"""
    with snapshot(conn):
        found = conn.execute(query, {**bound, "many": many, "fran": fran}).fetchone()
        antal, exempel = found[:2]
        before, after = sorted(json.loads(found[2])), json.loads(found[3])
        chosen: Urval = {**urval, "nar": json.dumps(before if fran is None else after[:many])}
        return {
            "per": per(conn, asof),
            "rader": list(journal(conn, asof, **chosen)),
            "antal": antal,
            "forra": before[0] if before and fran is not None else None,
            "nasta": next(iter(after[many:]), None),
            "exempeldata": bool(exempel),
        }
