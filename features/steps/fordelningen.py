"""Steps about applications, proposals, distributions and transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.money import parse_kronor
from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt

Tabell = list[list[str]]


def _rader(tabell: Tabell) -> list[dict[str, Any]]:
    """Read the rows of a distribution as the documents set them up, with or without "kr"."""
    columns, *rows = tabell
    return [_rad(dict(zip(columns, row, strict=True))) for row in rows]


def _rad(row: dict[str, str]) -> dict[str, Any]:
    rad: dict[str, Any] = {"namnd": row["nämnd"], "belopp_ore": parse_kronor(row["belopp"])}
    if row.get("underenhet"):
        rad["underenhet"] = row["underenhet"]
    if row.get("insats"):
        rad["insats"] = row["insats"]
    data: dict[str, Any] = {}
    if row.get("kan avbrytas"):
        data["avbrytbar"] = row["kan avbrytas"] == "ja"
    for column, name in (("område", "geso"), ("prioriterat område", "prioriterat_omrade")):
        if row.get(column):
            data[name] = row[column]
    for column, name in (("utförare", "utforare"), ("samverkan", "samverkan")):
        if row.get(column):
            data[name] = row[column].split("; ")
    return rad | ({"insatsdata": data} if data else {})


@kommando("{organ} äska[rt] (?:{belopp}|medel)")
def _(sagt: Sagt) -> dict[str, Any]:
    belopp = {"belopp_ore": sagt["belopp"]} if "belopp" in sagt else {}
    return {"kommando": "LamnaAskande", "namnd": sagt["organ"], **belopp}


@kommando("stadskontoret föresl(?:år|agit) att {belopp} fördelas")
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    return {
        "kommando": "ForeslaFordelning",
        "total_ore": sagt["belopp"],
        "rader": _rader(tabell),
    }


@kommando("{organ} fördela[rt] {belopp} enligt uppställningen")
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    return {
        "kommando": "BeslutaFordelning",
        "total_ore": sagt["belopp"],
        "rader": _rader(tabell),
        "beslutande": sagt["organ"],
    }


@kommando("{organ} fördela[rt] {belopp} till {enhet}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "BeslutaFordelning",
        "total_ore": sagt["belopp"],
        "rader": [{"namnd": sagt["enhet"], "belopp_ore": sagt["belopp"]}],
        "beslutande": sagt["organ"],
    }


@kommando("{organ} (?:tar|tagit) tillbaka {belopp} från {enhet}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AndraFordelning",
        "rader": [{"namnd": sagt["enhet"], "belopp_ore": sagt["belopp"]}],
        "beslutande": sagt["organ"],
    }


@kommando("{organ} (?:tar|tagit) tillbaka medel enligt uppställningen")
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    return {
        "kommando": "AndraFordelning",
        "rader": _rader(tabell),
        "beslutande": sagt["organ"],
    }


@kommando("{belopp} överför(?:s|ts)(?P<bidrag> som kommunbidrag)? till {enhet}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "OverforKommunbidrag" if "bidrag" in sagt else "OverforMedel",
        "namnd": sagt["enhet"],
        "belopp_ore": sagt["belopp"],
    }


@kommando("{organ} fått {belopp}(?P<bidrag> som kommunbidrag)?")
def _(sagt: Sagt) -> tuple[dict[str, Any], ...]:
    namnd = {"namnd": sagt["organ"], "belopp_ore": sagt["belopp"]}
    return (
        {"kommando": "BeslutaFordelning", "total_ore": sagt["belopp"], "rader": [namnd]},
        {"kommando": "OverforKommunbidrag" if "bidrag" in sagt else "OverforMedel", **namnd},
    )
