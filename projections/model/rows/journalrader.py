"""What the journal keeps of an event: the row of ``handelse``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.positions import ATERBETALNINGSSKULD, EJ_UTNYTTJAT
from projections.model.rows.kinds import model, read, reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.bookkeeping.postings import Konto
    from domain.events.recorded import Recorded
    from projections.model.rows.kinds import Likt, Read

SLUTET = (ATERBETALNINGSSKULD, EJ_UTNYTTJAT)
"""Where what is left of a pott goes when its bidragsår ends."""

_VALFRIA = ("pott", "namnd", "underenhet", "lage", "avser_id")
COLUMNS = (
    *("aggregat", "version", "typ", "handelsedatum", "registrerad_av", "liggarnummer"),
    *("kommando_id", "avser", "exempeldata", "belopp_ore", "visas_ore"),
    *("organ", "paragraf", "diarienummer"),
    *_VALFRIA,
)
_VISAS = {
    e.AterrapporteradTillMyndighet: "summa_ore",
    e.NamndredovisningInlamnad: "utfall_ore",
    e.KommunbidragVaxlat: "belopp_per_ar_ore",
}
"""The amount that an event says in other words than ``belopp_ore``'s, in öre."""


def journalrad(
    recorded: Recorded, changes: Iterable[tuple[Konto, int]]
) -> tuple[str | int | None, ...]:
    """Return the values of ``COLUMNS``; ``changes`` is what the event changes, in öre."""
    event, beslut = recorded.event, recorded.event.beslut
    kind = model(event)
    belopp, visas, valfria = _lasare(kind)
    return (
        recorded.aggregat,
        recorded.version,
        recorded.typ,
        event.handelsedatum,
        recorded.registrerad_av,
        recorded.liggarnummer,
        event.kommando_id,
        event.avser,
        event.exempeldata,
        belopp(event),
        _slut(changes) if kind is e.BidragsarAvslutat else visas(event),
        beslut and beslut.organ,
        beslut and beslut.paragraf,
        beslut and beslut.diarienummer,
        *valfria(event),
    )


@cache
def _lasare(kind: type[e.Event]) -> tuple[Read, Read, Read]:
    """Return what reads the amount of an event, that in other words, and what it may have.

    The amount is the one to show in a list: of a table its stated total, or else its sum.
    """
    amount = read(kind, "total_ore" if "total_ore" in kind.model_fields else "belopp_ore")
    if kind in {e.FordelningAndrad, e.BeslutKompletterat}:
        amount = _sum
    return amount, read(kind, _VISAS.get(kind, "")), reads(kind, *_VALFRIA)


def _sum(event: Likt) -> int | None:
    return sum(rad.belopp_ore or 0 for rad in event.rader) or None


def _slut(changes: Iterable[tuple[Konto, int]]) -> int:
    return sum(delta for konto, delta in changes if konto.position in SLUTET)
