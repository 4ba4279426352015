"""The tables as an ``eventsourcing`` view: rows and position move together, or not at all."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from eventsourcing.persistence import IntegrityError, Tracking, TrackingRecorder

from ledger.store.sqlite import dbfile
from projections.errors import Busy, NotAReadModel
from projections.model import tables as t
from projections.model.creation import create
from projections.model.opening import Lage
from projections.model.views import APPLICATION_ID, SCHEMA
from projections.model.writing import write

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.rows.batch import Batch

MEMORY = ":memory:"
NAMN = "lasmodell"  # the one row of LAGE
WAIT_SECONDS = 30
LAST = [index for table in (t.HANDELSE, t.POST, t.DELPOST) for index in table.indexes]
"""The indexes that only questions need."""

_ORIGINAL = t.AVVIKELSE.alias()
_SHOW_AT_ORIGINAL = (
    sa.update(t.AVVIKELSE)
    .where(
        t.AVVIKELSE.c.nr == sa.bindparam("av_nr"),
        t.AVVIKELSE.c.kommando_id == sa.bindparam("avser_id"),
    )
    .values(
        handelse=sa.func.coalesce(
            sa.select(sa.func.max(_ORIGINAL.c.handelse))
            .where(
                _ORIGINAL.c.kommando_id == sa.bindparam("avser_id"),
                _ORIGINAL.c.kod == sa.bindparam("avser_kod"),
                _ORIGINAL.c.nr < sa.bindparam("av_nr"),
            )
            .scalar_subquery(),
            t.AVVIKELSE.c.handelse,
        )
    )
)


class View(TrackingRecorder):
    """The rows of a read model and how far they have come."""

    def __init__(self, path: str, *, alone: bool = False) -> None:
        """Open or create a SQLite file, or ``:memory:``; raises NotAReadModel.

        ``alone`` is for a file that nobody else knows, and that is thrown away if this fails: it
        is not synced, and what is filled from the beginning is indexed at the end (``finish``).
        """
        self._alone = alone or path == MEMORY
        self._unindexed = False
        self.engine = _engine(path, alone=alone)
        with self.read() as conn:
            found = conn.exec_driver_sql("PRAGMA application_id").scalar()
            empty = not conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if found != APPLICATION_ID and not (found == 0 and empty):
            self.engine.dispose()
            raise NotAReadModel(f"{path!r} är ingen läsmodell och lämnas orörd")

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Read in one snapshot."""
        with _translated(self.engine), self.engine.connect() as conn:
            yield conn

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Write in one transaction, alone from its beginning."""
        writer = self.engine.execution_options(alone=True)
        with _translated(self.engine), writer.begin() as conn:
            yield conn

    def lage(self) -> Lage | None:
        """Return how far the model has come; None for a file without tables."""
        with self.read() as conn:
            return _lage(conn)

    def years(self) -> dict[str, int]:
        """Return the bidragsår of every pott."""
        with self.read() as conn:
            return {row.pott: row.ar for row in conn.execute(sa.select(t.POTT.c.pott, t.POTT.c.ar))}

    def start_over(self, liggare: str, seen: Lage | None) -> Lage:
        """Empty the model for a ledger; raises IntegrityError unless it is still as ``seen``."""
        with self.write() as conn:
            _hold(conn, seen)
            create(conn)
            if self._alone:
                for index in LAST:
                    index.drop(conn)
                self._unindexed = True
            new = Lage(liggare, None, None, SCHEMA)
            conn.execute(sa.insert(t.LAGE), {"namn": NAMN, **new._asdict()})
        return new

    def finish(self) -> None:
        """Make the indexes that have waited until the rows are there."""
        if self._unindexed:
            with self.write() as conn:
                for index in LAST:
                    index.create(conn)
            self._unindexed = False

    def apply(self, batch: Batch, tracking: Tracking, sha256: str | None, seen: Lage) -> Lage:
        """Write a batch and move the position to its last event.

        Raises IntegrityError when the position is no longer as ``seen``: somebody else has
        written these events, or begun again.
        """
        with self.write() as conn:
            _hold(conn, seen)
            after = _move(conn, tracking, sha256, seen)
            write(_driver(conn), batch, 0 if seen.nr is None else seen.nr + 1)
            if named := _named(batch):
                conn.execute(_SHOW_AT_ORIGINAL, named)
            return after

    def insert_tracking(self, tracking: Tracking) -> None:
        """Move the position past an event without rows; without its digest it is not trusted."""
        with self.write() as conn:
            seen = _lage(conn)
            if seen is None or seen.liggare != tracking.application_name:
                raise IntegrityError(f"läsmodellen följer inte {tracking.application_name!r}")
            _move(conn, tracking, None, seen)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Return the number of the last event applied from a ledger."""
        lage = self.lage()
        return lage.nr if lage and lage.liggare == application_name else None


def _engine(path: str, *, alone: bool) -> sa.Engine:
    memory = path == MEMORY
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=path),
        poolclass=sa.pool.StaticPool if memory else sa.pool.NullPool,
        creator=partial(_connected, path),
    )

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # What is lost can be built again.
        connection.execute(f"PRAGMA synchronous = {'OFF' if alone else 'NORMAL'}")
        if alone:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA cache_size = -4096")

    @sa.event.listens_for(engine, "begin")
    def _begin(conn: sa.Connection) -> None:
        alone = conn.get_execution_options().get("alone")
        conn.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")

    return engine


def _connected(path: str) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself; the file is made if need be."""
    if path == MEMORY:
        return dbfile.memory(threads=True)
    with suppress(FileExistsError):
        dbfile.make(Path(path))
    try:
        return dbfile.writing(Path(path), WAIT_SECONDS)
    except dbfile.Unsafe as error:
        raise NotAReadModel(f"{path!r} {error}") from None


@contextmanager
def _translated(engine: sa.Engine) -> Iterator[None]:
    """Say in our words that a file is busy or is no database."""
    try:
        yield
    except sa.exc.OperationalError as error:
        if "locked" in str(error.orig):
            raise Busy(f"läsmodellen {engine.url.database!r} skrivs av någon annan") from None
        raise
    except sa.exc.DatabaseError as error:
        if "not a database" in str(error.orig):
            raise NotAReadModel(f"{engine.url.database!r} är ingen läsmodell") from None
        raise


def _driver(conn: sa.Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", conn.connection.driver_connection)


def _lage(conn: sa.Connection) -> Lage | None:
    if not conn.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'lage'").first():
        return None
    columns = (t.LAGE.c[name] for name in Lage._fields)
    row = conn.execute(sa.select(*columns).where(t.LAGE.c.namn == NAMN)).first()
    return None if row is None else Lage(*row)


def _hold(conn: sa.Connection, seen: Lage | None) -> None:
    if (now := _lage(conn)) != seen:
        raise IntegrityError(f"läsmodellen har flyttats från {seen} till {now}")


def _move(conn: sa.Connection, tracking: Tracking, sha256: str | None, seen: Lage) -> Lage:
    if seen.nr is not None and tracking.notification_id <= seen.nr:
        raise IntegrityError(f"händelse {tracking.notification_id} är redan med")
    after = Lage(tracking.application_name, tracking.notification_id, sha256, SCHEMA)
    conn.execute(sa.update(t.LAGE).where(t.LAGE.c.namn == NAMN), after._asdict())
    return after


def _named(batch: Batch) -> list[dict[str, Any]]:
    """Tell which new avvikelser to show where the one they go on from was found, in order."""
    ended = batch.of("avvikelse_slut", "nr", "kommando_id", "kod", "slag")
    return [
        {"av_nr": nr, "avser_id": avser_id, "avser_kod": kod}
        for nr, avser_id, kod, slag in ended
        if slag != "utredd"
    ]
