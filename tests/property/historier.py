"""Histories that chance has made, and any history as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.property.agreement import Pair

if TYPE_CHECKING:
    from ledger.store.sqlite.memory import MemoryStore
    from tests.decider import Harness


def saved(harness: Harness, folder: Path | str) -> Path:
    path = Path(folder, "liggare.db")
    path.write_bytes(cast("MemoryStore", harness._ledger.store).image())
    return path


def flow(seed: int, steps: int) -> Harness:
    pair = Pair(seed)
    for _ in range(steps):
        pair.step()
    return pair.product
