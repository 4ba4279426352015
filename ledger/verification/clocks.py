"""What the times of events are held against: those who cosigned, and a clock of now (R55)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ledger.recording.moments import AHEAD, written

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledger.evidence.checkpoint import Checkpoint
    from ledger.verification.asked import Outside

_CLOCKS = timedelta(minutes=10)
"""How far two clocks may differ before a time is a finding."""


class Window(NamedTuple):
    """That the first ``size`` events were there at a time, as somebody else's clock has it."""

    size: int
    earliest: str  # for the next event: the time less what clocks may differ
    latest: str  # for the events before: the time and what clocks may differ


class Clocks(NamedTuple):
    """The clocks; ``latest`` is that of now and how far a stamp may be ahead, None without one."""

    windows: Collection[Window] = ()
    latest: str | None = None


def agreed_clocks(outside: Outside, agreed: Collection[Checkpoint]) -> Clocks:
    """Return the clocks that were kept outside a ledger, with checkpoints that agree with it."""
    latest = written(outside.now + AHEAD) if outside.now else None
    windows = [
        Window(
            one.checkpoint.size, _moment(cosigned.time, -_CLOCKS), _moment(cosigned.time, _CLOCKS)
        )
        for one in outside.checkpoints
        if one.checkpoint in agreed
        for cosigned in one.cosignatures
    ]
    return Clocks(windows, latest)


def _moment(time: int, slack: timedelta) -> str:
    return written(datetime.fromtimestamp(min(time, 2**37), UTC) + slack)
