"""Moments of a ledger's history, as an address says them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.program import inside

if TYPE_CHECKING:
    from pathlib import Path


def ogonblick(path: Path, antal: int = 6) -> list[dict[str, str]]:
    """Return now, so many events through the history, days, a time, two bounds, and no example."""
    rows = [row for row in poster(path) if row["data"].get("pott")]
    nar = [rows[len(rows) * nth // antal]["nr"] for nth in range(1, antal)]
    mitt = rows[len(rows) // 2]
    return [
        {},
        *({"till_handelse": str(nr)} for nr in nar),
        {"per": "2022-12-31"},
        {"per": "2023-06"},
        {"registrerat_per": mitt["data"]["registrerad"]},
        {"per": "2023-12-31", "till_handelse": str(nar[-1])},
        {"utan_exempel": "1"},
    ]


def poster(path: Path) -> list[dict[str, Any]]:
    """Return the stored entries of a ledger."""
    done = inside("--liggare", path, "handelser", "-f", "json")
    assert done.code == 0, done.words
    return [json.loads(line) for line in done.out.splitlines()]


def flaggor(moment: dict[str, str]) -> list[str]:
    """Return a moment as options of the command line."""
    words = []
    for name, value in moment.items():
        words += [f"--{name.replace('_', '-')}", *([] if name == "utan_exempel" else [value])]
    return words
