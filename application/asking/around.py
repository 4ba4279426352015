"""What stands around one event in the log, found without reading all of its stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from domain.deciding.context import by_avser, by_command
from domain.events import HandelseRattad
from domain.states.streams import evolve
from ledger import store
from ledger.format.codec import LedgerMapper, notification
from ledger.recording.stream import shown
from ledger.recording.streams import Noted, Streams
from ledger.store import Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from domain.events.recorded import Recorded
    from domain.states.pott import Pott
    from ledger.recording.stream import Stream
    from ledger.store import Reading


def related(reading: Reading, recorded: Recorded) -> list[Recorded]:
    """Return the events of its stream that one points at, that point at it, and its corrections.

    Of a correction all that it is about comes too, and what corrects that, to the end.
    """
    mapper, found = LedgerMapper(), dict[int, "Recorded"]()
    wanted, done = {recorded.event.kommando_id}, set[str]()
    if (avser_id := getattr(recorded.event, "avser_id", None)) is not None:
        wanted.add(avser_id)
    while wanted:
        keys = [key for one in sorted(wanted) for key in (by_command(one), by_avser(one))]
        done |= wanted
        wanted = set()
        for row in (row for rows in reading.find(Wanted(keys=keys)).keys.values() for row in rows):
            if row.nr in found or row.aggregat != recorded.aggregat:
                continue
            one = found[row.nr] = mapper.to_domain_event(notification(row))
            if isinstance(one.event, HandelseRattad):
                wanted |= {one.event.kommando_id, one.event.avser_id} - done
    return [found[nr] for nr in sorted(found)]


def around(ledger: Path, reading: Reading, recorded: Recorded) -> tuple[Pott, Pott]:
    """Return the pott of an event before it and after it; raises Damaged, InvariantBroken."""
    pictures = store.open(ledger).pictures

    def begun(name: str) -> Stream:
        return shown(reading, name, pictures.of(name))

    streams = Streams(reading.find, {}, Noted(), begun)
    before = streams.before(recorded)
    after = evolve(before, recorded.event, streams.las(recorded.aggregat, before))
    return cast("Pott", before), cast("Pott", after)
