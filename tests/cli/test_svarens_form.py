"""What the verbs say as JSON is what the documents of their answers say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from features.svarsdok import MAPP, svar
from tests.cli.bevisfiler import GOLDEN
from tests.cli.program import AVTAL, Result, alias, inside, lines, skriven
from tests.cli.test_import import GODA
from tests.ledger import angrepp
from tests.svarsschema import faults

_AS_OF = ("--per", "2022-10", "--registrerat-per", "2030-01-01", "--till-handelse", "60")
FRAGOR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("saldo/2", ("saldo",)),
    ("saldo/2", ("saldo", "--provad", *_AS_OF)),
    ("saldo/2", ("saldo", "--gruppera", "namnd")),
    ("saldo/2", ("saldo", "--gruppera", "pott,insats,prioriterat_omrade,geso,kriterium")),
    ("saldo/2", ("saldo", "--gruppera", "geso", "--index", "{varden}")),
    ("poster/1", ("poster", "--position", "balanskonto")),
    ("poster/1", ("poster", "--position", "foreslaget", "--namnd", "GRN-PI", *_AS_OF)),
    ("handelse/1", ("handelse", "119")),
    ("rakenskapsar/1", ("saldo", "--rakenskapsar", "2022")),
    ("rakenskapsar/1", ("saldo", "--rakenskapsar", "2022", "--gruppera", "ar,namnd", *_AS_OF)),
    ("ram/1", ("saldo", "--ram")),
    ("prognos/1", ("saldo", "--prognos", "--per", "2022-11-30")),
    ("prognos/1", ("saldo", "--prognos", "--namnd", "GRN-PI")),
    ("besked/1", ("besked", "--namnd", "KUN", "--per", "2022-11-30")),
    ("besked/1", ("besked", "--namnd", "GRN-PI")),
    ("avvikelser/1", ("avvikelser",)),
    ("avvikelser/1", ("avvikelser", "--alla")),
    ("attestforteckning/1", ("attestforteckning",)),
    ("attestforteckning/1", ("attestforteckning", "--giltig", "2022-08-01")),
    ("attestvantan/1", ("attestforteckning", "--vantar")),
    ("attestvantan/1", ("attestforteckning", "--vantar", "--giltig", "2021-01-01", *_AS_OF)),
    ("bevaka/1", ("bevaka", "--idag", "2023-03-01", "--dagar", "60")),
    ("intyg/2", ("intyg",)),
    ("intyg/2", ("intyg", "--kort", *_AS_OF)),
    ("intyg-lopande/1", ("intyg", "--lopande")),
    ("regler/1", ("regler",)),
    ("regler/1", ("regler", "r7")),
)

VARDEN = """omrade;indikator;kon;varde
GESO-01;valdeltagande;;5
GESO-02;valdeltagande;;7,5
GESO-01;valdeltagande;kvinnor;4
"""

SIE = """#SIETYP 4
#VER "" 1 20220812 "utan nummer"
{
#TRANS 1940 {} 1.00
}
"""
KS = ("--pott", "KS-2022", "--datum", "2022-12-30", "--avser", "prov")
VEM = ("--for-aktor", "EK-02", "--datum", "2022-01-01", "--avser", "prov")
KVITTON: tuple[tuple[str, ...], ...] = (  # recorded on the demo's ledger, in this order
    ("aktor", *VEM, "--roll", "controller"),
    ("attestratt", *VEM, "--slag", "granskning", "--giltig-from", "2022-01-01"),
    ("attest", "--pott", "SOC-2023", "--datum", "2023-12-30", "--avser", "prov",
     "--avser-id", "67", "--slag", "granskning", "--aktor", "EK-02"),
    ("askande", *KS, "--namnd", "KUN", "--belopp", "100", "--id", "aska"),
    ("askande", *KS, "--namnd", "KUN", "--belopp", "100", "--id", "aska"),
    ("rattelse", *KS, "--skal", "dubbel", "--avser-id", "aska"),
    ("forbrukning", *KS, "--namnd", "KUN", "--belopp", "1", "--insats", "prov"),
)  # fmt: skip

_KONTROLLERA = ("kontrollera", "--nycklar", "{bevis}/nycklar.txt")
_ATTEST = ("attestera", "--pott", "KS-2022", "--slag", "granskning")
_UTVIDGNING = (*_KONTROLLERA, "{bevis}/utvidgning-3-5.txt")
SKRIVNA: tuple[tuple[str, int, str, tuple[str, ...]], ...] = (
    ("handelse/1", 0, "", ("{fylld}", "handelse", "0")),
    ("handelse/1", 0, "regler", ("{fylld}", "handelse", "1")),
    ("handelse/1", 0, "regler attester verkan", ("{fylld}", "handelse", "67")),
    ("handelse/1", 0, "regler attester avser verkan", ("{fylld}", "handelse", "{provning}")),
    ("handelse/1", 0, "regler rattelsekedja verkan", ("{fylld}", "handelse", "{aska}")),
    ("handelse/1", 0, "regler attester rattelsekedja verkan", ("{fylld}", "handelse", "{efter}")),
    ("handelse/1", 6, "", ("{skadad}", "handelse", "67")),
    ("import/1", 3, "avvisade", ("{ny}", "importera", str(AVTAL), "--ja")),
    ("import/1", 3, "avvisade", ("{ny}", "importera", str(AVTAL), "--torrkor")),
    ("import/1", 0, "registrerade verkan", ("{ny}", "importera", "{bra}", "--torrkor")),
    ("import/1", 4, "avvisade", ("{ny}", "importera", "{fel}", "--ja", "--rad-for-rad")),
    ("import/1", 3, "avvisade registrerade forsta_nr sista_nr",
     ("{ny}", "importera", str(AVTAL), "--ja", "--rad-for-rad")),
    ("import/1", 0, "registrerade sista_nr", ("{saknas}", "importera", "{logg}", "--ja")),
    ("import/1", 0, "registrerade verkan", ("{saknas}", "importera", "{logg}", "--torrkor")),
    ("attest/1", 0, "antal summa_ore registrerade potter typer utelamnade exempeldata",
     ("{fylld}", *_ATTEST, "--torrkor", "--aktor", "AT-01")),
    ("attest/1", 3, "antal summa_ore potter typer utelamnade avvisade exempeldata provad",
     ("{fylld}", *_ATTEST, "--ja", "--provad")),
    ("verifiering/1", 0, "ok personuppgifter", ("{fylld}", "verifiera")),
    ("verifiering/1", 0, "ok bara_sigill personuppgifter",
     ("{fylld}", "verifiera", "--bara-sigill")),
    ("verifiering/1", 6, "fel fel_totalt", ("{skadad}", "verifiera")),
    ("verifiering/1", 6, "fel fel_totalt personuppgifter underlag",
     ("{fylld}", "verifiera", "--underlag", "{bevis}")),
    ("kontroll/1", 0, "ok undertecknad_av medundertecknad_av handelse",
     ("{ny}", *_KONTROLLERA, "{bevis}/bevis-2.tlog-proof")),
    ("kontroll/1", 0, "ok undertecknad_av medundertecknad_av",
     ("{ny}", *_KONTROLLERA, "{bevis}/kontrollpunkt-000005.txt")),
    ("kontroll/1", 0, "ok undertecknad_av fran",
     ("{ny}", *_UTVIDGNING, "--fran", "{bevis}/kontrollpunkt-000003.txt")),
    ("kontroll/1", 6, "meddelande", ("{ny}", *_KONTROLLERA, "{falskt}")),
    ("avstamd/1", 8, "fil ar konton obalans kontona_ar_exempel exempeldata",
     ("{fylld}", "avstam", "sie", "{sie}", "--ar", "2022")),
    ("jamforelse/1", 0, "samma meddelande", ("{ny}", "jamfor", "{ny}", "{ny}")),
    ("jamforelse/1", 0, "borjan meddelande", ("{ny}", "jamfor", "{logg}", "{fylld}")),
    ("jamforelse/1", 6, "olika forsta_skillnad meddelande",
     ("{ny}", "jamfor", "{skadad}", "{fylld}")),
    ("jamforelse/1", 6, "olika meddelande",
     ("{ny}", "jamfor", "{bevis}/kontrollpunkt-000005.txt", "{annans}")),
)  # fmt: skip
"""The schema, the exit code, what the answer has something in or says, and what was asked."""

ALLTID = {"schema", "per", "nr", "aggregat", "typ", "version", "data", "sigill", "rader",
          "handelser", "rot", "ej_kontrollerat", "slag", "liggare", "svar", "torrkor"}  # fmt: skip
"""What has something in it whatever the answer is."""


def asked(liggare: str | Path, *args: str) -> Result:
    return inside("--liggare", liggare, *args, "-f", "json")


def wrong(schema: str, answer: Any) -> list[str]:
    """Return where an answer is not what the document of its schema says."""
    return faults(json.loads((MAPP / f"{schema}.json").read_text("utf-8")), answer)


@pytest.fixture(scope="module")
def filer(
    demo: Path, mall_tom: Path, logg: bytes, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """What is asked about: ledgers, logs and files of evidence, some of them not as they were."""
    mapp = tmp_path_factory.mktemp("form")
    shutil.copyfile(mall_tom, mapp / "ny")
    shutil.copyfile(demo, mapp / "fylld")
    shutil.copyfile(demo, mapp / "skadad")
    shutil.copytree(GOLDEN, mapp / "bevis")
    with angrepp.unguarded(mapp / "skadad") as conn:
        angrepp.edit(conn, 67, avser="något annat")
    proof = (mapp / "bevis" / "bevis-2.tlog-proof").read_bytes()
    skriven(mapp, proof.replace(b"index 2", b"index 1"), "falskt")
    note = (mapp / "bevis" / "kontrollpunkt-000005.txt").read_bytes()
    skriven(mapp, b"annan.se/liggare\n" + note.partition(b"\n")[2], "annans")
    skriven(mapp, lines(alias(1, kod=5)), "fel.jsonl")
    skriven(mapp, lines(*GODA), "bra.jsonl")
    skriven(mapp, logg, "logg.jsonl")
    skriven(mapp, SIE, "sie")
    return mapp


@pytest.fixture(scope="module")
def kvitton(filer: Path) -> list[Result]:
    """The receipts of what is recorded, and a hidden text."""
    got = [asked(filer / "fylld", "registrera", *args) for args in KVITTON]
    hidden = inside("--liggare", filer / "fylld", "dolj", "67", "--om", "handlaggare", stdin="Bo")
    assert hidden.code == 0
    return got


def test_a_receipt_is_what_its_document_says(kvitton: list[Result]) -> None:
    assert [(done.code, done.words) for done in kvitton if done.code] == []
    answers = [done.json for done in kvitton]

    assert [wrong("registrering/1", one) for one in answers] == [[]] * len(KVITTON)
    assert {key for one in answers for key in one if one[key]} == {*answers[0]}


def _numbers(ledger: Path) -> dict[str, Any]:
    """The numbers of some events, by what they are."""
    ids = [
        json.loads(one)["data"]["kommando_id"]
        for one in asked(ledger, "handelser").out.splitlines()
    ]
    aska = ids.index("aska")
    return {"provning": ids.index("ex-soc-provning-kun-medges"), "aska": aska, "efter": aska + 1}


@pytest.mark.usefixtures("kvitton")
@pytest.mark.parametrize(("schema", "code", "har", "args"), SKRIVNA)
def test_an_answer_with_something_in_it_is_what_its_document_says(
    filer: Path, tmp_path: Path, *, schema: str, code: int, har: str, args: tuple[str, ...]
) -> None:
    named = {path.stem: path for path in filer.iterdir() if path.suffix in {"", ".jsonl"}} | {
        "saknas": tmp_path / "saknas.db"
    }
    named |= _numbers(filer / "fylld")
    named["ny"] = Path(shutil.copyfile(filer / "ny", tmp_path / "ny"))

    done = asked(*(arg.format_map(named) for arg in args))

    assert (done.code, done.json["schema"]) == (code, schema), done.words
    assert wrong(schema, done.json) == []
    said = {key for key, value in done.json.items() if value and key not in ALLTID}
    said |= {done.json["svar"]} if "svar" in done.json else set()
    assert said == {*har.split()}


@pytest.mark.parametrize(("schema", "args"), FRAGOR)
def test_an_answer_is_what_its_document_says(
    demo: Path, tmp_path: Path, schema: str, args: tuple[str, ...]
) -> None:
    varden = tmp_path / "varden.csv"
    varden.write_text(VARDEN, "utf-8")
    done = inside(
        "--liggare", demo, *(arg.replace("{varden}", str(varden)) for arg in args), "-f", "json"
    )

    assert done.json["schema"] == schema
    assert wrong(schema, done.json) == []


@pytest.mark.usefixtures("kvitton")
def test_of_two_attests_one_is_given_and_one_is_not(filer: Path) -> None:
    attester = asked(filer / "fylld", "handelse", "67").json["attester"]

    assert [one["av"] and one["av"]["registrerad_av"] for one in attester] == ["EK-02", None]


def test_every_answer_is_asked_for() -> None:
    asked_for = {schema for schema, *_ in (*FRAGOR, *SKRIVNA)} | {"registrering/1"}

    assert asked_for == {*svar()}
