"""A whole ledger held in one reading that can only say yes.

What it says yes to, the whole verification says yes to. It tells nothing else: whatever is wrong,
odd or merely not known here makes it unsure, and then the whole verification is made, which names
what is wrong. So nothing here has to be told, gone on from or recovered.

* ``seals``: the bytes against the stored tree, checkpoints and a list of leaves.
* ``events``: the form of each event by itself. ``meaning``: order, numbers, times and what events
  mean, with ``domain`` and ``ledger.recheck`` as the whole verification has them.
* ``tables``: what is derived, held as sums of keyed hashes, so that nothing of it is kept.
* ``older``: what a new event names, where only what is new is held. ``halves``: two processes.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.errors import Frozen, LedgerError
from ledger.evidence.tree import Frontier
from ledger.verification.clocks import Clocks
from ledger.verification.fast.events import events, own
from ledger.verification.fast.meaning import Meaning
from ledger.verification.fast.older import Older
from ledger.verification.fast.seals import Seals
from ledger.verification.fast.tables import NewRows, Tables, within_its_row
from ledger.verification.fast.unsure import Unsure
from ledger.verification.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from ledger.evidence.checkpoint import Checkpoint
    from ledger.store import Reading
    from ledger.verification.asked import Seen
    from ledger.verification.certified import Certificate
    from ledger.verification.leaves import LeafList

_REMEMBERED = 1024  # events: an attest looks up what another has looked up
_ODD = (
    *(LedgerError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(RecursionError, MemoryError),
)
"""What reading, or reckoning with, something that no ledger has written can raise."""


class Held(NamedTuple):
    """What a ledger is held to beyond itself; times follow from the checkpoints that agree.

    ``seen`` sees each event, before it is known that all is certain.
    """

    checkpoints: Collection[Checkpoint] = ()
    leaves: LeafList | None = None
    clocks: Clocks = Clocks()
    since: Certificate | None = None
    seen: Seen | None = None


class What(NamedTuple):
    """What is held: bytes against seals, each event by itself with its rows, what events mean."""

    seals: bool = True
    events: bool = True
    meaning: bool = True


ALL, BYTES = What(), What(events=False, meaning=False)


class Certain(NamedTuple):
    """That all of it holds: where the tree ends, and what it means, if that was held."""

    edge: Frontier
    meaning: Meaning | None = None

    def certificate(self) -> Iterator[bytes]:
        """Yield the lines of a certificate of it."""
        assert self.meaning is not None  # noqa: S101 - asked of what was held whole
        return self.meaning.certificate(self.edge)


def if_certain(
    reading: Reading, held: Held, progress: Callable[[int], None], what: What = ALL
) -> Certain | None:
    """Return where a log ends if all that ``verify`` holds is certain, None if it is not.

    Since a certificate only what is new is held, and what that names of what is older. All is read
    in one snapshot, which the caller has. Without seals the edge is that of no events.
    """
    after = None if held.since is None else held.since.size - 1
    try:
        with _no_collector():
            passing = _Pass(reading, held, what)
            for part in reading.parts(after):
                passing.hold(part)
                progress(passing.size)
            return passing.end()
    except Frozen:  # something was about to be done that is never done while evidence is read
        raise
    except (Unsure, *_ODD):
        return None


class _Pass:
    """What is held in one reading, part by part; each raises Unsure, or what is odd."""

    def __init__(self, reading: Reading, held: Held, what: What) -> None:
        """Begin with event 0, or after a certificate."""
        since, self._what = held.since, what
        edge = Frontier() if since is None else since.edge
        self.size = edge.size
        log = reading if since is None else Older(reading, edge)
        self._lookups = Lookups(log, (), lru_cache(_REMEMBERED)(own))
        self._seals = Seals(reading, held, edge) if what.seals else None
        rows = Tables if since is None else NewRows
        self._tables = rows(reading) if what.events else None
        self._means = Meaning(self._lookups, held) if what.meaning else None

    def hold(self, part: Sequence[tuple[Any, ...]]) -> None:
        """Hold the next events."""
        if self._seals is not None:
            self._seals.hold(part)
        if self._what.events or self._what.meaning:
            for recorded, columns in events(part, self._what):
                if self._means is not None:
                    self._means.take(recorded, columns)
                if self._tables is not None:
                    self._tables.take(recorded.nr, recorded.event)
        self.size += len(part)

    def end(self) -> Certain:
        """Hold what can be told only when all is read."""
        if self._means is not None:
            self._means.end()
        for key in self._tables.end() if self._tables is not None else ():
            within_its_row(key, self._lookups)
        edge = Frontier() if self._seals is None else self._seals.end()
        return Certain(edge, self._means)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Let no garbage be looked for: what is made here goes as it is let go of."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
