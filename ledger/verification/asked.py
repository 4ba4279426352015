"""What a verification is asked, and its outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from ledger.verification.findings import MOST

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from domain.events.recorded import Recorded
    from domain.states.pott_fold import Lopande
    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.verification.certified import Certificate
    from ledger.verification.fast import Certain
    from ledger.verification.findings import Findings

    Seen: TypeAlias = Callable[[Recorded, Lopande | None], None]
    """Sees an event that means what it may, and the pott that took it; None when none did."""


class Outside(NamedTuple):
    """What somebody has kept outside the ledger: checkpoints that hold, and a list of leaves.

    ``roots`` are sizes and root hashes alone, out of minutes. ``own_keys`` tells that the keys
    were taken from the ledger itself. ``now`` is what a clock shows, for those who trust one: no
    event is recorded long after it (R55).
    """

    checkpoints: tuple[Opened, ...] = ()
    leaves: BinaryIO | None = None
    own_keys: bool = False
    roots: tuple[Checkpoint, ...] = ()
    now: datetime | None = None


NOTHING = Outside()


class How(NamedTuple):
    """How a ledger is verified.

    Without ``replay`` only the bytes are held against their seals, which is many times faster, and
    the outcome says so. What the fast verification is certain of is not held once more, unless it
    is to be ``thorough``: the outcome is the same. ``since`` what is certified only what is new is
    held, and ``unchecked`` says what is taken on trust; where that is not certain, all is held.
    ``file`` is the ledger's, if a second process may open it and hold a half of it. ``most`` is how
    many findings are kept.
    """

    replay: bool = True
    thorough: bool = False
    since: Certificate | None = None
    file: Path | None = None
    most: int = MOST

    @property
    def quick(self) -> bool:
        """Whether something is tried first that does not look at the whole file."""
        return self.since is not None or self.file is not None


WHOLE = How()


class Verified(NamedTuple):
    """The outcome: how many events, their root, what was found and what was not looked into.

    ``certain`` is what the fast verification makes of a log that it is certain of, ``since`` the
    certificate that was taken on trust.
    """

    size: int
    root: bytes
    found: Findings
    unchecked: tuple[str, ...]
    certain: Certain | None = None
    since: Certificate | None = None
