"""Every stored entry hashed anew and held against its seal, checkpoints and a list of leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledger.errors import Damaged, TooLong, Unreadable
from ledger.evidence import tree
from ledger.evidence.seal import stored_nodes
from ledger.format.entry import entry
from ledger.verification.findings import MOST, Run, span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from ledger.evidence.checkpoint import Checkpoint
    from ledger.store import Reading
    from ledger.verification.findings import Findings
    from ledger.verification.leaves import LeafList

_CONTENT = ": innehållet stämmer inte med sigillet"
_EARLIER = ": sigillet stämmer inte med de tidigare"
_UNKNOWN = bytes(tree.HASH_BYTES)
"""Stands for a hash that cannot be had; SHA-256 gives it of nothing that anybody knows."""


@dataclass(slots=True)
class Sealed:
    """The tree over the entries as they are stored, and what of it disagrees with the seals.

    After something wrong it goes on from what is stored, so that one change is told once.
    ``doubtful`` holds the events that no seal vouches for.
    """

    found: Findings
    checkpoints: Collection[Checkpoint] = ()
    leaves: LeafList | None = None
    frontier: tree.Frontier = field(default_factory=tree.Frontier)
    doubtful: set[int] = field(default_factory=set)
    agreed: set[Checkpoint] = field(default_factory=set)
    end: int = 0  # how many events the file tells of, by the events or by seals that are left
    _untold: set[Checkpoint] = field(default_factory=set)  # a seal that is gone decides of them
    _hashed: tree.Frontier | None = None  # over the entries alone, since something was wrong
    _wrong: int = -1  # the last event that did not agree with its seal
    _lost: int = -1  # the last event with a hash that cannot be had
    _misplacements: int = 0

    def check(self, reading: Reading, progress: Callable[[int], None]) -> None:
        """Read the whole log; raises Unreadable."""
        size, stops = 0, self._sizes(0)
        for nr, aggregat, version, typ, data, _, _, noder in reading.rows(after=None):
            if nr < size:
                self._misplaced(nr)
                continue
            if nr > size:
                self._missing(reading, size, nr)
            leaf = _leaf(nr, aggregat, typ, version, data)
            completed = self.frontier.append(leaf)
            if self._hashed is not None:
                self._hashed.append(leaf)
            if completed != noder:
                self._disagree(nr, completed, noder)
            if self.leaves is not None:
                self.leaves.hold(nr, leaf, told=nr in self.doubtful)
            size = self.end = nr + 1
            if size in stops or size & 1023 == 0:
                self._at_checkpoint(size, self.frontier, self._hashed)
                progress(size)
        progress(size)
        self._ended(reading, size)

    def _sizes(self, after: int, last: int = 2**63) -> set[int]:
        """Return the sizes of the checkpoints from after one size up to another."""
        return {one.size for one in self.checkpoints if after < one.size <= last}

    def _misplaced(self, nr: int) -> None:
        self.found.add(nr, "ordning", f"händelse {nr} står på fel plats i filen")
        self.doubtful.add(nr)
        self._misplacements += 1
        if self._misplacements > MOST:  # pages that point at each other in a ring never end
            raise Unreadable("raderna står inte i ordning")

    def _missing(self, reading: Reading, first: int, nr: int) -> None:
        """Tell which events are missing before one, and go on from the stored tree."""
        self.found.add(first, "saknas", f"{span(first, nr)} saknas (nästa är {nr})")
        self.frontier = self._stored(reading, nr)
        self._at_checkpoints(reading, first, nr)
        self._hashed, self._wrong = None, nr - 1
        if _UNKNOWN in self.frontier.hashes:
            self._lost = nr - 1

    @staticmethod
    def _stored(reading: Reading, size: int) -> tree.Frontier:
        """Return the edge of the stored tree at a size, as far as the seals are there."""
        stored = stored_nodes(reading)

        def node(level: int, i: int) -> bytes:
            try:
                return stored(level, i)
            except Damaged:
                return _UNKNOWN

        return tree.Frontier.at(size, node)

    def _disagree(self, nr: int, completed: bytes, noder: object) -> None:
        """Tell what does not agree with the seal of an event, and go on from the seal."""
        covers_from = nr + 1 - (1 << (len(completed) // tree.HASH_BYTES - 1))
        if self._hashed is None and self._lost < 0:
            self._hashed = self.frontier.copy()
        stored = noder if isinstance(noder, bytes) else b""
        wrong = _difference(completed, stored)
        if wrong != _EARLIER or self._wrong < covers_from:
            slag = "innehall" if wrong == _CONTENT else "sigill"
            self.found.add(nr, slag, f"händelse {nr}{wrong}")
        if stored[: tree.HASH_BYTES] != completed[: tree.HASH_BYTES]:
            self.doubtful.add(nr)
        self._wrong = nr
        if len(stored) == len(completed):
            self.frontier.hashes[-1] = stored[-tree.HASH_BYTES :]
        elif covers_from <= self._lost:
            self.frontier.hashes[-1] = _UNKNOWN

    def _at_checkpoint(self, size: int, *edges: tree.Frontier | None) -> None:
        """Hold the checkpoints of a size against what is stored, and against what was hashed."""
        known = [edge for edge in edges if edge is not None]
        for one in self.checkpoints:
            if one.size != size:
                continue
            if any(edge.root() == one.root for edge in known):
                self.agreed.add(one)
            elif any(_UNKNOWN in edge.hashes for edge in known):
                self._untold.add(one)

    def _at_checkpoints(self, reading: Reading, after: int, last: int) -> None:
        """Hold the checkpoints of sizes where events are missing against the stored tree."""
        for size in self._sizes(after, last):
            self._at_checkpoint(size, self._stored(reading, size))

    def _ended(self, reading: Reading, size: int) -> None:
        """Tell what is left over when the last event is read."""
        left = Run(self.found, "saknas", " saknas, men sigill finns kvar")
        for nr in reading.seals(size - 1):
            left.add(nr)
            self.end = max(self.end, nr + 1)
        left.end()
        self._at_checkpoints(reading, size, self.end)
        if self.leaves is not None:
            self.leaves.end(self.end)
        good = sorted(one.size for one in self.agreed)
        for one in sorted(self.checkpoints, key=lambda one: one.size):
            if one.size and one not in self.agreed | self._untold:
                self.found.add(None, "kontrollpunkt", _contradiction(one.size, size, good))


def _leaf(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
    """Return the leaf hash of a row; of what can be no entry, one that no seal has."""
    try:
        if type(version) is not int:  # 1.5 would be written as 1
            return _UNKNOWN
        return tree.leaf_hash(entry(nr, aggregat, typ, version, data))
    except (TypeError, ValueError, TooLong):
        return _UNKNOWN


def _difference(completed: bytes, stored: bytes) -> str:
    """Return in what a seal is not the one that an event should have."""
    if len(stored) != len(completed):
        return ": sigillet har fel längd" if stored else " saknar sigill"
    same = stored[: tree.HASH_BYTES] == completed[: tree.HASH_BYTES]
    return _EARLIER if same else _CONTENT


def _contradiction(stated: int, size: int, agreed: Sequence[int]) -> str:
    """Return what a checkpoint that does not agree says about where the change is."""
    if agreed and agreed[-1] >= stated:
        return (
            f"två undertecknade historier: kontrollpunkt {stated} går inte ihop med kontrollpunkt"
            f" {agreed[-1]}, som liggaren stämmer med"
        )
    if stated > size:
        return (
            f"liggaren har {size} händelser, men kontrollpunkt {stated} är utfärdad:"
            " slutet är avklippt"
        )
    good = agreed[-1] if agreed else 0
    senast = f"senaste stämmande är {good}" if good else "ingen tidigare stämmer"
    return (
        f"historien är omskriven före kontrollpunkt {stated}; {senast}: ändringen ligger i"
        f" händelserna {good}-{stated - 1}"
    )
