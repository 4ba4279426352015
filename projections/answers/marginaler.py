# ruff: noqa: S608 - the text is all our own; what users say is bound
"""How near to zero each position and ceiling of a pott has been, in one order or the other.

The postings are read once, in the order of registration. In the order of the days (R49) what
happened on a day counts at its end, and of a vague date what came counts on its first day and what
went on its last: below zero is what is so under every dating. Besides one value a series, one a
day that it changed is kept, so that memory grows with the calendar, not with the log. A series
counts from the first event that touches it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from domain.bevakning.bild import i_kraft
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p
from domain.values.dates import first_day
from projections.model.shape import lagesteg
from projections.model.views import RATTAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from projections.model.as_of import AsOf

Ordning: TypeAlias = Literal["registrering", "handelsedatum"]
REGISTRERING: Final = "registrering"
HANDELSEDATUM: Final = "handelsedatum"
ORDNINGAR: tuple[Ordning, ...] = (REGISTRERING, HANDELSEDATUM)


class Serie(NamedTuple):
    """What is followed: a position of a pott or of a nämnd in it ('' for none), or a ceiling."""

    pott: str
    slag: str
    namnd: str = ""
    underenhet: str = ""


class Lagst(NamedTuple):
    """The lowest value, and the event and day that first left it so low."""

    ore: int
    handelse: int
    datum: str


@dataclass(slots=True)
class Foljd:
    """A series on its way: what it stands at, how many events have touched it, its lowest.

    ``dagar`` says what it changed by each day, and the last event that did.
    """

    ore: int = 0
    antal: int = 0
    lagst: Lagst | None = None
    dagar: dict[str, tuple[int, int]] = field(default_factory=dict)

    def see(self, ore: int, nr: int, dag: str) -> None:
        """Keep a value if it is the lowest yet."""
        if self.lagst is None or ore < self.lagst.ore:
            self.lagst = Lagst(ore, nr, dag)

    def move(self, ore: int, nr: int, dag: str) -> None:
        """Add what an event changes, on the day that it counts."""
        before, last = self.dagar.get(dag, (0, 0))
        self.dagar[dag] = before + ore, max(last, nr)


class Potter(NamedTuple):
    """The potts by name with their year, and which of them are the state's, and paid in advance.

    ``okant_anslag`` is, of those with an anslag of no amount, the first day that it can be of: from
    then on what is left of it is not known before an amount is.
    """

    ar: Mapping[str, int]
    statsbidrag: frozenset[str]
    forskott: frozenset[str]
    okant_anslag: Mapping[str, str]


Foljda = dict[Serie, Foljd]
Konto = tuple[str, ...]
"""Whose a posting is: pott, nämnd, sub-unit, position."""


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


def foljda(conn: sqlite3.Connection, asof: AsOf, potter: Potter, pott: str | None) -> list[Foljda]:
    """Follow every series in both orders, first that of registration."""
    backwards = omvanda(conn, asof)
    found: Foljda = {}
    sure: dict[str, Foljd] = {}  # of each pott: as little as KF can have appropriated by each day
    parts: dict[Konto, list[tuple[Serie, int]]] = {}
    for (nr, *dagar), group in groupby(_sides(conn, asof, pott), key=itemgetter(0)):
        changed = _changed(group, parts, potter)
        for serie, ore in changed.items():
            came = (ore > 0) != (nr in backwards)
            one = found.setdefault(serie, Foljd())
            one.ore += ore
            one.antal += 1
            one.move(ore, nr, dagar[not came])
            if serie.slag == p.ANVISAT:
                sure.setdefault(serie.pott, Foljd()).move(ore, nr, dagar[came])
        for serie in changed:
            if serie.slag != p.KVAR_ATT_AVSATTA.slag or _anvisat(found, serie.pott) > 0:
                found[serie].see(found[serie].ore, nr, dagar[1])
    return [found, {serie: _by_day(serie, found, sure, potter) for serie in found}]


def _changed(
    group: Iterable[tuple[object, int, Konto]],
    parts: dict[Konto, list[tuple[Serie, int]]],
    potter: Potter,
) -> dict[Serie, int]:
    """Return what an event changes in each series; ``parts`` keeps which a position is in."""
    changed: dict[Serie, int] = {}
    for _, ore, konto in group:
        if konto not in parts:
            parts[konto] = [*_series(konto, potter)]
        for serie, sign in parts[konto]:
            changed[serie] = changed.get(serie, 0) + sign * ore
    return changed


def _anvisat(found: Foljda, pott: str) -> int:
    so_far = found.get(Serie(pott, p.ANVISAT))
    return so_far.ore if so_far else 0


def _by_day(serie: Serie, found: Foljda, sure: Mapping[str, Foljd], potter: Potter) -> Foljd:
    """Follow a series day by day.

    What is left of KF's appropriation is not known before there is an amount, nor from the day of
    one without amount until there surely is.
    """
    made, ore, known = Foljd(antal=found[serie].antal), 0, 0
    ceiling = serie.slag == p.KVAR_ATT_AVSATTA.slag
    okant, sakert = potter.okant_anslag.get(serie.pott, "9"), sure.get(serie.pott, Foljd()).dagar
    days = {**found[serie].dagar}
    if ceiling:
        days |= {dag: days.get(dag, (0, nr)) for dag, (_, nr) in sakert.items()}
    for dag in sorted(days):
        change, nr = days[dag]
        ore += change
        known += sakert.get(dag, (0, 0))[0] if ceiling else 0
        if not ceiling or (_anvisat(found, serie.pott) and (dag < okant or known > 0)):
            made.see(ore, nr, dag)
    return made


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
) -> Iterator[tuple[tuple[int, str, str], int, Konto]]:
    """Yield the postings in order: number, first and last day; öre; whose."""
    rows = conn.execute(
        "SELECT nr, forsta_dag, sista_dag, delta_ore, pott, namnd, underenhet, position FROM post"
        f" WHERE {asof.within()} AND (:pott IS NULL OR pott = :pott) ORDER BY nr, rad",
        asof.bound(pott=pott),
    )
    for nr, forsta, sista, ore, *konto in rows:
        whole = type(nr) is type(ore) is int and type(forsta) is type(sista) is str
        if not whole or None in konto:
            raise sqlite3.DatabaseError(f"en post i händelse {nr} är ofullständig")
        yield (nr, forsta, sista), ore, tuple(konto)


def _series(konto: Konto, potter: Potter) -> Iterator[tuple[Serie, int]]:
    """Yield what a change of a position changes: itself, and sums it is in, with the sign."""
    pott, namnd, underenhet, position = konto
    if pott not in potter.ar:
        raise sqlite3.DatabaseError(f"en post hör till potten {pott!r}, som inte finns")
    if position not in p.SIGNED:
        yield Serie(pott, position, namnd, underenhet), 1
    for tak in p.TAK:
        if tak == p.KVAR_ATT_OVERFORA and pott not in potter.forskott:
            continue  # kommunbidrag is budget, not cash; in arrears the city lays out
        if position in tak.plus:
            yield Serie(pott, tak.slag), 1
        if position in tak.minus:
            yield Serie(pott, tak.slag), -1
