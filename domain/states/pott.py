"""The state of one pott: what its events add up to, as rules and readers may ask of it.

Positions are sums; what rules must know beyond them are ``Noter``, which a correction folds anew.
``domain.states.pott_fold`` adds events up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import UTE, tom
from domain.bookkeeping.postings import Konto
from domain.bookkeeping.rattelsekedja import rattade, ursprunget
from domain.facts import Kostnadsurval
from domain.states.avvikelser import Kanda, oppen
from domain.states.pott_notes import Noter
from domain.states.vantande import Vantande
from domain.values.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain import events as e
    from domain.bookkeeping.dagar import Rorelse, Vag
    from domain.facts import Mottagare, Uppgiftsnamn
    from domain.states.avvikelser import Nyckel, Svar


@dataclass(frozen=True, slots=True)
class Pott:
    """One pott after some of its events; ``villkor`` is None before the first.

    ``kostnader_per_dag`` is how many events have changed what is spent, by their dates. ``koder``
    says what each avvikelse was called when a rule found it, also if it has got a name.
    ``antecknade`` are the commands that have left a note, numbered in their order, corrected since
    or not; ``besvarade`` the avvikelser that completions have answered.
    """

    pott: str
    villkor: e.PottUpprattad | None = None
    saldon: Mapping[Konto, int] = field(default_factory=dict)
    per_dag: Mapping[Konto, Mapping[str, Rorelse]] = field(default_factory=dict)
    kostnader_per_dag: Mapping[str, int] = field(default_factory=dict)
    vaga: Mapping[str, Vag] = field(default_factory=dict)
    noter: Noter = field(default_factory=Noter)
    antecknade: Mapping[str, int] = field(default_factory=dict)
    besvarade: Mapping[Nyckel, tuple[Svar, ...]] = field(default_factory=dict)
    avvikelser: Mapping[tuple[str, str], str] = field(default_factory=dict)
    koder: Mapping[tuple[str, str], str] = field(default_factory=dict)
    vantande: Vantande = field(default_factory=Vantande)
    rattelser: tuple[tuple[str, str], ...] = ()
    rattade: frozenset[str] = frozenset()

    @property
    def kanda(self) -> Kanda:
        """The avvikelser of the pott, open or not."""
        return Kanda(self.avvikelser, self.koder, self.besvarade)

    @property
    def oppna(self) -> Mapping[tuple[str, str], str]:
        """The open avvikelser, (command, code) and rule; of what is corrected none is open (S7)."""
        return {
            key: rule
            for key, rule in self.avvikelser.items()
            if oppen(key, self.avvikelser, self.besvarade, self.rattade)
        }

    def rattade_efter(self, kommando_id: str, avser_id: str) -> frozenset[str]:
        """Return the commands that corrections in force reverse once one more is made (R50)."""
        return frozenset(rattade([*self.rattelser, (kommando_id, avser_id)]))

    def aterford(self, kommando_id: str, avser_id: str) -> str | None:
        """Return the command that a correction brings back: it undoes one that undid that.

        What has been corrected already brings nothing back; R50 refuses to correct it again.
        """
        if any(rattad == avser_id for _, rattad in self.rattelser):
            return None
        origin = ursprunget(avser_id, self.rattelser)
        return None if origin in self.rattade_efter(kommando_id, avser_id) else origin

    def noterna_andras(self, kommando_id: str, avser_id: str) -> bool:
        """Tell whether one more correction takes away a note, or brings one back."""
        changed = self.rattade ^ self.rattade_efter(kommando_id, avser_id)
        return not changed.isdisjoint(self.antecknade)

    @property
    def oattesterade(self) -> Mapping[int, int]:
        """How much lacks an attest, by the year it happened; what is corrected needs none (R35)."""
        return self.vantande.per_ar

    def saldo(self, position: str, of: Mottagare | None = None) -> int:
        """Return a position in öre, of the pott itself or of a nämnd (and sub-unit)."""
        konto = Konto(position, of.namnd, of.underenhet) if of else Konto(position)
        return self.saldon.get(konto, 0)

    def total(self, *positions: str) -> int:
        """Return positions in öre, summed over the pott and all its nämnder."""
        return sum(ore for konto, ore in self.saldon.items() if konto.position in positions)

    def att_avrakna(self, namnd: str | None, underenhet: str | None) -> int:
        """Return what a nämnd has borne itself, in öre, that the pott may still come to pay.

        A cost that became a debt, since the pott was not for it, is not paid by it again (R33).
        """
        borne = self.saldon.get(Konto(p.EGENFINANSIERAT, namnd, underenhet), 0)
        return max(0, borne - self.noter.ej_berattigat.get((namnd, underenhet), 0))

    def finding(self, kommando_id: str, regel: str | None) -> str | None:
        """Return the code of the open avvikelse that a rule has on a command, if any."""
        return next(
            (kod for (id_, kod), r in self.oppna.items() if id_ == kommando_id and r == regel),
            None,
        )

    @property
    def nyttjas_tom(self) -> str:
        """The last day of use, by the change registered last; '' before the pott is set up."""
        stated = [one.ny_nyttjas_tom for one in self.noter.villkor if one.ny_nyttjas_tom]
        return stated[-1] if stated else (self.villkor.nyttjas_tom if self.villkor else "")

    def nyttjas_tom_for(self, datum: str) -> str:
        """Return the last day of use as it stood on a date: a change holds from its own day (R43).

        A cost of a day that no change covers yet is held against what was said before.
        """
        tom = self.villkor.nyttjas_tom if self.villkor else ""
        for one in self.noter.villkor:
            if one.ny_nyttjas_tom and first_day(one.galler_fran) <= last_day(datum):
                tom = one.ny_nyttjas_tom
        return tom

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.villkor is not None and self.villkor.statsbidrag

    @property
    def efterhand(self) -> bool:
        """Whether the state pays in arrears, for costs that there are."""
        return self.villkor is not None and self.villkor.efterhand

    @property
    def forskott(self) -> bool:
        """Whether the state pays in advance: then no more leaves than it has paid (I3)."""
        return self.statsbidrag and not self.efterhand

    @property
    def efter_ansokan(self) -> bool:
        """Whether its money is distributed after the nämnder's applications, by its rule set."""
        return self.villkor is not None and self.villkor.regelverk in {"malmo-2023", "malmo-2024"}

    @property
    def bokford_tom(self) -> str:
        """The last day on which something was posted in the pott; '' when nothing is."""
        posted = Counter[tuple[Konto, str]]()
        for konto, dagar in self.per_dag.items():
            if konto.position not in p.OBOKFORT:
                for datum, (kom, gick) in dagar.items():
                    posted[konto, last_day(datum)] += kom - gick
        return max((day for (_, day), ore in posted.items() if ore), default="")

    def tom(self, datum: str) -> Pott:
        """Return the pott with what its positions were by a date: all that is dated by its end."""
        dag = last_day(datum)
        then = {konto: tom(dagar, dag) for konto, dagar in self.per_dag.items() if konto != UTE}
        return replace(self, saldon=then)

    def kostnader(self, datum: str) -> Kostnadsurval:
        """Return how many events have changed what is spent by a date, and what they come to."""
        dag = last_day(datum)
        antal = sum(n for one, n in self.kostnader_per_dag.items() if last_day(one) <= dag)
        ore = self.tom(datum).total(p.FORBRUKAT)
        return Kostnadsurval.model_construct(antal=antal, summa_ore=ore)

    def uppgift(
        self, namn: Uppgiftsnamn, namnd: str | None = None, underenhet: str | None = None
    ) -> int:
        """Return a figure that other books have too, in öre: of a nämnd, or of the whole pott."""
        if namn in p.STATENS and not self.statsbidrag:
            return 0
        plus, minus = p.UPPGIFTER.get(namn, p.Delar((namn,)))
        of = [
            (konto.position, ore)
            for konto, ore in self.saldon.items()
            if namnd is None or konto[1:] == (namnd, underenhet)
        ]
        return sum(ore for position, ore in of if position in plus) - sum(
            ore for position, ore in of if position in minus
        )

    @property
    def ute_ore(self) -> int:
        """What has reached nämnder or gone back to the state: it must be paid in first (R46)."""
        return self.total(*p.UTE)

    @property
    def balanskonto_ore(self) -> int:
        """The city's liability, which the general ledger must show; below 0 a claim for costs."""
        return self._statens(p.BALANSKONTO)

    @property
    def centralt_ore(self) -> int:
        """What KS still holds of the state's money; below 0 it is laid out."""
        return self._statens(p.CENTRALT)

    @property
    def kvar_att_overfora_ore(self) -> int:
        """How much more may reach nämnder or go back to the state (I3, R46)."""
        return self._statens(p.Delar(p.KVAR_ATT_OVERFORA.plus, p.KVAR_ATT_OVERFORA.minus))

    def _statens(self, delar: p.Delar) -> int:
        """Return a derived figure, which only statsbidrag has."""
        if not self.statsbidrag:
            return 0
        return sum(map(self.saldo, delar.plus)) - self.total(*delar.minus)
