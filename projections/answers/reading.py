# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Answers out of a read model with nothing but ``sqlite3``: balances, journal, avvikelser.

Importing this loads neither SQLAlchemy, pydantic nor eventsourcing; a test holds it to that.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from projections.answers.attester import oattesterade
from projections.answers.berorda import concerns
from projections.model import views
from projections.model.views import FIGURES, deviations, figures, then

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEYS = ("pott", "ar", "namnd", "underenhet")
GRUPPERA = ("pott", "namnd", "underenhet", "ar")
ORE = tuple(f"{name}_ore" for name in FIGURES)


class AsOf(NamedTuple):
    """The moment an answer is of; inclusive bounds that all must hold (D12).

    ``datum`` is a last day, ``YYYY-MM-DD``; ``registrerad`` is UTC with six decimals and ``Z``.
    """

    datum: str | None = None
    registrerad: str | None = None
    handelse: int | None = None

    def within(self) -> str:
        """Return the condition on a row's ``sista_dag``, ``registrerad`` and ``nr``."""
        held = {
            "sista_dag <= :datum": self.datum,
            "registrerad <= :registrerad": self.registrerad,
            "nr <= :handelse": self.handelse,
        }
        return " AND ".join(k for k, v in held.items() if v is not None) or "1"


NU = AsOf()


class Lage(NamedTuple):
    """How far a model has come in which ledger, and the digest of the log up to there."""

    liggare: str
    nr: int | None
    sha256: str | None
    version: int


def saldo(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...] = GRUPPERA,
) -> dict[str, Any]:
    """Return the balances in the shape ``saldo/1``, now or as of a moment, one row per group."""
    of: dict[str, Any] = {"pott": pott, "namnd": namnd, "underenhet": underenhet, "ar": ar}
    with snapshot(conn):
        fine = list(_fine(conn, asof, of))
        at = per(conn, asof)
        example = has_example(conn, asof, of)
        waiting = oattesterade(conn, asof, **of)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in fine:
        groups.setdefault(tuple(row[key] for key in gruppera), []).append(row)
    shown = [key for key in KEYS if key in gruppera]
    return {
        "schema": "saldo/1",
        "per": at,
        "rader": [
            {key: groups[group][0][key] for key in shown} | _summed(groups[group])
            for group in sorted(groups, key=_none_first)
        ],
        "summa": _summed(fine),
        "exempeldata": example,
        "oattesterade": waiting,
    }


def per(conn: sqlite3.Connection, asof: AsOf = NU) -> dict[str, Any]:
    """Return what an answer is as of: the bounds asked for, and the last event within them."""
    query = f"SELECT nr FROM handelse WHERE {asof.within()} ORDER BY nr DESC LIMIT 1"
    row: tuple[int] | None = conn.execute(query, asof._asdict()).fetchone()
    return {
        "datum": asof.datum,
        "registrerad": asof.registrerad,
        "handelse": row and row[0],
        "rot": None,
    }


_IN_ARENDE = (
    "diarienummer = :arende OR aggregat = 'arende/' || :arende"
    " OR (aggregat <> 'register' AND nr IN"
    " (SELECT nr FROM underlag WHERE diarienummer = :arende))"
)
_OF_ARENDE = (
    f"({_IN_ARENDE} OR kommando_id IN (SELECT avser_id FROM handelse"
    f" WHERE typ GLOB '*Kompletterat/*' AND ({_IN_ARENDE}) AND {{within}}))"
)


def journal(  # noqa: PLR0913 - the same
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    typ: str | None = None,
    arende: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the events in order: of a pott, a nämnd (also in rows), a bidragsår, a type, an ärende.

    ``typ`` is a name with or without its version. To an ärende belongs what was decided in it,
    what rests on a document of it, and what either was added to afterwards, in whichever potts;
    the register, which only names organs, does not.
    """
    held = {
        "pott = :pott": pott,
        "ar = :ar": ar,
        "(typ = :typ OR typ GLOB :typ || '/*')": typ,
        _OF_ARENDE.format(within=asof.within()): arende,
        concerns(): namnd,
    }
    where = " AND ".join([asof.within(), *(k for k, v in held.items() if v is not None)])
    source = "v_handelse" if asof == NU else f"({views.journal(asof.within())})"
    query = f"SELECT * FROM {source} WHERE {where} ORDER BY nr"
    of = {"pott": pott, "namnd": namnd, "underenhet": underenhet, "ar": ar}
    bound = asof._asdict() | of | {"typ": typ, "arende": arende}
    for row in dicts(conn, query, bound):
        yield row | {name: bool(row[name]) for name in ("exempeldata", "rattad")}


def arenden(conn: sqlite3.Connection) -> list[str]:
    """Return every diarienummer that an event has: of its decision, its documents or its ärende."""
    query = (
        "SELECT diarienummer FROM handelse UNION SELECT diarienummer FROM underlag"
        " UNION SELECT substr(aggregat, 8) FROM handelse WHERE aggregat GLOB 'arende/*'"
    )
    return sorted(found for (found,) in conn.execute(query) if found)


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


def _fine(
    conn: sqlite3.Connection, asof: AsOf, of: dict[str, str | int | None]
) -> Iterator[dict[str, Any]]:
    """Yield a row per pott, and per nämnd and sub-unit with anything to show."""
    within = asof.within()
    source = "v_saldo" if asof == NU else f"({figures(then(within), within)})"
    where = " AND ".join(f"(:{name} IS NULL OR {name} = :{name})" for name in of)
    query = f"SELECT {', '.join(KEYS + ORE)} FROM {source} WHERE {where}"
    for row in dicts(conn, query, asof._asdict() | of):
        if row["namnd"] is None or any(row[ore] for ore in ORE):
            yield row


def has_example(conn: sqlite3.Connection, asof: AsOf, of: dict[str, str | int | None]) -> bool:
    """Tell whether any event of the potts counted is example data (D16)."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata AND"
        " (:pott IS NULL OR pott = :pott) AND"
        f" (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar)) AND {asof.within()})"
    )
    return bool(conn.execute(query, asof._asdict() | of).fetchone()[0])


def _summed(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Add rows up; of proposals a pott's stated total counts, not its rows as well."""
    own = [row for row in rows if row["namnd"] is None]
    sums = {ore: sum(row[ore] for row in rows) for ore in ORE}
    return sums | {"foreslaget_ore": sum(row["foreslaget_ore"] for row in own or rows)}


def _none_first(group: Iterable[Any]) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in group]


def dicts(conn: sqlite3.Connection, query: str, bound: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield rows by column name."""
    cursor = conn.execute(query, bound)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Let several questions see the same moment."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")
