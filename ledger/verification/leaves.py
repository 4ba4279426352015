"""A list of leaf hashes that somebody has kept, held against the log as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.evidence.tree import HASH_BYTES
from ledger.verification.findings import Run

if TYPE_CHECKING:
    from typing import BinaryIO

    from ledger.verification.findings import Findings


class LeafList:
    """The file ``blad.bin`` of an export: 32 bytes an event, so it names what was rewritten."""

    def __init__(self, file: BinaryIO, found: Findings) -> None:
        """Begin with event 0."""
        self.size = file.seek(0, 2) // HASH_BYTES
        self._file, self._found, self._next = file, found, -1
        self._differs = Run(found, "blad", ": innehållet skiljer sig från den sparade bladlistan")

    def hold(self, nr: int, leaf: bytes, *, told: bool) -> None:
        """Hold the next event that there is against the list; ``told`` when its seal told it."""
        if nr >= self.size:
            return
        if nr != self._next:
            self._file.seek(HASH_BYTES * nr)
        self._next = nr + 1
        if self._file.read(HASH_BYTES) != leaf and not told:
            self._differs.add(nr)

    def stored(self, nr: int, count: int) -> bytes:
        """Return what the list has of some events, one after the other, as far as it goes."""
        self._next = -1
        self._file.seek(HASH_BYTES * nr)
        return self._file.read(HASH_BYTES * count)

    def end(self, size: int) -> None:
        """Tell what is left when the log has ended; ``size`` is how many events it tells of."""
        self._differs.end()
        if self.size > size:
            self._found.add(
                size,
                "blad",
                f"bladlistan har {self.size} händelser, liggaren {size}: slutet är avklippt",
            )
