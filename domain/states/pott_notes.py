"""What rules must know of a pott beyond its positions, as the events in force have it.

What each type of event writes in them stands in ``domain.states.noted``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain import events as e

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain import commands as c
    from domain.facts import Beslut, Mottagare, Rad


class Begaran(NamedTuple):
    """What is left, in öre, of an amount that a nämnd declined or asked to use otherwise."""

    namnd: str
    underenhet: str | None
    fran_fordelat_ore: int
    fran_hos_namnd_ore: int
    insats: str | None = None  # what it is to be used for, if it is asked for

    @property
    def kvar_ore(self) -> int:
        """What KS has not decided on yet."""
        return self.fran_fordelat_ore + self.fran_hos_namnd_ore

    @property
    def ryms(self) -> bool:
        """Whether no more has been decided on than was asked."""
        return min(self.fran_fordelat_ore, self.fran_hos_namnd_ore) >= 0


class Komplettering(NamedTuple):
    """A command that completed another, and the decision as it stated it, if it did."""

    kommando_id: str
    beslut: Beslut | None


class Fordelat(NamedTuple):
    """What KS gave a nämnd by one decision, in öre."""

    beslut: Beslut
    belopp_ore: int


class Lucka(NamedTuple):
    """What a decision to distribute leaves unsaid: its table, or the amounts of rows that wait.

    ``vantar`` is None when the table itself is missing; ``summa_ore`` adds up the known amounts.
    """

    beslut: Beslut | None
    total_ore: int | None
    summa_ore: int
    vantar: tuple[Rad, ...] | None

    def fyllda(self, rader: Sequence[Rad]) -> tuple[Rad, ...]:
        """Return the rows of a completion with what is said of those that wait for them.

        Raises KeyError for a row that none waits for, or several that are not alike.
        """
        left = [*(self.vantar or ())]
        return tuple(rad if self.vantar is None else _fylld(left, rad) for rad in rader)

    def efter(self, rader: Sequence[Rad]) -> Lucka:
        """Return what is left once rows are completed; raises KeyError as ``fyllda`` does."""
        summa = self.summa_ore + sum(rad.belopp_ore or 0 for rad in rader)
        if self.vantar is None:
            left = [rad for rad in rader if rad.belopp_ore is None]
        else:
            left = [*self.vantar]
            for rad in rader:
                _fylld(left, rad)
        return self._replace(summa_ore=summa, vantar=tuple(left))


def _fylld(vantande: list[Rad], rad: Rad) -> Rad:
    """Take the row that waits for this one: of its insats, else the only one there can be."""
    samma = [one for one in vantande if (one.namnd, one.underenhet) == (rad.namnd, rad.underenhet)]
    exakt = [one for one in samma if one.insats == rad.insats]
    kan = exakt or [one for one in samma if None in {one.insats, rad.insats}]
    if len({one.insats for one in kan}) != 1:
        raise KeyError(rad.underenhet or rad.namnd)
    vantande.remove(kan[0])
    return rad.model_copy(
        update={
            "insats": rad.insats or kan[0].insats,
            "kriterier": rad.kriterier or kan[0].kriterier,
            "insatsdata": rad.insatsdata or kan[0].insatsdata,
        }
    )


class Rekvirerat(NamedTuple):
    """What was called in and paid under one reference, in öre; how it was first written."""

    rekvirerat_ore: int = 0
    inbetalt_ore: int = 0
    beteckning: str = ""

    @property
    def ryms(self) -> bool:
        """Whether no more has been paid than was called in."""
        return self.inbetalt_ore <= self.rekvirerat_ore


class Noter(NamedTuple):
    """The notes of one pott; ids are those of commands, rekvisitioner go by their skeleton."""

    villkor: tuple[e.VillkorAndrat, ...] = ()
    rekvisitioner: Mapping[str, Rekvirerat] = {}
    oidentifierade: Mapping[str, int] = {}
    begaranden: Mapping[str, Begaran] = {}
    anslag_anvisat: bool = False
    okant_anslag: str | None = None  # the first day on which KF may have given one of no amount
    fordelning_beslutad: bool = False
    luckor: Mapping[str, Lucka] = {}  # of the decisions that are not complete
    kompletterade: Mapping[str, tuple[Komplettering, ...]] = {}
    fordelat: Mapping[tuple[str, str | None], tuple[Fordelat, ...]] = {}
    aterkommet_ore: int = 0
    askande: frozenset[str] = frozenset()
    omgang: frozenset[str] = frozenset()  # the other potts that its äskanden are for
    preliminart: Mapping[tuple[str, str | None], Mapping[str, int]] = {}
    askat: Mapping[tuple[str, str | None], int] = {}
    uppfoljda: tuple[e.InsatsUppfoljd, ...] = ()
    vaxlingar: tuple[e.KommunbidragVaxlat, ...] = ()
    insatser: Mapping[tuple[str, str], str] = {}  # nämnd and skeleton: what KS lets it do
    utan_insats: frozenset[str] = frozenset()  # the nämnder that have a row which names none
    avbrutna: Mapping[tuple[str, str], str] = {}  # nämnd and skeleton: from which day
    redovisade: Mapping[tuple[str, str | None], int | None] = {}
    ej_berattigat: Mapping[tuple[str | None, str | None], int] = {}
    aterrapporter: tuple[e.AterrapporteradTillMyndighet, ...] = ()
    avslutat: e.BidragsarAvslutat | None = None

    def verkstalls(self, transfer: c.OverforMedel | c.OverforKommunbidrag) -> tuple[Fordelat, ...]:
        """Return what a transfer executes: its own decision, else those the nämnd has money by."""
        if transfer.beslut is not None:
            return (Fordelat(transfer.beslut, transfer.belopp_ore),)
        return self.fordelat.get((transfer.namnd, transfer.underenhet), ())

    def vantar(self, of: Mottagare) -> bool:
        """Tell whether a row for a nämnd (and sub-unit) in force waits for its amount."""
        return any(
            (rad.namnd, rad.underenhet) == (of.namnd, of.underenhet)
            for lucka in self.luckor.values()
            for rad in lucka.vantar or ()
        )

    def broken(self) -> list[str]:
        """Return what does not hold between notes, in Swedish."""
        called_in = self.rekvisitioner.values()
        paid = [one.beteckning for one in called_in if not one.ryms]
        asked = [id_ for id_, one in self.begaranden.items() if not one.ryms]
        found = [id_ for id_, ore in self.oidentifierade.items() if ore < 0]
        return [
            *(f"I2 på rekvisition {reference} är mer inbetalt än rekvirerat" for reference in paid),
            *(f"I1 av {id_} är mer prövat än begärt" for id_ in asked),
            *(f"I1 av {id_} är mer identifierat än inbetalt" for id_ in found),
        ]
