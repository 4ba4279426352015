"""What a batch of events adds to each table; signs are those of ``domain.bookkeeping.postings``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bookkeeping.positions import ATERBETALNINGSSKULD, EJ_UTNYTTJAT
from domain.bookkeeping.postings import proposal, sides
from domain.facts import Avvikelse
from domain.states.avvikelser import ended, opened
from domain.values.dates import first_day, last_day
from projections.errors import Gap, UnknownPott
from projections.model.bevakade import followed
from projections.model.delposter import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.events.recorded import Recorded
    from domain.states.avvikelser import Opened

Row = dict[str, Any]

_POTTENS = (
    *("program", "givare", "kalla", "utbetalning", "engangsmedel"),
    *("nyttjas_from", "nyttjas_tom"),
)

SLUTET = (ATERBETALNINGSSKULD, EJ_UTNYTTJAT)
"""Where what is left of a pott goes when its bidragsår ends."""


class Plats(NamedTuple):
    """A balance: a position of a pott, or of a nämnd and sub-unit in it, '' for none."""

    pott: str
    namnd: str
    underenhet: str
    position: str


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some consecutive events, and the net change of each balance they touch.

    A balance whose net change is 0 is kept too: which balances a model lists must not depend on
    where one batch ended and the next began.
    """

    ar: dict[str, int]  # the bidragsår of every pott so far
    potter: list[Row] = field(default_factory=list)
    handelser: list[Row] = field(default_factory=list)
    poster: list[Row] = field(default_factory=list)
    saldon: dict[Plats, int] = field(default_factory=dict)
    forslag: list[Row] = field(default_factory=list)
    delposter: list[Row] = field(default_factory=list)
    avvikelser: list[Row] = field(default_factory=list)
    fynd: list[Row] = field(default_factory=list)
    slut: list[Row] = field(default_factory=list)
    bevakade: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, recorded: Recorded) -> None:
        """Add the rows of one more event."""
        event = recorded.event
        when = {
            "nr": recorded.nr,
            "sista_dag": last_day(event.handelsedatum),
            "registrerad": recorded.registrerad,
        }
        self.handelser.append(_journal(recorded) | when)
        if isinstance(event, e.PottEvent):
            self._add_pott(event, when)
        self._add_avvikelser(event, when)
        for table, row in followed(recorded.nr, event):
            self.bevakade.setdefault(table, []).append(row | when)

    def _add_pott(self, event: e.PottEvent, when: Row) -> None:
        pott = event.pott
        if isinstance(event, e.PottUpprattad):
            self.ar[pott] = event.bidragsar
            stated = {name: getattr(event, name) for name in _POTTENS}
            self.potter.append({"pott": pott, "ar": event.bidragsar, **stated, **when})
            return
        if pott not in self.ar:
            raise UnknownPott(f"händelse {when['nr']}: potten {pott!r} är inte upplagd")
        for rad, (konto, delta) in enumerate(sides(event)):
            plats = Plats(pott, konto.namnd or "", konto.underenhet or "", konto.position)
            self.saldon[plats] = self.saldon.get(plats, 0) + delta
            self.poster.append(
                {
                    "rad": rad,
                    "pott": pott,
                    "ar": self.ar[pott],
                    "namnd": plats.namnd,
                    "underenhet": plats.underenhet,
                    "position": plats.position,
                    "delta_ore": delta,
                    "handelsedatum": event.handelsedatum,
                    "forsta_dag": first_day(event.handelsedatum),
                    "exempeldata": event.exempeldata,
                    **when,
                }
            )
        for (namnd, underenhet), ore in (proposal(event) or {}).items():
            of = {"pott": pott, "namnd": namnd or "", "underenhet": underenhet or ""}
            self.forslag.append({**of, "belopp_ore": ore, **when})
        for rad, part in enumerate(parts(event)):
            whose = {"pott": pott, "ar": self.ar[pott], "kommando_id": event.kommando_id}
            self.delposter.append({"rad": rad, **whose, **part, **when})

    def _add_avvikelser(self, event: e.Event, when: Row) -> None:
        genom = {"genom": event.kommando_id}
        for end in ended(event):
            slutsats = event.slutsats if isinstance(event, e.AvvikelseUtredd) else None
            of = {"kommando_id": end.kommando_id, "kod": end.kod}
            self.slut.append({**of, "slag": end.hur, "slutsats": slutsats, **genom, **when})
        first = 0 if isinstance(event, e.AvvikelseNoterad) else 1  # row 0 is what was noted
        for rad, one in enumerate(opened(event), first):
            self.avvikelser.append(
                _opened(event, one, rad) | genom | when | {"handelse": when["nr"]}
            )
            self.fynd.extend(row | when for row in _fynd(event, one, rad))


def batch_of(chunk: Iterable[Recorded], first: int, ar: dict[str, int]) -> Batch:
    """Return the rows of consecutive events from number ``first``; raises Gap."""
    batch = Batch(ar)
    for expected, recorded in enumerate(chunk, first):
        if recorded.nr != expected:
            raise Gap(f"händelse {expected} väntades, men {recorded.nr} kom")
        batch.add(recorded)
    return batch


@cache
def _fields(kind: type[e.Event]) -> frozenset[str]:
    return frozenset(kind.model_fields)


def _journal(recorded: Recorded) -> Row:
    event = recorded.event
    fields = _fields(type(event))
    beslut = event.beslut
    return {
        "aggregat": recorded.aggregat,
        "version": recorded.version,
        "typ": recorded.typ,
        "pott": getattr(event, "pott", None),
        "handelsedatum": event.handelsedatum,
        "registrerad_av": recorded.registrerad_av,
        "liggarnummer": recorded.liggarnummer,
        "kommando_id": event.kommando_id,
        "avser": event.avser,
        "namnd": getattr(event, "namnd", None),
        "underenhet": getattr(event, "underenhet", None),
        "lage": getattr(event, "lage", None),
        "belopp_ore": _amount(event, fields),
        "visas_ore": _stated(event),
        "organ": beslut and beslut.organ,
        "paragraf": beslut and beslut.paragraf,
        "diarienummer": beslut and beslut.diarienummer,
        "avser_id": getattr(event, "avser_id", None),
        "exempeldata": event.exempeldata,
    }


def _amount(event: e.Event, fields: frozenset[str]) -> int | None:
    """Return the one amount to show in a list: of a table its stated total, or else its sum."""
    if isinstance(event, e.FordelningAndrad | e.BeslutKompletterat):
        return sum(rad.belopp_ore or 0 for rad in event.rader) or None
    name = "total_ore" if "total_ore" in fields else "belopp_ore"
    amount: int | None = getattr(event, name) if name in fields else None
    return amount


def _stated(event: e.Event) -> int | None:
    """Return the amount that an event says in other words than ``_amount``'s, in öre."""
    match event:
        case e.AterrapporteradTillMyndighet():
            return event.summa_ore
        case e.NamndredovisningInlamnad():
            return event.utfall_ore
        case e.KommunbidragVaxlat():
            return event.belopp_per_ar_ore
        case e.BidragsarAvslutat():
            return sum(delta for konto, delta in sides(event) if konto.position in SLUTET)
        case _:
            return None


def _opened(event: e.Event, one: Opened, rad: int) -> Row:
    return {
        "rad": rad,
        "pott": getattr(event, "pott", None),
        "arende": getattr(event, "arende", None),
        "kommando_id": one.kommando_id,
        "kod": one.kod,
        "regel": one.regel,
        "belopp_ore": one.found.belopp_ore,
        "fynd_utelamnade": getattr(one.found, "fynd_utelamnade", None),
        "lasning_1": one.found.lasning_1,
        "lasning_2": one.found.lasning_2,
        "slag": one.found.slag or "anmarkning",
        "potter": " ".join(getattr(one.found, "potter", ())),
        "exempeldata": event.exempeldata,
    }


def _fynd(event: e.Event, one: Opened, rad: int) -> Iterator[Row]:
    """Yield the figures that a finding compared."""
    found = one.found.fynd if isinstance(one.found, Avvikelse) else None
    for lopnr, fynd in enumerate(found or ()):
        yield {
            "rad": rad,
            "lopnr": lopnr,
            "pott": getattr(event, "pott", None),
            "kommando_id": one.kommando_id,
            "regel": one.regel,
            "position": fynd.position,
            "namnd": fynd.namnd,
            "underenhet": fynd.underenhet,
            "dag": fynd.dag,
            "varden": json.dumps([varde.stored() for varde in fynd.varden], separators=(",", ":")),
        }
