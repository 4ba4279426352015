"""What the certificate says of what other books confirm, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.values.money import kronor_text
from reports.tables import Column, filled, table
from reports.words.terms import whose, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from projections.answers.intyg.svar import Intyg, Kort, Pottintyg, Uppgift

MOT = {"huvudbok": "huvudboken", "bank": "banken", "balansrakning": "balansräkningen"}
ALDRIG, EJ_AVSTAMT, AVSTAMT = "ALDRIG AVSTÄMT", "EJ AVSTÄMT", "AVSTÄMT"


def told(pott: Pottintyg) -> Iterator[str]:
    """Yield what of a pott is to be confirmed, if it is, and how it was held against what."""
    claims = [*pott["avstamt"], *pott["ej_avstamt"]]
    if claims:
        yield "Vad marginalen inte säger, och vad som ska bekräfta det\n"
        yield table(claims, _CLAIM, [])
    held = [one for one in claims if one["avstamning"]]
    if held:
        yield "Så har det stämts av\n"
        yield table(held, _CLAIM[:1], _HOW)
    explained = [f"{_claimed(one)}: {why}" for one in held if (why := _of(one)["forklaring"])]
    if explained:
        yield "".join(f"{filled(text, '- ')}\n" for text in explained)


def borne(answer: Intyg) -> str:
    """Return what nämnder have borne themselves, and whether other books confirm all of it."""
    ore = kronor_text(answer["kort"]["egenfinansierat_ore"])
    left = [one for pott in answer["potter"] for one in pott["ej_avstamt"]]
    doubtful = any(one["varav_egenfinansierat_ore"] for one in left)
    return f"{ore}, {EJ_AVSTAMT}" if doubtful else ore


def counted(kort: Kort) -> str:
    """Return how many figures are confirmed, are not any longer, or never were."""
    of = kort["avstamningar"]
    return (
        f"{of['avstamt']} {AVSTAMT}, {of['ej_avstamt']} {EJ_AVSTAMT},"
        f" {of['aldrig_avstamt']} {ALDRIG}"
    )


def status(row: Uppgift) -> str:
    """Tell whether other books confirm a figure."""
    if row["avstamning"] is None:
        return ALDRIG
    return AVSTAMT if row["avstamning"]["avstamt"] else EJ_AVSTAMT


def _status_per(row: Uppgift) -> str:
    """Tell of which day it is, for the figure beside it is of now."""
    held = row["avstamning"]
    return f"{status(row)} {held['per_datum']}" if held else status(row)


def _claimed(row: Uppgift) -> str:
    return f"{word(row['slag'])} {whose(row)}".rstrip()


def _of(row: Any) -> Mapping[str, Any]:
    found: Mapping[str, Any] = row["avstamning"]
    return found


_CLAIM = [
    Column.text("Uppgift", _claimed),
    Column.named("Belopp", "belopp_ore", "0"),
    Column.named("Varav egen", "varav_egenfinansierat_ore"),
    Column.text("Mot", lambda row: MOT[row["mot"]]),
    Column.text("Avstämning", _status_per),
]
_HOW = [
    Column.text("Per", lambda row: _of(row)["per_datum"]),
    Column.text("Konto", lambda row: _of(row)["konto"] or "-"),
    Column.ore("Där", lambda row: _of(row)["belopp_ore"], "0"),
    Column.ore("Här då", lambda row: _of(row)["liggarens_ore"], "0"),
    Column.ore("Skillnad", lambda row: _of(row)["differens_ore"], "0"),
    Column.ore("Här nu", lambda row: _of(row)["nu_ore"], "0"),
    Column.handelse("Nr", lambda row: _of(row)["handelse"]),
]
"""What other books showed of a day, what the ledger had of it then, and has by now."""
