# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Balances split by what money is for: insats, prioriterat område, GeSO area, criterion.

Four figures say what they are for: ``foreslaget`` and ``beslutat`` row by row, ``forbrukat`` and
``egenfinansierat`` outcome by outcome. All the rest of a figure stands under None, so that a
dimension's rows add up to what stands there without it. ``beslutat`` is what KS has decided row by
row less what it took back, whatever was transferred since.

What an event does not say is taken from the event it belongs to, when that is certain:

* a correction: the amount that it undoes; own financing: the outcome of the same command;
* a cost credited, settled or owed: the outcome with its verifikat, of the same nämnd and
  sub-unit, or else the one thing that all outcomes there have been for;
* an outcome's område, area and criterion: the decided rows of the same nämnd and insats, those of
  the same sub-unit first; then its äskanden and what it asked to do instead;
* a row taken back that names no insats: the decided rows of the same nämnd and sub-unit.

Where several say different things, it is None. A credited cost lowers what the nämnd bore itself
first (R28): there the own financing can be below zero, while the cost of the insats is right.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypedDict

from domain.bookkeeping.rattelsekedja import rattade
from projections.answers.saldo import KEYS, ORE, Saldo, Saldorad, amounts, group, saldo
from projections.model.as_of import NU, snapshot
from projections.model.shape import rows, shaped
from projections.model.views import DELADE, proposals

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from projections.model.as_of import AsOf, Bound

DIMENSIONER = ("insats", "prioriterat_omrade", "geso", "kriterium")
BESLUTAT: Final = "beslutat_ore"
_NOTHING = dict.fromkeys((*ORE, BESLUTAT), 0)
_FIGURES = tuple(ore.removesuffix("_ore") for ore in DELADE)
_SOURCES = ("beslutat", "begart", "askat")
_ANY = ""  # any sub-unit, or none

Group: TypeAlias = "tuple[Bound, ...]"


class Part(TypedDict):
    """A part of a figure, or several alike."""

    nr: int
    pott: str
    ar: int
    namnd: str | None
    underenhet: str | None
    figur: str
    insats: str | None
    prioriterat_omrade: str | None
    geso: str | None
    kriterium: str | None
    foljer: str | None
    belopp_ore: int
    kommando_id: str | None
    verifikat: str | None


class Andamal(NamedTuple):
    """What an amount is for; None where nothing says it."""

    insats: str | None = None
    prioriterat_omrade: str | None = None
    geso: str | None = None
    kriterium: str | None = None


def split(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...],
) -> Saldo:
    """Return balances as ``saldo`` does, also grouped by dimensions, with ``beslutat``."""
    asked = tuple(key for key in DIMENSIONER if key in gruppera)
    keys = tuple(key for key in KEYS if key in gruppera)
    with snapshot(conn):
        answer = saldo(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar,
                       gruppera=keys)  # fmt: skip
        found = list(_parts(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar))
    whole = {group(row, keys): {**_NOTHING, **amounts(row)} for row in answer["rader"]}
    stated: dict[Group, dict[Group, dict[str, int]]] = defaultdict(dict)
    for part, andamal in _resolved(found):
        ore, at = f"{part['figur']}_ore", group(part, keys)
        row = whole.setdefault(at, {**_NOTHING})
        row[BESLUTAT] += part["belopp_ore"] if ore == BESLUTAT else 0
        of = tuple(andamal._asdict()[key] for key in asked)
        if any(value is not None for value in of):
            stated[at].setdefault(of, {**_NOTHING})[ore] += part["belopp_ore"]
    rader = [
        shaped(Saldorad, {**dict(zip((*keys, *asked), (*at, *of), strict=True)), **figures})
        for at in whole
        for of, figures in _divided(whole[at], asked, stated[at])
    ]
    rader.sort(key=lambda row: [*map(_place, gruppera, group(row, gruppera))])
    answer["rader"] = rader
    answer["summa"][BESLUTAT] = sum(row[BESLUTAT] for row in whole.values())
    return answer


def _divided(
    whole: dict[str, int], asked: tuple[str, ...], stated: dict[Group, dict[str, int]]
) -> Iterator[tuple[Group, dict[str, int]]]:
    """Yield the amounts for each value that is stated, and the rest of each figure under None."""
    rest = {ore: whole[ore] - sum(of[ore] for of in stated.values()) for ore in _NOTHING}
    shown = {of: figures for of, figures in stated.items() if any(figures.values())}
    if any(rest.values()) or not shown:
        shown[(None,) * len(asked)] = rest
    yield from shown.items()


def _parts(conn: sqlite3.Connection, asof: AsOf, **of: Bound) -> Iterator[Part]:
    """Yield the parts within some bounds, in order; of the proposals of a pott the latest in force.

    Those that no other event follows, and that say the same, come as one: a ledger has many
    outcomes and few corrections.
    """
    within = asof.within()
    where = " AND ".join(f"(:{name} IS NULL OR {name} = :{name})" for name in of)
    query = f"""
WITH allt AS (
  SELECT * FROM delpost WHERE {within} AND {where} AND (figur <> 'foreslaget' OR nr IN
    ({proposals(within)}))
),
foljd AS (SELECT DISTINCT foljer, verifikat FROM allt WHERE foljer IS NOT NULL),
del AS (
  SELECT *,
    foljer IS NOT NULL OR kommando_id IN (SELECT foljer FROM foljd) AS ensam,
    verifikat IN (SELECT verifikat FROM foljd WHERE verifikat IS NOT NULL) AS utpekad
  FROM allt
)
SELECT min(del.nr) AS nr, pott, ar, nullif(namnd, '') AS namnd,
  nullif(underenhet, '') AS underenhet, figur, {", ".join(DIMENSIONER)}, foljer,
  sum(belopp_ore) AS belopp_ore, iif(ensam, kommando_id, NULL) AS kommando_id,
  iif(utpekad, verifikat, NULL) AS verifikat
FROM del
GROUP BY pott, ar, del.namnd, del.underenhet, figur, {", ".join(DIMENSIONER)}, foljer,
  del.belopp_ore < 0, iif(utpekad, del.verifikat, NULL), iif(ensam, del.nr, -1),
  iif(ensam, del.rad, -1)
ORDER BY min(del.nr), min(del.rad)"""
    yield from rows(Part, conn, query, asof.bound(**of))


def _resolved(found: list[Part]) -> Iterator[tuple[Part, Andamal]]:
    """Yield each part of a figure with what it is for, in the order of the events."""
    undone = rattade(
        (
            part["kommando_id"] or "",
            part["foljer"] if part["foljer"] != part["kommando_id"] else None,
        )
        for part in found
    )
    sources = _sources(found, undone)
    made: dict[Group, list[tuple[int, Andamal]]] = defaultdict(list)  # by each command
    said: dict[Group, set[Andamal]] = defaultdict(set)  # by outcomes in force
    for part in found:
        figur, ore, whose = part["figur"], part["belopp_ore"], part["kommando_id"]
        place = (part["pott"], part["namnd"], part["underenhet"])
        verifikat = (*place, part["verifikat"])
        andamal = _own(part)
        if part["foljer"] not in {None, whose}:
            andamal = _taken(made[*place, figur, part["foljer"]], -ore) or andamal
        elif part["foljer"] is not None:
            same = {one for _, one in made[*place, "forbrukat", whose]}
            ways = (same, said[verifikat] if part["verifikat"] else set(), said[place])
            andamal = next((one for way in ways if (one := _only(way))), andamal)
        elif figur == "forbrukat" or (figur == "beslutat" and ore < 0):
            andamal = _inherited(andamal, place, sources)
            if figur == "forbrukat" and whose not in undone:
                said[verifikat].add(andamal)
                said[place].add(andamal)
        if figur in _FIGURES:
            made[*place, figur, whose].append((ore, andamal))
            yield part, andamal


def _own(part: Part) -> Andamal:
    return Andamal(part["insats"], part["prioriterat_omrade"], part["geso"], part["kriterium"])


def _taken(made: list[tuple[int, Andamal]], ore: int) -> Andamal | None:
    """Take the last of the amounts that a command made, of just that size: what is undone."""
    for at in reversed(range(len(made))):
        if made[at][0] == ore:
            return made.pop(at)[1]
    return None


def _sources(found: Iterable[Part], undone: set[str]) -> dict[Group, set[Andamal]]:
    """Return what is said of each insats, by what says it and how closely it is named."""
    sources: dict[Group, set[Andamal]] = defaultdict(set)
    for part in found:
        figur, pott, namnd, insats = (part[n] for n in ("figur", "pott", "namnd", "insats"))
        if part["foljer"] is not None or part["kommando_id"] in undone:
            continue
        if figur in _SOURCES and part["belopp_ore"] >= 0:
            for unit in (part["underenhet"], _ANY):
                sources[figur, pott, namnd, unit, insats].add(_own(part))
            sources[figur, pott, namnd, part["underenhet"]].add(_own(part))
    return sources


def _inherited(own: Andamal, place: Group, sources: dict[Group, set[Andamal]]) -> Andamal:
    """Fill in what an amount does not say from the rows and äskanden it belongs to."""
    pott, namnd, underenhet = place
    if own.insats is None:
        return _only(sources.get(("beslutat", *place), set())) or own
    said = [
        sources.get((figur, pott, namnd, unit, own.insats), set())
        for figur in _SOURCES
        for unit in (underenhet, _ANY)
    ]
    return Andamal(*(_first(own, name, said) for name in DIMENSIONER))


def _first(own: Andamal, name: str, said: list[set[Andamal]]) -> str | None:
    """Return a value that is stated, or else the first that is; None where they disagree."""
    for level in ({own}, *said):
        values = {getattr(one, name) for one in level}
        if len(values) > 1:
            return None
        if values and (value := values.pop()) is not None:
            return str(value)
    return None


def _only(values: set[Andamal]) -> Andamal | None:
    return next(iter(values)) if len(values) == 1 else None


def _place(key: str, value: Bound) -> tuple[bool, str, int]:
    """Sort a pott's own before its nämnder, and what is not stated after what is."""
    last = (value is None) if key in DIMENSIONER else (value is not None)
    return (last, value, 0) if isinstance(value, str) else (last, "", value or 0)
