"""What a verification found: each with its event, its kind and a Swedish sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.errors import Damaged

MOST = 100
"""How many findings are kept; the rest are counted."""


class Finding(NamedTuple):
    """One thing that is wrong; ``nr`` is None when it is of no one event.

    ``slag`` is ``fil`` (the database), ``saknas`` (an event), ``innehall`` (bytes against their
    seal), ``sigill``, ``ordning`` (numbers, versions, time, invariants), ``innebord`` (what an
    event says of others), ``uppslag`` (derived tables), ``kontrollpunkt``, ``blad``, ``tid``,
    ``personuppgift`` or ``lasmodell``.
    """

    nr: int | None
    slag: str
    meddelande: str


@dataclass(slots=True)
class Findings:
    """All that was found, the first ``most`` of it word for word."""

    most: int = MOST
    kept: list[Finding] = field(default_factory=list)
    total: int = 0

    def add(self, nr: int | None, slag: str, meddelande: str) -> None:
        """Note something that is wrong; what the file says stands in it as it is there."""
        self.total += 1
        if len(self.kept) < self.most:
            self.kept.append(Finding(nr, slag, meddelande))

    def must_be_none(self) -> None:
        """Raise Damaged with the first, if there is any."""
        for _, _, what in self.kept:
            raise Damaged(f"{what}: någon har ändrat liggaren")


@dataclass(slots=True)
class Run:
    """The same thing wrong with events in a row: told once, with the first and the last."""

    found: Findings
    slag: str
    wrong: str
    _first: int = 0
    _after: int = 0

    def add(self, nr: int) -> None:
        """Take the next event that it is wrong with."""
        if nr != self._after:
            self.end()
            self._first = nr
        self._after = nr + 1

    def end(self) -> None:
        """Tell what has not been told."""
        if self._first < self._after:
            self.found.add(self._first, self.slag, f"{span(self._first, self._after)}{self.wrong}")
        self._first = self._after


def span(first: int, after: int) -> str:
    """Return what the events from ``first`` to before ``after`` are called."""
    return f"händelse {first}" if after - first == 1 else f"händelserna {first}-{after - 1}"
