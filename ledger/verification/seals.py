"""Every stored entry hashed anew and held against its seal, checkpoints and a list of leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledger import tree
from ledger.entry import entry
from ledger.errors import Damaged, TooLong
from ledger.seal import stored_nodes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection
    from typing import BinaryIO

    from ledger.checkpoint import Checkpoint
    from ledger.verification.findings import Findings

_ROWS = (
    "SELECT h.nr, h.aggregat, h.version, h.typ, h.data, s.noder FROM handelse h"
    " LEFT JOIN sigill s ON s.nr = h.nr ORDER BY h.nr"
)
_ALONE = "SELECT nr FROM sigill WHERE nr NOT IN (SELECT nr FROM handelse) ORDER BY nr"


@dataclass(slots=True)
class Sealed:
    """The tree over the entries as they are stored, and what of it disagrees with the seals.

    After something wrong it goes on from what is stored, so that one change is told once.
    """

    found: Findings
    checkpoints: Collection[Checkpoint] = ()
    leaves: BinaryIO | None = None
    frontier: tree.Frontier = field(default_factory=tree.Frontier)
    agreed: set[int] = field(default_factory=set)  # sizes of checkpoints whose root is ours
    _wrong: int = -1  # the last event that did not agree with its seal

    def check(self, conn: sqlite3.Connection, progress: Callable[[int], None]) -> None:
        """Read the whole log; raises sqlite3.DatabaseError when the file cannot be read."""
        sizes = {one.size for one in self.checkpoints}
        size = 0
        for nr, aggregat, version, typ, data, noder in conn.execute(_ROWS):
            if nr != size:
                if nr < size:
                    self.found.add(nr, "ordning", f"händelse {nr} står på fel plats i filen")
                    continue
                self._gap(conn, size, nr)
            leaf = _hashed(nr, aggregat, typ, version, data)
            size = nr + 1
            if (completed := self.frontier.append(leaf)) != noder:
                self._disagree(nr, completed, noder)
            if self.leaves is not None:
                self._listed(nr, leaf)
            if size in sizes:
                self._at_checkpoint(size)
            if size & 1023 == 0:
                progress(size)
        progress(size)
        self._after(conn, size)

    def _gap(self, conn: sqlite3.Connection, first: int, nr: int) -> None:
        """Tell which events are missing, and go on from the stored tree."""
        missing = f"händelse {first}" if nr == first + 1 else f"händelserna {first}-{nr - 1}"
        self.found.add(first, "saknas", f"{missing} saknas (nästa är {nr})")
        self._wrong = nr - 1
        try:
            self.frontier = tree.Frontier.at(nr, stored_nodes(conn.cursor()))
        except Damaged:
            self.frontier = tree.Frontier(nr, [bytes(tree.HASH_BYTES)] * nr.bit_count())
        if self.leaves is not None:
            self.leaves.seek(tree.HASH_BYTES * nr)

    def _disagree(self, nr: int, completed: bytes, noder: bytes | None) -> None:
        """Tell what does not agree with the seal of an event."""
        covers_from = nr + 1 - (1 << (len(completed) // tree.HASH_BYTES - 1))
        if not isinstance(noder, bytes):
            self.found.add(nr, "sigill", f"händelse {nr} saknar sigill")
        elif noder[: tree.HASH_BYTES] != completed[: tree.HASH_BYTES]:
            self.found.add(nr, "innehall", f"händelse {nr}: innehållet stämmer inte med sigillet")
        elif self._wrong < covers_from:
            self.found.add(nr, "sigill", f"händelse {nr}: sigillet stämmer inte med de tidigare")
        self._wrong = nr
        if isinstance(noder, bytes) and len(noder) == len(completed):
            self.frontier.hashes[-1] = noder[-tree.HASH_BYTES :]

    def _listed(self, nr: int, leaf: bytes) -> None:
        assert self.leaves is not None  # noqa: S101 - for the type checker
        listed = self.leaves.read(tree.HASH_BYTES)
        if listed and listed != leaf:
            self.found.add(
                nr, "blad", f"händelse {nr}: innehållet skiljer sig från den sparade bladlistan"
            )

    def _at_checkpoint(self, size: int) -> None:
        root = self.frontier.root()
        self.agreed |= {
            one.size for one in self.checkpoints if (one.size, one.root) == (size, root)
        }

    def _after(self, conn: sqlite3.Connection, size: int) -> None:
        """Tell what is left over when the last event is read."""
        for (nr,) in conn.execute(_ALONE):
            if nr >= size:
                self.found.add(nr, "saknas", f"händelse {nr} saknas, men dess sigill finns kvar")
        if self.leaves is not None and self.leaves.read(1):
            self.found.add(
                size, "blad", f"bladlistan är längre än liggarens {size} händelser: slutet saknas"
            )
        good = 0
        for one in sorted(self.checkpoints, key=lambda one: one.size):
            if one.size in self.agreed or one.size == 0:
                good = one.size
            else:
                self.found.add(None, "kontrollpunkt", _contradiction(one.size, size, good))


def _hashed(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
    """Return the leaf hash of a row; of what can be no entry, one that no seal has."""
    try:
        return tree.leaf_hash(entry(nr, aggregat, typ, version, data))
    except (TypeError, ValueError, TooLong):
        return bytes(tree.HASH_BYTES)


def _contradiction(stated: int, size: int, good: int) -> str:
    """Return what a checkpoint that does not agree says about where the change is."""
    if stated > size:
        return (
            f"liggaren har {size} händelser, men kontrollpunkt {stated} är utfärdad:"
            " slutet är avklippt"
        )
    senast = f"senaste stämmande är {good}" if good else "ingen tidigare stämmer"
    return (
        f"historien är omskriven före kontrollpunkt {stated}; {senast}: ändringen ligger i"
        f" händelserna {good}-{stated - 1}"
    )
