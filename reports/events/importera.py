"""What became of a file that was imported, or what would."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reports.balances.effect import effect
from reports.events import lista
from reports.report import Report
from reports.words.terms import antal
from reports.words.ways import RAD_FOR_RAD, way

if TYPE_CHECKING:
    from collections.abc import Mapping


def report(answer: Mapping[str, Any], *, logg: bool) -> Report:
    """Return the answer on its way; the rows of a sheet are what is refused, or what changes."""
    refused = [
        {name: of for name, of in line.items() if name != "skal"} for line in answer["avvisade"]
    ]
    rows = refused or answer.get("verkan", [])
    if "lista" in answer:
        rows = answer["lista"]["rader"]
    return Report(answer, rows, partial(as_text, answer, logg=logg), [answer])


def as_text(answer: Mapping[str, Any], *, logg: bool = False) -> str:
    """Return how many lines became what, and what is to be done; of a dry run, what changes."""
    torrkor, refused, rader = "torrkor" in answer, len(answer["avvisade"]), answer["rader"]
    nya = "skulle bli nya" if torrkor else "nya"
    ny = "skulle bli ny" if torrkor else "ny"
    vad = ("registrering", "registreringar") if _one_of_many(answer) else ("rad", "rader")
    text = (
        f"{antal(answer['registrerade'], ny, nya)},"
        f" {antal(answer['redan'], 'redan registrerad', 'redan registrerade')},"
        f" {antal(refused, 'avvisad', 'avvisade')} av {antal(rader, *vad)}"
    )
    if refused and logg:
        return (
            f"{text}\nIngenting är inläst: från rad {rader} är loggen inte som den"
            " exporterades. Exportera den på nytt.\n"
        )
    if torrkor and "lista" not in answer:
        return f"{text}\n{effect(answer['verkan'])}"
    if "lista" in answer:
        text = f"{lista.as_text(answer['lista'])}{text}"
    if torrkor:
        return f"{text}\n"
    if answer["forsta_nr"] is not None:
        return f"{text} (händelse {_span(answer['forsta_nr'], answer['sista_nr'])})\n"
    if refused:
        some = way(RAD_FOR_RAD) if refused < rader and "lista" not in answer else ""
        return f"{text}\nIngenting är registrerat. Rätta raderna{some}.\n"
    return f"{text}\n"


def _one_of_many(answer: Mapping[str, Any]) -> bool:
    """Tell whether the rows of the file are one registration together, and none is wrong."""
    if answer["avvisade"] or "lista" not in answer:
        return False
    return bool(answer["lista"]["slag"] != "utfall")


def _span(forsta: int, sista: int) -> str:
    return str(forsta) if forsta == sista else f"{forsta}-{sista}"
