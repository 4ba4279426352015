"""When a command says what an earlier one has said: all of it, or all that matters (R53).

The keys follow from the event that a command gave, so that the index is rebuilt from the events
alone; a command is looked for by its own, which are the same but where the ledger has filled in
what was left out (the amount of a prövning of all that is left: R21 sees to that one). Keys say
what must be equal; whether two may rest on one document is judged of each pair, since what is
absent, okänd or vague fits anything.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from json import JSONEncoder
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import commands as c
from domain import events as e
from domain.deciding.besluten import beslut_om, forenligt
from domain.deciding.kinds import EVENT_OF
from domain.values.fields import OKANDA, Record, okant
from domain.values.once import once
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from domain.states.pott import Pott

FLYTTAR: tuple[type[c.PottCommand], ...] = (
    c.RegistreraTilldelning,
    c.SankTilldelning,
    c.RekvireraStatsbidrag,
    c.MakuleraRekvisition,
    c.RegistreraInbetalning,
    c.RegistreraOidentifieradInbetalning,
    c.BeslutaForskottering,
    c.AnvisaAnslag,
    c.AvsattMedel,
    c.LamnaAskande,
    c.BeslutaFordelning,
    c.AndraFordelning,
    c.OverforMedel,
    c.OverforKommunbidrag,
    c.AvbojMedel,
    c.BegarAnnanInsats,
    c.ProvaNamndensBesked,
    c.AterlamnaMedel,
    c.RedovisaForbrukning,
    c.KrediteraForbrukning,
    c.AvraknaEgenfinansiering,
    c.LamnaNamndredovisning,
    c.FaststallSkuld,
    c.AterbetalaStatsbidrag,
    c.EfterskankAterkrav,
    c.VaxlaKommunbidrag,
)
"""The commands whose events move a position, and permanent kommunbidrag, which moves every year.

A correction moves too, but R50 lets nothing be corrected twice, nor R47 a year be closed twice.
"""

_COMMAND_OF: dict[type[c.Command | e.Event], type[c.Command]] = {
    **{EVENT_OF[command]: command for command in FLYTTAR},
    **{command: command for command in FLYTTAR},
}
_NOT_CONTENT = ("id", "upprepning")
_AS_KEPT = {"datum": "handelsedatum"}
_REFERENCES = ("verifikat", "rekvisition")
_MATTERS = (
    *("kommando", "pott", "namnd", "underenhet", "fran", "till"),
    *("belopp_ore", "total_ore", "utfall_ore", "belopp_per_ar_ore", "datum"),
)
PEKARE = (*_REFERENCES, "avser_id")
"""The fields that point at what a command rests on: a voucher, a rekvisition, another command."""
_OF_RAD = ("namnd", "underenhet", "belopp_ore")

Content = dict[str, Any]

Dumps = Callable[[Any], str]
"""Writes JSON without spaces, its names in order and its letters as they are."""

json_text: Dumps = JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=Record.stored
).encode


@once
def sagt(said: c.Command | e.Event) -> Content | None:
    """Return what a command, its names already codes, says; or what the one of an event said.

    What is absent, or a list of nothing, is left out. None for those that move nothing.
    """
    model = _COMMAND_OF.get(type(said))
    if model is None:
        return None
    stated = said.__dict__
    content: Content = {
        name: value
        for name, kept in _kept(type(said), model)
        if (value := stated[kept]) is not None and value != ()
    }
    for name in _REFERENCES:
        if (reference := content.get(name)) is not None:
            content[name] = skelett(reference)
    content["kommando"] = model.__name__
    return content


@cache
def _kept(kind: type[c.Command | e.Event], command: type[c.Command]) -> tuple[tuple[str, str], ...]:
    """Return what is said in each field of a command, and what that is called in what says it."""
    as_kept = {} if kind is command else _AS_KEPT
    fields = (name for name in command.model_fields if name not in _NOT_CONTENT)
    return tuple((name, as_kept.get(name, name)) for name in fields)


def hela(content: Content, dumps: Dumps = json_text) -> str:
    """Return the key of all that is said: SHA-256 over it as canonical JSON."""
    return sha256(dumps(content).encode()).hexdigest()


def det_viktiga(content: Content, dumps: Dumps = json_text) -> tuple[str, str]:
    """Return the keys of kind, pott, nämnd, amount and date: on the voucher stated, and on none.

    Each is a JSON list of them, of rows their SHA-256; they are one where no voucher is known. The
    voucher is part of it only so that a year of equal costs is not read for each of them.
    """
    rader = [[getattr(rad, name) for name in _OF_RAD] for rad in content.get("rader", ())]
    stated = sha256(dumps(sorted(rader, key=str)).encode()).hexdigest() if rader else None
    matters = dumps([*map(content.get, _MATTERS), stated])[:-1]
    utan, verifikat = f"{matters},null]", kant_verifikat(content)
    return utan if verifikat is None else f"{matters},{dumps(verifikat)}]", utan


class Sammandrag(NamedTuple):
    """The keys of what is said: of all of it, and of what matters on its voucher and on none."""

    hela: str
    det_viktiga: str
    utan_verifikat: str


def sammandrag(content: Content, dumps: Dumps = json_text) -> Sammandrag:
    """Return the keys of what is said."""
    return Sammandrag(hela(content, dumps), *det_viktiga(content, dumps))


def kant_verifikat(content: Content) -> str | None:
    """Return the skeleton of the voucher that is stated, unless nobody knows it."""
    verifikat: str | None = content.get("verifikat")
    return None if verifikat in OKANDA else verifikat


def kommandot(said: c.Command | e.Event) -> type[c.Command]:
    """Return the kind of a command that moves, or of the one that gave an event."""
    return _COMMAND_OF[type(said)]


def upprepar(one: c.Command | e.Event, other: e.Event, pott: Pott) -> bool:
    """Tell whether two that are the same in what matters may be the same thing (R53)."""
    if not samma_pekare(one, other):
        return False
    if isinstance(other, e.AskandeInlamnat) and _ersatter(one, other, pott):
        return False
    return all(
        forenligt(mine, theirs)
        for mine in beslut_om(one, pott)
        for theirs in beslut_om(other, pott)
    )


def samma_pekare(one: c.Command | e.Event, other: e.Event) -> bool:
    """Tell whether two can rest on the same voucher, rekvisition or earlier command."""
    return all(len({_kand(said, name) for said in (one, other)} - {None}) <= 1 for name in PEKARE)


def _kand(said: c.Command | e.Event, name: str) -> str | None:
    """Return a pointer as it is compared; None when it is absent or okänd."""
    stated: str | None = getattr(said, name, None)
    if stated is None or name not in _REFERENCES:
        return stated
    return None if okant(stated) else skelett(stated)


def _ersatter(one: c.Command | e.Event, other: e.Event, pott: Pott) -> bool:
    """Tell whether the later of two äskanden decides what the earlier only announced (R14)."""
    order = pott.antecknade
    pair = sorted(
        (one, other), key=lambda said: order.get(getattr(said, "kommando_id", ""), len(order))
    )
    return not beslut_om(pair[0], pott) and pair[1].beslut is not None
