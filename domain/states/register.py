"""The register: which organs there are, how documents write their names, who may attest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain import events as e
from domain.errors import UnknownName
from domain.values.dates import within
from domain.values.skelett import looks

if TYPE_CHECKING:
    from collections.abc import Mapping


Ratt = tuple[str, str, str | None, str | None]
"""Who may attest in which way, in which pott and for which nämnd; None for all of them."""


@dataclass(frozen=True, slots=True)
class Register:
    """The register after some of its events; names are matched exactly, never guessed.

    A right that is given anew replaces the one before, and so it can end (R35). ``liknar`` is
    which organ each name is taken for by who reads or sees it (R54).
    """

    organ: Mapping[str, e.OrganRegistrerat] = field(default_factory=dict)
    namn: Mapping[str, str] = field(default_factory=dict)
    aktorer: Mapping[str, e.AktorRegistrerad] = field(default_factory=dict)
    attestratter: Mapping[Ratt, e.AttestrattGiven] = field(default_factory=dict)
    liknar: Mapping[str, str] = field(default_factory=dict)

    def find(self, namn: str) -> e.OrganRegistrerat:
        """Return the organ with this code, name or alias; raises UnknownName."""
        kod = namn if namn in self.organ else self.namn.get(namn)
        if kod is None:
            raise UnknownName(namn, (*self.organ, *self.namn), self.organ)
        return self.organ[kod]

    def knows(self, namn: str) -> bool:
        """Tell whether a code, name or alias is taken."""
        return namn in self.organ or namn in self.namn

    def resembles(self, namn: str) -> frozenset[str]:
        """Return the codes of the organs that a name is taken for (R54)."""
        return frozenset(self.liknar[look] for look in looks(namn) if look in self.liknar)

    def absent(self, kod: str, datum: str, *, efterat: bool = False) -> e.OrganRegistrerat | None:
        """Return the organ that did not exist on a date: this one or one above it; None if all did.

        ``efterat`` is asked of what is done when an organ has ceased: it must only have begun. An
        organ is registered after the one that it belongs to, so the chain upwards ends.
        """
        organ = self.organ[kod]
        if within(datum, organ.giltig_from, None if efterat else organ.giltig_tom) is False:
            return organ
        return self.absent(organ.overordnad, datum, efterat=efterat) if organ.overordnad else None

    def delegates(self, av: str, till: str) -> bool:
        """Tell whether an organ may have let another decide for it, or a role within itself.

        Fullmäktige can let a nämnd (KL 5:2), a nämnd what belongs to it (KL 6:37, 7:5).
        """
        if self.organ[av].slag == "fullmaktige":
            return self.organ[till].slag == "namnd"
        over = self.organ[till].overordnad
        return till == av or (over is not None and self.delegates(av, over))

    def namnden(self, kod: str) -> str:
        """Return the organ that another belongs to in the end: itself, when it belongs to none."""
        over = self.organ[kod].overordnad
        return self.namnden(over) if over else kod

    def recipient(self, kod: str) -> bool:
        """Tell whether an organ can dispose of money: a nämnd, KS among them (R26)."""
        return self.organ[kod].slag == "namnd"


def _liknar(register: Register, kod: str, *namn: str) -> dict[str, str]:
    """Return what each name is taken for, with some more names of an organ; the first stays."""
    return {**{look: kod for one in namn for look in looks(one)}, **register.liknar}


def evolve(register: Register, event: e.Event) -> Register:
    """Return the register after one more event."""
    match event:
        case e.OrganRegistrerat():
            return replace(
                register,
                organ={**register.organ, event.kod: event},
                namn={**register.namn, event.namn: event.kod},
                liknar=_liknar(register, event.kod, event.kod, event.namn),
            )
        case e.AliasRegistrerat():
            return replace(
                register,
                namn={**register.namn, event.alias: event.kod},
                liknar=_liknar(register, event.kod, event.alias),
            )
        case e.AktorRegistrerad():
            return replace(register, aktorer={**register.aktorer, event.aktor: event})
        case e.AttestrattGiven():
            ratt = event.aktor, event.slag, event.for_pott, event.for_namnd
            return replace(register, attestratter={**register.attestratter, ratt: event})
        case _:
            return register
