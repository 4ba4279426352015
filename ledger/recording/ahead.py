"""What a command is decided on, folded before its transaction: nobody waits for a history.

Under the write lock only what has come since is added. What is read is read in slices, for who
reads keeps others from the commit.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from domain.deciding.uppslag import needs_noted, needs_potts
from domain.states.streams import LIGGARE, REGISTER, stream_of
from ledger.errors import LedgerError
from ledger.pictures.picture import taken
from ledger.recording.idempotency import again
from ledger.recording.stream import empty, shown
from ledger.recording.streams import Noted, Streams
from ledger.store import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.commands import Command
    from ledger.recording.receipt import Receipt
    from ledger.recording.stream import Stream
    from ledger.store import Store, Writing

FEW = 500
"""How many events a stream may get before it is pictured anew."""

NEAR = 500
"""How many events may be left to fold under the lock: some ten milliseconds."""


class Ahead:
    """What is known of a ledger between transactions: ``streams``, each as of a while ago."""

    def __init__(self, store: Store) -> None:
        """Know nothing yet."""
        self.streams: dict[str, Stream] = {}
        self.noted = Noted()
        self._store = store
        self._as_of: dict[str, int] = {}  # how many events there were in all, for each stream

    def command(self, command: Command, aktor: str) -> Receipt | None:
        """Fold what a command is decided on; returns its receipt if it is recorded already.

        Raises Damaged, Conflict, and what the store raises.
        """
        found = self._store.find(Wanted(command.id))
        if found.kommando is not None:
            return again(command, self._now(), aktor)
        stream = stream_of(command)
        self._fold((stream, REGISTER, LIGGARE), found.antal)
        state = self.streams[stream].state
        if needs_potts(command, state):
            self._fold(self._potts(), found.antal)
        if needs_noted(command, state):
            self._now().noted(stream, state)
        return None

    def fold(self, names: Iterable[str]) -> None:
        """Fold streams; raises Damaged, and what the store raises."""
        self._fold((*names, REGISTER, LIGGARE), self._store.find(Wanted()).antal)

    def within(self, writing: Writing) -> Streams:
        """Return the streams as a transaction sees them; what is not kept is pictured, or read."""
        pictures = self._store.pictures

        def begun(name: str) -> Stream:
            return shown(writing, name, pictures.of(name))

        return Streams(writing.find, self.streams, self.noted, begun)

    def keep(self, streams: Mapping[str, Stream], antal: int) -> None:
        """Keep streams as they were when there were so many events, or more."""
        self.streams |= streams
        self._as_of |= {one: max(antal, self._as_of.get(one, 0)) for one in streams}

    def picture(self) -> None:
        """Picture the streams that have grown much since they were, if it goes well."""
        grown = {name: one for name, one in self.streams.items() if one.unpictured > FEW}
        if not grown:
            return
        with suppress(LedgerError, OSError, ValueError), self._store.reading() as reading:
            self._store.pictures.keep(
                taken(reading, name, one.version, one.nr, one.state) for name, one in grown.items()
            )
        self.streams |= {name: one.seen() for name, one in grown.items()}

    def _fold(self, names: Iterable[str], antal: int) -> None:
        """Fold streams that may lack more events than can be folded while others wait."""
        now = self._now()
        now.load(*(one for one in names if antal - self._as_of.get(one, -NEAR - 1) > NEAR))
        self.keep(now.now, antal)

    def _now(self) -> Streams:
        return Streams(self._store.find, self.streams, self.noted, self._begun)

    def _begun(self, name: str) -> Stream:
        if (found := self._store.pictures.of(name)) is None:
            return empty(name)
        with self._store.reading() as reading:
            return shown(reading, name, found)

    def _potts(self) -> list[str]:
        with self._store.reading() as reading:
            return reading.streams("pott")
