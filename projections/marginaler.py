# ruff: noqa: S608 - the text is all our own; what users say is bound
"""How near to zero each position and ceiling of a pott has been, in one order or the other.

The postings are read once in the order of registration and once in the order of the days (R49:
what happened on a day counts at its end). One value a series is kept, so that memory does not
grow with the log. A series counts from the first event that touches it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import positions as p
from domain.bilden import Lagesteg, i_kraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from projections.reading import AsOf

REGISTRERING, HANDELSEDATUM = ORDNINGAR = ("registrering", "handelsedatum")
_ORDER = {REGISTRERING: ("nr", "nr, rad"), HANDELSEDATUM: ("sista_dag", "sista_dag, nr, rad")}
_TAK = {tak.slag: tak for tak in p.TAK}


class Serie(NamedTuple):
    """What is followed: a position of a pott or of a nämnd in it ('' for none), or a ceiling."""

    pott: str
    slag: str
    namnd: str = ""
    underenhet: str = ""

    @property
    def namn(self) -> str:
        """What R49 calls it."""
        tak = _TAK.get(self.slag)
        return tak.namn if tak else p.i_ord(self.slag, self.namnd or None, self.underenhet or None)


class Lagst(NamedTuple):
    """The lowest value, and the event and day that first left it so low."""

    ore: int
    handelse: int
    datum: str


@dataclass(slots=True)
class Foljd:
    """A series on its way: what it stands at, how many steps have touched it, its lowest."""

    ore: int = 0
    antal: int = 0
    lagst: Lagst | None = None

    def see(self, nr: int, dag: str) -> None:
        """Keep the value if it is the lowest yet."""
        if self.lagst is None or self.ore < self.lagst.ore:
            self.lagst = Lagst(self.ore, nr, dag)


class Potter(NamedTuple):
    """The potts by name with their year; which are statsbidrag; who has an anslag of no amount.

    ``okant_anslag`` is the first day of such an anslag: from then on what is left of it is not
    known before an amount is.
    """

    ar: Mapping[str, int]
    statsbidrag: frozenset[str]
    okant_anslag: Mapping[str, str]


Foljda = dict[Serie, Foljd]
Konto = tuple[str, ...]
"""Whose a posting is: pott, nämnd, sub-unit, position."""


def potter(conn: sqlite3.Connection, asof: AsOf, pott: str | None) -> Potter:
    """Return the potts that there are anything of within the bounds."""
    within, bound = asof.within(), asof._asdict() | {"pott": pott}
    rows = conn.execute(
        "SELECT pott, ar, kalla FROM pott WHERE (:pott IS NULL OR pott = :pott)"
        f" AND ({within} OR pott IN (SELECT pott FROM post WHERE {within})) ORDER BY pott",
        bound,
    ).fetchall()
    return Potter(
        {namn: ar for namn, ar, _ in rows},
        frozenset(namn for namn, _, kalla in rows if kalla == "statsbidrag"),
        _okant_anslag(conn, asof),
    )


def _okant_anslag(conn: sqlite3.Connection, asof: AsOf) -> dict[str, str]:
    """Return the first day on which KF's appropriation was known without its amount."""
    within = asof.within()
    rows = conn.execute(
        f"""
SELECT nr, typ, sista_dag, kommando_id, pott, avser_id, belopp_ore FROM lagesteg
WHERE {within} AND typ IN ('AnslagAnvisat', 'HandelseRattad') AND pott IN (
  SELECT pott FROM lagesteg WHERE {within} AND typ = 'AnslagAnvisat' AND belopp_ore IS NULL)
ORDER BY nr""",
        asof._asdict(),
    )
    steg = [
        Lagesteg(nr, typ, dag, id_, pott, avser_id=avser_id, belopp_ore=ore)
        for nr, typ, dag, id_, pott, avser_id, ore in rows
    ]
    found: dict[str, str] = {}
    for one in i_kraft(steg):
        if one.typ == "AnslagAnvisat" and one.belopp_ore is None and one.pott:
            found[one.pott] = min(one.dag, found.get(one.pott, one.dag))
    return found


def foljda(conn: sqlite3.Connection, asof: AsOf, potter: Potter, pott: str | None) -> list[Foljda]:
    """Follow every series in both orders, first that of registration."""
    first = _follow(_sides(conn, asof, pott, REGISTRERING), potter, {})
    anvisat = {s.pott: f.ore for s, f in first.items() if s.slag == p.ANVISAT}
    return [first, _follow(_sides(conn, asof, pott, HANDELSEDATUM), potter, anvisat)]


def _sides(
    conn: sqlite3.Connection, asof: AsOf, pott: str | None, ordning: str
) -> Iterator[tuple[Any, int, str, int, Konto]]:
    """Yield the postings in an order: the step each is part of, number, day, öre and whose."""
    step, order = _ORDER[ordning]
    rows = conn.execute(
        f"SELECT {step}, nr, sista_dag, delta_ore, pott, namnd, underenhet, position FROM post"
        f" WHERE {asof.within()} AND (:pott IS NULL OR pott = :pott) ORDER BY {order}",
        asof._asdict() | {"pott": pott},
    )
    for of, nr, dag, ore, *konto in rows:
        if not (type(nr) is type(ore) is int and type(dag) is str and None not in konto):
            raise sqlite3.DatabaseError(f"en post i händelse {nr} är ofullständig")
        yield of, nr, dag, ore, tuple(konto)


def _follow(
    sides: Iterable[tuple[Any, int, str, int, Konto]], potter: Potter, anvisat: Mapping[str, int]
) -> Foljda:
    """Follow every series, a step at a time: an event, or all that happened on a day."""
    found: Foljda = {}
    parts: dict[Konto, list[tuple[Serie, int]]] = {}
    for _, group in groupby(sides, key=itemgetter(0)):
        touched: dict[Serie, tuple[int, str]] = {}
        for _, nr, dag, ore, konto in group:
            if konto not in parts:
                parts[konto] = [*_series(konto, potter)]
            for serie, sign in parts[konto]:
                found.setdefault(serie, Foljd()).ore += sign * ore
                touched[serie] = nr, dag
        for serie, (nr, dag) in touched.items():
            found[serie].antal += 1
            ceiling = serie.slag == p.KVAR_ATT_AVSATTA.slag
            if not ceiling or _known(found, serie.pott, dag, potter, anvisat):
                found[serie].see(nr, dag)
    return found


def _series(konto: Konto, potter: Potter) -> Iterator[tuple[Serie, int]]:
    """Yield what a change of a position changes: itself, and sums it is in, with the sign."""
    pott, namnd, underenhet, position = konto
    if pott not in potter.ar:
        raise sqlite3.DatabaseError(f"en post hör till potten {pott!r}, som inte finns")
    if position not in p.SIGNED:
        yield Serie(pott, position, namnd, underenhet), 1
    for tak in p.TAK:
        if tak == p.KVAR_ATT_OVERFORA and pott not in potter.statsbidrag:
            continue  # kommunbidrag is budget, not cash
        if position in tak.plus:
            yield Serie(pott, tak.slag), 1
        if position in tak.minus:
            yield Serie(pott, tak.slag), -1


def _known(found: Foljda, pott: str, dag: str, potter: Potter, anvisat: Mapping[str, int]) -> bool:
    """Tell whether KF's appropriation is known, so that what is left of it is.

    In the order of days what was set aside before any appropriation counts (R49), not what was
    set aside out of one whose amount came later.
    """
    so_far, avsatt = (found.get(Serie(pott, name)) for name in (p.ANVISAT, p.AVSATT))
    if so_far is not None and so_far.ore > 0:
        return True
    known_later = anvisat.get(pott, 0) > 0 and dag < potter.okant_anslag.get(pott, "9")
    return known_later and avsatt is not None and avsatt.ore > 0
