"""What people point at, found in a ledger file with ``sqlite3`` alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


class Vem(NamedTuple):
    """Who a question is about: a nämnd, or only a sub-unit of it; None is everybody."""

    namnd: str | None = None
    underenhet: str | None = None


ALLA = Vem()


def number_of(conn: sqlite3.Connection, shown: str) -> int | None:
    """Return the nr that ``41`` or the liggarnummer ``2022-000017`` means; None if there is none.

    Raises ValueError for a text that is neither.
    """
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{6,9})", shown):
        query = "SELECT nr FROM handelse WHERE ar = ? AND lopnummer = ?"
        row = conn.execute(query, (int(found[1]), int(found[2]))).fetchone()
    elif re.fullmatch(r"[0-9]+", shown):
        if len(shown) > len(str(2**62)) - 1:  # no ledger is so long
            return None
        row = conn.execute("SELECT nr FROM handelse WHERE nr = ?", (int(shown),)).fetchone()
    else:
        raise ValueError(f"{shown!r} är inget händelsenummer; skriv 41 eller 2022-000017")
    return row[0] if row else None


def command_id(conn: sqlite3.Connection, nr: int) -> str:
    """Return the id of the command that gave an event."""
    row = conn.execute("SELECT data ->> 'kommando_id' FROM handelse WHERE nr = ?", (nr,)).fetchone()
    kommando_id: str = row[0]
    return kommando_id


def is_command(conn: sqlite3.Connection, kommando_id: str) -> bool:
    """Tell whether a command has this id."""
    query = "SELECT 1 FROM kommando WHERE id = ?"
    return conn.execute(query, (kommando_id,)).fetchone() is not None


def events_of(conn: sqlite3.Connection, kommando_id: str) -> tuple[int, int] | None:
    """Return the first and last nr of the events that a command gave; None if there is none."""
    query = "SELECT forsta_nr, sista_nr FROM kommando WHERE id = ?"
    row: tuple[int, int] | None = conn.execute(query, (kommando_id,)).fetchone()
    return row


def organ(conn: sqlite3.Connection, namn: str) -> Vem | None:
    """Return an organ by its code, name or alias, exactly; None if there is none.

    A nämnd's own office or sub-unit is that nämnd with the unit beside it, as in what is recorded.
    """
    row = conn.execute(
        "SELECT organ.data ->> 'kod', organ.data ->> 'slag', organ.data ->> 'overordnad'"
        " FROM handelse AS named JOIN handelse AS organ ON organ.aggregat = 'register'"
        " AND organ.typ GLOB 'OrganRegistrerat/*'"
        " AND organ.data ->> 'kod' = named.data ->> 'kod'"
        " WHERE named.aggregat = 'register'"
        " AND ? IN (named.data ->> 'kod', named.data ->> 'namn', named.data ->> 'alias')"
        " ORDER BY organ.nr DESC",
        (namn,),
    ).fetchone()
    if row is None:
        return None
    kod, slag, overordnad = row
    return Vem(overordnad, kod) if slag == "forvaltning" and overordnad else Vem(kod)


def organs(conn: sqlite3.Connection) -> dict[str, str]:
    """Return every code, name and alias that is registered, with the code that it means."""
    query = (
        "SELECT data ->> 'kod', data ->> 'namn', data ->> 'alias' FROM handelse"
        " WHERE aggregat = 'register' AND data ->> 'kod' IS NOT NULL ORDER BY nr"
    )
    return {name: row[0] for row in conn.execute(query) for name in row if name is not None}


def organ_names(conn: sqlite3.Connection) -> dict[str, str]:
    """Return what each organ is called, by its code."""
    query = (
        "SELECT data ->> 'kod', data ->> 'namn' FROM handelse WHERE aggregat = 'register'"
        " AND typ GLOB 'OrganRegistrerat/*' ORDER BY nr"
    )
    return {str(kod): str(namn) for kod, namn in conn.execute(query)}


def has_pott(conn: sqlite3.Connection, pott: str) -> bool:
    """Tell whether a pott is set up."""
    query = "SELECT 1 FROM handelse WHERE aggregat = ? AND version = 1"
    return conn.execute(query, (f"pott/{pott}",)).fetchone() is not None


def potts(conn: sqlite3.Connection) -> list[str]:
    """Return the potts that are set up."""
    query = "SELECT substr(aggregat, 6) FROM handelse WHERE aggregat GLOB 'pott/*' AND version = 1"
    return [str(row[0]) for row in conn.execute(query)]


def arenden(conn: sqlite3.Connection) -> list[str]:
    """Return the ärenden that have a first step."""
    query = (
        "SELECT substr(aggregat, 8) FROM handelse WHERE aggregat GLOB 'arende/*' AND version = 1"
    )
    return [str(row[0]) for row in conn.execute(query)]


def actors(conn: sqlite3.Connection) -> list[str]:
    """Return the actors that are registered."""
    query = (
        "SELECT data ->> 'aktor' FROM handelse WHERE aggregat = 'register'"
        " AND typ GLOB 'AktorRegistrerad/*' ORDER BY nr"
    )
    return [str(row[0]) for row in conn.execute(query)]


def newest_in(conn: sqlite3.Connection, pott: str, most: int) -> list[tuple[int, str]]:
    """Return number and type of the last events of a pott, the newest first."""
    query = "SELECT nr, typ FROM handelse WHERE aggregat = ? ORDER BY version DESC LIMIT ?"
    return [(int(nr), str(typ)) for nr, typ in conn.execute(query, (f"pott/{pott}", most))]


def tried_against(
    conn: sqlite3.Connection, regel: str, before: int, among: int
) -> list[tuple[int, str]]:
    """Return number and type of the events held to a rule, the newest first.

    They are looked for ``among`` so many, the last before an event.
    """
    query = (
        "SELECT nr, typ FROM handelse WHERE nr < ? AND nr >= ?"
        " AND EXISTS (SELECT 1 FROM json_each(data, '$.regler') WHERE value = ?)"
        " ORDER BY nr DESC"
    )
    return [(int(nr), str(typ)) for nr, typ in conn.execute(query, (before, before - among, regel))]
