"""A read model in memory of what a certificate asks, and no more: its sums come out of the fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventsourcing.persistence import Tracking

from domain.bookkeeping.dagar import UTE
from domain.values.dates import last_day
from projections.model.follow import BATCH, ReadModel
from projections.model.rows.batch import Batch
from projections.model.writing import add_by_day, add_saldon, add_vantan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from domain.bookkeeping.postings import Konto
    from domain.events.recorded import Recorded
    from domain.states.pott import Pott
    from domain.states.pott_fold import Lopande


class Certifying:
    """The model as it is filled, event by event from the first."""

    def __init__(self, liggare: str) -> None:
        """Make it, for a ledger."""
        self._model, self._liggare = ReadModel(), liggare
        self._lage = self._model.view.start_over(liggare, self._model.view.lage())
        self._batch = Batch({}, listad=False)
        self._potter: dict[str, Lopande] = {}
        self._last: Recorded | None = None

    def take(self, recorded: Recorded, pott: Lopande | None) -> None:
        """Take the next event, and the pott that it is of and that goes on being changed."""
        self._batch.add(recorded)
        self._last = recorded
        if pott is not None:
            self._potter[recorded.aggregat] = pott
        if len(self._batch.nar) >= BATCH:
            self._write(None)

    def _write(self, sha256: str | None) -> None:
        batch, self._batch = self._batch, Batch(self._batch.ar, listad=False)
        if batch.nar:
            tracking = Tracking(self._liggare, batch.nar[-1][0])
            self._lage = self._model.view.apply(batch, tracking, sha256, self._lage)

    def end(self, digest: Callable[[int], str | None]) -> sqlite3.Connection:
        """Return a connection to the model, with what the potts add up to."""
        if self._last is not None:
            self._batch.list_last(self._last)
            self._write(digest(self._last.nr))
        conn = self._model.connection()
        for pott in self._potter.values():
            _fill(conn, pott.nu, self._batch.ar)
        conn.commit()
        return conn


def _fill(conn: sqlite3.Connection, pott: Pott, ar: dict[str, int]) -> None:
    """Write what a pott adds up to: now, by day, and what of it lacks an attest."""
    dagar: dict[tuple[str, ...], int] = {}
    for konto, by_date in pott.per_dag.items():
        if konto == UTE:
            continue
        plats = _plats(pott.pott, konto)
        for datum, (kom, gick) in by_date.items():
            at = last_day(datum), *plats
            dagar[at] = dagar.get(at, 0) + kom - gick
    add_by_day(conn, dagar)
    add_saldon(conn, {_plats(pott.pott, konto): ore for konto, ore in pott.saldon.items()}, ar)
    add_vantan(conn, {("", pott.pott): sum(pott.oattesterade.values())})


def _plats(pott: str, konto: Konto) -> tuple[str, str, str, str]:
    return pott, konto.namnd or "", konto.underenhet or "", konto.position
