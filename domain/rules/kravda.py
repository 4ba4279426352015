"""Which fields the rules ask for beside those that a command must have, so that it is said at once.

The rules themselves refuse or show what is missing; whoever asks somebody for a command asks by
this table, and a test holds it against the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from domain import commands as c
from domain.bookkeeping.positions import OFORDELAT
from domain.rules.beslutande import DECIDED, MED_HANDLING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Stated = Mapping[str, Any]


class Krav(NamedTuple):
    """That rules ask for a field: always, when ``nar`` says so, or unless ``annars`` is stated.

    ``nar`` looks at what is stated; ``annars`` is another field. ``hart`` when the command is
    refused without it, else that opens an avvikelse. ``ensam`` when it is one or the other, never
    both. ``om`` says in words what it depends on when that is not stated in the command.
    """

    nar: Callable[[Stated], bool] | None = None
    annars: str = ""
    hart: bool = True
    ensam: bool = False
    om: str = ""

    def galler(self, stated: Stated) -> bool:
        """Tell whether the field must be stated beside what is, as far as a command can say."""
        if self.om or (self.annars and stated.get(self.annars)):
            return False
        return self.nar is None or self.nar(stated)


_ALLTID = Krav()
_BOR = Krav(hart=False)
_STATENS = Krav(om="medlen är statsbidrag")
_AVVIKELSE = {"pott": Krav(annars="arende", ensam=True), "arende": Krav(annars="pott", ensam=True)}
_BESLUT: tuple[type[c.Command], ...] = (*DECIDED, c.AntecknaReservation, c.JusteraProtokoll)

KRAVDA: Mapping[type[c.Command], Mapping[str, Krav]] = {
    **{command: {"beslut": _ALLTID} for command in _BESLUT},
    **{
        command: {
            "beslut": Krav(annars="underlag", hart=False),
            "underlag": Krav(annars="beslut", hart=False),
        }
        for command in MED_HANDLING
    },
    c.UpprattaPott: {"givare": Krav(lambda stated: stated.get("kalla") == "statsbidrag")},
    c.RekvireraStatsbidrag: {"ombud": _BOR},
    c.LamnaAskande: {"belopp_ore": _BOR},
    c.BeslutaFordelning: {"beslut": _ALLTID, "rader": _BOR},
    c.RedovisaForbrukning: {"insats": _ALLTID, "verifikat": _BOR},
    c.JusteraInsats: {"kriterium": _STATENS, "dialog_datum": _STATENS},
    c.FaststallSkuld: {
        "namnd": Krav(lambda stated: stated.get("fran_position") != OFORDELAT),
    },
    c.AterrapporteraTillMyndighet: {
        "kvittens": Krav(lambda stated: stated.get("steg") == "kvitterad"),
    },
    c.NoteraAvvikelse: _AVVIKELSE
    | {"lasning_2": Krav(lambda stated: stated.get("slag") in {None, "motsagelse"})},
    c.UtredAvvikelse: _AVVIKELSE | {"underlag": _ALLTID},
    c.KompletteraBeslut: {
        "beslut": Krav(annars="rader"),
        "rader": Krav(annars="beslut"),
        "underlag": Krav(lambda stated: not stated.get("beslut")),
    },
    c.KompletteraUnderlag: {"underlag": _ALLTID},
    c.Attestera: {"pott": Krav(om="attesten inte gäller ett räkenskapsår")},
}
"""What the rules ask for of each command, beside what its model requires."""


def kravet(command: type[c.Command], falt: str) -> Krav | None:
    """Return what the rules ask of a field; None when it is left to whoever states it."""
    if command.model_fields[falt].is_required():
        return _ALLTID
    return KRAVDA.get(command, {}).get(falt)
