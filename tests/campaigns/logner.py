"""What is changed in a lawful log in ``innebord``: each kind, and whether it is a lie.

The verdict is naive and asks no code that is tried. A history was lawful, and what an event works
out follows from the events before it; so another value of such a field is a lie, whatever it is.
What nothing follows from, a purpose or a reason, may be another and the history is lawful still.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.oberoende.olagliga_potter import LAGLIGA, POTTERNAS
from tests.oberoende.olagligt import Logg, Post, av, tillagg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    Andring = Callable[[Logg, Random], bool]
    """Change a log; returns False when it holds nothing of the kind."""

LOGNER: dict[str, Andring] = {**POTTERNAS}
SANNA: dict[str, Andring] = {**LAGLIGA}
HARLEDDA = {
    "StatsbidragTilldelat": ("till_ofordelat_ore",),
    "TilldelningSankt": ("fran_ofordelat_ore",),
    "StatsbidragRekvirerat": ("till_ofordelat_ore",),
    "RekvisitionMakulerad": ("fran_ofordelat_ore",),
    "PostAvstamd": ("liggarens_ore", "differens_ore"),
    "ForbrukningRedovisad": ("forbrukat_ore",),
    "ForbrukningKrediterad": ("fran_egenfinansierat_ore", "fran_forbrukat_ore"),
    "MedelAvbojda": ("fran_fordelat_ore", "fran_hos_namnd_ore"),
    "AnnanInsatsBegard": ("fran_fordelat_ore", "fran_hos_namnd_ore"),
    "NamndensBeskedProvat": ("fran_fordelat_ore", "fran_hos_namnd_ore", "namnd", "underenhet"),
    "AskandeInlamnat": ("ersatter_ore",),
    "NamndredovisningInlamnad": ("ersatter_ore",),
    "HandelseAttesterad": ("klar", "avser_ar"),
    "HandelseRattad": ("verifikat", "flyttningar", "stanger", "oattesterad_ar"),
    "BidragsarAvslutat": ("flyttningar", "slutsaldon"),
    "ProtokollJusterat": ("laga_kraft",),
    "AvvikelseNoterad": ("benamner",),
    "EgenfinansieringNoterad": ("belopp_ore", "namnd", "underenhet", "verifikat", "avser"),
}
"""What each event works out; ``test_innebord`` holds this against the product's own fields."""


_FRIVILLIGA = ("underenhet", "verifikat", "benamner", "stanger", "oattesterad_ar")


def _lie(typ: str, falt: str) -> Andring:
    def lie(logg: Logg, slump: Random) -> bool:
        found = av(logg, typ)
        if not found:
            return False
        data = slump.choice(found)["data"]
        if falt in _FRIVILLIGA and falt in data and slump.random() < 0.3:
            del data[falt]
        else:
            data[falt] = _other(data.get(falt), falt, slump)
        return True

    return lie


def _other(value: Any, falt: str, slump: Random) -> Any:  # noqa: C901 - a case a form
    """Return a value of the same form that is not the one that stood there."""
    match value:
        case bool():
            return not value
        case int():
            return value + slump.choice((1, 100, 99_999))
        case _ if falt == "stanger":
            return [*(value or ()), "R99"]
        case None if falt == "oattesterad_ar":
            return 2022
        case list():
            return _moved(value, falt, slump)
        case _ if falt == "laga_kraft":
            return slump.choice([day for day in ("2022-03-01", "2023-12-24") if day != value])
        case _ if falt == "namnd":
            return slump.choice([kod for kod in ("GRN", "KUN", "FON") if kod != value])
        case _ if falt.endswith("_ore"):
            return 1
        case _:
            return f"{value or ''}X"


def _moved(value: list[Post], falt: str, slump: Random) -> list[Post]:
    """Return a list of moves or of balances that says something else."""
    other = deepcopy(value)
    plats = {"position": "hos_namnd", "namnd": "KUN"}
    if not other or slump.random() < 0.3:
        one = {"belopp_ore": 7_777_777_777}
        return [*other, one | ({"plats": plats} if falt == "slutsaldon" else {"till": plats})]
    at = slump.randrange(len(other))
    if slump.random() < 0.5:
        other[at]["belopp_ore"] += slump.choice((1, 1_000_000))
    else:
        del other[at]
    return other


for _typ, _falten in HARLEDDA.items():
    for _falt in _falten:
        LOGNER[f"{_typ}.{_falt}"] = _lie(_typ, _falt)


def lie(change: Andring) -> Andring:
    LOGNER[change.__name__] = change
    return change


def sann(change: Andring) -> Andring:
    SANNA[change.__name__] = change
    return change


def _commands(logg: Logg, strom: str) -> Iterator[str]:
    for post in logg:
        if post["aggregat"] == strom:
            yield post["data"]["kommando_id"]


@lie
def avser_inget(logg: Logg, slump: Random) -> bool:
    found = [post["data"] for post in logg if "avser_id" in post["data"]]
    return bool(found) and not slump.choice(found).update(avser_id="finns-inte")  # type: ignore[func-returns-value]


@lie
def avser_i_annan_strom(logg: Logg, slump: Random) -> bool:
    found = av(logg, "HandelseAttesterad") + av(logg, "HandelseRattad")
    if not found:
        return False
    post = slump.choice(found)
    others = [o["data"]["kommando_id"] for o in logg if o["aggregat"] != post["aggregat"]]
    post["data"]["avser_id"] = slump.choice(others)
    return True


@lie
def avser_det_som_kommer(logg: Logg, slump: Random) -> bool:
    """Attest what has not happened yet."""
    for post in slump.sample(found := av(logg, "HandelseAttesterad"), len(found)):
        after = [o["data"]["kommando_id"] for o in logg[logg.index(post) + 1 :]
                 if o["aggregat"] == post["aggregat"]]  # fmt: skip
        if after:
            post["data"]["avser_id"] = slump.choice(after)
            return True
    return False


@lie
def rattad_igen(logg: Logg, slump: Random) -> bool:
    return _again(logg, slump, "HandelseRattad")


@lie
def attesterad_igen(logg: Logg, slump: Random) -> bool:
    return _again(logg, slump, "HandelseAttesterad")


@lie
def buren_igen(logg: Logg, slump: Random) -> bool:
    return _again(logg, slump, "EgenfinansieringNoterad")


def _again(logg: Logg, slump: Random, typ: str) -> bool:
    if not (found := av(logg, typ)):
        return False
    tillagg(logg, typ, som=slump.choice(found))
    return True


@lie
def buren_av_ingen(logg: Logg, slump: Random) -> bool:
    if not (found := av(logg, "EgenfinansieringNoterad")):
        return False
    logg.remove(slump.choice(found))
    return True


@lie
def egen_attest(logg: Logg, slump: Random) -> bool:
    by = {post["data"]["kommando_id"]: post["data"]["registrerad_av"] for post in logg}
    if not (found := av(logg, "HandelseAttesterad")):
        return False
    data = slump.choice(found)["data"]
    data["registrerad_av"] = by[data["avser_id"]]
    return True


@lie
def egen_attestratt(logg: Logg, slump: Random) -> bool:
    if not (found := av(logg, "AttestrattGiven")):
        return False
    data = slump.choice(found)["data"]
    data["aktor"] = data["registrerad_av"]
    return True


@lie
def dag_som_inte_finns(logg: Logg, slump: Random) -> bool:
    data = slump.choice([post for post in logg if "liggarnummer" in post["data"]])["data"]
    data["handelsedatum"] = f"{data['handelsedatum'].removeprefix('../')[:4]}-02-30"
    return True


@lie
def position_som_inte_finns(logg: Logg, slump: Random) -> bool:
    if not (found := av(logg, "HandelseRattad")):
        return False
    namn = slump.choice(("balanskonto", "fordran", "foreslaget", "centralt", "."))
    data = slump.choice(found)["data"]
    data["flyttningar"].append({"belopp_ore": 1, "till": {"position": namn}})
    return True


@lie
def ett_kommando_tva_ganger(logg: Logg, slump: Random) -> bool:
    if not (found := av(logg, "MedelMottagna") + av(logg, "UnderlagKompletterat")):
        return False
    som = slump.choice(found)
    for _ in range(2):
        tillagg(logg, som["typ"].partition("/")[0], som=som, kommando_id="tva-av-samma")
    return True


@sann
def annat_avser(logg: Logg, slump: Random) -> bool:
    """Let a command say another purpose, in each of its events."""
    id_ = slump.choice(logg)["data"]["kommando_id"]
    for post in logg:
        if post["data"]["kommando_id"] == id_:
            post["data"]["avser"] = "något helt annat"
    return True


@sann
def annat_skal(logg: Logg, slump: Random) -> bool:
    found = [post["data"] for post in logg if "skal" in post["data"]]
    return bool(found) and not slump.choice(found).update(skal="ett annat skäl")  # type: ignore[func-returns-value]


@sann
def en_annan_registrerade_allt(logg: Logg, slump: Random) -> bool:
    """Let an actor have another id, wherever it stands."""
    gammal = slump.choice(logg)["data"]["registrerad_av"]
    for post in logg:
        for falt in ("registrerad_av", "aktor"):
            if post["data"].get(falt) == gammal:
                post["data"][falt] = "EK-77"
    return True


@sann
def ett_till_utan_foljd(logg: Logg, slump: Random) -> bool:
    """Add something that nothing follows from."""
    if not (found := av(logg, "MedelMottagna")):
        return False
    tillagg(logg, "MedelMottagna", som=slump.choice(found))
    return True


@sann
def slutet_borta(logg: Logg, slump: Random) -> bool:
    """Cut the end off, between two commands: what is left is lawful."""
    size = slump.randrange(len(logg) // 2, len(logg))
    while logg[size - 1]["data"]["kommando_id"] == logg[size]["data"]["kommando_id"]:
        size -= 1
    del logg[size:]
    return True
