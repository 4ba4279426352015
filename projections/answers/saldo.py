# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Balances, grouped: what each position of each pott and nämnd holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict

from projections.answers.attester import oattesterade
from projections.model.as_of import NU, Per, Vilar, balances, has_example, per, snapshot
from projections.model.shape import shaped
from projections.model.views import Belopp, figures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from projections.model.as_of import AsOf, Bound

KEYS = ("pott", "ar", "namnd", "underenhet")
GRUPPERA = ("pott", "namnd", "underenhet", "ar")
ORE = tuple(Belopp.__annotations__)


class Nycklar(TypedDict):
    """Whose the amounts of a row are, as far as they are grouped by it.

    ``namnd`` is None for a pott's own, ``underenhet`` for a nämnd's own.
    """

    pott: NotRequired[str]
    ar: NotRequired[int]
    namnd: NotRequired[str | None]
    underenhet: NotRequired[str | None]


class Saldorad(Nycklar, Belopp):
    """The balances of a group, in öre, and what they are for where nothing says it None.

    Beside an index stand the area's name, and a column of promille for each that it names.
    """

    insats: NotRequired[str | None]
    prioriterat_omrade: NotRequired[str | None]
    geso: NotRequired[str | None]
    kriterium: NotRequired[str | None]
    konto: NotRequired[str | None]
    verksamhet: NotRequired[str | None]
    kostnadsslag: NotRequired[str | None]
    geso_namn: NotRequired[str | None]


class Omrade(TypedDict):
    """An area of the city; its name where it is known."""

    kod: str
    namn: str | None


class Behovskolumn(TypedDict):
    """Which dimension of need a column of the rows shows, of everybody (None) or of one sex."""

    kolumn: str
    dimension: str
    kon: str | None


class Matvarde(TypedDict):
    """A value that the index would need and that is not there."""

    indikator: str
    omrade: str
    kon: str | None


class Index(TypedDict):
    """The index of need beside the money, and the document that it comes from."""

    version: str
    kalla: str
    omraden: list[Omrade]
    kolumner: list[Behovskolumn]
    saknas: list[Matvarde]


class Saldo(TypedDict):
    """Balances; ``oattesterade`` counts the events in them that lack an attest (R35).

    ``provad`` tells whether the figures were held to the seals in this very answer. Where example
    data is left out, ``vilar_pa_exempel`` are the potts that have no figures without it.
    """

    schema: Literal["saldo/2"]
    per: Per
    rader: list[Saldorad]
    summa: Belopp
    exempeldata: bool
    oattesterade: int
    index: NotRequired[Index]
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


class _Fin(NamedTuple):
    """The finest row there is: whose it is, as in ``KEYS``, and its amounts, as in ``ORE``."""

    nycklar: dict[str, str | int | None]
    ore: tuple[int, ...]


def saldo(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...] = GRUPPERA,
) -> Saldo:
    """Return the balances in the shape ``saldo/2``, now or as of a moment, one row per group."""
    with snapshot(conn):
        fine = list(_fine(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar))
        at = per(conn, asof)
        example = has_example(conn, asof, pott=pott, ar=ar)
        waiting = oattesterade(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar)
    groups: dict[tuple[Bound, ...], list[_Fin]] = {}
    for row in fine:
        groups.setdefault(tuple(row.nycklar[key] for key in gruppera), []).append(row)
    shown = [key for key in KEYS if key in gruppera]
    return {
        "schema": "saldo/2",
        "per": at,
        "rader": [
            shaped(Saldorad, {**{key: of[0].nycklar[key] for key in shown}, **_summed(of)})
            for _, of in sorted(groups.items(), key=lambda group: none_first(group[0]))
        ],
        "summa": shaped(Belopp, _summed(fine)),
        "exempeldata": example,
        "oattesterade": waiting,
    }


def amounts(row: Belopp) -> dict[str, int]:
    """Return the amounts of a row by name, in öre."""
    return {name: ore for name in ORE if isinstance(ore := row.get(name), int)}


def group(row: Mapping[str, object], keys: Iterable[str]) -> tuple[Bound, ...]:
    """Return what a row stands under; None for what it is not grouped by."""
    return tuple(one if isinstance(one := row.get(key), str | int) else None for key in keys)


def none_first(at: Iterable[Bound]) -> list[tuple[bool, str, int]]:
    """Return how groups are sorted: a pott's own before its nämnder, the rest by name or year."""
    return [
        (one is not None, one, 0) if isinstance(one, str) else (one is not None, "", one or 0)
        for one in at
    ]


def _fine(conn: sqlite3.Connection, asof: AsOf, **of: Bound) -> Iterator[_Fin]:
    """Yield a row per pott, and per nämnd and sub-unit with anything to show."""
    source = "v_saldo"
    if asof != NU:
        source = f"({figures(balances(conn, asof), asof.within())})"
    where = " AND ".join(f"(:{name} IS NULL OR {name} = :{name})" for name in of)
    query = f"SELECT {', '.join((*KEYS, *ORE))} FROM {source} WHERE {where}"
    for pott, ar, namnd, underenhet, *ore in conn.execute(query, asof.bound(**of)):
        if namnd is None or any(ore):
            whose = dict(zip(KEYS, (pott, ar, namnd, underenhet), strict=True))
            yield _Fin(whose, tuple(ore))


def _summed(rows: list[_Fin]) -> dict[str, int]:
    """Add rows up; of proposals a pott's stated total counts, not its rows as well."""
    own = [row for row in rows if row.nycklar["namnd"] is None]
    sums = {name: sum(row.ore[nth] for row in rows) for nth, name in enumerate(ORE)}
    return sums | {ORE[0]: sum(row.ore[0] for row in own or rows)}
