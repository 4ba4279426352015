# ruff: noqa: S608 - the text is all our own; what events say is bound
"""A batch into the tables, and what its rows add up to, through nothing but ``sqlite3``.

Whatever comes between costs more than SQLite does. Sums of which the net change is 0 are written
too: which sums a model lists must not depend on where one batch ended and the next began.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from projections.model import as_of
from projections.model.rows.batch import POST
from projections.model.vantan import andringar
from projections.model.views import RATTAR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from projections.model.rows.batch import Batch
    from projections.model.rows.kinds import When

    Sums: TypeAlias = dict[tuple[Any, ...], int]

PLATS = ("pott", "namnd", "underenhet", "position")
"""A balance: a position of a pott, or of a nämnd and sub-unit in it, '' for none."""

_DAG = len("2022-08")  # how much of a day is its month


def write(conn: sqlite3.Connection, batch: Batch, first: int) -> None:
    """Write the rows of a batch, which begins with event ``first``, and add to the sums."""
    for into, rows in batch.rader.items():
        _insert(conn, into.table, into.columns, rows)
    _summera(conn, batch)
    _avsnitt(conn, batch)
    _vantan(conn, batch, first)


def _insert(
    conn: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Iterable[Sequence[Any]],
    clash: str = "",
) -> None:
    marks = ", ".join("?" * len(columns))
    into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) {clash}"
    conn.executemany(into, rows)


def _add(
    conn: sqlite3.Connection, table: str, columns: tuple[str, ...], sums: Sums, what: str = "ore"
) -> None:
    """Add to what stands under some keys."""
    rows = ((*at, more) for at, more in sums.items())
    clash = f"ON CONFLICT DO UPDATE SET {what} = {what} + excluded.{what}"
    _insert(conn, table, (*columns, what), rows, clash)


def _summera(conn: sqlite3.Connection, batch: Batch) -> None:
    """Add the moves to the balances: as they are, by day and month, and at the end of avsnitt."""
    dagar: Sums = {}
    avsnitten: dict[int, Sums] = {}
    for avsnitt, by_day in _by_day(batch.rader[POST]).items():
        saldon: Sums = avsnitten.setdefault(avsnitt, {})
        for at, ore in by_day.items():
            plats = at[1:]
            saldon[plats] = saldon.get(plats, 0) + ore
            dagar[at] = dagar.get(at, 0) + ore
    add_by_day(conn, dagar)
    for avsnitt, saldon in sorted(avsnitten.items()):
        add_saldon(conn, saldon, batch.ar)
        conn.executemany(_VID, ((avsnitt, *plats) for plats in saldon))


def add_by_day(conn: sqlite3.Connection, dagar: Sums) -> None:
    """Add what balances change by, each by its day, to the sums by day and by month."""
    manader: Sums = {}
    for (dag, *where), ore in dagar.items():
        manad = (dag[:_DAG], *where)
        manader[manad] = manader.get(manad, 0) + ore
    _add(conn, "saldo_dag", ("dag", *PLATS), dagar)
    _add(conn, "saldo_manad", ("manad", *PLATS), manader)


def add_saldon(conn: sqlite3.Connection, saldon: Sums, ar: Mapping[str, int]) -> None:
    """Add to the balances of potts, whose years are ``ar``."""
    _add(conn, "saldo", (*PLATS, "ar"), {(*at, ar[at[0]]): ore for at, ore in saldon.items()})


def add_vantan(conn: sqlite3.Connection, dagar: Sums) -> None:
    """Add by how many more lack an attest, by day and pott."""
    _add(conn, "vantan_dag", ("dag", "pott"), dagar, "antal")


def _by_day(poster: Iterable[tuple[Any, ...]]) -> dict[int, Sums]:
    """Return what moves add up to, by day and balance, of each avsnitt."""
    avsnitten: dict[int, Sums] = {}
    after = -1
    for _, pott, _, namnd, underenhet, position, ore, _, _, _, nr, dag, _ in poster:
        if nr > after:
            sums = avsnitten.setdefault(nr // as_of.STORLEK, {})
            after = nr // as_of.STORLEK * as_of.STORLEK + as_of.STORLEK - 1
        at = dag, pott, namnd, underenhet, position
        sums[at] = sums.get(at, 0) + ore
    return avsnitten


_VID = f"""
INSERT OR REPLACE INTO saldo_vid ({", ".join(PLATS)}, avsnitt, ore)
SELECT {", ".join(PLATS)}, ?1, ore FROM saldo
WHERE pott = ?2 AND namnd = ?3 AND underenhet = ?4 AND position = ?5"""


def _avsnitt(conn: sqlite3.Connection, batch: Batch) -> None:
    """Keep the least and most of what bounds can be asked for, by avsnitt and of example data."""
    exempel: dict[str, tuple[str, str, int]] = {}
    for pott, (nr, dag, tid) in batch.exempel:
        least = exempel.get(pott, (dag, tid, nr))
        exempel[pott] = min(least[0], dag), min(least[1], tid), min(least[2], nr)
    conn.executemany(
        "INSERT INTO avsnitt (avsnitt, dag, forst, sist) VALUES (?, ?, ?, ?) ON CONFLICT DO"
        " UPDATE SET dag = min(dag, excluded.dag), forst = min(forst, excluded.forst),"
        " sist = max(sist, excluded.sist)",
        _bounds(batch.nar),
    )
    conn.executemany(
        "INSERT INTO exempel (pott, sista_dag, registrerad, nr) VALUES (?, ?, ?, ?) ON CONFLICT DO"
        " UPDATE SET sista_dag = min(sista_dag, excluded.sista_dag),"
        " registrerad = min(registrerad, excluded.registrerad), nr = min(nr, excluded.nr)",
        ((pott, *least) for pott, least in exempel.items()),
    )


def _bounds(nar: Sequence[When]) -> Iterator[tuple[int, str, str, str]]:
    """Yield the avsnitt of some consecutive events, each with its first day and times."""
    for avsnitt, some in groupby(nar, lambda when: when[0] // as_of.STORLEK):
        _, dagar, tider = zip(*some, strict=True)
        yield avsnitt, min(dagar), min(tider), max(tider)


def _vantan(conn: sqlite3.Connection, batch: Batch, first: int) -> None:
    """Write by how many more lack an attest (R35), of events that are written."""
    found = andringar(
        conn,
        first,
        batch.of("attesteras", "kommando_id", "pott", "nr", "sista_dag"),
        {avser_id for avser_id, _ in batch.of("attest", "avser_id", "nr")},
        {avser_id for avser_id, typ in batch.of("lagesteg", "avser_id", "typ") if typ == RATTAR},
    )
    add_vantan(conn, found.dagar)
    ended = "DELETE FROM vantan_dag WHERE dag = ? AND pott = ? AND antal = 0"
    conn.executemany(ended, found.dagar.keys())
    changed = {at: antal for at, antal in found.handelser.items() if antal}
    _add(conn, "vantan_nr", ("nr", "pott"), changed, "antal")
