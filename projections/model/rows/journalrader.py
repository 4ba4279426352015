"""What the journal keeps of an event: the row of ``handelse``."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bookkeeping.positions import ATERBETALNINGSSKULD, EJ_UTNYTTJAT
from projections.model.rows.kinds import into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.bookkeeping.postings import Konto
    from domain.events.recorded import Recorded
    from projections.model.rows.kinds import Into, Likt, Read, When

SLUTET = (ATERBETALNINGSSKULD, EJ_UTNYTTJAT)
"""Where what is left of a pott goes when its bidragsår ends."""

_ALLTID = ("handelsedatum", "kommando_id", "avser")
_VALFRIA = ("pott", "namnd", "underenhet", "lage", "avser_id")
_BESLUTETS = ("organ", "paragraf", "diarienummer")
_STALLE = ("aggregat", "version", "typ", "registrerad_av")
_VISAS = {
    e.AterrapporteradTillMyndighet: "summa_ore",
    e.NamndredovisningInlamnad: "utfall_ore",
    e.KommunbidragVaxlat: "belopp_per_ar_ore",
}
"""The amount that an event says in other words than ``belopp_ore``'s, in öre."""


def journalrad(
    kind: type[e.Event], recorded: Recorded, changes: Iterable[tuple[Konto, int]], when: When
) -> tuple[Into, tuple[Any, ...]]:
    """Return the row of an event, and its columns; ``changes`` is what it changes, in öre."""
    _, aggregat, version, typ, event, _, registrerad_av, liggarnummer = recorded
    where, stated, reckoned = _lasare(
        kind, numrerad=liggarnummer is not None, beslutad=event.beslut is not None
    )
    more = () if liggarnummer is None else (liggarnummer,)
    if reckoned is not None:
        more = (*more, reckoned(event, changes))
    exempel = int(event.exempeldata)
    return where, (
        aggregat, version, typ, registrerad_av, exempel, *more, *stated(event), *when
    )  # fmt: skip


@cache
def _lasare(
    kind: type[e.Event], *, numrerad: bool, beslutad: bool
) -> tuple[Into, Read, Callable[[Any, Any], int | None] | None]:
    """Return the columns of an event, what reads most of them, and what reckons its amount.

    There are no more of them than it has: SQLite is slower with a NULL than with a text. The
    amount is the one to show in a list: of a table its stated total, or else its sum.
    """
    fields, reckoned = kind.model_fields, _RAKNAS.get(kind)
    more = [*(["liggarnummer"] if numrerad else []), *([reckoned[0]] if reckoned else [])]
    read = {name: name for name in (*_ALLTID, *_VALFRIA) if name in fields}
    amount = "total_ore" if "total_ore" in fields else "belopp_ore"
    if amount in fields and "belopp_ore" not in more:
        read["belopp_ore"] = amount
    if kind in _VISAS:
        read["visas_ore"] = _VISAS[kind]
    if beslutad:
        read |= {name: f"beslut.{name}" for name in _BESLUTETS}
    where = into("handelse", *_STALLE, "exempeldata", *more, *read)
    return where, attrgetter(*read.values()), reckoned and reckoned[1]


def _sum(event: Likt, _changes: object) -> int | None:
    return sum(rad.belopp_ore or 0 for rad in event.rader) or None


def _slut(_event: object, changes: Iterable[tuple[Konto, int]]) -> int:
    return sum(delta for konto, delta in changes if konto.position in SLUTET)


_RAKNAS: dict[type[e.Event], tuple[str, Callable[[Any, Any], int | None]]] = {
    e.FordelningAndrad: ("belopp_ore", _sum),
    e.BeslutKompletterat: ("belopp_ore", _sum),
    e.BidragsarAvslutat: ("visas_ore", _slut),
}
"""The amounts that no field states, and where they are kept."""
