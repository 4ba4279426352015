"""The rows that the events of one command leave in the log, however they came there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.deciding.context import index_keys
from domain.values.dates import year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eventsourcing.persistence import StoredEvent
    from eventsourcing.sqlite import SQLiteCursor

    from domain.events import Event
    from domain.events.recorded import Recorded
    from ledger.store.sqlite.recorder import LedgerRecorder, Number


class Addition(NamedTuple):
    """An event on its way into the log: what it means, its bytes, its liggarnummer."""

    recorded: Recorded
    stored: StoredEvent
    number: Number


def append(
    recorder: LedgerRecorder, cursor: SQLiteCursor, added: Sequence[Addition]
) -> tuple[Recorded, ...]:
    """Insert the events of one command, the command, and what its events are found by.

    Returns the events with their numbers. Raises TooLong, with nothing inserted.
    """
    stored, numbers = [one.stored for one in added], [one.number for one in added]
    ids = recorder.insert_within(cursor, stored, numbers)
    placed = tuple(one.recorded._replace(nr=id_ - 1) for one, id_ in zip(added, ids, strict=True))
    for one in placed:
        keys = sorted({(*key, one.nr) for key in index_keys(one.event)})
        cursor.executemany("INSERT INTO sokord VALUES (?, ?, ?)", keys)
    first, last = placed[0], placed[-1]
    cursor.execute(
        "INSERT INTO kommando VALUES (?, ?, ?)", (first.event.kommando_id, first.nr, last.nr)
    )
    return placed


def liggarnummer(number: Number) -> str | None:
    """Return a number in its year as people write it, ``2022-000017``."""
    return f"{number[0]}-{number[1]:06d}" if number else None


def numbers(cursor: SQLiteCursor, events: Sequence[Event]) -> Iterator[Number]:
    """Yield the next liggarnummer of each event's year; every series is unbroken (D8)."""
    given: dict[int, int] = {}
    for event in events:
        if not event.numbered:
            yield None
            continue
        ar = year(event.handelsedatum)
        if ar not in given:
            cursor.execute("SELECT MAX(lopnummer) FROM handelse WHERE ar = ?", (ar,))
            given[ar] = cursor.fetchone()[0] or 0
        given[ar] += 1
        yield ar, given[ar]
