"""The tables of commands and of lookups, held against the events they were made of (R48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.deciding.context import index_keys
from ledger.store import MOST_OF_A_COMMAND, Wanted

if TYPE_CHECKING:
    from domain.events.recorded import Recorded
    from ledger import store
    from ledger.store import Reading
    from ledger.verification.findings import Findings
    from ledger.verification.seals import Sealed


class Derived:
    """Follows a log event by event; those that are missing or doubtful are never given.

    Rows that point at those are let be: nobody knows what they should say. ``sound`` tells whether
    nothing was found by then.
    """

    def __init__(self, reading: Reading, found: Findings, sealed: Sealed) -> None:
        """Know nothing yet."""
        self._reading, self._found = reading, found
        self._doubtful, self._end = sealed.doubtful, sealed.end
        self._kommando, self._first, self._last = "", 0, -1
        self._expected: dict[store.Derived, int] = {"kommando": 0, "sokord": 0}
        self._beyond: set[int] = set()  # what is pointed at after the last event
        self.sound = True

    def follow(self, recorded: Recorded) -> None:
        """Take the next event."""
        kommando_id = recorded.event.kommando_id
        if kommando_id != self._kommando:
            self._command()
            self._kommando, self._first = kommando_id, recorded.nr
        self._last = recorded.nr
        for key in {*index_keys(recorded.event)}:
            self._expected["sokord"] += 1
            if not self._reading.leads(key, recorded.nr):
                self._wrong(recorded.nr, f"händelse {recorded.nr} finns inte under sitt {key[0]}")

    def end(self) -> None:
        """Tell which rows there should not be."""
        self._command()
        for table, expected in self._expected.items():
            count = self._reading.count(table)
            if count > expected:
                self._surplus(table, count - expected)
        if self._beyond:
            first = min(self._beyond)
            self._wrong(
                first,
                f"händelse {first} finns inte, men det finns uppslag till den: slutet är"
                " avklippt, eller raden är tillagd",
            )

    def _surplus(self, table: store.Derived, count: int) -> None:
        """Tell of rows that are too many, those aside that point at what is not known."""
        for nr, there in self._reading.pointing(table):
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
        row = self._reading.find(Wanted(self._kommando)).kommando
        if row != (self._first, self._last) and not (row and self._rest_is_lost(*row)):
            self._wrong(self._first, f"kommandot {self._kommando!r} pekar inte på sina händelser")

    def _rest_is_lost(self, first: object, last: object) -> bool:
        """Tell whether a command pointed at just its events, if those not seen were its too."""
        if not (isinstance(first, int) and isinstance(last, int)):  # a damaged row
            return False
        if not first <= self._first <= self._last <= last <= first + MOST_OF_A_COMMAND:
            return False
        there = {row.nr for row in self._reading.rows(first - 1, last)}
        if not there - self._doubtful <= {*range(self._first, self._last + 1)}:
            return False
        if last >= self._end:
            self._beyond.add(self._end)
        return True

    def _wrong(self, nr: int | None, meddelande: str) -> None:
        self.sound = False
        self._found.add(nr, "uppslag", meddelande)
