# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The events of a selection that must be attested, with their amounts (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from projections.model.views import attests

if TYPE_CHECKING:
    import sqlite3


class Urval(NamedTuple):
    """Which events: of a pott, of a nämnd by its own name, a range of numbers, of a file.

    ``sha256`` is of a document that the events name, or of a file of commands that they came in.
    """

    pott: str | None = None
    namnd: str | None = None
    underenhet: str | None = None
    fran: int | None = None
    till: int | None = None
    sha256: str | None = None


class Vald(NamedTuple):
    """An event of a selection, in öre with its sign; ``har`` are the attests that it has.

    ``vantar`` is false of one that has both, and of one that is corrected and needs none.
    """

    nr: int
    kommando_id: str
    typ: str
    pott: str | None
    namnd: str | None
    handelsedatum: str
    registrerad_av: str
    exempeldata: int
    har: str | None
    vantar: int
    belopp_ore: int

    def saknar(self, slag: str) -> bool:
        """Tell whether it lacks one of the two attests."""
        return slag not in (self.har or "").split(",")


def signed(h: str) -> str:
    """Return the amount of an event in öre, as SQL: a credit counts below zero.

    It is its one amount, else its stated total, else the sum of its rows, else nothing.
    """
    return f"""iif({h}.typ GLOB 'ForbrukningKrediterad/*', -1, 1) * coalesce({h}.belopp_ore,
  (SELECT sum(delta_ore) FROM post WHERE post.nr = {h}.nr AND position = 'fordelat'
    AND {h}.typ GLOB 'FordelningBeslutad/*'),
  (SELECT sum(belopp_ore) FROM forslag WHERE forslag.pott = {h}.pott AND forslag.nr = {h}.nr
    AND forslag.namnd <> ''), 0)"""


def valda(conn: sqlite3.Connection, urval: Urval) -> list[Vald]:
    """Return the events of a selection that must be attested, whatever they have; oldest first."""
    query = f"""
SELECT h.nr, h.kommando_id, h.typ, h.pott, h.namnd, h.handelsedatum, h.registrerad_av,
  h.exempeldata, a.slag AS har, a.vantar, {signed("h")} AS belopp_ore
FROM ({attests()}) AS a JOIN handelse AS h ON h.nr = a.nr
WHERE (:pott IS NULL OR h.pott = :pott)
  AND (:namnd IS NULL OR h.namnd = :namnd)
  AND (:underenhet IS NULL OR h.underenhet = :underenhet)
  AND (:fran IS NULL OR h.nr >= :fran) AND (:till IS NULL OR h.nr <= :till)
  AND (:sha256 IS NULL OR h.kommando_id GLOB :sha256 || ':*'
    OR h.nr IN (SELECT nr FROM underlag WHERE sha256 = :sha256))
ORDER BY h.nr"""
    return [Vald(*row) for row in conn.execute(query, urval._asdict())]


def givna(conn: sqlite3.Connection, forled: str) -> frozenset[str]:
    """Return the ids of the attests that begin with a text."""
    query = (
        "SELECT handelse.kommando_id FROM attest JOIN handelse ON handelse.nr = attest.nr"
        " WHERE substr(handelse.kommando_id, 1, length(:forled)) = :forled"
    )
    return frozenset(row[0] for row in conn.execute(query, {"forled": forled}))
