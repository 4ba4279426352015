"""What a verification found, as text."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from reports.report import Report
from reports.tables import width
from reports.words.terms import word
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Mapping


def report(answer: Mapping[str, Any]) -> Report:
    """Return the outcome as it is written; in a sheet the faults are the rows."""
    return Report(answer, answer["fel"], lambda: as_text(answer))


def as_text(answer: Mapping[str, Any]) -> str:
    """Return the outcome in words."""

    def fill(text: str, first: str = "  ") -> str:
        line = in_line(text)
        return textwrap.fill(line, width(), initial_indent=first, subsequent_indent="  ")

    lines = [f"{answer['handelser']} händelser med roten", f"  {answer['rot']}"]
    if answer["ok"]:
        possible = "." if answer.get("bara_sigill") else ", och inget saldo är omöjligt."
        since = f" från och med {sedan}" if (sedan := answer.get("sedan")) else ""
        lines.append(f"GODKÄND: varje händelse{since} stämmer med sitt sigill{possible}")
    else:
        lines.append(f"UNDERKÄND: {answer['fel_totalt']} fel.")
        lines += [fill(one["meddelande"], "- ") for one in answer["fel"]]
        if answer["fel_totalt"] > len(answer["fel"]):
            lines.append(f"- … och {answer['fel_totalt'] - len(answer['fel'])} till.")
    if persons := answer.get("personuppgifter"):
        counted = ", ".join(f"{word(name)} {antal}" for name, antal in persons.items())
        lines.append(f"Dolda personuppgifter: {counted}.")
    if underlag := answer.get("underlag"):
        lines.append(
            f"Underlag: {underlag['funna']} av {underlag['angivna']} finns oförändrade i mappen."
        )
    lines += ["", "Det här kunde inte uteslutas:"]
    lines += [fill(text, "- ") for text in answer["ej_kontrollerat"]]
    return "\n".join(lines) + "\n"
