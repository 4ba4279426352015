"""How events add up to a pott: one fold, which changes it in place.

No rule runs here: history replays whatever the rules say today (D3).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.dagar import Vag, datera, omvant, summerade
from domain.bookkeeping.positions import FORBRUKAT
from domain.bookkeeping.postings import Konto, sides
from domain.bookkeeping.rattelsekedja import rattade
from domain.errors import InvariantBroken
from domain.states.avvikelser import Kanda, efter, touches
from domain.states.invariants import certain, check
from domain.states.noted import noted
from domain.states.pott import Pott
from domain.states.pott_notes import Noter
from domain.values.dates import exakt
from domain.values.owned import owned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Las = Callable[[], Iterable[e.Event]]
    """Reads, oldest first, the events that a pott is made of; those that leave no note may lack."""


class Lopande:
    """A pott that is changed in place, event by event.

    What it lends as ``pott`` stays as it is: what is changed afterwards is copied first. It keeps
    no events but those that have left notes since it was opened; ``las`` reads those before. If
    that reads them all, whenever it is asked, ``minns`` is false and none is kept.
    """

    def __init__(self, pott: Pott, las: Las = tuple, *, minns: bool = True) -> None:
        """Go on from a pott; nothing is read for one that has no events."""
        self._lent, self._las, self._minns = pott, las, minns
        self._sedda: list[e.Event] = []
        self._rattelserna: set[str] | None = None  # the corrections, once there is one more
        self.villkor, self.noter = pott.villkor, pott.noter
        self.saldon, self.per_dag, self.vaga = pott.saldon, pott.per_dag, pott.vaga
        self.kostnader_per_dag = pott.kostnader_per_dag
        self.antecknade, self.besvarade = pott.antecknade, pott.besvarade
        self.avvikelser, self.koder = pott.avvikelser, pott.koder
        self.vantande, self.rattelser, self.rattade = pott.vantande, pott.rattelser, pott.rattade

    @property
    def pott(self) -> Pott:
        """The pott as it is now, for keeps."""
        self._lent = self.nu
        return self._lent

    @property
    def nu(self) -> Pott:
        """The pott as it is until the next event: nothing is copied."""
        return Pott(
            self._lent.pott,
            villkor=self.villkor,
            saldon=self.saldon,
            per_dag=self.per_dag,
            kostnader_per_dag=self.kostnader_per_dag,
            vaga=self.vaga,
            noter=self.noter,
            antecknade=self.antecknade,
            besvarade=self.besvarade,
            avvikelser=self.avvikelser,
            koder=self.koder,
            vantande=self.vantande,
            rattelser=self.rattelser,
            rattade=self.rattade,
        )

    def saldo(self, position: str) -> int:
        """Return a position of the pott itself, in öre."""
        return self.saldon.get(Konto(position), 0)

    def ta(self, event: e.Event) -> None:
        """Take the next event; raises InvariantBroken when it cannot be, and is then of no use."""
        fore = self.rattade
        try:
            self._avvikelser(event)
            self._anteckna(event)
        except KeyError as missing:
            msg = f"{self._lent.pott}: händelsen avser {missing}, som inte finns"
            raise InvariantBroken(msg) from None
        if changes := sides(event):
            self._flytta(changes)
        if not certain(self, event, changes):
            check(self.nu)
        self._datera(event, changes)
        self.vantande = self.vantande.after(event, fore, self.rattade)

    def _flytta(self, changes: tuple[tuple[Konto, int], ...]) -> None:
        self.saldon = saldon = owned(self.saldon, self._lent.saldon)
        for konto, ore in changes:
            saldon[konto] = saldon.get(konto, 0) + ore

    def _datera(self, event: e.Event, changes: tuple[tuple[Konto, int], ...]) -> None:
        """Keep what each position changed by each date (R49)."""
        if changes:
            lent = self._lent.per_dag
            self.per_dag = per_dag = owned(self.per_dag, lent)
            datera(per_dag, lent, event, summerade(changes), self.vaga)
            if FORBRUKAT in [konto[0] for konto, _ in changes]:
                kostnader = owned(self.kostnader_per_dag, self._lent.kostnader_per_dag)
                kostnader[event.handelsedatum] = kostnader.get(event.handelsedatum, 0) + 1
                self.kostnader_per_dag = kostnader
        if not exakt(event.handelsedatum):
            vag = Vag(event.handelsedatum, omvant(event, self.vaga))
            self.vaga = vaga = owned(self.vaga, self._lent.vaga)
            vaga[event.kommando_id] = vag

    def _anteckna(self, event: e.Event) -> None:
        """Keep what rules need to know beyond the positions."""
        if isinstance(event, e.PottUpprattad):
            self.villkor = event
        elif isinstance(event, e.HandelseRattad):
            self._ratta(event)
        elif (noter := noted(self.noter, event)) is not self.noter:
            self.noter = noter
            if self._minns:
                self._sedda.append(event)
            self.antecknade = antecknade = owned(self.antecknade, self._lent.antecknade)
            antecknade[event.kommando_id] = len(antecknade)

    def _ratta(self, event: e.HandelseRattad) -> None:
        """Forget what a correction reverses: where notes change by it, they are folded anew."""
        fore = self.rattade
        self.rattelser = (*self.rattelser, (event.kommando_id, event.avser_id))
        if self._rattelserna is None:
            self._rattelserna = {kommando_id for kommando_id, _ in self.rattelser}
        if event.avser_id in self._rattelserna:
            self.rattade = frozenset(rattade(self.rattelser))
        else:  # what is corrected corrects nothing, so all the rest stands as it did
            self.rattade = fore | {event.avser_id}
        self._rattelserna.add(event.kommando_id)
        if not (fore ^ self.rattade).isdisjoint(self.antecknade):
            self.noter = self._omlast()

    def _omlast(self) -> Noter:
        """Return the notes of the events in force, read and folded once more."""
        noter, read = Noter(), set[str]()
        for one in chain(self._las(), self._sedda):
            if one.kommando_id not in self.rattade and (after := noted(noter, one)) is not noter:
                noter = after
                read.add(one.kommando_id)
        if left := self.antecknade.keys() - self.rattade - read:
            msg = f"{self._lent.pott}: {sorted(left)} could not be read again"
            raise LookupError(msg)
        return noter

    def _avvikelser(self, event: e.Event) -> None:
        """Keep which avvikelser are open, by the command and the code that point them out."""
        if not touches(event):
            return
        nu = Kanda(self.avvikelser, self.koder, self.besvarade)
        lent = self._lent.kanda
        self.avvikelser, self.koder, self.besvarade = efter(
            event, nu, lent, self.rattade, self._lent.pott
        )


def evolve(pott: Pott, event: e.Event, las: Las = tuple) -> Pott:
    """Return the pott after one more event; raises InvariantBroken when it cannot be.

    ``las`` reads what the pott is made of, if the event is a correction that changes its notes.
    """
    return replay(pott, (event,), las)


def replay(pott: Pott, events: Iterable[e.Event], las: Las = tuple) -> Pott:
    """Return the pott after all the events, in order; ``las`` reads those before them."""
    lopande = Lopande(pott, las)
    for event in events:
        lopande.ta(event)
    return lopande.pott
