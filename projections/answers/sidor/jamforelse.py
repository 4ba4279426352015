"""Two moments beside each other: which balances differ, and which events only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from projections.answers.journal import numbers
from projections.answers.saldo import ORE, saldo
from projections.model.as_of import Per, per, snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.answers.saldo import Saldorad
    from projections.model.as_of import AsOf

_BY = ("pott", "namnd", "underenhet")
_SUMS = {"beslutat_ore", "kvar_ore", "ater_ore"}
"""Figures that are only sums of others."""


class Skillnad(TypedDict):
    """A balance that differs: whose it is, and what it is at each moment, in öre."""

    pott: str
    namnd: str | None
    underenhet: str | None
    position: str
    a_ore: int
    b_ore: int


class Jamforelse(TypedDict):
    """Two moments: what each is as of, what differs, and the events that only one of them has."""

    schema: Literal["jamforelse/1"]
    a: Per
    b: Per
    rader: list[Skillnad]
    handelser: list[int]
    exempeldata: bool


def jamforelse(
    conn: sqlite3.Connection, a: AsOf, b: AsOf, *, pott: str | None = None
) -> Jamforelse:
    """Return what differs between two moments, in the shape ``jamforelse/1``."""
    with snapshot(conn):
        events = [dict(numbers(conn, at, pott=pott)) for at in (a, b)]
        differ = sorted(events[0].keys() ^ events[1].keys())
        return {
            "schema": "jamforelse/1",
            "a": per(conn, a),
            "b": per(conn, b),
            "rader": list(_differing(conn, a, b, pott)),
            "handelser": differ,
            "exempeldata": any((events[0] | events[1])[nr] for nr in differ),
        }


def _differing(conn: sqlite3.Connection, a: AsOf, b: AsOf, pott: str | None) -> Iterator[Skillnad]:
    before, after = (_balances(conn, at, pott) for at in (a, b))
    for whose in sorted({*before, *after}, key=lambda key: [(of is not None, of) for of in key]):
        of_pott, namnd, underenhet = whose
        for name in ORE:
            was, became = (_amount(of.get(whose), name) for of in (before, after))
            if was != became and name not in _SUMS:
                yield {
                    "pott": str(of_pott),
                    "namnd": namnd,
                    "underenhet": underenhet,
                    "position": name.removesuffix("_ore"),
                    "a_ore": was,
                    "b_ore": became,
                }


def _balances(
    conn: sqlite3.Connection, at: AsOf, pott: str | None
) -> dict[tuple[str | None, ...], Saldorad]:
    rows = saldo(conn, at, pott=pott, gruppera=_BY)["rader"]
    return {(row.get("pott"), row.get("namnd"), row.get("underenhet")): row for row in rows}


def _amount(row: Saldorad | None, name: str) -> int:
    found = row.get(name) if row is not None else 0
    return found if isinstance(found, int) else 0
