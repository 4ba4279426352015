"""When what is recorded is registered, and which day that is in Sweden (D12, R55)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ledger.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable

_SWEDEN = ZoneInfo("Europe/Stockholm")
_TICK = timedelta(microseconds=1)


def swedish_day(moment: datetime) -> str:
    """Return the date in Sweden at a moment, ``2022-12-31``."""
    return moment.astimezone(_SWEDEN).date().isoformat()


@dataclass(slots=True)
class Moments:
    """The moments of registration in a transaction: each strictly later than all before it.

    ``latest`` is the last one given, as events store it; None before the ledger is asked for it,
    '' when it has none.
    """

    clock: Callable[[], datetime]
    latest: str | None = None

    def upcoming(self) -> datetime:
        """Return when what comes next is registered; raises Damaged when there is no later time."""
        now = self.clock().astimezone(UTC)
        if not self.latest:
            return now
        try:
            return max(now, datetime.fromisoformat(self.latest) + _TICK)
        except OverflowError:
            raise Damaged(f"liggarens senaste tid är {self.latest}") from None

    def give(self, moment: datetime, tick: int) -> str:
        """Return the stamp some ticks after a moment, as events store it, and remember it."""
        self.latest = (moment + tick * _TICK).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return self.latest
