"""What a verification found: each with its event, its kind and a Swedish sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

MOST = 100
"""How many findings are kept; the rest are counted."""


class Finding(NamedTuple):
    """One thing that is wrong; ``nr`` is None when it is of no one event.

    ``slag`` is ``fil`` (the database), ``saknas`` (an event), ``innehall`` (bytes against their
    seal), ``sigill``, ``ordning`` (numbers, versions, time, invariants), ``uppslag`` (derived
    tables), ``kontrollpunkt``, ``blad``, ``tid``, ``personuppgift`` or ``lasmodell``.
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
        """Note something that is wrong."""
        self.total += 1
        if len(self.kept) < self.most:
            self.kept.append(Finding(nr, slag, meddelande))
