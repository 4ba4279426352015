"""Steps about evidence: the program itself, on a ledger in a file, and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, then, when

from features.steps.arkiv import NAMN, Arkiv, omskriven
from features.steps.fras import Fras
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.note import parse_note

if TYPE_CHECKING:
    from pathlib import Path

    from features.steps.fras import Sagt


@pytest.fixture
def arkiv(tmp_path: Path) -> Arkiv:
    """Give each scenario about evidence a folder of its own."""
    return Arkiv(tmp_path)


@given(Fras("en liggare(?P<med> med nyckel)?"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.skapa()
    if "med" in sagt:
        arkiv.nyckel()


@given(Fras("en revisor som känner liggarens nyckel"))
def _(arkiv: Arkiv) -> None:
    arkiv.revidera()


@given(Fras("att ekonomiavdelningen gjort nyckeln {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.nyckel(sagt["ord"])


@given(Fras("att ekonomiavdelningen undertecknat en kontrollpunkt(?: med {ord})?"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.underteckna(sagt.get("ord", "ekonomi.nyckel"))


@given(Fras("att revisorn medundertecknat en kontrollpunkt"))
def _(arkiv: Arkiv) -> None:
    arkiv.medunderteckna()


@given(Fras("att {nr} händelser registrerats"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.registrera(sagt["nr"], "organ")


@given(Fras("att liggaren kopierats"))
def _(arkiv: Arkiv) -> None:
    arkiv.kopia.write_bytes(arkiv.liggare.read_bytes())


@given(Fras("att liggaren återställts från kopian"))
def _(arkiv: Arkiv) -> None:
    arkiv.aterstall()


@given(
    Fras(
        "att liggaren återställts från kopian med (?:{nr} andra händelser och )?en ny kontrollpunkt"
    )
)
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.aterstall()
    if "nr" in sagt:
        arkiv.registrera(sagt["nr"], "annat")
    arkiv.underteckna_kopian()


@given(Fras("att någon ändrat händelse {nr} i filen(?P<sigill> och räknat om alla sigill)?"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.forfalska(sagt["nr"])
    if "sigill" in sagt:
        arkiv.rakna_om()


@given(Fras("att beviset för händelse {nr} tagits ut"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.ska("bevis", str(sagt["nr"]), "-o", "bevis.tlog-proof")


@given(Fras("att händelsen i beviset bytts mot en annan"))
def _(arkiv: Arkiv) -> None:
    fil = arkiv.mapp / "bevis.tlog-proof"
    fil.write_bytes(omskriven(fil.read_bytes()))


@given(Fras("att liggaren inte finns kvar"))
def _(arkiv: Arkiv) -> None:
    arkiv.liggare.unlink()


@given(Fras("att loggen exporterats"))
def _(arkiv: Arkiv) -> None:
    arkiv.ska("exportera", "logg", "-o", "export")


@when(Fras("ekonomiavdelningen gör nyckeln {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.kor("nyckel", "ny", "--nyckel", sagt["ord"])


@when(Fras("ekonomiavdelningen gör en nyckel utan lösenord"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("nyckel", "ny", losen=None)


@when(Fras("revisorn gör en egen nyckel"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("nyckel", "ny", "--revisor", NAMN)


@when(Fras("någon frågar efter liggarens nycklar"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("nyckel")


@when(
    Fras(
        "ekonomiavdelningen undertecknar en kontrollpunkt"
        "(?: med {ord}|(?P<protokoll> för protokollet))?"
    )
)
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    extra = ["--protokoll"] if "protokoll" in sagt else []
    arkiv.kor("kontrollpunkt", "--nyckel", sagt.get("ord", "ekonomi.nyckel"), *extra)


@when(Fras("revisorn medundertecknar kontrollpunkten"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("medunderteckna", arkiv.kontrollpunkt, "-o", arkiv.kontrollpunkt, i=arkiv.revisor)


@when(Fras("revisorn medundertecknar utvidgningen"))
def _(arkiv: Arkiv) -> None:
    arkiv.ska("utvidgning", _senast_sedd(arkiv), "-o", "utvidgning.txt")
    target = arkiv.kontrollpunkt
    arkiv.kor("medunderteckna", arkiv.mapp / "utvidgning.txt", "-o", target, i=arkiv.revisor)


@when(Fras("någon tar ut beviset för händelse {nr}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    arkiv.kor("bevis", str(sagt["nr"]), "-o", "bevis.tlog-proof")


@when(Fras("någon kontrollerar beviset"))
def _(arkiv: Arkiv) -> None:
    arkiv.revisor.mkdir(exist_ok=True)
    arkiv.kor("kontrollera", arkiv.mapp / "bevis.tlog-proof", i=arkiv.revisor)


@when(Fras("någon kontrollerar utvidgningen mot revisorns kontrollpunkt"))
def _(arkiv: Arkiv) -> None:
    arkiv.ska("utvidgning", _senast_sedd(arkiv), "-o", "utvidgning.txt")
    seen = ("--fran", "medundertecknat.txt")
    arkiv.kor("kontrollera", arkiv.mapp / "utvidgning.txt", *seen, i=arkiv.revisor)


@when(Fras("någon jämför exporten med liggaren"))
def _(arkiv: Arkiv) -> None:
    arkiv.kor("jamfor", "export/logg.jsonl", "liggare.db")


def _senast_sedd(arkiv: Arkiv) -> str:
    """Return how many events the auditor has seen."""
    note = parse_note((arkiv.revisor / "medundertecknat.txt").read_bytes())
    return str(parse_checkpoint(note.text).size)


@then(Fras("lyckas det"))
def _(arkiv: Arkiv) -> None:
    assert arkiv.svar.code == 0, arkiv.svar.words


@then(Fras("avvisas det med slutkod {nr} och {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert sagt["ord"] in " ".join((arkiv.svar.text + arkiv.svar.words).split())
    assert sagt["nr"] == arkiv.svar.code


@then(Fras("ingenting är skrivet"))
def _(arkiv: Arkiv) -> None:
    assert arkiv.filer() == arkiv.fore


@then(Fras("svaret säger {ord}"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert sagt["ord"] in " ".join(arkiv.svar.text.split())


@then(Fras("svaret räknar upp {nr} nycklar"))
def _(arkiv: Arkiv, sagt: Sagt) -> None:
    assert len(arkiv.svar.text.splitlines()) == sagt["nr"]


@then(Fras('den senaste händelsen är "NyckelBytt"'))
def _(arkiv: Arkiv) -> None:
    made = arkiv.svar
    arkiv.ska("handelse", str(arkiv.antal - 1), "-f", "json")
    assert arkiv.svar.json["typ"] == "NyckelBytt/1"
    assert arkiv.svar.json["data"]["nyckel"] == made.text.strip()
    arkiv.svar = made


@then(Fras("nyckeln i svaret är liggarens"))
def _(arkiv: Arkiv) -> None:
    made = arkiv.svar.text
    arkiv.ska("nyckel")
    assert arkiv.svar.text == made


@then(Fras("antalet händelser i liggaren är oförändrat"))
def _(arkiv: Arkiv) -> None:
    assert arkiv.liggare.read_bytes() == arkiv.fore["liggare.db"]


@then(Fras("kontrollpunkten gäller alla händelser i liggaren"))
def _(arkiv: Arkiv) -> None:
    note = parse_note(arkiv.kontrollpunkt.read_bytes())
    assert parse_checkpoint(note.text).size == arkiv.antal


@then(Fras("kontrollpunkten är densamma"))
def _(arkiv: Arkiv) -> None:
    assert arkiv.filer() == arkiv.fore


@then(Fras("kontrollpunkten är undertecknad av båda"))
def _(arkiv: Arkiv) -> None:
    names = [one.name for one in parse_note(arkiv.kontrollpunkt.read_bytes()).signatures]
    assert names == ["malmo.se/statsbidrag/prov", NAMN]
