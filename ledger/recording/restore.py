"""A log that was exported, read back into an empty ledger: every entry identical, or nothing.

A log holds what happened and no commands; what a repeated command says is held against the events
that it gave, in any ledger (``ledger.recording.idempotency``).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from domain.deciding.context import index_keys
from domain.deciding.parsing import parse_json
from domain.errors import Malformed
from ledger import store
from ledger.errors import Damaged, NotALog
from ledger.format.codec import Remembering, canonical, notification
from ledger.format.entry import FIELDS, check_entry
from ledger.format.limits import MAX_BYTES
from ledger.format.noted import noted
from ledger.recording.sight import appended
from ledger.store import Addition, Decision, Row, Wanted
from ledger.verification.continuity import Follower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from eventsourcing.persistence import Notification

    from domain.deciding.context import Key
    from domain.events import Event
    from domain.events.recorded import Recorded
    from ledger.store import Found, Writing

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
    """Let the block write a log into an empty ledger: all of it, or nothing if it is cut short."""
    place = store.open(empty)
    place.check()
    try:
        with place.writing() as writing:
            log = Restoring(writing)
            yield log
            log.end()
    finally:
        place.close()


class _Line(NamedTuple):
    """What a line of a log says: the stored event under its number."""

    nr: int
    stored: Notification


@dataclass(slots=True)
class Restoring:
    """A log on its way into a ledger."""

    _writing: Writing
    _mapper: Remembering = field(default_factory=Remembering)
    _followed: Follower = field(init=False)
    _kommando_id: str = ""
    _seen: Found = field(init=False)  # when the command began
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
        keys = [*index_keys(recorded.event)]
        self._command.append(Addition(line.stored, self._followed.number, keys))
        return recorded

    def end(self) -> None:
        """Insert the last command that was read, if it is whole; raises NotALog."""
        for wrong in self._followed.end(self._followed.nr):
            raise NotALog(wrong.text)
        self._insert()

    def _looked_up(self, key: Key, before: int) -> Sequence[Recorded]:
        """Return the events that are inserted under a key: those of the commands before."""
        found = self._writing.find(Wanted(keys=(key,))).keys[key]
        return [self._own(row) for row in found if row.nr < before]

    def _noted(self, aggregat: str, version: int) -> Iterator[Event]:
        """Return the events of a stream before a version that leave a note in its state."""
        return noted(self._writing, self._own, aggregat, version)

    def _own(self, row: Row) -> Recorded:
        return self._mapper.to_own_event(notification(row))

    def _insert(self) -> None:
        """Append the events of a command, to a log that nobody else has."""
        if self._command:
            appended(self._writing, Decision(self._kommando_id, self._command), self._seen)
            self._command = []

    def _begins(self, recorded: Recorded) -> None:
        """Append the command before, if this is another; raises NotALog when its id is used."""
        kommando_id = recorded.event.kommando_id
        if self._command and self._kommando_id == kommando_id:
            return
        self._insert()
        self._kommando_id = kommando_id
        self._seen = self._writing.find(Wanted(kommando_id))
        if (earlier := self._seen.kommando) is not None:
            raise NotALog(
                f"kommandot {kommando_id!r} gav händelse {earlier[0]} och kan inte ge händelse"
                f" {recorded.nr} också"
            )

    def _decoded(self, stored: Notification) -> Recorded:
        """Return the event of a line if it is stored as we would store it."""
        try:
            recorded = self._mapper.to_domain_event(stored)
            again = self._mapper.to_stored_event(recorded)
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
    typ, data = value["typ"], canonical(value["data"])
    row = Row(value["nr"], value["aggregat"], value["version"], typ, data)
    return _Line(row.nr, notification(row))
