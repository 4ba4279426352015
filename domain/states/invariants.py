"""The invariants that always hold of a pott, to the öre (design §3): I0-I3 and I8.

``check`` holds all of them over all of a pott and says what is wrong. ``certain`` holds what one
event has touched, in a pott that held before it, and says yes or that it is not sure. Which sums
an event touches follows from the table of moves; I0 follows from the table itself, but for events
that state their own places, and how much of an amount there is to distribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto
from domain.bookkeeping.rorelser import RORELSER, Falt
from domain.errors import InvariantBroken
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from domain.bookkeeping.rorelser import Flytt
    from domain.facts import Mottagare
    from domain.states.pott import Pott
    from domain.states.pott_fold import Lopande

    Touched = Callable[[Lopande, Any], bool]
    Rekvisition = e.StatsbidragRekvirerat | e.RekvisitionMakulerad | e.StatsbidragInbetalt


def check(pott: Pott) -> None:
    """Raise InvariantBroken unless I0-I3 and I8 hold to the öre (design §3)."""
    saldon = pott.saldon
    kom_in = att_fordela(pott)
    broken = [
        f"I1 {konto} blir {kr(-ore)} under noll"
        for konto, ore in saldon.items()
        if ore < 0 and konto.position not in p.SIGNED
    ]
    if (held := pott.total(*p.HELD)) != kom_in:
        broken.append(f"I0 att fördela {kr(kom_in)}, men positionerna {kr(held)}")
    if not pott.saldo(p.INBETALT) <= pott.saldo(p.REKVIRERAT) <= pott.saldo(p.TILLDELAT):
        broken.append("I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte")
    if 0 < pott.saldo(p.ANVISAT) < pott.saldo(p.AVSATT):
        broken.append("I2 avsatt ≤ anvisat gäller inte")
    if pott.forskott and (over := -pott.kvar_att_overfora_ore) > 0:
        broken.append(f"I3 {kr(over)} mer än inbetalt och förskotterat är överfört")
    if pott.noter.avslutat and (left := pott.total(*p.OREGLERAT)):
        broken.append(f"I8 bidragsåret är avslutat, men {kr(left)} är oreglerat")
    broken += _notes_broken(pott)
    if broken:
        raise InvariantBroken(f"{pott.pott}: " + "; ".join(broken))


def att_fordela(pott: Pott | Lopande) -> int:
    """Return what there has been to distribute, in öre: what is called in or set aside.

    In arrears it is what is granted, since nothing is called in before there are costs.
    """
    efterhand = pott.villkor is not None and pott.villkor.efterhand
    return sum(pott.saldo(one) for one in (p.ATT_FORDELA, p.ATT_FORDELA_I_EFTERHAND)[efterhand])


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


def certain(after: Lopande, event: e.Event, changes: Iterable[tuple[Konto, int]]) -> bool:
    """Tell whether all that an event has touched holds for certain, after it and its changes."""
    touched = _TOUCHED.get(type(event))
    if touched is None:
        return False
    saldon = after.saldon
    for konto, ore in changes:
        if ore < 0 and saldon[konto] < 0 and konto.position not in p.SIGNED:
            return False
    return all(holds(after, event) for holds in touched)


def _paid(after: Lopande, _: e.Event) -> bool:
    inbetalt, rekvirerat = after.saldo(p.INBETALT), after.saldo(p.REKVIRERAT)
    return inbetalt <= rekvirerat <= after.saldo(p.TILLDELAT)


def _set_aside(after: Lopande, _: e.Event) -> bool:
    anvisat, avsatt = after.saldo(p.ANVISAT), after.saldo(p.AVSATT)
    return not avsatt or (after.noter.anslag_anvisat and not 0 < anvisat < avsatt)


def _placed(after: Lopande, _: e.Event) -> bool:
    held = (ore for konto, ore in after.saldon.items() if konto.position in p.HELD)
    return sum(held) == att_fordela(after)


def _balance(after: Lopande, _: e.Event) -> bool:
    if after.villkor is None or after.villkor.efterhand or not after.villkor.statsbidrag:
        return True
    ute = sum(ore for konto, ore in after.saldon.items() if konto.position in p.UTE)
    return after.saldo(p.INBETALT) + after.saldo(p.FORSKOTTERAT) >= ute


def _open(after: Lopande, _: e.Event) -> bool:
    return after.noter.avslutat is None


def _rekvisition(after: Lopande, event: Rekvisition) -> bool:
    return after.noter.rekvisitioner[skelett(event.rekvisition)].ryms


def _unidentified(after: Lopande, event: e.OidentifieradInbetalningRegistrerad) -> bool:
    return after.noter.oidentifierade[event.kommando_id] >= 0


def _requested(after: Lopande, event: e.MedelAvbojda | e.AnnanInsatsBegard) -> bool:
    return after.noter.begaranden[event.kommando_id].ryms


def _identified(after: Lopande, event: e.StatsbidragInbetalt) -> bool:
    return event.avser_id is None or after.noter.oidentifierade[event.avser_id] >= 0


def _decided(after: Lopande, event: e.NamndensBeskedProvat) -> bool:
    return after.noter.begaranden[event.avser_id].ryms


def _asked(after: Lopande, event: e.AskandeInlamnat) -> bool:
    return _stated(after, p.ASKAT, event, after.noter.askat)


def _reported(after: Lopande, event: e.NamndredovisningInlamnad) -> bool:
    return _stated(after, p.REDOVISAT, event, after.noter.redovisade)


def _stated(
    after: Lopande,
    position: str,
    of: Mottagare,
    noted: Mapping[tuple[str, str | None], int | None],
) -> bool:
    konto = Konto(position, of.namnd, of.underenhet)
    return after.saldon.get(konto, 0) == (noted[of.namnd, of.underenhet] or 0)


_NOTES: Mapping[type[e.Event], tuple[Touched, ...]] = {
    e.StatsbidragTilldelat: (_placed,),
    e.TilldelningSankt: (_placed,),
    e.StatsbidragRekvirerat: (_placed, _rekvisition),
    e.RekvisitionMakulerad: (_placed, _rekvisition),
    e.StatsbidragInbetalt: (_rekvisition, _identified),
    e.OidentifieradInbetalningRegistrerad: (_unidentified,),
    e.MedelAvbojda: (_requested,),
    e.AnnanInsatsBegard: (_requested,),
    e.NamndensBeskedProvat: (_decided,),
    e.AskandeInlamnat: (_asked,),
    e.NamndredovisningInlamnad: (_reported,),
}
_SUMS: Mapping[Touched, tuple[tuple[str, ...], ...]] = {
    _paid: ((p.TILLDELAT,), (p.REKVIRERAT,), (p.INBETALT,)),
    _set_aside: ((p.ANVISAT,), (p.AVSATT,)),
    _balance: ((p.INBETALT, p.FORSKOTTERAT), p.UTE),
    _open: (p.OREGLERAT,),
}
"""What must hold between sums, and the positions of each: a move within one changes none."""


def _touches(declared: tuple[Flytt, ...]) -> Iterator[Touched]:
    """Yield what must hold between sums that some move of a type of event changes."""
    for holds, sums in _SUMS.items():
        if any((flytt.fran in one) != (flytt.till in one) for flytt in declared for one in sums):
            yield holds


def _own_places(declared: tuple[Flytt, ...]) -> bool:
    return any(isinstance(one, Falt) for flytt in declared for one in (flytt.fran, flytt.till))


_TOUCHED: Mapping[type[e.Event], tuple[Touched, ...]] = {
    model: (*_touches(declared), *_NOTES.get(model, ()))
    for model in e.EVENTS
    if model is not e.PottUpprattad and not _own_places(declared := RORELSER.get(model, ()))
}
"""What is held of each type of event; of one that is not here, everything."""
