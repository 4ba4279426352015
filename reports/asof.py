"""What an answer is as of: said below a table, and on every row of a sheet (D11, D16)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from reports.words.ways import ATTESTER, PROVA, way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHORT = 8
_OPROVAD = "Svaret är ur läsmodellen, inte prövat mot sigillen"
_FITS = 80


def told_of(
    document: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """Return rows with what their answer says of all of them, last."""
    per = document.get("per")
    if per is None:
        return rows
    told = {"exempeldata": document["exempeldata"]} if "exempeldata" in document else {}
    told |= {"utan_exempel": True} if "vilar_pa_exempel" in document else {}
    told |= {f"per_{name}": per[name] for name in ("datum", "registrerad", "handelse")}
    told["rot"] = per["rot"]
    if "provad" in document:
        told["provad"] = document["provad"]
    return [{**row, **{name: of for name, of in told.items() if name not in row}} for row in rows]


def marked(
    document: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """Return rows that stand alone, each with the mark of example data that its answer has."""
    if not document.get("exempeldata"):
        return rows
    return [row if "exempeldata" in row else {**row, "exempeldata": True} for row in rows]


def as_of_line(answer: Mapping[str, Any], before: str = "") -> str:
    """Return what an answer is as of, if example data is in it, and what is not attested (R35).

    The root hash stands in it, cut short; it is whole in JSON (D11, D16).
    """
    per = answer["per"]
    nr = per["handelse"]
    parts = ["före första händelsen" if nr is None else f"till och med händelse {nr}"]
    if per["datum"]:
        parts.insert(0, f"per {per['datum']}")
    if per["registrerad"]:
        parts.append(f"registrerat per {per['registrerad']}")
    example = " Exempeldata ingår." if answer.get("exempeldata") else ""
    example = " Utan exempeldata." if "vilar_pa_exempel" in answer else example
    vilar = "".join(
        f"{one['pott']}: händelse {one['handelse']} vilar på exempeldata; ingen siffra visas.\n"
        for one in answer.get("vilar_pa_exempel", ())
    )
    waiting = answer.get("oattesterade", 0)
    antal = "1 händelse" if waiting == 1 else f"{waiting} händelser"
    saknar = "saknade då" if per["datum"] else "saknar"
    attest = f"{antal} i saldona {saknar} attest{way(ATTESTER)}.\n" if waiting else ""
    parts[0] = parts[0] if before else parts[0].capitalize()
    text = _in_lines(f"{before}{', '.join(parts)}", (per["rot"] or "")[:_SHORT], example)
    oprovad = f"{_OPROVAD}{way(PROVA)}.\n" if per["rot"] and answer.get("provad") is False else ""
    return text + vilar + oprovad + attest


def _in_lines(said: str, rot: str, example: str) -> str:
    """Return one line, or what does not fit on lines of its own."""
    if not rot:
        return f"{said}.{example}\n"
    if len(whole := f"{said}, rot {rot}.{example}") <= _FITS:
        return f"{whole}\n"
    first = textwrap.wrap(f"{said}.", _FITS, break_on_hyphens=False)
    return "\n".join([*first, f"Rot {rot}.{example}"]) + "\n"
