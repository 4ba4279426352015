"""When something was registered, as people read it: Swedish time to the second."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_SWEDEN = ZoneInfo("Europe/Stockholm")


def local(tid: str) -> str:
    """Return a moment as events store it, in Swedish time; what is no moment as it stands."""
    try:
        moment = datetime.fromisoformat(tid)
    except ValueError:
        return tid
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        swedish = moment.astimezone(_SWEDEN)
    except OverflowError:  # it is year 10 000 here
        return tid
    return f"{swedish:%Y-%m-%d %H:%M:%S} svensk tid"
