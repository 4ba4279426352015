"""What a file of evidence proves, in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from domain.values.dates import datum_text
from domain.values.money import kronor_text
from reports.kinds import Kind, kind_of
from reports.tables import width
from reports.words.terms import word
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_text(found: Mapping[str, Any]) -> str:
    """Return what is proved, in words."""
    entry, fran = found["handelse"], found["fran"]
    if entry is not None:
        head = f"BEVISET HÅLLER: händelse {entry['nr']} ingår i liggaren {found['liggare']}"
    elif found["slag"] == "utvidgning":
        old = fran["handelser"] if fran else 0
        head = (
            f"UTVIDGNINGEN HÅLLER: de {old} första av {found['handelser']} händelser är"
            f" oförändrade i liggaren {found['liggare']}"
        )
    else:
        head = f"KONTROLLPUNKTEN ÄR ÄKTA: så var liggaren {found['liggare']}"
    lines = [
        head,
        "",
        *(_event(entry) if entry is not None else ()),
        f"Antal händelser: {found['handelser']}",
        f"Rot: {found['rot']}",
        *(f"Undertecknad av: {_key(one)}" for one in found["undertecknad_av"]),
        *(f"Medundertecknad: {one['tid']} av {_key(one)}" for one in found["medundertecknad_av"]),
    ]
    if not found["medundertecknad_av"]:
        lines.append("Medundertecknad: nej, inte av någon nyckel i nyckelfilen")
    if found["slag"] == "kontrollpunkt":
        lines += ["", "Att liggaren bara har vuxit sedan dess visar en utvidgning, inte denna fil."]
    return "".join(f"{_folded(line)}\n" for line in lines)


def _event(entry: Mapping[str, Any]) -> list[str]:
    """Return what an entry tells of what happened."""
    data = entry["data"]
    amounts = [
        f"{word(name).capitalize()}: {kronor_text(value)}"
        for name, value in data.items()
        if kind_of(name, value) is Kind.ORE
    ]
    shown = [
        ("Händelse", f"{entry['nr']}, {entry['typ']} {data.get('liggarnummer', '')}".rstrip()),
        ("Ström", f"{entry['aggregat']}, version {entry['version']}"),
        ("Avser", data.get("avser")),
        ("Händelsedatum", datum_text(str(data.get("handelsedatum")))),
        ("Registrerad", f"{data.get('registrerad')} av {data.get('registrerad_av')}"),
    ]
    example = ["EXEMPELDATA"] if data.get("exempeldata") is True else []
    return [
        *example,
        *(f"{label}: {text}" for label, text in shown if text is not None),
        *amounts,
        "",
    ]


def _key(one: dict[str, str]) -> str:
    return f"{one['namn']} ({one['nyckel']})"


def _folded(line: str) -> str:
    """Return a line that fits, and is one line whatever the names in it hold."""
    return textwrap.fill(in_line(line), width(), subsequent_indent="  ", break_on_hyphens=False)
