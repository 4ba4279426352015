"""A whole ledger held in one reading that can only say yes.

What it says yes to, the whole verification says yes to. It tells nothing else: whatever is wrong,
odd or merely not known here makes it unsure, and then the whole verification is made, which names
what is wrong. So nothing here has to be told, gone on from or recovered.

* ``seals``: the bytes against the stored tree, checkpoints and a list of leaves.
* ``meaning``: form, order, numbers, times and what the events mean, with ``domain`` and
  ``ledger.recheck`` as the whole verification has them.
* ``tables``: what is derived, held as sums of keyed hashes, so that nothing of it is kept.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import LedgerError
from ledger.verification.fast.meaning import Meaning
from ledger.verification.fast.seals import Seals
from ledger.verification.fast.unsure import Unsure
from ledger.verification.replay import Clocks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from ledger.evidence.checkpoint import Checkpoint
    from ledger.evidence.tree import Frontier
    from ledger.store import Reading
    from ledger.verification.certified import Certificate
    from ledger.verification.leaves import LeafList

_ODD = (LedgerError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading, or reckoning with, something that no ledger has written can raise."""


class Held(NamedTuple):
    """What a ledger is held to beyond itself; times follow from the checkpoints that agree."""

    checkpoints: Collection[Checkpoint] = ()
    leaves: LeafList | None = None
    clocks: Clocks = Clocks()
    since: Certificate | None = None


class Certain(NamedTuple):
    """That all of it holds: where the tree ends, and what it means, if that was held."""

    edge: Frontier
    meaning: Meaning | None

    def certificate(self) -> Iterator[bytes]:
        """Yield the lines of a certificate of it."""
        assert self.meaning is not None  # noqa: S101 - asked of what was held whole
        return self.meaning.certificate(self.edge)


def if_certain(
    reading: Reading, held: Held, progress: Callable[[int], None], *, meaning: bool = True
) -> Certain | None:
    """Return where a log ends if all that ``verify`` holds is certain, None if it is not.

    Since a certificate only what is new is held, and what that names of what is older. Without
    ``meaning`` only the bytes are held. All is read in one snapshot, which the caller has.
    """
    since = held.since
    edge, last = (None, None) if since is None else (since.edge, since.size - 1)
    seals = Seals(held.checkpoints, held.leaves, edge)
    try:
        if since is not None:
            seals.hold_older(reading)
        means = Meaning(reading, held.clocks, since) if meaning else None
        with _no_collector():
            for part in reading.parts(last):
                seals.hold(part)
                if means is not None:
                    means.hold(part)
                progress(seals.edge.size)
            seals.end(reading)
            if means is not None:
                means.end()
    except (Unsure, *_ODD):
        return None
    return Certain(seals.edge, means)


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
