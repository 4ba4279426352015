"""What people write - a name, a decision, a row, a voucher - is read as meant or told as wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest

from cli.options.varden import Val
from domain.facts import Underlagstyp
from tests.cli.felaktigt.grund import skriv
from tests.cli.program import Result, Run, fingerprint, inside

FORBRUKNING = ("registrera", "forbrukning", "--pott", "SOC-2022", "--datum", "2022-11-30",
               "--avser", "prov", "--namnd", "KUN", "--insats", "kultur")  # fmt: skip
UTREDNING = ("registrera", "utredning", "--pott", "SOC-2022", "--datum", "2022-12-01",
             "--avser", "prov", "--kod", "R3", "--slutsats", "skrivfel",
             "--underlag", "annat: anteckning")  # fmt: skip
ALIAS = ("registrera", "alias", "--alias", "Kulturen", "--kod", "KUN", "--avser", "prov",
         "--datum", "2022-01-01")  # fmt: skip


def events(run: Run) -> list[Any]:
    return [json.loads(line) for line in run("handelser", "-f", "json").out.splitlines()]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("saldo", "--pott", "SOC-1999"), ("'SOC-1999'", "SOC-2022")),
        (("handelser", "--pott", "soc-2022"), ("'soc-2022'", "SOC-2022")),
        (("avvikelser", "--pott", ""), ("''", "SOC-2022")),
        (("saldo", "--namnd", "XX"), ("'XX'", "KUN", "GRN")),
        (("handelser", "--namnd", "Kulturnamnden"), ("'Kulturnamnden'", "KUN", "GRN")),
        (("handelser", "--typ", "overforningar"), ("'overforningar'", "overforing", "forbrukning")),
        (("handelser", "--typ", "Medel"), ("'Medel'", "overforing")),
        (("handelser", "--typ", "överförningar"), ("Menade du overforing", "Välj bland: pott,")),
        (("regler", "R77x"), ("Menade du R7", "Välj bland: R1, R2, ")),
        (("saldo", "--namnd", "kulturnamden"), ("Menade du", "ulturnämnden", "Registrerade: ")),
    ],
)
@pytest.mark.parametrize("form", ["tabell", "json"])
def test_what_is_not_there_to_ask_for_is_told_with_what_is(
    avtal: Path, run: Run, args: tuple[str, ...], words: tuple[str, ...], form: str
) -> None:
    done = run(*args, "-f", form)

    assert (done.code, done.out) == (5, b"")
    for word in words:
        assert word in done.words


def test_in_an_empty_ledger_there_is_no_pott_to_ask_for(tom: Path, run: Run) -> None:
    done = run("saldo", "--pott", "SOC-2022")

    assert (done.code, "Upplagda potter: ingen." in done.words) == (5, True)


@pytest.mark.parametrize("namn", ["Kulturnämnden", "kulturnämnden", "KUN"])
@pytest.mark.parametrize("verb", ["saldo", "handelser"])
def test_a_namnd_is_asked_for_by_any_of_its_names(
    avtal: Path, run: Run, verb: str, namn: str
) -> None:
    rows = run(verb, "--namnd", namn, "-f", "jsonl").out

    assert b"KUN" in rows
    assert rows == run(verb, "--namnd", "KUN", "-f", "jsonl").out
    assert rows != run(verb, "-f", "jsonl").out


@pytest.mark.parametrize("typ", ["overforing", "MedelOverforda", "MedelOverforda/1"])
def test_events_are_asked_for_by_the_noun_that_records_them(
    avtal: Path, run: Run, typ: str
) -> None:
    found = run("handelser", "--typ", typ, "-f", "jsonl").text.splitlines()

    assert {json.loads(line)["typ"] for line in found} == {"MedelOverforda/1"}


def test_a_number_that_is_also_another_commands_id_must_be_written_otherwise(
    avtal: Path, run: Run
) -> None:
    (meant,) = [e for e in events(run) if e["data"]["kommando_id"] == "exempel-003"]
    nr = str(meant["nr"])
    assert run(*ALIAS, "--id", nr).code == 0
    before = fingerprint(avtal)

    done = run(*UTREDNING, "--avser-id", nr)

    assert done.code == 2
    assert f"'{nr}' är både ett kommando och en händelse" in done.words
    assert fingerprint(avtal) == before
    sound = run(*UTREDNING, "--avser-id", meant["data"]["liggarnummer"])
    assert sound.code == 0, sound.words
    assert events(run)[-1]["data"]["avser_id"] == "exempel-003"


@pytest.mark.parametrize("shown", ["exempel-003", "57", "2022-000002"])
def test_an_event_is_meant_by_its_command_its_number_or_its_liggarnummer(
    avtal: Path, run: Run, shown: str
) -> None:
    assert run(*UTREDNING, "--avser-id", shown).code == 0
    assert events(run)[-1]["data"]["avser_id"] == "exempel-003"


def test_an_id_of_digits_that_no_event_has_means_the_command(avtal: Path, run: Run) -> None:
    bad = skriv("mottagande", id="4711", namnd="GRN", underenhet="GRN-PI")
    assert run(*bad).code == 0

    done = run(*UTREDNING, "--avser-id", "4711")

    assert "finns inte" not in done.words
    assert done.code == 3


@pytest.mark.parametrize(
    ("text", "beslut"),
    [
        (
            "SOS 2023-01-18 § 1 dnr 5.1-77/2023",
            {"organ": "SOS", "datum": "2023-01-18", "paragraf": 1, "diarienummer": "5.1-77/2023"},
        ),
        (
            "dnr. STK-2022-900, § 1 / SOS, 220901",
            {"organ": "SOS", "datum": "2022-09-01", "paragraf": 1, "diarienummer": "STK-2022-900"},
        ),
    ],
)
def test_a_decision_is_read_as_it_is_cited(
    avtal: Path, run: Run, text: str, beslut: dict[str, Any]
) -> None:
    done = run(*skriv("tilldelning", beslut=text))

    assert done.code == 0, done.words
    assert events(run)[-1]["data"]["beslut"] == beslut


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("KS 2023-06-07 301", "301"),
        ("KS 2023-06-07 § 301 §", "§"),
        ("KS 2023-06-07 § 301 5.1", "5.1"),
        ("KS 2023-06-07 § 301 § 302", "302"),
        ("KS 2023-06-07 2023-06-08", "2023-06-08"),
    ],
)
def test_what_a_decision_has_left_over_is_named(avtal: Path, run: Run, text: str, odd: str) -> None:
    before = fingerprint(avtal)

    done = run(*skriv("tilldelning", beslut=text))

    assert done.code == 2
    assert f"'{odd}'" in done.words or "'§'" in done.words
    assert fingerprint(avtal) == before


@pytest.mark.parametrize(
    ("svar", "syns"),
    [("ja", False), ("J", False), ("nej", True), ("Nej", True),
     ("nej; finansieras_darefter=egna medel", False)],
)  # fmt: skip
def test_an_insats_that_cannot_be_broken_off_is_seen(
    avtal: Path, run: Run, svar: str, *, syns: bool
) -> None:
    done = run(*skriv("fordelning", total="5", rad=f"KUN=5; avbrytbar={svar}"))

    assert done.code == 0, done.words
    assert ("R13" in done.words) is syns


def test_a_row_names_who_carries_the_insats_out_and_who_takes_part(avtal: Path, run: Run) -> None:
    who = "utforare=förening: Föreningen A senast 2023-01-31; utforare=bolag: B AB"
    who += "; samverkan=polisen; plats=Lindängen"
    rad = f"KUN=5; insats=trygga gårdar; {who}"

    done = run(*skriv("fordelning", total="5", rad=rad), "-f", "json")

    assert done.code == 0, done.words
    shown = run("handelse", str(done.json["forsta_nr"])).text
    whole = " ".join(shown.split())
    assert "slag förening, namn Föreningen A, redovisas senast 2023-01-31; slag bolag" in whole
    assert "plats Lindängen" in whole


@pytest.mark.parametrize("who", ["Föreningen A", "person: A", "förening:", ": A"])
def test_an_utforare_without_a_kind_or_a_name_is_told(avtal: Path, run: Run, who: str) -> None:
    done = run(*skriv("fordelning", total="5", rad=f"KUN=5; utforare={who}"))

    assert (done.code, '"SLAG: NAMN"' in done.words) == (2, True)


@pytest.mark.parametrize("rad", ["KUN=5; avbrytbar=nja", "KUN=5; avbruten=nej", "KUN=5; avbrytbar"])
def test_a_row_with_an_answer_that_is_none_is_told(avtal: Path, run: Run, rad: str) -> None:
    done = run(*skriv("fordelning", total="5", rad=rad))

    assert (done.code, "--rad" in done.words) == (2, True)


def test_an_unknown_kind_of_document_is_told_with_the_kinds(avtal: Path, run: Run) -> None:
    done = run(*skriv("mottagande", underlag="prtokoll: KS 2022-08-17"))

    assert done.code == 2
    assert '"prtokoll" är inget slags underlag' in done.words
    for typ in get_args(Underlagstyp):
        assert typ in done.words


@pytest.mark.parametrize(
    "verifikat",
    [
        "GL-2022:1001:1",
        "gl-2022:1001:1",
        " GL-2022 : 1001 : 1 ",
        "GL–2022:1001:1",
        "GL\u20112022:1001:1",
        "gl − 2022:1001:1",
        "GL\u00a0-\u00a02022:1001:1",
    ],
    ids=ascii,
)
def test_a_voucher_written_otherwise_is_the_same_voucher(
    avtal: Path, run: Run, verifikat: str
) -> None:
    done = run(*FORBRUKNING, "--belopp", "1", "--verifikat", verifikat)

    assert done.code == 3, done.words
    assert "R48" in done.words


@pytest.mark.parametrize("verifikat", ["GL-2022:1001:2", "GL-2022:10011", "GL-20221001:1"])
def test_another_voucher_is_another(avtal: Path, run: Run, verifikat: str) -> None:
    assert run(*FORBRUKNING, "--belopp", "1", "--verifikat", verifikat).code == 0


def test_what_the_namnd_bears_itself_is_told_with_the_receipt(avtal: Path, run: Run) -> None:
    done: Result = run(*FORBRUKNING, "--belopp", "9 000 000")

    assert done.code == 0
    assert re.search(r"Obs: [0-9\xa0]+\xa0kr ryms inte i det som KUN disponerar", done.words)
    assert f"(händelse {events(run)[-1]['nr']})" in done.words


def test_avvikelser_for_excel_have_a_column_a_reading(demo: Path) -> None:
    raw = inside("--liggare", demo, "avvikelser", "-f", "csv").out.decode("utf-8-sig")
    head = raw.partition("\r\n")[0]
    rows = list(csv.DictReader(io.StringIO(raw), delimiter=";"))

    assert re.search(r";lasningar_1;lasningar_2(;potter_[0-9]+)+;exempeldata", head)
    assert not {"lasningar", "potter"} & {*head.split(";")}
    assert {row["exempeldata"] for row in rows} == {"ja", "nej"}
    assert all(row["lasningar_1"] for row in rows)
    assert all(row["lasningar_2"] for row in rows if row["slag"] == "motsagelse")


def test_amounts_in_a_workbook_are_numbers_in_kronor(demo: Path, tmp_path: Path) -> None:
    ut = tmp_path / "svar.xlsx"
    args = ("--liggare", demo, "saldo", "--gruppera", "pott")
    assert inside(*args, "-f", "xlsx", "-o", ut).code == 0
    with zipfile.ZipFile(ut) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()

    (kronor,) = re.findall(r'<numFmt numFmtId="(\d+)" formatCode="#,##0.00"/>', styles)
    formats = re.findall(r'numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    cell = re.search(r'<c r="C2" s="(\d+)"><v>([0-9.]+)</v>', sheet)
    assert cell is not None
    assert formats[int(cell[1])] == kronor
    first = inside(*args, "-f", "json").json["rader"][0]
    assert float(cell[2]) * 100 == first["tilldelat_ore"]


@pytest.mark.usefixtures("avtal")
def test_an_avvikelse_is_told_with_one_reading_against_the_other(run: Run) -> None:
    done = run(*FORBRUKNING, "--belopp", "1", "--verifikat", "okänd")

    assert done.code == 0, done.words
    assert (
        "står på verifikat okänd; mot: en rad i huvudboken har ett verifikatnummer." in done.words
    )


@pytest.mark.parametrize(
    ("args", "kod", "words"),
    [
        (("overforning",), 2, ("Menade du overforing", "Välj bland: pott, villkor")),
        (("mottagande", "--namnd", "Kulturnamden"), 5, ("Menade du", "Registrerade: KF, KS, ")),
        (("mottagande", "--namnd", "KUN", "--pott", "SOC-2221"), 5,
         ("Menade du SOC-2022", "Upplagda: ")),
    ],
    ids=["substantiv", "nämnd", "pott"],
)  # fmt: skip
def test_what_is_not_there_to_record_is_told_with_what_is(
    avtal: Path, run: Run, args: tuple[str, ...], kod: int, words: tuple[str, ...]
) -> None:
    rest = ("--pott", "SOC-2022", "--belopp", "1", "--datum", "2022-12-01", "--avser", "x")
    pott = rest[2:] if "--pott" in args else rest
    done = run("registrera", *args, *(pott if len(args) > 1 else ()), "--aktor", "EK-01")

    assert done.code == kod
    for word in words:
        assert word in done.words


def test_a_noun_and_a_choice_may_be_written_as_people_say_them(run: Run, tom: Path) -> None:
    om = ("--aktor", "EK-01", "--avser", "x", "--datum", "2022-02-01")
    done = run("registrera", "Aktör", "--for-aktor", "EK-09", "--roll", "ekonom", *om)
    assert done.code == 0, done.words
    done = run("registrera", "organ", "--kod", "GF", "--namn", "Grundförvaltningen",
               "--slag", "förvaltning", "--overordnad", "GRN", *om)  # fmt: skip
    assert done.code == 0, done.words
    assert events(run)[-1]["data"]["slag"] == "forvaltning"
    assert run("handelser", "--typ", "aktör").text.count("aktör") >= 1
    wrong = run("registrera", "organ", "--kod", "GG", "--namn", "G", "--slag", "förening", *om)
    assert (wrong.code, "forvaltning" in wrong.words) == (2, True)


@pytest.mark.parametrize("sagt", ["medges", "Medges", "medgiven"])
def test_a_choice_is_made_in_the_words_that_people_use(sagt: str) -> None:
    assert Val(("medgiven", "aterlamnas")).convert(sagt, None, None) == "medgiven"
    assert Val(("medgiven", "aterlamnas")).convert("återlämnas", None, None) == "aterlamnas"
