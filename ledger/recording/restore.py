"""A log that was exported, read back into an empty ledger: every entry identical, or nothing.

A log holds what happened and no commands; what a repeated command says is held against the events
that it gave, in any ledger (``ledger.recording.idempotency``).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from eventsourcing.persistence import Notification

from domain.deciding.parsing import parse_json
from domain.errors import Malformed
from ledger.errors import Damaged, NotALog
from ledger.format.codec import Remembering, canonical
from ledger.format.entry import FIELDS, check_entry
from ledger.format.limits import MAX_BYTES
from ledger.format.noted import NOTED
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.append import Addition, append
from ledger.verification.continuity import Follower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from eventsourcing.sqlite import SQLiteCursor

    from domain.deciding.context import Key
    from domain.events import Event
    from domain.events.recorded import Recorded
    from ledger.store.sqlite.recorder import LedgerRecorder

LONGEST = MAX_BYTES + 2
"""How much of a line to read, in bytes: more than an entry and its newline is no entry."""


def is_entry(line: bytes) -> bool:
    """Tell whether a line is meant as an entry of a log, well made or not, and not as a command."""
    line = line.removeprefix(b"\xef\xbb\xbf")  # what editors may put first
    try:
        value = parse_json(line.decode())
    except (Malformed, UnicodeDecodeError):
        return line.startswith(b'{"aggregat":')
    return "kommando" not in value and len(value.keys() & FIELDS.keys()) > 1


@contextmanager
def restoring(empty: Path) -> Iterator[Restoring]:
    """Lend what fills an empty ledger, in one transaction; an exception undoes it all."""
    ledger = Ledger(empty)
    ledger.recorder.mapper = Remembering()
    try:
        with ledger.recorder.writing() as cursor:
            log = Restoring(ledger.recorder, cursor)
            yield log
            log.end()
    finally:
        ledger.close()


class _Line(NamedTuple):
    """What a line of a log says: the stored event under its number."""

    nr: int
    stored: Notification


@dataclass(slots=True)
class Restoring:
    """A log on its way into a ledger."""

    _recorder: LedgerRecorder
    _cursor: SQLiteCursor
    _followed: Follower = field(init=False)
    _command: list[Addition] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Follow the log from its beginning."""
        self._followed = Follower(self._looked_up, self._noted)

    def add(self, raw: bytes) -> Recorded:
        """Take the next line, its newline included, and return its event; raises NotALog."""
        line = _parsed(raw)
        if line.nr != self._followed.nr:
            expected = self._followed.nr
            raise NotALog(f"här ska händelse {expected} stå, men raden är händelse {line.nr}")
        recorded = self._decoded(line.stored)
        self._begins(recorded)
        for wrong in self._followed.follow(recorded):
            raise NotALog(wrong.text)
        self._command.append(Addition(recorded, line.stored, self._followed.number))
        return recorded

    def end(self) -> None:
        """Insert the last command that was read, if it is whole; raises NotALog."""
        for wrong in self._followed.end(self._followed.nr):
            raise NotALog(wrong.text)
        self._insert()

    def _looked_up(self, key: Key, before: int) -> Sequence[Recorded]:
        """Return the events that are inserted under a key: those of the commands before."""
        where = "nr IN (SELECT nr FROM sokord WHERE slag = ? AND nyckel = ?) AND nr < ?"
        return [*self._recorder.own_events(self._cursor, where, (*key, before))]

    def _noted(self, aggregat: str, version: int) -> Iterator[Event]:
        """Return the events of a stream before a version that leave a note in its state."""
        found = self._recorder.own_events(self._cursor, NOTED, (aggregat, version))
        return (one.event for one in found)

    def _insert(self) -> None:
        """Insert the events of a command."""
        if self._command:
            append(self._recorder, self._cursor, self._command)
            self._command = []

    def _begins(self, recorded: Recorded) -> None:
        """Insert the command before, if this is another; raises NotALog when its id is used."""
        kommando_id = recorded.event.kommando_id
        if self._command and self._command[0].recorded.event.kommando_id == kommando_id:
            return
        self._insert()
        self._cursor.execute("SELECT forsta_nr FROM kommando WHERE id = ?", (kommando_id,))
        if (row := self._cursor.fetchone()) is not None:
            raise NotALog(
                f"kommandot {kommando_id!r} gav händelse {row[0]} och kan inte ge händelse"
                f" {recorded.nr} också"
            )

    def _decoded(self, stored: Notification) -> Recorded:
        """Return the event of a line if it is stored as we would store it."""
        try:
            recorded = self._recorder.mapper.to_domain_event(stored)
            again = self._recorder.mapper.to_stored_event(recorded)
        except (Damaged, ValueError) as error:
            raise NotALog(str(error)) from None
        if again.state != stored.state:
            raise NotALog("data har fält som ingen liggare skriver så (till exempel null)")
        return recorded


def _parsed(raw: bytes) -> _Line:
    """Return what a line says if it is a canonical entry to the byte (design §5)."""
    if not raw.endswith(b"\n"):
        raise NotALog("raden är avklippt eller för lång: radslutet saknas")
    line = raw.removesuffix(b"\n")
    if len(line) > MAX_BYTES:
        raise NotALog(f"raden är {len(line)} byte, högst {MAX_BYTES} ryms i en händelse")
    try:
        value = parse_json(line.decode())
    except Malformed as error:
        raise NotALog(str(error)) from None
    except UnicodeDecodeError as error:
        raise NotALog(f"raden är inte UTF-8 (byte {error.start + 1})") from None
    check_entry(value, line)
    stored = Notification(
        id=value["nr"] + 1,
        originator_id=value["aggregat"],
        originator_version=value["version"],
        topic=value["typ"],
        state=canonical(value["data"]),
    )
    return _Line(value["nr"], stored)
