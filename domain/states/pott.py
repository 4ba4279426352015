"""The state of one pott: what its events add up to, and the invariants that always hold.

Positions are sums; what rules must know beyond them are ``Noter``, which a correction folds anew.

No rule runs here: history replays whatever the rules say today (D3).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain import events as e
from domain.bevakning.bild import rattade
from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import Rorelse, Vag, daterad, vagt_daterad
from domain.bookkeeping.postings import Konto, sides
from domain.errors import InvariantBroken
from domain.states.avvikelser import ended, opened
from domain.states.pott_notes import Noter, noted
from domain.states.vantande import Vantande
from domain.values.dates import first_day, last_day
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.facts import Mottagare


@dataclass(frozen=True, slots=True)
class Pott:
    """One pott after some of its events; ``villkor`` is None before the first.

    ``koder`` says what each avvikelse was called when a rule found it, also if it has got a name.
    """

    pott: str
    villkor: e.PottUpprattad | None = None
    saldon: Mapping[Konto, int] = field(default_factory=dict)
    per_dag: Mapping[Konto, Mapping[str, Rorelse]] = field(default_factory=dict)
    vaga: Mapping[str, Vag] = field(default_factory=dict)
    noter: Noter = field(default_factory=Noter)
    noterade: tuple[e.Event, ...] = ()
    avvikelser: Mapping[tuple[str, str], str] = field(default_factory=dict)
    koder: Mapping[tuple[str, str], str] = field(default_factory=dict)
    vantande: Vantande = field(default_factory=Vantande)
    rattelser: tuple[tuple[str, str], ...] = ()
    rattade: frozenset[str] = frozenset()

    @property
    def oppna(self) -> Mapping[tuple[str, str], str]:
        """The open avvikelser, (command, code) and rule; of what is corrected none is open (S7)."""
        return {key: rule for key, rule in self.avvikelser.items() if key[0] not in self.rattade}

    def rattade_efter(self, kommando_id: str, avser_id: str) -> frozenset[str]:
        """Return the commands that corrections in force reverse once one more is made (R50)."""
        return frozenset(rattade([*self.rattelser, (kommando_id, avser_id)]))

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
        return self.villkor is not None and self.villkor.kalla == "statsbidrag"

    @property
    def bokford_tom(self) -> str:
        """The last day on which something was posted in the pott; '' when nothing is."""
        posted = Counter[tuple[Konto, str]]()
        for konto, dagar in self.per_dag.items():
            if konto.position not in p.OBOKFORT:
                for datum, (kom, gick) in dagar.items():
                    posted[konto, last_day(datum)] += kom - gick
        return max((day for (_, day), ore in posted.items() if ore), default="")

    @property
    def ute_ore(self) -> int:
        """What has reached nämnder or gone back to the state: it must be paid in first (R46)."""
        return self.total(*p.UTE)

    @property
    def balanskonto_ore(self) -> int:
        """What the general ledger's balance account must show; below 0 is forskotterat."""
        return self.saldo(p.INBETALT) - self.ute_ore if self.statsbidrag else 0


def evolve(pott: Pott, event: e.Event) -> Pott:
    """Return the pott after one more event; raises InvariantBroken when it cannot be."""
    try:
        after = replace(_noted(_avvikelser(pott, event), event), saldon=_moved(pott.saldon, event))
    except KeyError as missing:
        msg = f"{pott.pott}: händelsen avser {missing}, som inte finns"
        raise InvariantBroken(msg) from None
    check(after)
    return replace(
        after,
        per_dag=daterad(pott.per_dag, event, pott.vaga),
        vaga=vagt_daterad(pott.vaga, event),
        vantande=pott.vantande.after(event, pott.rattade, after.rattade),
    )


def replay(pott: Pott, events: Iterable[e.Event]) -> Pott:
    """Return the pott after all the events, in order."""
    for event in events:
        pott = evolve(pott, event)
    return pott


def check(pott: Pott) -> None:
    """Raise InvariantBroken unless I0-I3 and I8 hold to the öre (design §3)."""
    saldon = pott.saldon
    kom_in = pott.saldo(p.REKVIRERAT) + pott.saldo(p.AVSATT)
    broken = [
        f"I1 {konto} blir {kr(-ore)} under noll"
        for konto, ore in saldon.items()
        if ore < 0 and konto.position not in p.SIGNED
    ]
    if (held := pott.total(*p.HELD)) != kom_in:
        broken.append(f"I0 rekvirerat eller avsatt {kr(kom_in)}, men positionerna {kr(held)}")
    if not pott.saldo(p.INBETALT) <= pott.saldo(p.REKVIRERAT) <= pott.saldo(p.TILLDELAT):
        broken.append("I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte")
    if 0 < pott.saldo(p.ANVISAT) < pott.saldo(p.AVSATT):
        broken.append("I2 avsatt ≤ anvisat gäller inte")
    if pott.balanskonto_ore < -pott.saldo(p.FORSKOTTERAT):
        broken.append(f"I3 balanskontot är {kr(pott.balanskonto_ore)}")
    if pott.noter.avslutat and (left := pott.total(*p.OREGLERAT)):
        broken.append(f"I8 bidragsåret är avslutat, men {kr(left)} är oreglerat")
    broken += _notes_broken(pott)
    if broken:
        raise InvariantBroken(f"{pott.pott}: " + "; ".join(broken))


def _notes_broken(pott: Pott) -> list[str]:
    """Return what does not hold between the notes, and between them and the positions."""
    broken = pott.noter.broken()
    if pott.saldo(p.AVSATT) and not pott.noter.anslag_anvisat:
        broken.append("I2 medel är avsatta utan anslag")
    for position, stated in ((p.ASKAT, pott.noter.askat), (p.REDOVISAT, pott.noter.redovisade)):
        konton = {Konto(position, *of): ore or 0 for of, ore in stated.items()}
        wrong = [konto for konto, ore in konton.items() if pott.saldon.get(konto, 0) != ore]
        broken += (f"{konto} är inte det som senast angavs" for konto in wrong)
    return broken


def _moved(saldon: Mapping[Konto, int], event: e.Event) -> Mapping[Konto, int]:
    changes = sides(event)
    if not changes:
        return saldon
    after = dict(saldon)
    for konto, delta in changes:
        after[konto] = after.get(konto, 0) + delta
    return after


def _noted(pott: Pott, event: e.Event) -> Pott:
    """Keep what rules need to know beyond the positions; a correction forgets what it reverses."""
    if isinstance(event, e.PottUpprattad):
        return replace(pott, villkor=event)
    if isinstance(event, e.HandelseRattad):
        rattelse = event.kommando_id, event.avser_id
        reversed_ids = pott.rattade_efter(*rattelse)
        noter = Noter()
        for one in pott.noterade:
            if one.kommando_id not in reversed_ids:
                noter = noted(noter, one)
        rattelser = (*pott.rattelser, rattelse)
        return replace(pott, noter=noter, rattelser=rattelser, rattade=reversed_ids)
    noter = noted(pott.noter, event)
    if noter is pott.noter:
        return pott
    return replace(pott, noter=noter, noterade=(*pott.noterade, event))


def _avvikelser(pott: Pott, event: e.Event) -> Pott:
    """Keep which avvikelser are open, by the command and the code that point them out."""
    end, begun = ended(event), tuple(opened(event))
    if end is None and not begun:
        return pott
    oppna, koder, forst = dict(pott.avvikelser), dict(pott.koder), None
    if end is not None:
        key = end.kommando_id, end.kod
        if key not in pott.oppna:
            raise InvariantBroken(f"{pott.pott}: {end.kod} är inte öppen för {end.kommando_id}")
        del oppna[key]
        forst = koder.pop(key)
    oppna |= {(one.kommando_id, one.kod): one.regel for one in begun}
    koder |= {(one.kommando_id, one.kod): one.kod for one in begun}
    if forst is not None and isinstance(event, e.AvvikelseNoterad) and event.avser_id is not None:
        koder[event.avser_id, event.kod] = forst
    return replace(pott, avvikelser=oppna, koder=koder)
