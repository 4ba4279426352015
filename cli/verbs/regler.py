"""``liggare regler [R7]``: every rule with its sentence and its source."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import NOT_FOUND, Stop
from cli.output import rows_out, width
from domain.commands import COMMANDS, Command, PottCommand
from domain.rules import ALL_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.rules.rule import Rule


_SCENARIER = Path(__file__).parents[1] / "data" / "scenarier.json"
_ALLA = {Command: "alla", PottCommand: "alla i en pott"}


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


@click.command(name="regler", options_metavar="[FLAGGOR]")
@click.argument("regel", required=False)
@options.format_option()
def command(regel: str | None, form: str, ut: Path | None) -> None:
    """Reglerna med källa; med ett id (R7) bara den regeln."""
    chosen = [r for r in ALL_RULES if regel is None or r.id == regel.upper()]
    if not chosen:
        raise Stop(NOT_FOUND, f"regeln {regel!r} finns inte; se: liggare regler")
    held = json.loads(_SCENARIER.read_text(encoding="utf-8"))
    told = {r: _row(r, held.get(r.id, [])) for r in by_number(chosen)}
    parted = [row | _delar(r) for r, row in told.items()]
    rows = parted if form == "jsonl" else [*told.values()]
    document = {"schema": "regler/1", "rader": parted}
    rows_out(form, ut, document, rows, lambda: _texts(told, whole=regel is not None))


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


def _texts(told: dict[Rule, dict[str, Any]], *, whole: bool) -> str:
    return "\n".join(_text(rule, row, whole=whole) for rule, row in told.items())


def _text(rule: Rule, row: dict[str, Any], *, whole: bool) -> str:
    def fill(text: str, indent: str) -> str:
        return textwrap.fill(text, width(), initial_indent=indent, subsequent_indent="      ")

    limited = [] if row["regelverk"] == ["alla"] else [", ".join(row["regelverk"])]
    under = [fill(f"Bara i potter med regelverk {names}.", "    ") for names in limited]
    under += [fill(f"Källa: {kalla}", "    ") for kalla in row["kallor"]]
    if whole:
        under += [fill(f"Scenario: {one}", "    ") for one in row["scenarier"]]
    else:
        under.append(f"    Scenarier: {len(row['scenarier'])} (liggare regler {row['id']})")
    does = f"{'Öppnar avvikelse' if rule.soft else 'Avvisar'}; gäller från {rule.valid_from}."
    if rule.retired:
        does = f"Gällde från {rule.valid_from}; {rule.retired}."
    return (
        f"{fill(row['id'].ljust(4) + row['regel'], '')}\n{fill(does, '    ')}\n"
        + "\n".join(under)
        + "\n"
    )
