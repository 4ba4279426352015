"""The tables of commands and of lookups, held against the events they were made of (R48)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.deciding.context import index_keys

if TYPE_CHECKING:
    import sqlite3

    from domain.events.recorded import Recorded
    from ledger.verification.findings import Findings
    from ledger.verification.seals import Sealed

_MOST_OF_A_COMMAND = 1000  # events: more than any command gives
_POINTING = {  # a row, the event it points at, and whether that is there
    "kommando": (
        "SELECT k.forsta_nr, h.nr IS NOT NULL FROM kommando k"
        " LEFT JOIN handelse h ON h.nr = k.forsta_nr"
    ),
    "sokord": ("SELECT s.nr, h.nr IS NOT NULL FROM sokord s LEFT JOIN handelse h ON h.nr = s.nr"),
}


class Derived:
    """Follows a log event by event; those that are missing or doubtful are never given.

    Rows that point at those are let be: nobody knows what they should say. ``sound`` tells whether
    nothing was found by then.
    """

    def __init__(self, conn: sqlite3.Connection, found: Findings, sealed: Sealed) -> None:
        """Know nothing yet."""
        self._cursor, self._found = conn.cursor(), found
        self._doubtful, self._end = sealed.doubtful, sealed.end
        self._kommando, self._first, self._last = "", 0, -1
        self._expected = {"kommando": 0, "sokord": 0}
        self._beyond: set[int] = set()  # what is pointed at after the last event
        self.sound = True

    def follow(self, recorded: Recorded) -> None:
        """Take the next event."""
        kommando_id = recorded.event.kommando_id
        if kommando_id != self._kommando:
            self._command()
            self._kommando, self._first = kommando_id, recorded.nr
        self._last = recorded.nr
        for slag, nyckel in {*index_keys(recorded.event)}:
            self._expected["sokord"] += 1
            sql = "SELECT 1 FROM sokord WHERE slag = ? AND nyckel = ? AND nr = ?"
            if self._one(sql, slag, nyckel, recorded.nr) is None:
                self._wrong(recorded.nr, f"händelse {recorded.nr} finns inte under sitt {slag}")

    def end(self) -> None:
        """Tell which rows there should not be."""
        self._command()
        for table, expected in self._expected.items():
            (count,) = self._one(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - our own names
            if count > expected:
                self._surplus(table, count - expected)
        if self._beyond:
            first = min(self._beyond)
            self._wrong(
                first,
                f"händelse {first} finns inte, men det finns uppslag till den: slutet är"
                " avklippt, eller raden är tillagd",
            )

    def _surplus(self, table: str, count: int) -> None:
        """Tell of rows that are too many, those aside that point at what is not known."""
        for nr, there in self._cursor.execute(_POINTING[table]):
            if type(nr) is not int or (there and nr not in self._doubtful):
                continue
            count -= 1
            if not (there or 0 <= nr < self._end):
                self._beyond.add(nr)
        if count > 0:
            self._wrong(None, f"tabellen {table} har {count} rader för mycket")

    def _command(self) -> None:
        if self._last < 0:
            return
        self._expected["kommando"] += 1
        sql = "SELECT forsta_nr, sista_nr FROM kommando WHERE id = ?"
        row = self._one(sql, self._kommando)
        if row != (self._first, self._last) and not (row and self._rest_is_lost(*row)):
            self._wrong(self._first, f"kommandot {self._kommando!r} pekar inte på sina händelser")

    def _rest_is_lost(self, first: object, last: object) -> bool:
        """Tell whether a command pointed at just its events, if those not seen were its too."""
        if not (isinstance(first, int) and isinstance(last, int)):  # a damaged row
            return False
        if not first <= self._first <= self._last <= last <= first + _MOST_OF_A_COMMAND:
            return False
        sql = "SELECT nr FROM handelse WHERE nr BETWEEN ? AND ?"
        there = {nr for (nr,) in self._cursor.execute(sql, (first, last))}
        if not there - self._doubtful <= {*range(self._first, self._last + 1)}:
            return False
        if last >= self._end:
            self._beyond.add(self._end)
        return True

    def _one(self, sql: str, *values: str | int) -> Any:  # noqa: ANN401 - a row as it is
        return self._cursor.execute(sql, values).fetchone()

    def _wrong(self, nr: int | None, meddelande: str) -> None:
        self.sound = False
        self._found.add(nr, "uppslag", meddelande)
