"""What the events of a log mean, in order, and all that is derived from them beside the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from eventsourcing.persistence import Notification

from domain.context import index_keys
from ledger.codec import LedgerMapper
from ledger.errors import Damaged
from ledger.follow import Follower

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection

    from domain.recorded import Recorded
    from ledger.verification.findings import Findings

_ROWS = "SELECT nr, aggregat, version, typ, data, ar, lopnummer FROM handelse ORDER BY nr"
_STEP = 250  # events between two signs of life


class Window(NamedTuple):
    """That the first ``size`` events were there at a time, as somebody else's clock has it."""

    size: int
    earliest: str  # for the next event: the time less what clocks may differ
    latest: str  # for the events before: the time and what clocks may differ


def check_replay(
    conn: sqlite3.Connection,
    found: Findings,
    windows: Collection[Window],
    progress: Callable[[int], None],
) -> Follower:
    """Replay the whole log; raises sqlite3.DatabaseError when the file cannot be read."""
    mapper, followed, derived = LedgerMapper(), Follower(), _Derived(conn, found)
    for nr, aggregat, version, typ, data, ar, lopnummer in conn.execute(_ROWS):
        stored = Notification(
            id=nr + 1,
            originator_id=aggregat,
            originator_version=version,
            topic=typ,
            state=data,
        )
        try:
            recorded = mapper.to_domain_event(stored)
        except Damaged as error:
            found.add(nr, "innehall", str(error))
            followed.skip(nr, aggregat, version, (ar, lopnummer) if ar is not None else None)
            continue
        for wrong in followed.follow(recorded):
            found.add(nr, "ordning", f"händelse {nr}: {wrong}")
        if (followed.number or (None, None)) != (ar, lopnummer):
            found.add(nr, "uppslag", f"händelse {nr}: kolumnerna för liggarnumret stämmer inte")
        if not _canonical(data):
            found.add(
                nr, "innehall", f"händelse {nr}: texten är inte skriven som en liggare skriver"
            )
        _in_time(recorded, windows, found)
        derived.follow(recorded)
        if nr % _STEP == 0:
            progress(nr + 1)
    progress(followed.nr)
    derived.end()
    return followed


def _canonical(data: bytes) -> bool:
    """Tell whether stored data is canonical: without floats, what ``json`` writes sorted is."""
    value = json.loads(data)
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written.encode() == data


def _in_time(recorded: Recorded, windows: Collection[Window], found: Findings) -> None:
    for window in windows:
        if recorded.nr < window.size and recorded.registrerad > window.latest:
            wrong = "är senare än den kontrollpunkt som omfattar den"
        elif recorded.nr >= window.size and recorded.registrerad < window.earliest:
            wrong = "är tidigare än en kontrollpunkt som händelsen inte ingår i"
        else:
            continue
        found.add(recorded.nr, "tid", f"händelse {recorded.nr}: {recorded.registrerad} {wrong}")


class _Derived:
    """The tables of commands and of lookups, held against the events they were made of (R48)."""

    def __init__(self, conn: sqlite3.Connection, found: Findings) -> None:
        self._cursor, self._found = conn.cursor(), found
        self._kommando, self._first, self._last = "", 0, -1
        self._commands = self._keys = 0

    def follow(self, recorded: Recorded) -> None:
        """Take the next event."""
        kommando_id = recorded.event.kommando_id
        if kommando_id != self._kommando:
            self._command()
            self._kommando, self._first = kommando_id, recorded.nr
        self._last = recorded.nr
        for slag, nyckel in {*index_keys(recorded.event)}:
            self._keys += 1
            sql = "SELECT 1 FROM sokord WHERE slag = ? AND nyckel = ? AND nr = ?"
            if self._one(sql, slag, nyckel, recorded.nr) is None:
                self._wrong(recorded.nr, f"händelse {recorded.nr} finns inte under sitt {slag}")

    def end(self) -> None:
        """Tell what the tables hold beside what they should."""
        self._command()
        for table, expected in (("kommando", self._commands), ("sokord", self._keys)):
            (count,) = self._one(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - our own names
            if count != expected:
                self._wrong(None, f"tabellen {table} har {count} rader, inte {expected}")

    def _command(self) -> None:
        if self._last < 0:
            return
        self._commands += 1
        sql = "SELECT forsta_nr, sista_nr FROM kommando WHERE id = ?"
        if self._one(sql, self._kommando) != (self._first, self._last):
            self._wrong(self._first, f"kommandot {self._kommando!r} pekar inte på sina händelser")

    def _one(self, sql: str, *values: str | int) -> Any:  # noqa: ANN401 - a row as it is
        return self._cursor.execute(sql, values).fetchone()

    def _wrong(self, nr: int | None, meddelande: str) -> None:
        self._found.add(nr, "uppslag", meddelande)
