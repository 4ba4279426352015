"""The state of one pott: what its events add up to, and the invariants that always hold.

No rule runs here: history replays whatever the rules say today (D3).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from domain import events as e
from domain import positions as p
from domain.avvikelser import ended, opened
from domain.errors import InvariantBroken
from domain.postings import Konto, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.facts import Mottagare


class Begaran(NamedTuple):
    """What is left, in öre, of an amount that a nämnd declined or asked to use otherwise."""

    namnd: str
    underenhet: str | None
    fran_fordelat_ore: int
    fran_hos_namnd_ore: int

    @property
    def kvar_ore(self) -> int:
        """What KS has not decided on yet."""
        return self.fran_fordelat_ore + self.fran_hos_namnd_ore


class Rekvirerat(NamedTuple):
    """What was called in and paid under one reference, in öre."""

    rekvirerat_ore: int = 0
    inbetalt_ore: int = 0


@dataclass(frozen=True, slots=True)
class Pott:
    """One pott after some of its events; ``villkor`` is None before the first."""

    pott: str
    villkor: e.PottUpprattad | None = None
    nyttjas_tom: str = ""
    saldon: Mapping[Konto, int] = field(default_factory=dict)
    rekvisitioner: Mapping[str, Rekvirerat] = field(default_factory=dict)
    begaranden: Mapping[str, Begaran] = field(default_factory=dict)
    oppna: Mapping[tuple[str, str], str] = field(default_factory=dict)
    anslag_anvisat: bool = False
    fordelning_beslutad: bool = False
    aterkommet_ore: int = 0

    def saldo(self, position: str, of: Mottagare | None = None) -> int:
        """Return a position in öre, of the pott itself or of a nämnd (and sub-unit)."""
        konto = Konto(position, of.namnd, of.underenhet) if of else Konto(position)
        return self.saldon.get(konto, 0)

    def total(self, *positions: str) -> int:
        """Return positions in öre, summed over the pott and all its nämnder."""
        return sum(ore for konto, ore in self.saldon.items() if konto.position in positions)

    def finding(self, kommando_id: str, regel: str | None) -> str | None:
        """Return the code of the open avvikelse that a rule has on a command, if any."""
        return next(
            (kod for (id_, kod), r in self.oppna.items() if id_ == kommando_id and r == regel),
            None,
        )

    @property
    def statsbidrag(self) -> bool:
        """Whether the money is the state's; else it is KS anslag."""
        return self.villkor is not None and self.villkor.kalla == "statsbidrag"

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
        after = replace(_noted(pott, event), saldon=_moved(pott.saldon, event))
    except KeyError as missing:
        msg = f"{pott.pott}: händelsen avser {missing}, som inte finns"
        raise InvariantBroken(msg) from None
    check(after)
    return after


def replay(pott: Pott, events: Iterable[e.Event]) -> Pott:
    """Return the pott after all the events, in order."""
    for event in events:
        pott = evolve(pott, event)
    return pott


def check(pott: Pott) -> None:
    """Raise InvariantBroken unless I0-I3 hold to the öre (design §3)."""
    saldon = pott.saldon
    kom_in = pott.saldo(p.REKVIRERAT) + pott.saldo(p.AVSATT)
    broken = [f"I1 {konto} är {ore} öre" for konto, ore in saldon.items() if ore < 0]
    if (held := pott.total(*p.HELD)) != kom_in:
        broken.append(f"I0 rekvirerat eller avsatt {kom_in} öre, men positionerna {held} öre")
    if not pott.saldo(p.INBETALT) <= pott.saldo(p.REKVIRERAT) <= pott.saldo(p.TILLDELAT):
        broken.append("I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte")
    if 0 < pott.saldo(p.ANVISAT) < pott.saldo(p.AVSATT):
        broken.append("I2 avsatt ≤ anvisat gäller inte")
    if pott.balanskonto_ore < -pott.saldo(p.FORSKOTTERAT):
        broken.append(f"I3 balanskontot är {pott.balanskonto_ore} öre")
    if broken:
        raise InvariantBroken(f"{pott.pott}: " + "; ".join(broken))


def _moved(saldon: Mapping[Konto, int], event: e.Event) -> Mapping[Konto, int]:
    changes = sides(event)
    if not changes:
        return saldon
    after = dict(saldon)
    for konto, delta in changes:
        after[konto] = after.get(konto, 0) + delta
    return after


def _noted(pott: Pott, event: e.Event) -> Pott:  # noqa: C901 - one case an event type
    """Keep what rules need to know beyond the positions."""
    pott = _avvikelser(pott, event)
    match event:
        case e.PottUpprattad():
            return replace(pott, villkor=event, nyttjas_tom=event.nyttjas_tom)
        case e.VillkorAndrat() if event.ny_nyttjas_tom:
            return replace(pott, nyttjas_tom=event.ny_nyttjas_tom)
        case e.StatsbidragRekvirerat():
            return _rekvisition(pott, event.rekvisition, event.belopp_ore, 0)
        case e.RekvisitionMakulerad():
            return _rekvisition(pott, event.rekvisition, -event.belopp_ore, 0)
        case e.StatsbidragInbetalt():
            return _rekvisition(pott, event.rekvisition, 0, event.belopp_ore)
        case e.AnslagAnvisat():
            return replace(pott, anslag_anvisat=True)
        case e.FordelningBeslutad():
            return replace(pott, fordelning_beslutad=True)
        case e.MedelAterlamnade():
            return replace(pott, aterkommet_ore=pott.aterkommet_ore + event.belopp_ore)
        case e.MedelAvbojda() | e.AnnanInsatsBegard() | e.NamndensBeskedProvat():
            return _begaran(pott, event)
        case _:
            return pott


def _rekvisition(pott: Pott, reference: str, rekvirerat: int, inbetalt: int) -> Pott:
    before = pott.rekvisitioner.get(reference, Rekvirerat())
    after = Rekvirerat(before.rekvirerat_ore + rekvirerat, before.inbetalt_ore + inbetalt)
    return replace(pott, rekvisitioner={**pott.rekvisitioner, reference: after})


def _begaran(
    pott: Pott, event: e.MedelAvbojda | e.AnnanInsatsBegard | e.NamndensBeskedProvat
) -> Pott:
    parts = event.fran_fordelat_ore, event.fran_hos_namnd_ore
    if isinstance(event, e.NamndensBeskedProvat):
        key, before = event.avser_id, pott.begaranden[event.avser_id]
        left = Begaran(
            before.namnd,
            before.underenhet,
            before.fran_fordelat_ore - parts[0],
            before.fran_hos_namnd_ore - parts[1],
        )
        if event.utfall == "aterlamnas":
            pott = replace(pott, aterkommet_ore=pott.aterkommet_ore + event.belopp_ore)
    else:
        key, left = event.kommando_id, Begaran(event.namnd, event.underenhet, *parts)
    return replace(pott, begaranden={**pott.begaranden, key: left})


def _avvikelser(pott: Pott, event: e.Event) -> Pott:
    """Keep which avvikelser are open, by the command and the code that point them out."""
    end, begun = ended(event), tuple(opened(event))
    if end is None and not begun:
        return pott
    oppna = dict(pott.oppna)
    if end is not None:
        del oppna[end.kommando_id, end.kod]
    oppna |= {(one.kommando_id, one.kod): one.regel for one in begun}
    return replace(pott, oppna=oppna)
