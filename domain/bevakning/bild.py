"""What is known of a pott or an ärende when it is asked where it stands: plain values.

Nothing here needs an event, so that a read model can keep it and be asked without loading any.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping.rattelsekedja import rattade

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Del = tuple[str, str | None]
"""A nämnd and its sub-unit."""

FORDELAT = (Stegtyp.FordelningBeslutad, Stegtyp.BeslutKompletterat)
OVERFORT = (Stegtyp.MedelOverforda, Stegtyp.KommunbidragOverfort)
_BEGARANDEN = (Stegtyp.MedelAvbojda, Stegtyp.AnnanInsatsBegard)
PROVAT = (*_BEGARANDEN, Stegtyp.NamndensBeskedProvat)
INBETALT = (Stegtyp.OidentifieradInbetalningRegistrerad, Stegtyp.StatsbidragInbetalt)


class Lagesteg(NamedTuple):
    """What one event says of where things stand; days are the last that a date can mean.

    ``val`` is which of several outcomes it had, ``forfaller`` the day that it sets, ``organ`` who
    decided and ``mote`` when; ``arende`` is the ärende it belongs to, or its decision stands in.
    ``anmals`` is to which organ a decision on delegation is still to be reported, '' when to none;
    None of what is not said to be on delegation.
    """

    nr: int
    typ: Stegtyp
    dag: str
    kommando_id: str
    pott: str | None = None
    arende: str | None = None
    avser_id: str | None = None
    namnd: str | None = None
    underenhet: str | None = None
    val: str | None = None
    forfaller: str | None = None
    belopp_ore: int | None = None
    organ: str | None = None
    mote: str | None = None
    anmals: str | None = None
    insats: str | None = None

    @property
    def ore(self) -> int:
        """The amount in öre; 0 when none is stated."""
        return self.belopp_ore or 0


class Tider(NamedTuple):
    """A pott's source and the days it is bound by, as it was set up by event ``nr``."""

    nr: int
    kalla: str
    nyttjas_tom: str
    utbetalning: str
    givare: str | None = None
    rekvireras_tom: str | None = None
    askande_senast: str | None = None
    svar_senast: str | None = None
    redovisas_senast: str | None = None


def i_kraft(steg: Sequence[Lagesteg]) -> list[Lagesteg]:
    """Return the steps, by nr, that no correction in force reverses (R36, R50)."""
    reversed_ids = rattade(
        (one.kommando_id, one.avser_id if one.typ is Stegtyp.HandelseRattad else None)
        for one in steg
    )
    return [one for one in steg if one.kommando_id not in reversed_ids]


def senaste(steg: Iterable[Lagesteg]) -> Lagesteg | None:
    """Return the step that happened last, whenever it was registered."""
    return max(steg, key=lambda one: (one.dag, one.nr), default=None)


def oprovade(steg: Sequence[Lagesteg]) -> list[tuple[Lagesteg, int]]:
    """Return what nämnder declined or asked to use otherwise, and the öre KS has not decided on."""
    asked = [one for one in steg if one.typ in _BEGARANDEN]
    return _kvar(asked, steg, Stegtyp.NamndensBeskedProvat)


def luckor(steg: Sequence[Lagesteg]) -> list[tuple[Lagesteg, int]]:
    """Return what decisions leave unsaid, a row each, and how many rows that is; 0 is the table."""
    beslutade: dict[str, dict[Del, list[Lagesteg]]] = {}
    for one in steg:
        of = one.kommando_id if one.typ is Stegtyp.FordelningBeslutad else one.avser_id
        told = one.val is not None or (one.avser_id and not one.namnd)  # of no row
        if one.typ not in FORDELAT or of is None or told:
            continue
        vantar = beslutade.setdefault(of, {})
        del_ = one.namnd or "", one.underenhet
        vantar.setdefault(del_, [])
        if one.belopp_ore is None:
            vantar[del_].append(one)
        elif vantar[del_] and one.typ is Stegtyp.BeslutKompletterat:
            vantar[del_].pop()
    return [
        (rows[0], 0 if not del_[0] else len(rows))
        for vantar in beslutade.values()
        for del_, rows in vantar.items()
        if rows and (del_[0] or len(vantar) == 1)
    ]


def oidentifierade(steg: Sequence[Lagesteg]) -> list[tuple[Lagesteg, int]]:
    """Return the payments that no rekvisition explains, and the öre left of each."""
    paid = [one for one in steg if one.typ is Stegtyp.OidentifieradInbetalningRegistrerad]
    return _kvar(paid, steg, Stegtyp.StatsbidragInbetalt)


def _kvar(
    first: Iterable[Lagesteg], steg: Iterable[Lagesteg], typ: Stegtyp
) -> list[tuple[Lagesteg, int]]:
    """Return the first steps that later ones have not used up, each with what is left in öre."""
    taken = Counter[str | None]()
    for one in steg:
        if one.typ == typ:
            taken[one.avser_id] += one.ore
    left = [(one, one.ore - taken[one.kommando_id]) for one in first]
    return [(one, ore) for one, ore in left if ore]
