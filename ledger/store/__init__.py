"""Where the log is kept: what is asked of a store, and answered, whatever database it is (D6).

* ``Store`` is a ledger's place. ``Reading`` answers as of one moment. ``Writing`` is a transaction
  that nobody else writes in: all of it is kept, or nothing.
* ``sqlite`` keeps a ledger in a file, or in memory. ``personfile`` keeps what is hidden of persons,
  ``picturefile`` what streams added up to. ``values`` are what goes in and out. ``folder`` puts
  the name of a file to the disk.

A store raises ``ledger.errors`` alone. Nothing above it names a driver or speaks SQL, and ``open``
is the one place that imports late: who reads pays for no engine, and a file for no other database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ledger.audit.freeze import MEMORY
from ledger.store.values import (
    KOMMANDO,
    MOST_OF_A_COMMAND,
    Addition,
    Decision,
    Derived,
    Found,
    Head,
    Key,
    Moved,
    Number,
    Placed,
    Row,
    Wanted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ledger.store.pictures import Pictures

WAIT_SECONDS = 30.0
"""How long a writer waits for its turn."""


class Reading(Protocol):
    """A ledger that is read; raises Unreadable when what is stored cannot be."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all that is read in the block be of one moment, whoever writes."""

    def head(self) -> Head:
        """Return where the ledger ends; raises NotALedger when it does not say which it is."""

    def rows(
        self,
        after: int | None = -1,
        last: int | None = None,
        stream: str | None = None,
        typ: str | None = None,
    ) -> Iterator[Row]:
        """Yield the events with ``after`` < nr <= ``last`` by nr, or those of a stream by version.

        None is no bound; ``typ`` is a type without its version. They are read when asked for.
        """

    def parts(self, after: int | None = None) -> Iterator[Sequence[tuple[object, ...]]]:
        """Yield all events ``after`` a nr, some hundred at a time: the fields of rows, as is."""

    def nodes(self, places: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return hashes out of the seals: of each ``nr``, from a byte on; raises Damaged."""

    def find(self, wanted: Wanted) -> Found:
        """Return all that a decision rests on, in one trip."""

    def streams(self, kind: str) -> list[str]:
        """Return the streams of a kind that have a first event, ``pott/SOC-2022``, in order."""

    def lenient(self) -> None:
        """Give bytes that are no text as a text that no event has, from now on."""

    def faults(self) -> list[str]:
        """Return what the store finds wrong with how it is kept, in its own words."""

    def seals(self, after: int) -> Iterator[int]:
        """Yield the nr of each seal after one, and of those that no event can have."""

    def under(self, key: Key, before: int) -> Sequence[tuple[int, Row | None]]:
        """Return what a key leads to before a number: its nr, and the event, if it is there."""

    def leads(self, key: Key, nr: int) -> bool:
        """Tell whether a key leads to an event."""

    def count(self, derived: Derived) -> int:
        """Return how many rows there are of what is derived."""

    def made(self, derived: Derived) -> Iterator[Sequence[tuple[object, ...]]]:
        """Yield all rows, in parts: of commands id, first and last nr; of ``sokord`` key and nr."""

    def shared(self, kind: str) -> Iterator[Key]:
        """Yield the keys of a kind that lead to more than one event."""

    def pointing(self, derived: Derived) -> Iterator[tuple[object, bool]]:
        """Yield what each row points at, the first event of a command, and if that is there."""


class Writing(Reading, Protocol):
    """A ledger in a transaction that nobody else writes in; it sees what it has appended."""

    def append(self, decision: Decision, seen: Found) -> Placed | Moved:
        """Put the events of a decision last, numbered from the next and sealed, or none of them.

        ``seen`` is what it was decided on. Raises TooLong and, where the log is not as a ledger
        writes it, Damaged.
        """


class Draft(Protocol):
    """A ledger in the making, at a ``path`` of its own until it is placed."""

    @property
    def path(self) -> Path:
        """Where it is made."""

    @property
    def warnings(self) -> list[str]:
        """Why a power cut may take its name back."""

    def place(self) -> None:
        """Give the draft its name; raises AlreadyExists when the name is taken, else NotFound."""


class Store(Protocol):
    """A ledger's place."""

    @property
    def pictures(self) -> Pictures:
        """What streams added up to, so that not all is folded again."""

    def check(self) -> None:
        """Raise NotFound, NotALedger, or for an auditor OnlyReading, unless it may be written."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Lend a connection of its own, that answers as of one moment; raises Busy, Unreadable."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Lend a transaction: kept at the end of the block, undone by whatever ends it else.

        Raises Busy, Unwritable. What a commit that raises did is told by a reading after ``close``.
        """

    def find(self, wanted: Wanted) -> Found:
        """Return what ``Reading.find`` does, as of now; nothing is held afterwards."""

    def close(self) -> None:
        """Let go of what is open; it is opened again when it is needed."""


def open(url: str | Path, *, wait: float = WAIT_SECONDS) -> Store:  # noqa: A001 - as one says it
    """Return the store at an address, a file's or ``:memory:``; nothing is opened yet."""
    if url == MEMORY:  # a path of that name is a file
        from ledger.store.sqlite.memory import MemoryStore  # noqa: PLC0415 - imports the engine

        return MemoryStore(wait=wait)
    from ledger.store.sqlite.file import FileStore  # noqa: PLC0415 - imports sqlite3

    return FileStore(url, wait)


def drafted(path: Path) -> AbstractContextManager[Draft]:
    """Lend an empty ledger, that is there once it is placed and else not at all.

    Raises NotFound when none can be made there, Unwritable when it cannot be filled.
    """
    from ledger.store.sqlite import draft  # noqa: PLC0415 - imports sqlite3

    return draft.drafted(path)


__all__ = [
    "KOMMANDO", "MOST_OF_A_COMMAND", "Addition", "Decision", "Derived", "Draft", "Found", "Head",
    "Key", "Moved", "Number", "Placed", "Reading", "Row", "Store", "Wanted", "Writing", "drafted",
    "open",
]  # fmt: skip
