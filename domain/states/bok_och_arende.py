"""The state of the ledger as a whole, and that of one ärende: each is small.

Of the ledger: how far the city's books are closed, and what of that waits for an attest. Of an
ärende: its avvikelser, and no more, since nothing else is decided by what has happened in it
before. Rules ask the context for what an answer is about; where an ärende stands, and which
answers are still to come, is derived by ``domain.bevakning.lage_arende``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from domain import events as e
from domain.states.avvikelser import Kanda, efter
from domain.states.vantande import Vantande
from domain.values.dates import last_day, year

_INGA = frozenset[str]()  # a closing is never corrected: the year is opened again


@dataclass(frozen=True, slots=True)
class Bok:
    """The city's books after some of the ledger's own events (R41).

    They are closed to and with a year: 0 when none is. ``stangd`` and ``oppnad`` are the latest
    days, at the latest, that a year was closed and opened again; ``vantande`` what of these lacks
    an attest (R35).
    """

    stangt_tom: int = 0
    stangd: str = ""
    oppnad: str = ""
    vantande: Vantande = field(default_factory=Vantande)

    def oppen_dag(self, datum: str) -> str:
        """Return a date, or the first day that is open if its year is closed (R60)."""
        return datum if year(datum) > self.stangt_tom else f"{self.stangt_tom + 1}-01-01"


def evolve(bok: Bok, event: e.Event) -> Bok:
    """Return the books after one more event."""
    bok = replace(bok, vantande=bok.vantande.after(event, _INGA, _INGA))
    match event:
        case e.RakenskapsarStangt():
            stangd = max(bok.stangd, last_day(event.handelsedatum))
            return replace(bok, stangt_tom=max(bok.stangt_tom, event.ar), stangd=stangd)
        case e.RakenskapsarOppnat():
            oppnad = max(bok.oppnad, last_day(event.handelsedatum))
            return replace(bok, stangt_tom=min(bok.stangt_tom, event.ar - 1), oppnad=oppnad)
        case _:
            return bok


@dataclass(frozen=True, slots=True)
class Arende:
    """An ärende after some of its events; nothing in it is corrected, it is said anew (R36)."""

    arende: str
    kanda: Kanda = field(default_factory=Kanda)


def arende_efter(arende: Arende, event: e.Event) -> Arende:
    """Return the ärende after one more event; raises InvariantBroken when it cannot be."""
    kanda = efter(event, arende.kanda, arende.kanda, _INGA, arende.arende)
    return replace(arende, kanda=kanda)
