# ruff: noqa: S608 - the text is all our own; what users say is bound
"""A year of the city's books: what each balance was when it began, how it moved, what it became.

The years of the books cut across potts: a pott has money before and after its bidragsår (R41).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from projections.answers.attester import oattesterade
from projections.answers.saldo import GRUPPERA, KEYS, Nycklar, amounts, group, none_first, saldo
from projections.model.as_of import NU, Per, Vilar, snapshot
from projections.model.shape import shaped
from projections.model.views import FIGURES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.answers.saldo import Saldo
    from projections.model.as_of import AsOf

SALDON = FIGURES[1:]
"""What a year of the books has a balance of: all but what was only proposed."""


class Forandring(TypedDict):
    """What a balance was when the year began, how it moved and what it became, in öre."""

    saldo: str
    ingaende_ore: int
    forandring_ore: int
    utgaende_ore: int


class Arsrad(Nycklar, Forandring):
    """A balance of a group over the year."""


class Stangning(TypedDict):
    """The event that closed a year, and its day."""

    handelse: int
    datum: str


class Rakenskapsar(TypedDict):
    """A year of the city's books; ``stangt`` is None while it is open.

    ``oattesterade`` counts the events in the balances that lack an attest (R35); ``provad`` tells
    whether the figures were held to the seals in this very answer.
    """

    schema: Literal["rakenskapsar/1"]
    rakenskapsar: int
    stangt: Stangning | None
    per: Per
    rader: list[Arsrad]
    summa: list[Forandring]
    exempeldata: bool
    oattesterade: int
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def rakenskapsar(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    rakenskapsar: int,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...] = GRUPPERA,
) -> Rakenskapsar:
    """Return a row per group and balance in the shape ``rakenskapsar/1``; not those that are 0.

    The opening balances are those of the last day of the year before, the closing balances those
    of the year's last day, both within what else is asked for. What lacks an attest is
    counted in all that they hold, also in what came before the year.
    """
    fore, slut = f"{rakenskapsar - 1}-12-31", f"{rakenskapsar}-12-31"
    asked = partial(
        saldo, conn, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar, gruppera=gruppera
    )
    with snapshot(conn):
        vid = [asked(_no_later(asof, dag)) for dag in (fore, slut)]
        stangt = _stangt(conn, asof, rakenskapsar)
        waiting = oattesterade(
            conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar, till=slut
        )
    return {
        "schema": "rakenskapsar/1",
        "rakenskapsar": rakenskapsar,
        "stangt": stangt,
        "per": vid[1]["per"],
        "rader": [*_rader([key for key in KEYS if key in gruppera], *vid)],
        "summa": [*_moved(amounts(vid[0]["summa"]), amounts(vid[1]["summa"]))],
        "exempeldata": vid[1]["exempeldata"],
        "oattesterade": waiting,
    }


def _no_later(asof: AsOf, dag: str) -> AsOf:
    return asof._replace(datum=min(asof.datum or dag, dag))


def _rader(keys: list[str], fore: Saldo, slut: Saldo) -> Iterator[Arsrad]:
    """Yield the balances of each group, in the order of ``saldo``."""
    before, after = ({group(row, keys): amounts(row) for row in at["rader"]} for at in (fore, slut))
    for at in sorted(before | after, key=none_first):
        for one in _moved(before.get(at, {}), after.get(at, {})):
            yield shaped(Arsrad, {**dict(zip(keys, at, strict=True)), **one})


def _moved(before: dict[str, int], after: dict[str, int]) -> Iterator[Forandring]:
    """Yield each balance that was, became or moved: opening, movement and closing in öre."""
    for name in SALDON:
        first, last = (of.get(f"{name}_ore", 0) for of in (before, after))
        if first or last:
            yield {
                "saldo": name,
                "ingaende_ore": first,
                "forandring_ore": last - first,
                "utgaende_ore": last,
            }


def _stangt(conn: sqlite3.Connection, asof: AsOf, ar: int) -> Stangning | None:
    """Return the event that closed a year, or a later one first, and its day; None if open.

    What closed it before it was last opened again, alone or with one before it, no longer counts.
    """
    within = asof.within()
    query = (
        "SELECT handelse.nr, handelsedatum FROM handelse WHERE nr IN"
        f" (SELECT nr FROM stangning WHERE ar >= :ar AND {within})"
        f" AND nr > (SELECT coalesce(max(nr), -1) FROM oppning WHERE ar <= :ar AND {within})"
        " ORDER BY handelse.nr LIMIT 1"
    )
    row = conn.execute(query, asof.bound(ar=ar)).fetchone()
    return {"handelse": row[0], "datum": row[1]} if row else None
