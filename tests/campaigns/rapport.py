"""What the reports of campaigns have in common: versions, the day, and an exit code."""

from __future__ import annotations

import json
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def versions() -> dict[str, str]:
    """Return the versions of what a campaign ran on."""
    ours = {name: version(name) for name in ("bidragsliggaren", "eventsourcing", "pydantic")}
    return ours | {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}


def finish(report: dict[str, Any], unreached: Callable[[dict[str, Any]], list[str]]) -> int:
    """Print a report as one JSON line; return the exit code, the other way round for a twin."""
    report |= {"unreached": unreached(report), "date": datetime.now(UTC).date().isoformat()}
    print(json.dumps(report, ensure_ascii=False))
    if report["settings"].get("tvilling"):
        return 0 if report["violations"] else 1
    return 1 if report["violations"] or report["unreached"] else 0
