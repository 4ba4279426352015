"""What a list does: to each nämnd, to what is not distributed, and which avvikelser it opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto, sides

if TYPE_CHECKING:
    from application.recording.lists.listad import Listad, Listavvikelse, Listnamnd
    from domain.states.pott import Pott
    from ledger.recording.receipt import Receipt

Vem = tuple[str, str | None]


def kvar(pott: Pott, vem: Vem) -> int:
    """Return what a nämnd, or its sub-unit, has left, in öre."""
    return _sum(pott, vem, p.KVAR)


def beslutat(pott: Pott, vem: Vem) -> int:
    """Return what has been decided for a nämnd, or its sub-unit, in öre."""
    return _sum(pott, vem, p.BESLUTAT)


def _sum(pott: Pott, vem: Vem, delar: p.Delar) -> int:
    return sum(pott.saldon.get(Konto(position, *vem), 0) for position in delar.plus)


@dataclass(slots=True)
class _Egen:
    """What a nämnd's new rows are together, and what of them its own ram has to bear."""

    fore_ore: int
    rader: int = 0
    summa_ore: int = 0
    egenfinansierat_ore: int = 0
    efter_ore: int = 0


@dataclass(slots=True)
class Effect:
    """What the new rows of a list have done so far."""

    pott: str
    egna: dict[Vem, _Egen] = field(default_factory=dict)
    avvikelser: list[Listavvikelse] = field(default_factory=list)

    def add(self, listad: Listad, receipt: Receipt) -> None:
        """Count a row that was recorded now, with what its nämnd had before and has after."""
        assert listad.namnd is not None  # noqa: S101 - it is read
        vem = listad.namnd, listad.underenhet
        egen = self.egna.setdefault(vem, _Egen(listad.fore_ore or 0))
        egen.rader += 1
        egen.summa_ore += listad.belopp_ore or 0
        egen.efter_ore = listad.efter_ore or 0
        for recorded in receipt.events:
            egen.egenfinansierat_ore += sum(
                delta for konto, delta in sides(recorded.event) if konto.position == _EGET
            )

    def note(self, rad: int, receipt: Receipt) -> None:
        """Keep the avvikelser that a row opened."""
        self.avvikelser += [
            {
                "rad": rad,
                "regel": found.regel,
                "kod": found.kod,
                "lasning_1": found.lasning_1,
                "lasning_2": found.lasning_2,
                "belopp_ore": found.belopp_ore,
            }
            for recorded in receipt.events
            for found in recorded.event.avvikelser
        ]

    def per_namnd(self) -> list[Listnamnd]:
        """Return what the list does to each nämnd, by its code."""
        return [
            {
                "pott": self.pott,
                "namnd": namnd,
                "underenhet": underenhet,
                "rader": egen.rader,
                "summa_ore": egen.summa_ore,
                "egenfinansierat_ore": egen.egenfinansierat_ore,
                "fore_ore": egen.fore_ore,
                "efter_ore": egen.efter_ore,
            }
            for (namnd, underenhet), egen in sorted(
                self.egna.items(), key=lambda one: (one[0][0], one[0][1] or "")
            )
        ]


_EGET = p.EGENFINANSIERAT
