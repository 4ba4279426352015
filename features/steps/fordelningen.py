"""Steps about proposals, distributions and transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exchange.lists import fordelningslista
from exchange.lists.cells import Row
from exchange.lists.rubriker import huvud
from features.steps.varld import kommando

if TYPE_CHECKING:
    from exchange.lists.fordelningslista import Fordelningsrad
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

JA_NEJ = {"kan avbrytas": "avbrytbar", "fysisk": "fysisk"}
TEXT = {
    "område": "geso",
    "plats": "plats",
    "prioriterat område": "prioriterat_omrade",
    "finansieras därefter": "finansieras_darefter",
}


def _rader(tabell: Tabell) -> list[dict[str, Any]]:
    """Read the rows of a distribution as a list of one is read, and what they say of an insats."""
    columns, *rows = tabell
    if "belopp" not in columns:
        columns, rows = [*columns, "belopp"], [[*row, "okänt"] for row in rows]
    cells = (Row(nr, tuple(row), hidden=False) for nr, row in enumerate([columns, *rows], 1))
    lista = fordelningslista.read(cells, huvud(cells, "fordelning"))
    return [
        _rad(rad) | _data(dict(zip(columns, row, strict=True)))
        for rad, row in zip(lista.rader, rows, strict=True)
    ]


def _rad(rad: Fordelningsrad) -> dict[str, Any]:
    assert not rad.fel, rad
    said = {"namnd": rad.namn, "underenhet": rad.underenhet, "insats": rad.insats}
    said |= {"belopp_ore": rad.belopp_ore, "kriterier": rad.kriterium and [rad.kriterium]}
    return {name: of for name, of in said.items() if of}


def _data(row: dict[str, str]) -> dict[str, Any]:
    data = _insatsdata(row)
    return {"insatsdata": data} if data else {}


def _insatsdata(row: dict[str, str]) -> dict[str, Any]:
    """Read what a row says of its insats; an empty cell says nothing."""
    data: dict[str, Any] = {TEXT[ord_]: row[ord_] for ord_ in TEXT if row.get(ord_)}
    if data.get("geso") == "hela staden":
        data["geso"] = "stadsovergripande"
    data |= {JA_NEJ[ord_]: row[ord_] == "ja" for ord_ in JA_NEJ if row.get(ord_)}
    if "samverkan" in row:
        data["samverkan"] = row["samverkan"].split("; ")
    return data | ({"utforare": _utforare(row["utförare"])} if row.get("utförare") else {})


def _utforare(text: str) -> list[dict[str, str]]:
    """Read organisations: ``förening: Exemplet senast 2022-11-30; bolag: Exempel AB``."""
    found = []
    for slag, _, rest in (one.partition(": ") for one in text.split("; ")):
        namn, _, senast = rest.partition(" senast ")
        dag = {"redovisas_senast": senast} if senast else {}
        found.append({"slag": slag.replace("ö", "o"), "namn": namn, **dag})
    return found


def _grunder(sagt: Sagt) -> dict[str, Any]:
    return {"prioriteringsgrunder": sagt["ord"].split("; ")} if "ord" in sagt else {}


def _total(sagt: Sagt) -> dict[str, Any]:
    return {"total_ore": sagt["belopp"]} if "belopp" in sagt else {}


_SUMMA = "(?:{belopp}|en okänd summa)"


@kommando(
    f"stadskontoret föresl(?:år|agit) att {_SUMMA} fördelas(?P<utan> utan uppställning)?"
    "(?:, prioriterat efter {ord})?"
)
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    rader = {} if "utan" in sagt else {"rader": _rader(tabell)}
    return {"kommando": "ForeslaFordelning", **_total(sagt), **rader, **_grunder(sagt)}


@kommando(
    f"{{organ}} fördela[rt] {_SUMMA} (?:enligt uppställningen|(?P<utan>utan uppställning))"
    "(?:, prioriterat efter {ord})?"
)
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    rader = {} if "utan" in sagt else {"rader": _rader(tabell)}
    return {
        "kommando": "BeslutaFordelning",
        "beslutande": sagt["organ"],
        **_total(sagt),
        **rader,
        **_grunder(sagt),
    }


@kommando("stadskontoret komplettera[rt] {det} med raderna(?P<utan> utan underlag)?")
def _(varld: Varld, sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    underlag = [] if "utan" in sagt else [{"typ": "bilaga", "titel": "uppställningen"}]
    return {
        "underlag": underlag,
        "kommando": "KompletteraBeslut",
        "avser_id": varld.senaste(sagt["det"]),
        "rader": _rader(tabell),
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
