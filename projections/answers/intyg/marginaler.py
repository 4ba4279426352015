# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The margins of the potts as a read model has their postings, within some bounds."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from domain.bevakning.bild import i_kraft
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping.postings import Konto
from domain.values.dates import first_day
from projections.answers.intyg.foljare import Foljare, Nar
from projections.model.shape import lagesteg
from projections.model.views import RATTAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from projections.model.as_of import AsOf

Ordning: TypeAlias = Literal["registrering", "handelsedatum"]
REGISTRERING: Final = "registrering"
HANDELSEDATUM: Final = "handelsedatum"
ORDNINGAR: tuple[Ordning, ...] = (REGISTRERING, HANDELSEDATUM)


class Potter(NamedTuple):
    """The potts by name with their year, and which of them are the state's, and paid in advance.

    ``okant_anslag`` is, of those with an anslag of no amount, the first day that it can be of: from
    then on what is left of it is not known before an amount is.
    """

    ar: Mapping[str, int]
    statsbidrag: frozenset[str]
    forskott: frozenset[str]
    okant_anslag: Mapping[str, str]


def potter(conn: sqlite3.Connection, asof: AsOf, pott: str | None) -> Potter:
    """Return the potts that there are anything of within the bounds."""
    within, bound = asof.within(), asof.bound(pott=pott)
    rows = conn.execute(
        "SELECT pott, ar, kalla, utbetalning FROM pott WHERE (:pott IS NULL OR pott = :pott)"
        f" AND ({within} OR pott IN (SELECT pott FROM post WHERE {within})) ORDER BY pott",
        bound,
    ).fetchall()
    return Potter(
        {namn: ar for namn, ar, *_ in rows},
        frozenset(namn for namn, _, kalla, _ in rows if kalla == "statsbidrag"),
        frozenset(namn for namn, _, *of in rows if of == ["statsbidrag", "forskott"]),
        _okant_anslag(conn, asof),
    )


def _okant_anslag(conn: sqlite3.Connection, asof: AsOf) -> dict[str, str]:
    """Return the first day on which KF's appropriation was known without its amount."""
    anslag = Stegtyp.AnslagAnvisat
    okant = conn.execute(
        f"""
SELECT nr, pott, handelsedatum FROM (SELECT * FROM lagesteg WHERE {asof.within()}) AS steg
JOIN (SELECT nr, handelsedatum FROM handelse) AS handelse USING (nr)
WHERE typ = '{anslag.name}' AND belopp_ore IS NULL""",
        asof.bound(),
    ).fetchall()
    if not okant:
        return {}
    held = {one.nr for one in i_kraft(lagesteg(conn, asof, anslag, Stegtyp.HandelseRattad))}
    found: dict[str, str] = {}
    for nr, pott, datum in okant:
        if nr in held:
            dag = first_day(datum)
            found[pott] = min(dag, found.get(pott, dag))
    return found


def foljda(conn: sqlite3.Connection, asof: AsOf, potter: Potter, pott: str | None) -> Foljare:
    """Follow every series of the postings within some bounds."""
    foljare, backwards = Foljare(potter.forskott), omvanda(conn, asof)
    for (pott_, nar), group in groupby(_sides(conn, asof, pott), key=itemgetter(0, 1)):
        if pott_ not in potter.ar:
            raise sqlite3.DatabaseError(f"en post i händelse {nar.nr} hör till en okänd pott")
        foljare.take(pott_, nar, [side for *_, side in group], omvand=nar.nr in backwards)
    return foljare


def omvanda(conn: sqlite3.Connection, asof: AsOf) -> frozenset[int]:
    """Return the corrections that bear the vague date of what they take back: of the same day."""
    rows = conn.execute(
        f"""
SELECT h.nr, h.kommando_id, h.handelsedatum, r.avser_id
FROM (SELECT * FROM handelse WHERE {asof.within()} AND length(handelsedatum) <> 10) AS h
LEFT JOIN lagesteg AS r ON r.nr = h.nr AND r.typ = '{RATTAR}' ORDER BY h.nr""",
        asof.bound(),
    )
    found: dict[str, tuple[str, bool]] = {}
    numbers = set()
    for nr, kommando_id, datum, avser_id in rows:
        back = found.get(avser_id) == (datum, False)
        found[kommando_id] = datum, back
        if back:
            numbers.add(nr)
    return frozenset(numbers)


def _sides(
    conn: sqlite3.Connection, asof: AsOf, pott: str | None
) -> Iterator[tuple[str, Nar, tuple[Konto, int]]]:
    """Yield the postings in order: of which pott, when, and what changes by how many öre."""
    rows = conn.execute(
        "SELECT nr, forsta_dag, sista_dag, handelsedatum, pott, position, namnd, underenhet,"
        f" delta_ore FROM post WHERE {asof.within()} AND (:pott IS NULL OR pott = :pott)"
        " ORDER BY nr, rad",
        asof.bound(pott=pott),
    )
    for nr, *texts, ore in rows:
        if not (type(nr) is type(ore) is int and all(type(one) is str for one in texts)):
            raise sqlite3.DatabaseError(f"en post i händelse {nr} är ofullständig")
        *dagar, of, position, namnd, underenhet = texts
        yield of, Nar(nr, *dagar), (Konto(position, namnd or None, underenhet or None), ore)
