"""R49: the positions also in the order in which things happened."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from domain import commands as c
from domain import positions as p
from domain.dates import last_day
from domain.money import kronor_text as kr
from domain.postings import Konto, sides
from domain.pott import UTE
from domain.rules.rule import Deviation, Finding, rule
from domain.sources import fordelning_2022, redovisningslagen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.context import Context
    from domain.rules.rule import Utfall

Dagar = dict[str, int]


class _Serie(NamedTuple):
    """Sums that must never be below zero: what is added, less what is taken."""

    namn: str
    plus: tuple[Konto, ...]
    minus: tuple[Konto, ...] = ()


_SUMMOR = tuple(
    _Serie(
        tak.namn,
        tuple(map(Konto, tak.plus)),
        (UTE,) if tak.minus == p.UTE else tuple(map(Konto, tak.minus)),
    )
    for tak in p.TAK
)


@rule(
    "R49",
    "Ingen position är mindre än noll någon dag, räknat i den ordning som det hände.",
    fordelning_2022("förslag till beslut, punkt 2 och 3"),
    redovisningslagen("3 kap., löpande bokföring"),
    on=(c.PottCommand,),
    soft=True,
    efterat=True,
)
def i_dagordning(utfall: Utfall, _context: Context, _command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for the first day on which a position, or I2 or I3, would not hold."""
    pott = utfall.pott
    new: dict[Konto, Dagar] = {}
    for event in utfall.events:
        day = last_day(event.handelsedatum)
        for konto, delta in sides(event):
            for key in (konto, UTE) if konto.position in p.UTE else (konto,):
                days = new.setdefault(key, {})
                days[day] = days.get(day, 0) + delta
    for serie in (*(_Serie(str(konto), (konto,)) for konto in new if konto != UTE), *_SUMMOR):
        anvisat = pott.saldo(p.ANVISAT) + sum(new.get(Konto(p.ANVISAT), {}).values())
        if serie.minus == (Konto(p.AVSATT),) and not anvisat:
            continue  # KF's appropriation has no known amount
        if serie.minus and UTE in serie.minus and not pott.statsbidrag:
            continue  # kommunbidrag is budget, not cash
        yield from _brist(serie, pott.per_dag, new)


def _brist(
    serie: _Serie, before: Mapping[Konto, Mapping[str, int]], new: Mapping[Konto, Dagar]
) -> Iterator[Finding]:
    """Find the first day that falls below zero now and did not before."""
    lowered = [
        day
        for sign, konton in ((1, serie.plus), (-1, serie.minus))
        for konto in konton
        for day, delta in new.get(konto, {}).items()
        if sign * delta < 0
    ]
    latest = max(max(before.get(konto, ("",))) for konto in (*serie.plus, *serie.minus))
    if not lowered or min(lowered) >= latest:
        return  # no day after it can fall: the order of registration is the order of days
    if low := _lows(serie, before, new):
        earlier = _lows(
            serie, before, {konto: dict.fromkeys(days, 0) for konto, days in new.items()}
        )
        if new_days := [day for day in low if day not in earlier]:
            yield Deviation(
                f"{serie.namn} är {kr(-low[new_days[0]])} under noll {new_days[0]}",
                "ingen position är mindre än noll någon dag",
                -low[new_days[0]],
            )


def _lows(
    serie: _Serie, before: Mapping[Konto, Mapping[str, int]], new: Mapping[Konto, Dagar]
) -> Dagar:
    """Return the days on which a series is below zero, and by how much."""
    days: Dagar = {}
    for sign, konton in ((1, serie.plus), (-1, serie.minus)):
        for konto in konton:
            for source in (before.get(konto, {}), new.get(konto, {})):
                for day, delta in source.items():
                    days[day] = days.get(day, 0) + sign * delta
    ordered = sorted(days)
    sums = accumulate(days[day] for day in ordered)
    return {day: ore for day, ore in zip(ordered, sums, strict=True) if ore < 0}
