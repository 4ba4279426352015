"""The control total of a list: refused when the rows are not it, unless that is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.errors import Kind
from application.recording.lists.fordelning import kommando_id
from application.recording.report import Refusal
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.values.beteckning import letters
from domain.values.money import kronor_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.recording.lists.inlast import Inlast
    from domain.commands import Command


def refused(inlast: Inlast) -> Refusal | None:
    """Return that the rows are not the stated total; None if they are, or it is accepted."""
    if not inlast.summor.differens_ore or inlast.val.godta is not None:
        return None
    why = (
        f"{inlast.summor.sagt()}. Rätta listan, eller godta skillnaden med ett skäl:"
        ' --godta-avvikelse "skäl".'
    )
    return Refusal(inlast.summor.rad, Kind.BAD_FILE, (), why)


def accepted(inlast: Inlast) -> Iterator[Command | Malformed]:
    """Yield the avvikelse that an accepted difference is noted as, with the reason.

    Of a fördelning it names what R7 has found already.
    """
    summor = inlast.summor
    if not summor.differens_ore:
        return
    try:
        yield parse_command(
            {
                **{name: of for name, of in inlast.common.items() if name != "beslut"},
                "kommando": "NoteraAvvikelse",
                "id": f"{inlast.digest}:{summor.rad}",
                "datum": inlast.datum,
                "avser": f"Godtagen skillnad i listan {inlast.namn}",
                "kod": f"LISTA-{letters(bytes.fromhex(inlast.digest[:8]))}",
                "lasning_1": f"raderna är {kronor_text(summor.rader_ore)}",
                "lasning_2": f"angivet totalbelopp är {kronor_text(summor.angivet_ore or 0)};"
                f" godtaget: {inlast.val.godta}",
                "belopp_ore": abs(summor.differens_ore),
                **_names(inlast),
            }
        )
    except Malformed as error:
        yield error


def _day(inlast: Inlast) -> str:
    """Return when a list is of: as stated, as its decision, or its last cost."""
    stated = inlast.val.datum or (inlast.val.beslut or {}).get("datum")
    return stated or max(rad.dag for rad in inlast.utfall)


def _names(inlast: Inlast) -> dict[str, str]:
    """Return which avvikelse it names, if a rule has found it."""
    if inlast.fordelning is None:
        return {}
    return {"avser_id": kommando_id(inlast), "regel": "R7"}
