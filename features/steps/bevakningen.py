"""Steps about what waits for whom: asked of the program, in a ledger with all that has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then, when

from domain.bevakning.vantan import EKONOMI, STADSKONTORET
from features.steps.fras import Fras

if TYPE_CHECKING:
    from features.steps.arkiv import Arkiv
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

STATUS = {"försenat": "forsenad", "snart": "snart", "utan dag": "vantar"}


@when(Fras(f"(?:{EKONOMI}|{{organ}}) bevakar den {{dag}}(?:, {{nr}} dagar framåt)?"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    arkiv.infor(varld.liggare)
    args = ["--idag", sagt["dag"], "-f", "json"]
    args += ["--dagar", str(sagt["nr"])] if "nr" in sagt else []
    args += ["--namnd", sagt["organ"]] if "organ" in sagt else []
    arkiv.kor("bevaka", *args)


@then(Fras(f"(?:är|förfaller|väntar) (?P<vad>detta|inget) (?P<nar>{'|'.join(STATUS)})"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt, datatable: Tabell | None = None) -> None:
    """All that is late, soon or without a day, in order; attests have a table of their own."""
    assert (datatable is None) == (sagt["vad"] == "inget")
    shown = [
        [row["forfaller"] or "", row["vem"], " ".join(row["vad"].split())]
        for row in _rader(arkiv)
        if row["status"] == STATUS[sagt["nar"]] and row["slag"] != "attest"
    ]

    assert shown == [[dag, _vem(varld, vem), vad] for dag, vem, vad in (datatable or ())[1:]]


@then(Fras("väntar (?P<vad>detta|inget) på attest i bevakningen"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt, datatable: Tabell | None = None) -> None:
    assert (datatable is None) == (sagt["vad"] == "inget")
    shown = [
        [row["handelse"], *row["vad"].rpartition("registrerad av EK-01: ")[2].split(" saknas. ")]
        for row in _rader(arkiv)
        if row["slag"] == "attest"
    ]

    assert shown == [[arkiv.nr[varld.senaste(vad)], *more] for vad, *more in (datatable or ())[1:]]


@then(Fras("har (?P<inne>[0-9]+) av (?P<alla>[0-9]+) nämnder redovisat {pott} i bevakningen"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    (stands,) = [one for one in arkiv.svar.json["potter"] if one["pott"] == sagt["pott"]]

    assert [stands["redovisat"], stands["redovisande"]] == [int(sagt["inne"]), int(sagt["alla"])]


def _rader(arkiv: Arkiv) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = arkiv.svar.json["rader"]
    return rader


def _vem(varld: Varld, namn: str) -> str:
    """Return who must act as the program says it: a nämnd by its code, an office by its name."""
    return namn if namn in {EKONOMI, STADSKONTORET} else varld.liggare.register.find(namn).kod
