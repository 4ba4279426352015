"""The rules: each with its sentence, its sources, and the scenarios that hold it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from application.errors import Kind, Stop
from domain.commands import COMMANDS, Command, PottCommand
from domain.errors import menade
from domain.rules import ALL_RULES
from domain.rules.documents import Dokumentslag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.rules.rule import Rule
    from domain.rules.sources import Source

_SCENARIER = Path(__file__).parents[1] / "data" / "scenarier.json"
_ALLA = {Command: "alla", PottCommand: "alla i en pott"}

Verkan: TypeAlias = Literal["avvisar", "avvikelse", "upphörd"]


class Kalla(TypedDict):
    """A place in a document that a rule cites; None for what the document does not have.

    ``sager`` is what stands there, in a few words; "egen praxis" is the slag of what no other says.
    """

    dokument: str
    beteckning: str | None
    version: str | None
    stalle: str
    slag: Dokumentslag
    titel: str | None
    sager: str | None


class Upphord(TypedDict):
    """Since which day a rule is held no more, by which decision or rule that is, and why."""

    datum: str
    genom: str
    skal: str


class Regelrad(TypedDict):
    """A rule as it is known; ``upphord`` is None while it is held.

    ``regelverk`` and ``kommandon`` say "alla" for all of them; ``kallornas_delar`` are the sources
    in parts, in the order of ``kallor``.
    """

    id: str
    regel: str
    verkan: Verkan
    giltig_from: str
    regelverk: list[str]
    kommandon: list[str]
    kallor: list[str]
    scenarier: list[str]
    kallornas_delar: list[Kalla]
    upphord: Upphord | None


class Regler(TypedDict):
    """The rules that were asked for, by number."""

    schema: Literal["regler/1"]
    rader: list[Regelrad]


def rules(id_: str | None = None) -> Regler:
    """Return every rule, or the one with an id in any case; raises Stop when there is none."""
    chosen = ALL_RULES if id_ is None else [rule for rule in ALL_RULES if rule.id == known(id_)]
    held = json.loads(_SCENARIER.read_text(encoding="utf-8"))
    rader = [_row(rule, held.get(rule.id, [])) for rule in by_number(chosen)]
    return {"schema": "regler/1", "rader": rader}


def known(shown: str) -> str:
    """Return the id of the rule with an id in any case; raises Stop when there is none."""
    ids = [rule.id for rule in by_number(ALL_RULES)]
    if shown.upper() not in ids:
        raise Stop(
            Kind.NOT_FOUND,
            f"regeln {shown!r} finns inte.{menade(shown, ids)}".rstrip("."),
            f"Välj bland: {', '.join(ids)}.",
        )
    return shown.upper()


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


def _verkan(rule: Rule) -> Verkan:
    if rule.retired:
        return "upphörd"
    return "avvikelse" if rule.soft else "avvisar"


def _row(rule: Rule, scenarier: Sequence[dict[str, str]]) -> Regelrad:
    ended = rule.retired
    return {
        "id": rule.id,
        "regel": rule.sentence,
        "verkan": _verkan(rule),
        "giltig_from": rule.valid_from,
        "regelverk": rule_sets(rule),
        "kommandon": held_against(rule),
        "kallor": [str(source) for source in rule.sources],
        "scenarier": [f"{one['scenario']} ({one['svar']}, {one['fil']})" for one in scenarier],
        "kallornas_delar": [_source(source) for source in rule.sources],
        "upphord": ended and {"datum": ended.datum, "genom": ended.genom, "skal": ended.skal},
    }


def _source(source: Source) -> Kalla:
    return {
        "dokument": str(source.dokument),
        "beteckning": source.dokument.beteckning,
        "version": source.dokument.version,
        "stalle": source.stalle,
        "slag": source.dokument.slag,
        "titel": source.dokument.titel,
        "sager": source.sager,
    }
