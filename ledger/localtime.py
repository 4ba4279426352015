"""Which day it is in Sweden at a moment: what the rules call today (R55)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

_SWEDEN = ZoneInfo("Europe/Stockholm")


def swedish_day(moment: datetime) -> str:
    """Return the date in Sweden at a moment, ``2022-12-31``."""
    return moment.astimezone(_SWEDEN).date().isoformat()
