"""Every rule with its sentence and its source, and the scenarios that hold it."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.commands import COMMANDS, Command, PottCommand
from reports.report import Report
from reports.tables import width
from reports.words.ways import REGEL, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.rules.rule import Rule

_SCENARIER = Path(__file__).parents[2] / "application" / "data" / "scenarier.json"
_ALLA = {Command: "alla", PottCommand: "alla i en pott"}


def report(rules: Sequence[Rule], *, whole: bool) -> Report:
    """Return rules as they are written; ``whole`` names every scenario.

    What has parts of its own stands only in the whole answer: a sheet has one value a cell.
    """
    held = json.loads(_SCENARIER.read_text(encoding="utf-8"))
    told = {rule: _row(rule, held.get(rule.id, [])) for rule in by_number(rules)}
    parted = [row | _delar(rule) for rule, row in told.items()]

    def text() -> str:
        return "\n".join(_text(rule, row, whole=whole) for rule, row in told.items())

    answer = {"schema": "regler/1", "rader": parted}
    return Report(answer, [*told.values()], text, parted)


def by_number(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules in the order that people look them up in: R2 before R10."""
    return sorted(rules, key=lambda rule: int(rule.id[1:]))


def held_against(rule: Rule) -> list[str]:
    """Return what the commands that the rule is held against are called, each of them once."""
    called: dict[str, None] = {}
    for model in rule.commands:
        if model in _ALLA:
            called[_ALLA[model]] = None
        else:
            called |= {c.rubrik: None for c in COMMANDS.values() if issubclass(c, model)}
    return list(called)


def rule_sets(rule: Rule) -> list[str]:
    """Return the regelverk of the potter that the rule is in force in, or that it is all."""
    return sorted(rule.regelverk or ()) or ["alla"]


def _delar(rule: Rule) -> dict[str, Any]:
    """Return what has parts of its own: each source in the order it is cited, and the end."""
    return {
        "kallornas_delar": [
            {
                "dokument": str(source.dokument),
                "beteckning": source.dokument.beteckning,
                "version": source.dokument.version,
                "stalle": source.stalle,
            }
            for source in rule.sources
        ],
        "upphord": rule.retired and rule.retired._asdict(),
    }


def verkan(rule: Rule) -> str:
    """Return what a rule does to a command in a word, or that it does nothing any more."""
    if rule.retired:
        return "upphörd"
    return "avvikelse" if rule.soft else "avvisar"


def _row(rule: Rule, scenarier: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "regel": rule.sentence,
        "verkan": verkan(rule),
        "giltig_from": rule.valid_from,
        "regelverk": rule_sets(rule),
        "kommandon": held_against(rule),
        "kallor": [str(source) for source in rule.sources],
        "scenarier": [f"{one['scenario']} ({one['svar']}, {one['fil']})" for one in scenarier],
    }


def _text(rule: Rule, row: Mapping[str, Any], *, whole: bool) -> str:
    def fill(text: str, indent: str) -> str:
        return textwrap.fill(text, width(), initial_indent=indent, subsequent_indent="      ")

    limited = [] if row["regelverk"] == ["alla"] else [", ".join(row["regelverk"])]
    under = [fill(f"Bara i potter med regelverk {names}.", "    ") for names in limited]
    under += [fill(f"Källa: {kalla}", "    ") for kalla in row["kallor"]]
    if whole:
        under += [fill(f"Scenario: {one}", "    ") for one in row["scenarier"]]
    else:
        under.append(f"    Scenarier: {len(row['scenarier'])}{way(REGEL, row['id'])}")
    does = f"{'Öppnar avvikelse' if rule.soft else 'Avvisar'}; gäller från {rule.valid_from}."
    if rule.retired:
        does = f"Gällde från {rule.valid_from}; {rule.retired}."
    return (
        f"{fill(row['id'].ljust(4) + row['regel'], '')}\n{fill(does, '    ')}\n"
        + "\n".join(under)
        + "\n"
    )
