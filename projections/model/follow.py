"""A read model that follows a ledger: batch by batch, or from the beginning again."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeAlias, cast

import sqlalchemy as sa
from eventsourcing.persistence import IntegrityError, Tracking

from projections.model.opening import open_model
from projections.model.recorder import MEMORY, View
from projections.model.rows.batch import batch_of
from projections.model.tables import METADATA
from projections.model.views import SCHEMA

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from domain.events.recorded import Recorded
    from projections.model.opening import Lage

    Events: TypeAlias = Callable[[int], Iterable[Recorded]]  # those after a number; -1 for all
    Digest: TypeAlias = Callable[[int], str | None]  # of a stored event; None when there is none

BATCH = 4096


class ReadModel:
    """One read model, in a file of its own or in memory."""

    def __init__(self, path: str | os.PathLike[str] = MEMORY, *, alone: bool = False) -> None:
        """Open or create the file; raises NotAReadModel. Tables come with the first events.

        ``alone`` is for a file that nobody else knows, and that is thrown away if this fails.
        """
        self.path = str(path)
        self.view = View(self.path, alone=alone)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; a model in memory is gone with it."""
        self.view.engine.dispose()

    def position(self) -> int:
        """Return the number of the last event applied; -1 before the first."""
        return _nr(self.view.lage())

    def catch_up(
        self,
        events: Events,
        *,
        liggare: str,
        digest: Digest,
        batch: int = BATCH,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Apply the events that are missing, in transactions of ``batch``; return the position.

        Starts over when what is there is of another ledger, another schema, or another history.
        Others may do the same at once: whoever loses a batch looks again. The events are asked
        for anew for each batch, so that no cursor holds the log while a batch is written.
        """
        lage = self._trusted(liggare, digest)
        ar = self.view.years()
        while True:
            rows = batch_of(islice(events(_nr(lage)), batch), _nr(lage) + 1, ar)
            if not rows.nar:
                break
            last = rows.nar[-1][0]
            try:
                lage = self.view.apply(rows, Tracking(liggare, last), digest(last), lage)
            except IntegrityError:
                lage = self._trusted(liggare, digest)
                ar = self.view.years()
            if progress is not None:
                progress(_nr(lage))
        self.view.finish()
        return _nr(lage)

    def start_over(self, liggare: str) -> None:
        """Throw every row away, so that the next ``catch_up`` applies all the events again."""
        self.view.start_over(liggare, self.view.lage())

    def connection(self) -> sqlite3.Connection:
        """Return a plain connection for the answers; of a model in memory always the same one."""
        if self.path != MEMORY:
            return open_model(self.path)
        return cast("sqlite3.Connection", self.view.engine.raw_connection().dbapi_connection)

    def dump(self) -> Iterator[str]:
        """Yield every row of every table, in order, as a line of JSON."""
        with self.view.read() as conn:
            for table in METADATA.sorted_tables:
                query = sa.select(table).order_by(*table.primary_key)
                for row in conn.execution_options(yield_per=BATCH).execute(query):
                    yield json.dumps([table.name, *row], ensure_ascii=False)

    def _trusted(self, liggare: str, digest: Digest) -> Lage:
        """Return the position when it can be built on; else start over."""
        while True:
            lage = self.view.lage()
            if lage is not None and _known(lage, liggare, digest):
                return lage
            try:
                return self.view.start_over(liggare, lage)
            except IntegrityError:  # somebody else has just done so
                continue


def _nr(lage: Lage | None) -> int:
    return -1 if lage is None or lage.nr is None else lage.nr


def _known(lage: Lage, liggare: str, digest: Digest) -> bool:
    if (lage.liggare, lage.version) != (liggare, SCHEMA):
        return False
    return lage.nr is None or (lage.sha256 is not None and lage.sha256 == digest(lage.nr))
