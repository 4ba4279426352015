"""When what is recorded is registered, and which day that is in Sweden (D12, R55)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ledger.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable

_SWEDEN = ZoneInfo("Europe/Stockholm")
_TICK = timedelta(microseconds=1)
AHEAD = timedelta(hours=24)
"""How far a stamp may be ahead of a clock: more says that one of them is wrong (R55)."""


@lru_cache(maxsize=2)  # of a stamp and of a clock, that are mostly the same
def swedish_day(moment: datetime) -> str:
    """Return the date in Sweden at a moment, ``2022-12-31``."""
    return moment.astimezone(_SWEDEN).date().isoformat()


def ahead(stamp: datetime, now: datetime) -> bool:
    """Tell whether a stamp is so far ahead of a clock that one of the two is wrong."""
    return stamp - now > AHEAD


def written(moment: datetime) -> str:
    """Return a moment as events store it: UTC with six decimals."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


@dataclass(slots=True)
class Moments:
    """The moments of registration in a transaction: each strictly later than all before it.

    ``latest`` is the last one given, as events store it; None before the ledger is asked for it,
    '' when it has none. ``now`` is what the clock showed when the next one was asked for, and
    ``given`` the last moment that was given out here.
    """

    clock: Callable[[], datetime]
    latest: str | None = None
    now: datetime = field(init=False)
    given: datetime | None = None

    def upcoming(self) -> datetime:
        """Return when what comes next is registered; raises Damaged when there is no later time."""
        self.now = self.clock().astimezone(UTC)
        if not self.latest:
            return self.now
        try:
            return max(self.now, datetime.fromisoformat(self.latest) + _TICK)
        except OverflowError:
            raise Damaged(f"liggarens senaste tid är {self.latest}") from None

    def give(self, moment: datetime, tick: int) -> str:
        """Return the stamp some ticks after a moment, as events store it, and remember it."""
        self.given = moment + tick * _TICK
        self.latest = written(self.given)
        return self.latest

    def ran_away(self) -> str | None:
        """Say that what was stamped is far ahead of the clock, and why; None when it is not.

        Each event is stamped later than the one before, so one run with a wrong clock stamps all
        that comes after it, and only who records now can see that.
        """
        if self.given is None or not ahead(self.given, self.now):
            return None
        return (
            f"registreringstiden blev {swedish_day(self.given)}, mer än ett dygn före klockan, som"
            f" visar {swedish_day(self.now)}: en tidigare händelse registrerades med en klocka som"
            " gick fel. Det går inte att ändra; verifieringen visar från vilken händelse tiderna"
            " är fel"
        )
