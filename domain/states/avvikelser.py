"""Which avvikelser an event opens and which it ends: said once, for state and read models.

``efter`` keeps those of a stream, of a pott and of an ärende alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from domain import events as e
from domain.errors import InvariantBroken
from domain.facts import Avvikelse
from domain.values.owned import owned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


UTREDD, BENAMND, KOMPLETTERAD = "utredd", "benamnd", "kompletterad"
"""How an avvikelse ends: a person looked into it, it goes on under a name, or it is answered."""

KOMPLETTERAS = ("R38", "R57")
"""The rules of what a decision lacks: a completion is judged for the command that it completes."""

Nyckel: TypeAlias = tuple[str, str]
"""The command and the code that point an avvikelse out."""


class Opened(NamedTuple):
    """An avvikelse that begins: the command and the code that point it out, and what it says."""

    kommando_id: str
    kod: str
    regel: str
    found: Avvikelse | e.AvvikelseNoterad


class Ended(NamedTuple):
    """An avvikelse that ends, and how; one that is answered is open again if that is corrected."""

    kommando_id: str
    kod: str
    hur: str


class Svar(NamedTuple):
    """What a completion, by its command, has answered of an avvikelse: is something left of it."""

    kommando_id: str
    kvar: bool


class Kanda(NamedTuple):
    """The avvikelser of a stream: of each its rule, its first code, and what has answered it."""

    regler: Mapping[Nyckel, str] = {}
    koder: Mapping[Nyckel, str] = {}
    besvarade: Mapping[Nyckel, tuple[Svar, ...]] = {}


def oppen(
    key: Nyckel,
    alla: Mapping[Nyckel, str],
    besvarade: Mapping[Nyckel, tuple[Svar, ...]],
    rattade: Collection[str],
) -> bool:
    """Tell whether an avvikelse is open: the last answer in force leaves something of it (S7)."""
    if key not in alla or key[0] in rattade:
        return False
    svar = reversed(besvarade.get(key, ()))
    return next((one.kvar for one in svar if one.kommando_id not in rattade), True)


_POINTS = (e.AvvikelseUtredd, e.BeslutKompletterat, e.AvvikelseNoterad)


def touches(event: e.Event) -> bool:
    """Tell whether an event may open or end an avvikelse: most do neither."""
    return bool(event.avvikelser) or isinstance(event, _POINTS)


def ended(event: e.Event) -> Iterator[Ended]:
    """Yield the avvikelser that an event ends; they end before anything is opened."""
    match event:
        case e.AvvikelseUtredd():
            yield Ended(event.avser_id, event.kod, UTREDD)
        case e.BeslutKompletterat():
            yield from (Ended(event.avser_id, kod, KOMPLETTERAD) for kod in event.stanger or ())
        case e.AvvikelseNoterad(avser_id=str(avser_id), benamner=str(kod)):
            yield Ended(avser_id, kod, BENAMND)
        case _:
            pass


def opened(event: e.Event) -> Iterator[Opened]:
    """Yield the avvikelser that an event opens: what is noted, and what soft rules found."""
    if isinstance(event, e.AvvikelseNoterad):
        id_ = event.avser_id or event.kommando_id
        yield Opened(id_, event.kod, event.regel or "R42", event)
    for found in event.avvikelser:
        id_ = event.kommando_id
        if isinstance(event, e.BeslutKompletterat) and found.regel in KOMPLETTERAS:
            id_ = event.avser_id
        yield Opened(id_, found.kod, found.regel, found)


def efter(event: e.Event, nu: Kanda, lent: Kanda, rattade: Collection[str], var: str) -> Kanda:
    """Return the avvikelser of a stream after one more event; raises InvariantBroken.

    What is in ``lent`` is copied before it is changed; ``var`` is what the stream is called.
    """
    ends, begun = tuple(ended(event)), tuple(opened(event))
    if not ends and not begun:
        return nu
    regler, koder = owned(nu.regler, lent.regler), owned(nu.koder, lent.koder)
    besvarade, forst = nu.besvarade, None
    for end in ends:
        key = end.kommando_id, end.kod
        if not oppen(key, regler, besvarade, rattade):
            raise InvariantBroken(f"{var}: {end.kod} är inte öppen för {end.kommando_id}")
        if end.hur != KOMPLETTERAD:
            del regler[key]
            forst = koder.pop(key)
            besvarade = {k: svar for k, svar in besvarade.items() if k != key}
    if isinstance(event, e.BeslutKompletterat):
        kvar = {(one.kommando_id, one.kod) for one in begun}
        besvarade = _besvarade(event, regler, besvarade, kvar)
    for one in begun:
        regler[one.kommando_id, one.kod] = one.regel
        koder.setdefault((one.kommando_id, one.kod), one.kod)
    match event:
        case e.AvvikelseNoterad(avser_id=str(avser_id)) if forst is not None:
            koder[avser_id, event.kod] = forst
    return Kanda(regler, koder, besvarade)


def _besvarade(
    event: e.BeslutKompletterat,
    regler: Mapping[Nyckel, str],
    besvarade: Mapping[Nyckel, tuple[Svar, ...]],
    kvar: set[Nyckel],
) -> Mapping[Nyckel, tuple[Svar, ...]]:
    """Return which avvikelser are answered, by one completion more, and if something is left."""
    for key in sorted(kvar | {(event.avser_id, kod) for kod in event.stanger or ()}):
        forut = besvarade.get(key, () if key in regler else (Svar("", kvar=False),))
        besvarade = {**besvarade, key: (*forut, Svar(event.kommando_id, kvar=key in kvar))}
    return besvarade
