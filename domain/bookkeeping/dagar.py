"""What came to each position and left it by each date, and what that leaves day by day (R49).

A date may be an interval. A day is below zero only if it is so however the days are chosen within
them; that is when it is so with all that came counted on its first day and all that went on its
last. A correction that bears the date of what it reverses was on the same day, whichever that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto, sides
from domain.values.dates import exakt, first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable

UTE = Konto("ute")
"""All that has reached nämnder or gone back to the state, kept by date beside the positions."""


class Rorelse(NamedTuple):
    """What came and what went under one date, in öre; what was taken back is in neither."""

    kom_ore: int = 0
    gick_ore: int = 0


class Vag(NamedTuple):
    """A date that is an interval, and whether what bears it takes back what bore it before."""

    datum: str
    omvand: bool


PerDag: TypeAlias = Mapping[Konto, Mapping[str, Rorelse]]
Vaga: TypeAlias = Mapping[str, Vag]


def daterad(before: PerDag, event: e.Event, vaga: Vaga) -> PerDag:
    """Return what each position changed by each date, with one more event."""
    changed = andringar([event])
    if not changed:
        return before
    datum, omvand, after = event.handelsedatum, _omvand(event, vaga), dict(before)
    for konto, ore in changed.items():
        kom, gick = after.get(konto, {}).get(datum, Rorelse())
        came = (ore > 0) != omvand
        rorelse = Rorelse(kom + ore, gick) if came else Rorelse(kom, gick - ore)
        after[konto] = {**after.get(konto, {}), datum: rorelse}
    return after


def vagt_daterad(vaga: Vaga, event: e.Event) -> Vaga:
    """Return the events of vague date by the command they are of, with one more event."""
    if exakt(event.handelsedatum):
        return vaga
    return {**vaga, event.kommando_id: Vag(event.handelsedatum, _omvand(event, vaga))}


def _omvand(event: e.Event, vaga: Vaga) -> bool:
    """Tell whether an event takes back one on the same day, whichever day of an interval it is."""
    earlier = vaga.get(event.avser_id) if isinstance(event, e.HandelseRattad) else None
    return earlier == Vag(event.handelsedatum, omvand=False)


def andringar(events: Iterable[e.Event]) -> dict[Konto, int]:
    """Return what events change in each position, in öre, and in all that is out of the pott."""
    changed: dict[Konto, int] = {}
    for event in events:
        for konto, ore in sides(event):
            for key in (konto, UTE) if konto.position in p.UTE else (konto,):
                changed[key] = changed.get(key, 0) + ore
    return {konto: ore for konto, ore in changed.items() if ore}


def tom(dagar: Mapping[str, Rorelse], dag: str) -> int:
    """Return what all that is dated no later than a day, by its last day, adds up to."""
    return sum(r.kom_ore - r.gick_ore for datum, r in dagar.items() if last_day(datum) <= dag)


class Serie(NamedTuple):
    """Sums that must never be below zero: what is added, less what is taken."""

    slag: str
    namn: str
    plus: tuple[Konto, ...]
    minus: tuple[Konto, ...] = ()

    @property
    def konton(self) -> tuple[Konto, ...]:
        """All that changes it."""
        return self.plus + self.minus


SUMMOR = tuple(
    Serie(
        tak.slag,
        tak.namn,
        tuple(map(Konto, tak.plus)),
        (UTE,) if tak.minus == p.UTE else tuple(map(Konto, tak.minus)),
    )
    for tak in p.TAK
)


def serie(konto: Konto) -> Serie:
    """Return a position as a series of its own."""
    return Serie(konto.position, str(konto), (konto,))


def hogst(per_dag: PerDag, serie: Serie) -> dict[str, int]:
    """Return what a series changes by on each day, so that it is as much as it can have been."""
    days: dict[str, int] = {}
    for konto in serie.konton:
        for datum, (kom, gick) in per_dag.get(konto, {}).items():
            more, less = (kom, gick) if konto in serie.plus else (gick, kom)
            for day, ore in ((first_day(datum), more), (last_day(datum), -less)):
                if ore:
                    days[day] = days.get(day, 0) + ore
    return days


def lagst(dagar: Mapping[str, Rorelse]) -> dict[str, int]:
    """Return what a position changes by on each day, so that it is as little as can have been."""
    days: dict[str, int] = {}
    for datum, (kom, gick) in dagar.items():
        for day, ore in ((last_day(datum), kom), (first_day(datum), -gick)):
            if ore:
                days[day] = days.get(day, 0) + ore
    return days
