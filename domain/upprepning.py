"""When a command says what an earlier one has said: all of it, or all that matters (R53).

Both keys follow from the command as well as from the event that it gave, so that the index is
rebuilt from the events alone. What the ledger itself works out is part of neither.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from domain import commands as c
from domain import events as e
from domain.kinds import EVENT_OF
from domain.referenser import skelett

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
    *("pott", "namnd", "underenhet", "fran", "till"),
    *("belopp_ore", "total_ore", "utfall_ore", "belopp_per_ar_ore"),
    *("datum", "avser_id", *_REFERENCES),
)
_OF_BESLUT = ("organ", "datum", "paragraf", "punkt")
_OF_RAD = ("namnd", "underenhet", "belopp_ore")

Content = dict[str, Any]


def sagt(said: c.Command | e.Event) -> Content | None:
    """Return what a command, its names already codes, says; or what the one of an event said.

    None for those that move nothing.
    """
    model = _COMMAND_OF.get(type(said))
    if model is None:
        return None
    fields = [name for name in model.model_fields if name not in _NOT_CONTENT]
    stored = said.stored()
    as_kept = {} if isinstance(said, c.Command) else _AS_KEPT
    content = {name: stored.get(as_kept.get(name, name)) for name in fields}
    for name in _REFERENCES:
        if (reference := content.get(name)) is not None:
            content[name] = skelett(reference)
    return {"kommando": model.__name__} | content


def hela(content: Content) -> str:
    """Return the key of all that is said: SHA-256 over it as canonical JSON."""
    return _sha256({name: value for name, value in content.items() if value not in (None, [])})


def det_viktiga(content: Content) -> str:
    """Return the key of kind, pott, nämnd, amount, date and decision or reference."""
    matters: Content = {name: content.get(name) for name in ("kommando", *_MATTERS)}
    beslut = content.get("beslut") or {}
    matters["beslut"] = [beslut.get(name) for name in _OF_BESLUT]
    rader = [[rad.get(name) for name in _OF_RAD] for rad in content.get("rader") or ()]
    matters["rader"] = sorted(rader, key=str)
    return _sha256(matters)


def _sha256(content: Content) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()
