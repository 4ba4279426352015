"""What the state has claimed, and what is left to pay of each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.bevakning.bild import Lagesteg
    from domain.bevakning.pottbild import Pottbild


def aterkrav(bild: Pottbild) -> list[tuple[Lagesteg, int]]:
    """Return the state's claims, the first due first, and the öre left to pay of each.

    What is repaid or let off once a claim has come ends those that are due first; of all of them
    no more is left than is owed.
    """
    steg = bild.har(
        Stegtyp.AterkravMottaget, Stegtyp.StatsbidragAterbetalt, Stegtyp.AterkravEfterskankt
    )
    kvar: dict[Lagesteg, int] = {}
    for one in sorted(steg, key=lambda one: (one.dag, one.nr)):
        if one.typ is Stegtyp.AterkravMottaget:
            kvar[one] = one.ore
        else:
            kvar.update(_taget(kvar, one.ore))
    utan_skuld = _taget(kvar, bild.saldo(p.ATERBETALNINGSSKULD))
    left = [(one, kvar[one] - ore) for one, ore in utan_skuld.items()]
    return [(one, ore) for one, ore in left if ore]


def _taget(kvar: Mapping[Lagesteg, int], ore: int) -> dict[Lagesteg, int]:
    """Return what is left of claims when an amount has gone to them, the first due first."""
    left = {}
    for one in sorted(kvar, key=_forfaller):
        left[one] = max(0, kvar[one] - ore)
        ore -= kvar[one] - left[one]
    return left


def _forfaller(krav: Lagesteg) -> tuple[str, int]:
    return krav.forfaller or "", krav.nr
