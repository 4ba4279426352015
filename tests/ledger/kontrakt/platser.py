"""The places where a ledger can be kept, each with what a test of the contract needs of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ledger import store
from ledger.audit.freeze import MEMORY
from ledger.store import Store
from ledger.store.sqlite.draft import drafted
from ledger.store.sqlite.memory import MemoryStore

PAGE = 4096


class Plats(Protocol):
    """A place with an empty ledger."""

    def oppna(self, wait: float = 5.0) -> Store:
        """Return the ledger, as somebody else who opens it has it."""

    def skadad(self) -> Store:
        """Return a ledger with all that this one has, of which the events cannot be read."""


class Fil:
    """A SQLite file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "liggare.db"
        with drafted(self.path) as draft:
            draft.place()

    def oppna(self, wait: float = 5.0) -> Store:
        return store.open(self.path, wait=wait)

    def skadad(self) -> Store:
        other = self.path.with_name("skadad.db")
        other.write_bytes(_utan_sidor(self.path.read_bytes()))
        return store.open(other)


class Minne:
    """SQLite in memory: there is one of it, so everybody has the same."""

    def __init__(self, _folder: Path) -> None:
        opened = store.open(MEMORY, wait=5.0)
        assert isinstance(opened, MemoryStore)
        self.store = opened

    def oppna(self, wait: float = 5.0) -> Store:
        self.store._datastore.wait_seconds = wait
        return self.store

    def skadad(self) -> Store:
        return MemoryStore(_utan_sidor(self.store.image()))


def _utan_sidor(image: bytes) -> bytes:
    """Return a database whose schema is whole, and every page after it overwritten."""
    return image[:PAGE] + b"\xff" * (len(image) - PAGE)


PLATSER: dict[str, Callable[[Path], Plats]] = {"fil": Fil, "minne": Minne}
"""Every store that there is: who adds one adds it here, and what is tested is the same."""
