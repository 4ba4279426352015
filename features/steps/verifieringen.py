"""Steps about verifying: what somebody has done to the ledger's file, and what is found of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

from pytest_bdd import given, then, when

from features.steps.fras import Fras
from features.steps.syftning import SYFTNING
from tests.cli.program import fingerprint
from tests.ledger import angrepp

if TYPE_CHECKING:
    from features.steps.arkiv import Arkiv
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

_DET = "|".join(SYFTNING)
_SISTA = "den sista händelsen"
MOT = {
    "kontrollpunkten hos revisorn": (
        "--kontrollpunkt", "revisor/medundertecknat.txt", "--nycklar", "revisor/nycklar.txt",
    ),
    "protokollet": ("--kontrollsumma", "i protokollet"),
    "den exporterade bladlistan": ("--blad", "export/blad.bin"),
    "bara sigillen": ("--bara-sigill",),
    "läsmodellen": ("--lasmodell",),
}  # fmt: skip


def _nr(arkiv: Arkiv, varld: Varld, vad: str) -> int:
    return arkiv.antal - 1 if vad == _SISTA else arkiv.nr[varld.senaste(vad)]


@given(Fras("att allt detta är infört i en liggare(?P<med> med nyckel)?"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    arkiv.infor(varld.liggare)
    if "med" in sagt:
        arkiv.nyckel()


@given(Fras("att någon ändrat {det} till {belopp}(?P<sigill> och räknat om alla sigill)?"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    with angrepp.unguarded(arkiv.liggare) as conn:
        angrepp.edit(conn, _nr(arkiv, varld, sagt["det"]), belopp_ore=sagt["belopp"])
        if "sigill" in sagt:
            angrepp.reseal(conn)


@given(Fras("att någon strukit {det}"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    nr = _nr(arkiv, varld, sagt["det"])
    with angrepp.unguarded(arkiv.liggare) as conn:
        conn.execute("DELETE FROM handelse WHERE nr = ?", (nr,))
        conn.execute("DELETE FROM sigill WHERE nr = ?", (nr,))


@given(Fras("att någon skjutit in {det} en gång till"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    sql = (
        "INSERT INTO handelse SELECT ?, aggregat, version + 100, typ, data, ar, lopnummer + 100"
        " FROM handelse WHERE nr = ?"
    )
    with angrepp.unguarded(arkiv.liggare) as conn:
        conn.execute(sql, (arkiv.antal, _nr(arkiv, varld, sagt["det"])))


@given(Fras(f"att någon låtit (?P<den>{_DET}) och (?P<andra>{_DET}) byta plats"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    one, other = (_nr(arkiv, varld, sagt[name]) for name in ("den", "andra"))
    with angrepp.unguarded(arkiv.liggare) as conn:
        for to, where in ((-1, one), (one, other), (other, -1)):
            conn.execute("UPDATE handelse SET nr = ? WHERE nr = ?", (to, where))


@given(Fras("att någon klippt av liggaren efter {det}"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    with angrepp.unguarded(arkiv.liggare) as conn:
        angrepp.cut(conn, _nr(arkiv, varld, sagt["det"]) + 1)


@given(Fras("att någon bytt tabellen med händelser mot en vy som döljer {det}"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    nr = _nr(arkiv, varld, sagt["det"])
    with closing(sqlite3.connect(arkiv.liggare)) as conn, conn:
        conn.execute("ALTER TABLE handelse RENAME TO undan")
        conn.execute(f"CREATE VIEW handelse AS SELECT * FROM undan WHERE nr <> {nr}")  # noqa: S608


@given(Fras("att någon lagt till en trigger i filen"))
def _(arkiv: Arkiv) -> None:
    with closing(sqlite3.connect(arkiv.liggare)) as conn, conn:
        conn.execute("CREATE TRIGGER tyst AFTER INSERT ON sokord BEGIN DELETE FROM sokord; END")


@given(Fras("att någon ändrat det som är disponibelt hos {organ} i läsmodellen till {belopp}"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    arkiv.ska("saldo")
    kod = varld.liggare.register.find(sagt["organ"]).kod
    sql = "UPDATE saldo SET ore = ? WHERE namnd = ? AND position = 'hos_namnd'"
    with closing(sqlite3.connect(arkiv.mapp / "liggare.lasmodell.db")) as conn, conn:
        assert conn.execute(sql, (sagt["belopp"], kod)).rowcount == 1


@given(Fras("att kontrollsumman tagits in i ett protokoll"))
def _(arkiv: Arkiv) -> None:
    """As somebody writes it off by hand: how many events, and the digits in their groups."""
    arkiv.ska("kontrollpunkt", "--protokoll")
    said = arkiv.svar.text
    (antal,) = re.findall(r"Antal händelser: +(\d+)", said)
    arkiv.protokoll = (
        f"{antal}: {' '.join(re.findall(r'[0-9a-f]{8}', said.partition('SHA-256')[2]))}"
    )
    for fil in arkiv.mapp.glob("*kontrollpunkt*"):
        fil.unlink()


@when(
    Fras(f"någon verifierar liggaren(?P<revisor> med --revisor)?(?: mot (?P<mot>{'|'.join(MOT)}))?")
)
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    before = ["--revisor"] if "revisor" in sagt else []
    args = [arkiv.protokoll if a == "i protokollet" else a for a in MOT.get(sagt.get("mot"), ())]
    arkiv.kor(*before, "verifiera", *args)


@then(Fras(f"pekas (?P<ut>{_DET}|{_SISTA})(?: och (?P<andra>{_DET}))? ut"))
def _(arkiv: Arkiv, varld: Varld, sagt: Sagt) -> None:
    """These events, and no others, are named among the faults."""
    faults, _, _ = arkiv.svar.text.partition("Det här kunde inte uteslutas:")
    named = {_nr(arkiv, varld, sagt[name]) for name in ("ut", "andra") if name in sagt}

    assert {int(nr) for nr in re.findall(r"- händelse (\d+)", faults)} == named


@then(Fras("slutar svaret med det som inte kunde uteslutas"))
def _(arkiv: Arkiv, datatable: Tabell) -> None:
    _, _, last = arkiv.svar.text.partition("Det här kunde inte uteslutas:\n")
    told = [" ".join(one.split()) for one in last.removeprefix("- ").split("\n- ")]

    assert len(told) == len(datatable)
    for one, (begins,) in zip(told, datatable, strict=True):
        assert one.startswith(begins)


@then(Fras("är filens SHA-256 densamma som före"))
def _(arkiv: Arkiv) -> None:
    before = sha256(arkiv.fore[arkiv.liggare.name]).hexdigest()

    assert fingerprint(arkiv.liggare) == before
