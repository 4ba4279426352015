"""The rules as they are written: a sentence each with its source, and what holds it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from domain.rules.rule import Retired
from reports.report import Report
from reports.tables import width
from reports.words.ways import REGEL, way

if TYPE_CHECKING:
    from collections.abc import Mapping

_DELAR = {"kallornas_delar", "upphord"}
"""What has parts of its own stands in JSON alone: a sheet has one value a cell."""

_VERKAN = {"avvisar": "Avvisar", "avvikelse": "Öppnar avvikelse"}


def report(answer: Mapping[str, Any], *, whole: bool) -> Report:
    """Return rules as they are written; ``whole`` names every scenario."""
    rows = answer["rader"]
    told = [{name: of for name, of in row.items() if name not in _DELAR} for row in rows]
    return Report(answer, told, lambda: "\n".join(_text(row, whole=whole) for row in rows), rows)


def _text(row: Mapping[str, Any], *, whole: bool) -> str:
    def fill(text: str, indent: str) -> str:
        return textwrap.fill(text, width(), initial_indent=indent, subsequent_indent="      ")

    limited = [] if row["regelverk"] == ["alla"] else [", ".join(row["regelverk"])]
    under = [fill(f"Bara i potter med regelverk {names}.", "    ") for names in limited]
    under += [fill(f"Källa: {_told(one)}", "    ") for one in row["kallornas_delar"]]
    if whole:
        under += [fill(f"Scenario: {one}", "    ") for one in row["scenarier"]]
    else:
        under.append(f"    Scenarier: {len(row['scenarier'])}{way(REGEL, row['id'])}")
    return (
        f"{fill(row['id'].ljust(4) + row['regel'], '')}\n{fill(_does(row), '    ')}\n"
        + "\n".join(under)
        + "\n"
    )


def _told(kalla: Mapping[str, Any]) -> str:
    """Return a source as it is cited, with what it says."""
    cited = f"{kalla['dokument']}, {kalla['stalle']}"
    return f"{cited}: {kalla['sager']}" if kalla["sager"] else cited


def _does(row: Mapping[str, Any]) -> str:
    """Return what a rule does to a command and from when, or when it no longer did."""
    if row["upphord"]:
        return f"Gällde från {row['giltig_from']}; {Retired(**row['upphord'])}."
    return f"{_VERKAN[row['verkan']]}; gäller från {row['giltig_from']}."
