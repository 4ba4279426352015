"""What each event books: the difference that it makes to what a pott's accounts should hold.

What they should hold follows from the balances alone, so that the accounts add up to them at every
day: the bank is what came less what went back; what is not income yet is what the nämnder have and
what is left with KS, and is a claim on the state where costs have gone ahead of the money.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain.bookkeeping import positions as p
from exchange.sie import BANK, EFTERSKANKT, EJ_INTAKTSFORT, FORDRAN, INTAKT, SKULD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from projections.answers.rorelser import Plats, Rorelse

    Saldon: TypeAlias = Mapping[Plats, int]

KS = "KS"


class Rad(NamedTuple):
    """An account by its role, whose it is, and of which pott."""

    roll: str
    namnd: str
    pott: str


class Verifikat(NamedTuple):
    """An event that books something: debit plus and credit minus, in öre; the sum of them is 0."""

    rorelse: Rorelse
    rader: tuple[tuple[Rad, int], ...]


def verifikat(rorelser: Iterable[Rorelse], potter: Iterable[str]) -> Iterator[Verifikat]:
    """Yield what the events of some potts book, in the order of days."""
    saldon = {pott: Counter["Plats"]() for pott in potter}
    for rorelse in sorted(rorelser, key=lambda one: (one.dag, one.nr)):
        held = saldon.get(rorelse.pott)
        if held is None:
            continue
        before = konton(rorelse.pott, held)
        held.update(dict(rorelse.poster))
        after = konton(rorelse.pott, held)
        changed = ((rad, after.get(rad, 0) - before.get(rad, 0)) for rad in before | after)
        if rader := tuple(sorted((rad, ore) for rad, ore in changed if ore)):
            yield Verifikat(rorelse, rader)


def konton(pott: str, saldon: Saldon) -> dict[Rad, int]:
    """Return what the accounts of a pott hold when its positions hold this."""
    held, hos, forbrukat = Counter[str](), Counter[str](), Counter[str]()
    for plats, ore in saldon.items():
        vem = plats.underenhet or plats.namnd or KS
        held[plats.position] += ore
        if plats.position in p.HOS_NAMNDERNA:
            hos[vem] += ore
        elif plats.position == p.FORBRUKAT:
            forbrukat[vem] += ore
    skuld = held[p.ATERBETALNINGSSKULD]
    balanskonto = sum(held[one] for one in p.BALANSKONTO.plus)
    balanskonto -= sum(held[one] for one in p.BALANSKONTO.minus)
    hos[KS] += balanskonto - skuld - sum(hos.values())
    found = Counter[Rad]()
    found[Rad(BANK, KS, pott)] = held[p.INBETALT] - held[p.ATERBETALT]
    found[Rad(SKULD, KS, pott)] = -skuld
    found[Rad(EFTERSKANKT, KS, pott)] = -held[p.EFTERSKANKT]
    found[Rad(INTAKT, KS, pott)] = -held[p.ORESAVRUNDNING]
    for vem, ore in hos.items():
        found[Rad(EJ_INTAKTSFORT if ore > 0 else FORDRAN, vem, pott)] = -ore
    for vem, ore in forbrukat.items():
        found[Rad(INTAKT, vem, pott)] -= ore
    return {rad: ore for rad, ore in found.items() if ore}
