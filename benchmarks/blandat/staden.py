"""The city of the workload: its potts, nämnder and people, and how its documents are written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from random import Random

NAMNDER = ("ASN", "FRN", "FSN", "FON", "GRN", "GYVN", "HVON", "KUN", "MN", "SBN", "SEN", "TN")
ENHETER = (("GRN", "GRN-PI"), ("KS", "KS-SK"))
"""The sub-units: they spend also what they have not got, and bear it themselves (R28)."""

REGISTRERAR = ("EK-01", "EK-02", "EK-03", "EK-04", "EK-05", "EK-06")
ATTESTERAR = ("AT-01", "AT-02", "AT-03")
AR = (2021, 2022, 2023, 2024)


class Slag(NamedTuple):
    """A programme that has a pott each year, and its share of a year's events."""

    kod: str
    program: str
    andel: float
    kalla: str = "statsbidrag"
    utbetalning: str = "forskott"


PROGRAM = (
    Slag("SOC", "ökad trygghet i socialt utsatta områden", 0.40),
    Slag("SEG", "motverka segregation och dess orsaker", 0.22),
    Slag("TRY", "lokal utveckling och delaktighet", 0.15),
    Slag(
        "EFT", "stöd som betalas i efterhand mot redovisad kostnad", 0.10, utbetalning="efterhand"
    ),
    Slag("KSA", "kommunstyrelsens medel för områdeslyft", 0.13, kalla="ks_anslag"),
)
LITEN = Slag("SMA", "litet stöd till en enstaka insats", 0.02)
"""A pott that gets a hundred events and no more, in the last year."""

LITENS_HANDELSER = 100
INSATSER = (
    "trygghetsvärdar på torg och stråk",
    "öppen fritidsverksamhet kvällstid",
    "läxhjälp och föräldrastöd",
    "språkstödjare i förskolan",
    "kulturskola i bostadsområdet",
    "fältarbete och uppsökande arbete",
    "belysning och ombyggnad av gångväg",
    "sommarjobb för ungdomar",
    "samverkan med civilsamhället",
    "stärkt elevhälsa",
)
_PLATSER = ("Rosengård", "Lindängen", "Nydala", "Hermodsdal", "Kroksbäck", "Holma", "Seved")
_LEVERANTORER = ("Bygg och anläggning AB", "Idrottsföreningen Norra", "Lokalbolaget", "Mediahuset")
_KONTON = ("4010", "4620", "5010", "6110", "6850", "7311")
_VERKSAMHETER = ("61010", "62020", "71030", "73040")
_TYPER = ("bokforingsorder", "bilaga", "kontoutdrag", "kvittens")


def underlag(rnd: Random, titel: str, ar: int) -> dict[str, Any]:
    """Return a document as a command states it; every other has been given its hash."""
    stated = {
        "typ": rnd.choice(_TYPER),
        "titel": titel,
        "diarienummer": f"STK-{ar}-{1 + rnd.randrange(900)}",
    }
    return stated if rnd.random() < 0.6 else {**stated, "sha256": f"{rnd.getrandbits(256):064x}"}


def beslut(rnd: Random, organ: str, dag: str) -> dict[str, Any]:
    """Return a decision of an organ on a day, with its § and ärende."""
    return {
        "organ": organ,
        "datum": dag,
        "paragraf": 1 + rnd.randrange(400),
        "diarienummer": f"STK-{dag[:4]}-{1 + rnd.randrange(900)}",
    }


def kostnad(rnd: Random, dag: str, period: str, nr: int) -> dict[str, Any]:
    """Return what the finance system says of a cost, besides whose it is and how much."""
    insats = rnd.choice(INSATSER)
    stated: dict[str, Any] = {
        "avser": f"faktura från {rnd.choice(_LEVERANTORER)}",
        "insats": insats,
        "period": period,
        "verifikat": f"V{nr:07d}",
        "konto": rnd.choice(_KONTON),
    }
    if rnd.random() < 0.5:
        stated["verksamhet"] = rnd.choice(_VERKSAMHETER)
    if rnd.random() < 0.4:
        stated["kostnadsslag"] = rnd.choice(("lon", "kop", "lokal", "ovrigt"))
    if rnd.random() < 0.3:
        stated["plats"] = rnd.choice(_PLATSER)
    if rnd.random() < 0.25:
        stated["underlag"] = [underlag(rnd, f"faktura {nr % 10_000}", int(dag[:4]))]
    return stated


def som_dag(ordinal: int) -> str:
    """Return a day by its number, as commands write it."""
    return date.fromordinal(ordinal).isoformat()
