"""Steps about the certificate: what it says of the events so far, out of a read model of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then

from domain.bookkeeping import positions as p
from features.steps.fras import Fras
from projections.answers.intyg import intyg
from projections.answers.intyg.marginaler import ORDNINGAR
from projections.model.follow import ReadModel
from reports.evidence.avstamning import status

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

ORDNING = {
    "i registreringsordning": ("registrering",),
    "dag för dag": ("handelsedatum",),
    "i båda ordningarna": ORDNINGAR,
}
MOT = {"banken": "bank", "balansräkningen": "balansrakning", "huvudboken": "huvudbok"}


def _potten(varld: Varld) -> dict[str, Any]:
    """Return what the certificate says of the pott that is spoken of."""
    recorded = varld.liggare.recorded
    with ReadModel() as model:
        model.catch_up(lambda after: recorded[after + 1 :], liggare="prov", digest=str)
        (pott,) = intyg(model.connection(), pott=varld.namngiven)["potter"]
    found: dict[str, Any] = pott
    return found


def _marginal(varld: Varld, namn: str) -> dict[str, Any]:
    """Return a margin by the name that R49 has for it."""
    for row in _potten(varld)["marginaler"]:
        tak = {one.slag: one.namn for one in p.TAK}
        if namn == tak.get(row["slag"], p.i_ord(row["slag"], row["namnd"], row["underenhet"])):
            varld.marginal = row
            found: dict[str, Any] = row
            return found
    raise AssertionError(f"intyget har ingen marginal {namn!r}")


@then(
    Fras(
        "är marginalen {ord} lägst (?P<minus>−)?{belopp} efter den {datum},"
        f" (?P<ordning>{'|'.join(ORDNING)})"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    ore = -sagt["belopp"] if "minus" in sagt else sagt["belopp"]
    row = _marginal(varld, sagt["ord"])

    for ordning in ORDNING[sagt["ordning"]]:
        assert (row[ordning]["lagsta_ore"], row[ordning]["datum"]) == (ore, sagt["datum"])


@then(Fras("är den marginalens avvikelse {kod} (?P<status>öppen|utredd)"))
def _(varld: Varld, sagt: Sagt) -> None:
    status = {"öppen": "oppen"}.get(sagt["status"], sagt["status"])

    assert varld.marginal is not None
    assert (varld.marginal["avvikelse"]["kod"], varld.marginal["avvikelse"]["status"]) == (
        sagt["kod"],
        status,
    )


@then(Fras("har ingen marginal varit under noll"))
def _(varld: Varld) -> None:
    rows = _potten(varld)["marginaler"]

    assert rows
    lagst = [row[ordning]["lagsta_ore"] for row in rows for ordning in ORDNINGAR if row[ordning]]
    assert min(lagst) >= 0


@then(
    Fras(
        "visar intyget (?P<minus>−)?{belopp} (?P<vad>inbetalt|balanskonto|kostnad)"
        f"(?: hos {{organ}})? mot (?P<mot>{'|'.join(MOT)}), EJ AVSTÄMT"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    ore = -sagt["belopp"] if "minus" in sagt else sagt["belopp"]
    kod = varld.liggare.register.find(sagt["organ"]).kod if "organ" in sagt else None
    rows = [
        (row["slag"], row["namnd"], row["belopp_ore"], row["mot"], row["avstamning"])
        for row in _potten(varld)["ej_avstamt"]
    ]

    assert (sagt["vad"], kod, ore, MOT[sagt["mot"]], None) in rows


@then(
    Fras(
        "visar intyget (?P<vad>inbetalt|balanskonto|kostnad)(?: hos {organ})?"
        f" (?P<status>(?:EJ |ALDRIG )?AVSTÄMT) mot (?P<mot>{'|'.join(MOT)})"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    kod = varld.liggare.register.find(sagt["organ"]).kod if "organ" in sagt else None
    pott = _potten(varld)
    (row,) = [
        row
        for row in (*pott["avstamt"], *pott["ej_avstamt"])
        if (row["slag"], row["namnd"], row["mot"]) == (sagt["vad"], kod, MOT[sagt["mot"]])
    ]

    assert sagt["status"] == status(row)
    assert (sagt["status"] == "AVSTÄMT") == (row in pott["avstamt"])
