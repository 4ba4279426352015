"""A pott as of a moment, and what is found of its steps and balances."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain.bevakning.bild import FORDELAT, luckor
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.bevakning.bild import Del, Lagesteg, Tider

    Saldon: TypeAlias = Mapping[tuple[str, str | None, str | None], int]


class _Delat(NamedTuple):
    """The steps by type, by nämnd and sub-unit, and of these the last that happened of a type."""

    per_typ: Mapping[Stegtyp, Sequence[Lagesteg]]
    per_del: Mapping[Del, Sequence[Lagesteg]]
    senast: Mapping[Del, Mapping[Stegtyp, Lagesteg]]


class Pottbild:
    """A pott as of a moment: its terms, the steps in force by nr, and its balances in öre.

    ``saldon`` is by (position, nämnd, sub-unit). What is found of them is found once.
    """

    def __init__(self, pott: str, tider: Tider, steg: Sequence[Lagesteg], saldon: Saldon) -> None:
        """Hold what is known, which does not change."""
        self.pott, self.tider, self.steg, self.saldon = pott, tider, steg, saldon

    @cached_property
    def _delat(self) -> _Delat:
        per_typ: defaultdict[Stegtyp, list[Lagesteg]] = defaultdict(list)
        per_del: defaultdict[Del, list[Lagesteg]] = defaultdict(list)
        senast: defaultdict[Del, dict[Stegtyp, Lagesteg]] = defaultdict(dict)
        for one in self.steg:
            typ = one.typ
            per_typ[typ].append(one)
            if namnd := one.namnd:
                part = namnd, one.underenhet
                per_del[part].append(one)
                sist = senast[part]
                if typ not in sist or sist[typ].dag <= one.dag:  # of the same day the last by nr
                    sist[typ] = one
        return _Delat(per_typ, per_del, senast)

    @cached_property
    def _summor(self) -> Mapping[str, int]:
        found = Counter[str]()
        for (position, *_), ore in self.saldon.items():
            found[position] += ore
        return found

    def saldo(self, *positions: str) -> int:
        """Return positions summed over the pott and its nämnder, in öre."""
        return sum(self._summor.get(position, 0) for position in positions)

    def hos(self, part: Del, *positions: str) -> int:
        """Return positions of a nämnd and sub-unit, in öre."""
        return sum(self.saldon.get((position, *part), 0) for position in positions)

    def har(self, *typer: Stegtyp) -> list[Lagesteg]:
        """Return the steps of some types, by nr within each."""
        return [one for typ in typer for one in self._delat.per_typ.get(typ, ())]

    def ordnade(self, *typer: Stegtyp) -> list[Lagesteg]:
        """Return the steps of some types, by nr."""
        return sorted(self.har(*typer), key=lambda one: one.nr)

    def av(self, part: Del) -> Sequence[Lagesteg]:
        """Return the steps of a nämnd and sub-unit, by nr."""
        return self._delat.per_del.get(part, ())

    def senast(self, part: Del) -> Mapping[Stegtyp, Lagesteg]:
        """Return of a nämnd's and sub-unit's steps, by type, the one that happened last."""
        return self._delat.senast.get(part, {})

    @cached_property
    def delar(self) -> list[Del]:
        """The nämnder and sub-units that the pott has to do with, in order."""
        held = {(namnd, underenhet) for (_, namnd, underenhet) in self.saldon if namnd}
        return sorted(held | self._delat.per_del.keys(), key=lambda part: (part[0], part[1] or ""))

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.tider.kalla == "statsbidrag"

    @property
    def efterhand(self) -> bool:
        """Whether the state pays in arrears, for costs that there are."""
        return self.tider.utbetalning == "efterhand"

    @cached_property
    def nyttjas_tom(self) -> str:
        """The last day of use, by the change of it that was registered last (R43)."""
        changed = [one.forfaller for one in self.har(Stegtyp.VillkorAndrat) if one.forfaller]
        return changed[-1] if changed else self.tider.nyttjas_tom

    @property
    def avslutat(self) -> bool:
        """Whether the bidragsår is closed (R47)."""
        return bool(self.har(Stegtyp.BidragsarAvslutat))

    @cached_property
    def luckor(self) -> list[tuple[Lagesteg, int]]:
        """What its decisions leave unsaid, as ``luckor`` of all its steps."""
        return luckor(self.ordnade(*FORDELAT))

    @cached_property
    def redovisande(self) -> list[Del]:
        """Who got money and has not handed all of it back, or has reported (R29, R31).

        Who is to get money by a decision that does not say how much is one of them.
        """
        reported = {
            (one.namnd, one.underenhet) for one in self.har(Stegtyp.NamndredovisningInlamnad)
        }
        vantar = {(one.namnd, one.underenhet) for one, antal in self.luckor if antal}
        return [
            one
            for one in self.delar
            if one in reported | vantar or self.hos(one, p.OVERFORT) > self.hos(one, p.ATERLAMNAT)
        ]
