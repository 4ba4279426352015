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
from domain.values.dates import first_day, last_day
from domain.values.owned import owned

if TYPE_CHECKING:
    from collections.abc import Iterable

UTE = Konto("ute")
"""All that has reached nämnder or gone back to the state, kept by date beside the positions."""

_UTE = frozenset(p.UTE)


class Rorelse(NamedTuple):
    """What came and what went under one date, in öre; what was taken back is in neither."""

    kom_ore: int = 0
    gick_ore: int = 0


_STILLA = Rorelse()
_INGA: Mapping[str, Rorelse] = {}


class Vag(NamedTuple):
    """A date that is an interval, and whether what bears it takes back what bore it before."""

    datum: str
    omvand: bool


PerDag: TypeAlias = Mapping[Konto, Mapping[str, Rorelse]]
Vaga: TypeAlias = Mapping[str, Vag]


def daterad(before: PerDag, event: e.Event, vaga: Vaga) -> PerDag:
    """Return what each position changed by each date, with one more event."""
    after = dict(before)
    datera(after, before, event, andringar([event]), vaga)
    return after


def datera(
    per_dag: dict[Konto, Mapping[str, Rorelse]],
    lent: PerDag,
    event: e.Event,
    changed: Mapping[Konto, int],
    vaga: Vaga,
) -> None:
    """Add what an event changes, in öre, to what each position changed by its date.

    The dates of a position are copied first if they are those in ``lent``.
    """
    datum, omvand = event.handelsedatum, omvant(event, vaga)
    for konto, ore in changed.items():
        dagar = owned(per_dag.get(konto, _INGA), lent.get(konto, _INGA))
        kom, gick = dagar.get(datum, _STILLA)
        came = (ore > 0) != omvand
        dagar[datum] = Rorelse(kom + ore, gick) if came else Rorelse(kom, gick - ore)
        per_dag[konto] = dagar


def omvant(event: e.Event, vaga: Vaga) -> bool:
    """Tell whether an event takes back one on the same day, whichever day of an interval it is."""
    earlier = vaga.get(event.avser_id) if isinstance(event, e.HandelseRattad) else None
    return earlier == Vag(event.handelsedatum, omvand=False)


def andringar(events: Iterable[e.Event]) -> dict[Konto, int]:
    """Return what events change in each position, in öre, and in all that is out of the pott."""
    return summerade(side for event in events for side in sides(event))


def summerade(sides: Iterable[tuple[Konto, int]]) -> dict[Konto, int]:
    """Return what each position changes by in all, in öre, and all that is out of the pott."""
    changed: dict[Konto, int] = {}
    for konto, ore in sides:
        changed[konto] = changed.get(konto, 0) + ore
        if konto[0] in _UTE:
            changed[UTE] = changed.get(UTE, 0) + ore
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
