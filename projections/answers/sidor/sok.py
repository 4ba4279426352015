"""What somebody may look for by a word: a voucher, a section, or what an event says it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from projections.model.shape import rows

if TYPE_CHECKING:
    import sqlite3

MEST = 50
"""How many events are told of each kind."""


class Traff(TypedDict):
    """An event that was found: its number, when it happened, what it is, and what it is about."""

    nr: int
    handelsedatum: str
    typ: str
    pott: str | None
    avser: str


def sok(conn: sqlite3.Connection, ord_: str) -> dict[str, list[Traff]]:
    """Return the events with a voucher, a section of minutes, or a text; the newest first."""
    paragraf = ord_.removeprefix("§").strip()
    like = f"%{ord_.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
    asked = {
        "Verifikat": ("nr IN (SELECT nr FROM kostnad WHERE verifikat = :ord)", ord_),
        "Paragraf": ("paragraf = :ord", int(paragraf) if _is_number(paragraf) else None),
        "Beskrivning": ("avser LIKE :ord ESCAPE '!'", like),
    }
    return {
        slag: list(rows(Traff, conn, _QUERY.format(where=where), {"ord": value, "mest": MEST}))
        for slag, (where, value) in asked.items()
        if value is not None
    }


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len("1000000")


_QUERY = """
SELECT nr, handelsedatum, typ, pott, avser FROM handelse WHERE {where}
ORDER BY nr DESC LIMIT :mest"""
