"""Where an ärende stands, and which answers it waits for: a name, derived and never stored.

Documents come in any order, so no jump is an error: what happened last decides. A day is given,
since a decision gains legal force without any event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bevakning.bild import senaste
from domain.bevakning.stegtyp import Stegtyp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.bevakning.bild import Lagesteg

BESLUT = frozenset(
    {
        Stegtyp.AnslagAnvisat,
        Stegtyp.MedelAvsatta,
        Stegtyp.FordelningBeslutad,
        Stegtyp.FordelningAndrad,
        Stegtyp.ForskotteringBeslutad,
        Stegtyp.NamndensBeskedProvat,
        Stegtyp.AterrapporteringGodkand,
        Stegtyp.KommunbidragVaxlat,
    }
)
"""What KF or KS decides of a pott."""
_TILL_BESLUT = (Stegtyp.ArendeAterremitterat, Stegtyp.ArendeRemitterat)
"""What asks for an answer before the ärende is decided."""
_ARENDET = {
    Stegtyp.FordelningForeslagen: "beredd",
    Stegtyp.ArendeBordlagt: "bordlagd",
    Stegtyp.ArendeAterremitterat: "aterremitterad",
    Stegtyp.ArendeRemitterat: "remitterad",
    Stegtyp.ProtokollJusterat: "justerad",
} | dict.fromkeys(BESLUT, "beslutad")


def arendets_lage(steg: Sequence[Lagesteg], idag: str) -> str:
    """Return where an ärende stands: ``oppet``, ``beredd``, ``beslutad`` … ``laga_kraft``.

    What happened last decides; an återremiss or remiss that is answered is ``beredd`` again.
    """
    last = senaste(one for one in utan_ersatta(steg) if one.typ in _ARENDET)
    if last is None:
        return "oppet"
    state = _ARENDET[last.typ]
    if state in {"aterremitterad", "remitterad"} and not any(
        one.kommando_id == last.kommando_id for one in obesvarade(steg)
    ):
        return "beredd"
    if state == "justerad" and last.val:
        return "laga_kraft" if last.forfaller and last.forfaller <= idag else "anslagen"
    return state


def utan_ersatta(steg: Sequence[Lagesteg]) -> list[Lagesteg]:
    """Return the steps but for minutes registered anew: the latest of a meeting count (R40)."""
    latest = {(one.organ, one.mote): one.nr for one in steg if one.typ is Stegtyp.ProtokollJusterat}
    return [
        one
        for one in steg
        if one.typ is not Stegtyp.ProtokollJusterat or one.nr == latest[one.organ, one.mote]
    ]


def obesvarade(steg: Iterable[Lagesteg]) -> list[Lagesteg]:
    """Return what nobody has answered: an återremiss, an uppdrag, a remiss by each recipient.

    Once the ärende is decided, only an uppdrag of before still waits.
    """
    steg = list(steg)
    beslut = senaste(one for one in steg if one.typ in BESLUT)
    answers = [one for one in steg if one.typ is Stegtyp.UppdragAterrapporterat]
    return [
        one
        for one in steg
        if _asks(one, beslut) and not any(_answers(answer, one) for answer in answers)
    ]


def _asks(one: Lagesteg, beslut: Lagesteg | None) -> bool:
    """Tell whether a step asks for an answer that the latest decision has not passed by."""
    if one.typ not in _TILL_BESLUT:
        return one.typ is Stegtyp.UppdragGivet
    return beslut is None or senaste((beslut, one)) is one


def _answers(answer: Lagesteg, asked: Lagesteg) -> bool:
    """Tell whether an answer ends what was asked; of a remiss each recipient answers for itself."""
    if answer.avser_id != asked.kommando_id:
        return False
    return asked.typ is not Stegtyp.ArendeRemitterat or answer.namnd in {None, asked.namnd}
