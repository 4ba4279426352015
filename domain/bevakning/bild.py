"""What is known of a pott or an ärende when it is asked where it stands: plain values.

Nothing here needs an event, so that a read model can keep it and be asked without loading any.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p
from domain.bookkeeping.rattelsekedja import rattade

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Del = tuple[str, str | None]
"""A nämnd and its sub-unit."""

FORDELAT = (Stegtyp.FordelningBeslutad, Stegtyp.BeslutKompletterat)
OVERFORT = (Stegtyp.MedelOverforda, Stegtyp.KommunbidragOverfort)
_BEGARANDEN = (Stegtyp.MedelAvbojda, Stegtyp.AnnanInsatsBegard)


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


@dataclass(frozen=True, slots=True)
class Pottbild:
    """A pott as of a moment: its terms, the steps in force by nr, and its balances in öre.

    ``saldon`` is by (position, nämnd, sub-unit).
    """

    pott: str
    tider: Tider
    steg: Sequence[Lagesteg]
    saldon: Mapping[tuple[str, str | None, str | None], int]
    per_typ: Mapping[Stegtyp, Sequence[Lagesteg]] = field(default_factory=dict)
    per_del: Mapping[Del, Sequence[Lagesteg]] = field(default_factory=dict)

    @classmethod
    def bildad(
        cls,
        pott: str,
        tider: Tider,
        steg: Sequence[Lagesteg],
        saldon: Mapping[tuple[str, str | None, str | None], int],
    ) -> Self:
        """Return the picture, with its steps found by type and by nämnd."""
        per_typ: dict[Stegtyp, list[Lagesteg]] = {}
        per_del: dict[Del, list[Lagesteg]] = {}
        for one in steg:
            per_typ.setdefault(one.typ, []).append(one)
            if one.namnd:
                per_del.setdefault((one.namnd, one.underenhet), []).append(one)
        return cls(pott, tider, steg, saldon, per_typ, per_del)

    def saldo(self, *positions: str) -> int:
        """Return positions summed over the pott and its nämnder, in öre."""
        return sum(ore for (position, *_), ore in self.saldon.items() if position in positions)

    def hos(self, part: Del, *positions: str) -> int:
        """Return positions of a nämnd and sub-unit, in öre."""
        return sum(self.saldon.get((position, *part), 0) for position in positions)

    def har(self, *typer: Stegtyp) -> list[Lagesteg]:
        """Return the steps of some types, oldest first within each."""
        return [one for typ in typer for one in self.per_typ.get(typ, ())]

    def av(self, part: Del) -> Sequence[Lagesteg]:
        """Return the steps of a nämnd and sub-unit, oldest first."""
        return self.per_del.get(part, ())

    @property
    def delar(self) -> list[Del]:
        """The nämnder and sub-units that the pott has to do with, in order."""
        held = {(namnd, underenhet) for (_, namnd, underenhet) in self.saldon if namnd}
        return sorted(held | self.per_del.keys(), key=lambda part: (part[0], part[1] or ""))

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.tider.kalla == "statsbidrag"

    @property
    def efterhand(self) -> bool:
        """Whether the state pays in arrears, for costs that there are."""
        return self.tider.utbetalning == "efterhand"

    @property
    def nyttjas_tom(self) -> str:
        """The last day of use, by the change of it that was registered last (R43)."""
        changed = [one.forfaller for one in self.har(Stegtyp.VillkorAndrat) if one.forfaller]
        return changed[-1] if changed else self.tider.nyttjas_tom

    @property
    def avslutat(self) -> bool:
        """Whether the bidragsår is closed (R47)."""
        return bool(self.har(Stegtyp.BidragsarAvslutat))

    def redovisande(self) -> list[Del]:
        """Return who got money and has not handed all of it back, or has reported (R29, R31).

        Who is to get money by a decision that does not say how much is one of them.
        """
        reported = {
            (one.namnd, one.underenhet) for one in self.har(Stegtyp.NamndredovisningInlamnad)
        }
        vantar = {(one.namnd, one.underenhet) for one, antal in luckor(self.steg) if antal}
        return [
            one
            for one in self.delar
            if one in reported | vantar or self.hos(one, p.OVERFORT) > self.hos(one, p.ATERLAMNAT)
        ]


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
