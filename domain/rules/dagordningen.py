"""R49: the positions also in the order in which things happened."""

from __future__ import annotations

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
    from domain.pott import Pott
    from domain.rules.rule import Utfall


class _Serie(NamedTuple):
    """Sums that must never be below zero: what is added, less what is taken."""

    namn: str
    plus: tuple[Konto, ...]
    minus: tuple[Konto, ...] = ()

    @property
    def konton(self) -> tuple[tuple[int, Konto], ...]:
        """What is added, each with 1, and what is taken, with -1."""
        return tuple((1, konto) for konto in self.plus) + tuple((-1, konto) for konto in self.minus)


_FRIA = (UTE.position, *p.SIGNED)
"""What is no position of its own, or may be below zero."""

_SUMMOR = tuple(
    _Serie(
        tak.namn,
        tuple(map(Konto, tak.plus)),
        (UTE,) if tak.minus == p.UTE else tuple(map(Konto, tak.minus)),
    )
    for tak in p.TAK
)


def _dag_for_dag(utfall: Utfall, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for the first day on which a position, or I2 or I3, would not hold."""
    pott, day = utfall.pott, last_day(command.datum)
    changes: dict[Konto, int] = {}
    for event in utfall.events:
        for konto, delta in sides(event):
            for key in (konto, UTE) if konto.position in p.UTE else (konto,):
                changes[key] = changes.get(key, 0) + delta
    anvisat = pott.saldo(p.ANVISAT) + changes.get(Konto(p.ANVISAT), 0)
    for serie in (
        *(_Serie(str(konto), (konto,)) for konto in changes if konto.position not in _FRIA),
        *_SUMMOR,
    ):
        if serie.minus == (Konto(p.AVSATT),) and not anvisat:
            continue  # KF's appropriation has no known amount
        if serie.minus and UTE in serie.minus and not pott.statsbidrag:
            continue  # kommunbidrag is budget, not cash
        change = sum(sign * changes.get(konto, 0) for sign, konto in serie.konton)
        yield from _brist(serie, pott.per_dag, day, change)


def _brist(
    serie: _Serie, before: Mapping[Konto, Mapping[str, int]], day: str, change: int
) -> Iterator[Finding]:
    """Find the first day that a change, in öre from ``day`` on, takes below zero."""
    latest = max(max(before.get(konto, ("",))) for _, konto in serie.konton)
    if change >= 0 or day >= latest:
        return  # nothing falls, or only what I1-I3 hold: the balance after all that has happened
    days = {day: 0}
    for sign, konto in serie.konton:
        for when, delta in before.get(konto, {}).items():
            days[when] = days.get(when, 0) + sign * delta
    total = 0
    for when in sorted(days):
        total += days[when]
        if when >= day and total + change < 0 <= total:
            short = -total - change
            yield Deviation(
                f"{serie.namn} är {kr(short)} under noll {when}",
                "ingen position är mindre än noll någon dag",
                short,
            )
            return


@rule(
    "R49",
    "Ingen position är mindre än noll någon dag, räknat i den ordning som det hände.",
    fordelning_2022("förslag till beslut, punkt 2 och 3"),
    redovisningslagen("3 kap., löpande bokföring"),
    on=(c.PottCommand,),
    soft=True,
    efterat=_dag_for_dag,
)
def i_dagordning(_pott: Pott, _context: Context, _command: c.PottCommand) -> tuple[Finding, ...]:
    """Find nothing before it is known what the command gives."""
    return ()
