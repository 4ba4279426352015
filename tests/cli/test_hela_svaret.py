"""An answer says who it is about, as of when, and whether it holds example data; whatever form."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.cli.program import Run, inside

ENHETEN = ("GRN-PI", "Pedagogisk inspiration")
POTT = {
    "kommando": "UpprattaPott", "id": "p", "datum": "2022-01-01", "avser": "potten", "pott": "EX-1",
    "kalla": "ks_anslag", "program": "Exempel", "bidragsar": 2022, "andamal": "exempel",
    "nyttjas_from": "2022-01-01", "nyttjas_tom": "2022-12-31", "engangsmedel": True,
}  # fmt: skip
KS = {"organ": "KS", "datum": "2022-02-01", "paragraf": 1, "diarienummer": "STK-0000-1"}


def fordelad(pott: str, *, engangsmedel: bool) -> list[dict[str, Any]]:
    """A pott with money for a nämnd and for one of its sub-units."""
    gemensamt = {"datum": "2022-02-01", "avser": "medlen", "pott": pott, "beslut": KS}
    rader = [
        {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 100_00},
        {"namnd": "GRN", "belopp_ore": 50_00},
    ]
    return [
        POTT | {"id": f"{pott}-p", "pott": pott, "program": pott, "engangsmedel": engangsmedel},
        gemensamt | {"kommando": "AnvisaAnslag", "id": f"{pott}-n", "beslut": KS | {"organ": "KF"}},
        gemensamt | {"kommando": "AvsattMedel", "id": f"{pott}-a", "belopp_ore": 150_00},
        gemensamt
        | {"kommando": "BeslutaFordelning", "id": f"{pott}-f", "total_ore": 150_00, "rader": rader},
    ]


def inlast(run: Run, tmp_path: Path, *kommandon: dict[str, Any]) -> None:
    fil = tmp_path / "k.jsonl"
    fil.write_text("\n".join(json.dumps(one) for one in kommandon), "utf-8")
    done = run("importera", fil, "--ja")
    assert done.code == 0, done.words


def sheet(out: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("namn", ENHETEN)
def test_a_sub_unit_is_found_wherever_a_namnd_is_asked_for(
    run: Run, tom: Path, tmp_path: Path, namn: str
) -> None:
    inlast(run, tmp_path, *fordelad("EX-1", engangsmedel=True))

    saldo = run("saldo", "--namnd", namn, "-f", "json").json
    assert [(r["namnd"], r["underenhet"], r["fordelat_ore"]) for r in saldo["rader"]] == [
        ("GRN", "GRN-PI", 100_00)
    ]
    journal = run("handelser", "--namnd", namn, "-f", "json").text.splitlines()
    assert [json.loads(line)["typ"] for line in journal] == ["FordelningBeslutad/1"]
    year = run("saldo", "--rakenskapsar", "2022", "--namnd", namn, "-f", "json").json
    assert {(r["saldo"], r["utgaende_ore"]) for r in year["rader"]} == {
        (saldo, 100_00) for saldo in ("fordelat", "beslutat", "kvar")
    }
    split = run("saldo", "--gruppera", "insats", "--namnd", namn, "-f", "json").json
    assert split["summa"]["beslutat_ore"] == 100_00
    waits = run("bevaka", "--namnd", namn, "--idag", "2022-02-02", "-f", "json").json
    assert {(r["namnd"], r["underenhet"]) for r in waits["rader"]} == {
        ("GRN", "GRN-PI"),
        (None, None),  # the decision of KS, in which it has a row
    }


def test_what_waits_for_the_rest_of_a_namnd_is_not_the_sub_units(
    run: Run, tom: Path, tmp_path: Path
) -> None:
    inlast(run, tmp_path, *fordelad("EX-1", engangsmedel=True))

    namnden, enheten = (
        run("bevaka", "--namnd", kod, "--idag", "2022-02-02", "-f", "json").json["rader"]
        for kod in ("GRN", "GRN-PI")
    )

    assert enheten
    assert {r["underenhet"] for r in namnden} == {None, "GRN-PI"}


def test_a_sub_unit_has_no_ram_of_its_own(run: Run, tom: Path) -> None:
    done = run("saldo", "--ram", "--namnd", "GRN-PI")

    assert done.code == 2
    assert "inte per underenhet" in done.words
    assert "GRN" in done.words


@pytest.mark.parametrize("verb", [("saldo",), ("handelser",), ("bevaka",)], ids=lambda v: v[0])
@pytest.mark.parametrize(
    ("flagga", "skrivet", "menat"),
    [("--namnd", "grn", "GRN"), ("--namnd", "grn-pi", "GRN-PI"), ("--pott", "ex-1", "EX-1"),
     ("--namnd", "grundskolenämden", "grundskolenämnden"), ("--pott", "EX1", "EX-1")],
)  # fmt: skip
def test_a_near_miss_is_told_what_it_may_have_meant(  # noqa: PLR0917 - three ways to miss
    run: Run,
    tom: Path,
    tmp_path: Path,
    verb: tuple[str, ...],
    flagga: str,
    skrivet: str,
    menat: str,
) -> None:
    inlast(run, tmp_path, *fordelad("EX-1", engangsmedel=True))

    done = run(*verb, flagga, skrivet)

    assert done.code == 5
    assert f"{menat}?" in done.words.partition("Menade du ")[2].replace(" eller", "?")


def test_a_pott_that_is_not_there_is_told_by_what_records_too(
    run: Run, tom: Path, tmp_path: Path
) -> None:
    inlast(run, tmp_path, *fordelad("EX-1", engangsmedel=True))

    done = run(
        "registrera", "overforing", "--pott", "ex-1", "--datum", "2022-03-01", "--namnd", "GRN",
        "--belopp", "1", "--avser", "x",
    )  # fmt: skip

    assert done.code == 5
    assert "Menade du EX-1?" in done.words


VERB = {
    "saldo": ("saldo",),
    "dimensioner": ("saldo", "--gruppera", "namnd,insats"),
    "räkenskapsår": ("saldo", "--rakenskapsar", "2022"),
    "ram": ("saldo", "--ram"),
    "poster": ("poster", "--position", "hos_namnd"),
    "handelser": ("handelser",),
    "bevaka": ("bevaka", "--idag", "2023-05-12"),
    "avvikelser": ("avvikelser", "--alla"),
    "löpande": ("intyg",),
}


@pytest.mark.parametrize("args", VERB.values(), ids=VERB)
def test_every_row_of_a_sheet_says_what_it_is_as_of_and_that_it_holds_example_data(
    demo: Path, args: tuple[str, ...]
) -> None:
    sista = inside("--liggare", demo, "saldo", "-f", "json").json["per"]["handelse"]
    bounds = ("--per", "2022-12-31", "--till-handelse", sista - 1)
    done = inside("--liggare", demo, *args, *bounds, "-f", "csv")
    whole = inside("--liggare", demo, "saldo", *bounds, "-f", "json").json

    found = sheet(done.out)

    assert found
    assert {row["per_datum"] for row in found} == {"2022-12-31"}
    assert {row["per_handelse"] for row in found} == {str(whole["per"]["handelse"])}
    assert {row["rot"] for row in found} == {whole["per"]["rot"]}
    assert "ja" in {row["exempeldata"] for row in found}


@pytest.mark.parametrize("args", VERB.values(), ids=VERB)
def test_beside_lines_of_json_it_is_said(demo: Path, args: tuple[str, ...]) -> None:
    done = inside("--liggare", demo, *args, "-f", "jsonl")

    (said,) = [json.loads(line) for line in done.words.splitlines()]
    assert said["kod"] == "obs"
    assert re.search(r"rot [0-9a-f]{8}\. Exempeldata ingår\.", said["meddelande"])


TOMMA = {
    "saldo": ("saldo", "--ar", "1999"),
    "nämnd": ("saldo", "--namnd", "SEN"),
    "avvikelser": ("avvikelser", "--pott", "SOC-2022", "--till-handelse", "1"),
    "löpande": ("intyg", "--till-handelse", "1"),
    "bevaka": ("bevaka", "--till-handelse", "1"),
    "attesträtt": ("attestforteckning", "--till-handelse", "1"),
    "poster": ("poster", "--position", "tilldelat", "--till-handelse", "1"),
}


@pytest.mark.parametrize("form", ["tabell", "csv", "jsonl", "xlsx"])
@pytest.mark.parametrize("args", TOMMA.values(), ids=TOMMA)
def test_an_answer_without_rows_says_what_it_is_as_of(
    demo: Path, tmp_path: Path, args: tuple[str, ...], form: str
) -> None:
    more = ("-o", tmp_path / "ut.xlsx") if form == "xlsx" else ()
    rot = inside("--liggare", demo, *args, "-f", "json").json["per"]["rot"][:8]

    done = inside("--liggare", demo, *args, "-f", form, *more)

    assert done.code == 0
    assert f"rot {rot}" in (done.text if form == "tabell" else done.words)
    if form == "jsonl":
        assert all(json.loads(line)["kod"] == "obs" for line in done.words.splitlines())


def test_the_root_is_there_however_much_else_the_line_says(demo: Path) -> None:
    bounds = ("--per", "2022-12-31", "--registrerat-per", "2099-12-31")
    rot = inside("--liggare", demo, "saldo", *bounds, "-f", "json").json["per"]["rot"][:8]

    text = inside("--liggare", demo, "saldo", *bounds, env={"COLUMNS": "80"}).text

    assert f"Rot {rot}. Exempeldata ingår." in text
    assert max(map(len, text.splitlines())) <= 80


def test_an_arende_that_is_nowhere_is_no_empty_answer(demo: Path) -> None:
    for skrivet in ("stk-2018-1233", "STK 2018-1233"):
        done = inside("--liggare", demo, "handelser", "--arende", skrivet)

        assert done.code == 5
        assert "Menade du STK-2018-1233" in done.words


def test_the_same_stands_in_a_workbook(demo: Path, tmp_path: Path) -> None:
    bok = tmp_path / "saldo.xlsx"

    assert inside("--liggare", demo, "saldo", "-f", "xlsx", "-o", bok).code == 0

    with zipfile.ZipFile(bok) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    rot = inside("--liggare", demo, "saldo", "-f", "json").json["per"]["rot"]
    assert rot in strings
    assert "per_handelse" in strings


def test_the_journal_marks_what_is_example_data(demo: Path) -> None:
    text = inside("--liggare", demo, "handelser").text
    stored = [
        json.loads(line)
        for line in inside("--liggare", demo, "handelser", "-f", "json").text.splitlines()
    ]
    examples = {one["nr"] for one in stored if one["data"].get("exempeldata")}

    marked = {int(line.split()[0].rstrip("*")) for line in text.splitlines() if " ex " in line}

    assert examples
    assert marked == examples
    assert f"ex Exempeldata: {len(examples)}." in text
    assert "Exempeldata ingår." in text


def test_a_journal_without_example_data_says_nothing_of_it(run: Run, tom: Path) -> None:
    text = run("handelser").text

    assert "ex" not in text.split()
    assert "xempeldata" not in text


def test_to_an_arende_belongs_what_rests_on_its_documents(
    run: Run, tom: Path, tmp_path: Path
) -> None:
    andra = {"typ": "bilaga", "titel": "Bilaga 1", "diarienummer": "STK-0000-7"}
    vila, anslag, avsatt, fordelat = fordelad("EX-1", engangsmedel=True)
    komplett = {
        "kommando": "KompletteraUnderlag", "id": "u", "datum": "2022-03-01", "pott": "EX-1",
        "avser": "bilagan", "avser_id": "EX-1-f", "underlag": [andra],
    }  # fmt: skip
    inlast(run, tmp_path, vila, anslag, avsatt | {"underlag": [andra]}, fordelat, komplett)

    def typer(arende: str) -> list[str]:
        text = run("handelser", "--arende", arende, "-f", "json").text
        return [json.loads(line)["typ"].partition("/")[0] for line in text.splitlines()]

    assert typer("STK-0000-7") == ["MedelAvsatta", "FordelningBeslutad", "UnderlagKompletterat"]
    assert run("handelser", "--arende", "STK-0000-8").code == 5


def test_the_ram_stands_beside_one_off_money_only(run: Run, tom: Path, tmp_path: Path) -> None:
    inlast(
        run, tmp_path,
        *fordelad("EX-1", engangsmedel=True), *fordelad("EX-2", engangsmedel=False),
    )  # fmt: skip

    answer = run("saldo", "--ram", "-f", "json").json

    assert [(r["namnd"], r["engangsmedel_ore"]) for r in answer["rader"]] == [("GRN", 150_00)]


def test_a_dry_run_shows_all_that_the_question_does(run: Run, tom: Path, tmp_path: Path) -> None:
    fil = tmp_path / "k.jsonl"
    rows = "\n".join(json.dumps(one) for one in fordelad("EX-1", engangsmedel=True))
    fil.write_text(rows, "utf-8")

    asked = run("importera", fil, stdin="n\n", terminal=True)
    dry = run("importera", fil, "--torrkor")
    as_json = run("importera", fil, "--torrkor", "-f", "json").json

    shown = [line for line in asked.words.splitlines() if line.startswith(("4 ", "EX-1", "Pott"))]
    assert len(shown) > 3
    assert [line for line in dry.text.splitlines() if line in shown] == shown
    assert {"pott": "EX-1", "position": "avsatt", "andring_ore": 150_00} in as_json["verkan"]


def test_a_dry_run_of_what_is_not_recorded_shows_no_effect(
    run: Run, tom: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "k.jsonl"
    vila, anslag, avsatt, fordelat = fordelad("EX-1", engangsmedel=True)
    for_mycket = fordelat | {"total_ore": 300_00, "rader": fordelat["rader"] * 2}
    rows = [vila, anslag, avsatt, for_mycket]
    fil.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    dry = run("importera", fil, "--torrkor", "-f", "json").json
    by_line = run("importera", fil, "--torrkor", "--rad-for-rad", "-f", "json").json

    assert (dry["registrerade"], dry["verkan"]) == (0, [])
    assert by_line["registrerade"] == 3
    assert {row["position"]: row["andring_ore"] for row in by_line["verkan"]}["avsatt"] == 150_00


def test_the_effect_of_a_dry_run_is_the_rows_of_a_sheet(
    run: Run, tom: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "k.jsonl"
    fil.write_text("\n".join(map(json.dumps, fordelad("EX-1", engangsmedel=True))), "utf-8")

    rows = sheet(run("importera", fil, "--torrkor", "-f", "csv").out)

    assert {"pott": "EX-1", "position": "avsatt", "andring": "150,00"} in rows


def test_an_event_is_shown_in_the_order_that_it_is_asked_for(demo: Path) -> None:
    journal = inside("--liggare", demo, "handelser", "--typ", "overforing", "-f", "json").text
    nr = json.loads(journal.splitlines()[0])["nr"]

    text = inside("--liggare", demo, "handelse", str(nr)).text
    order = [
        text.index(f"\n{label}:") for label in ("Pott", "Händelsedatum", "Nämnd", "Belopp", "Avser")
    ]

    assert order == sorted(order)


def test_an_event_is_told_in_the_words_and_the_time_of_those_who_read_it(demo: Path) -> None:
    rows = inside("--liggare", demo, "handelser", "--typ", "fördelning", "-f", "json").out
    stored = next(
        one
        for one in map(json.loads, rows.splitlines())
        if "punkt" in one["data"]["beslut"] and "paragraf" in one["data"]["beslut"]
    )
    text = inside("--liggare", demo, "handelse", str(stored["nr"])).text

    data, beslut = stored["data"], stored["data"]["beslut"]
    moment = datetime.fromisoformat(data["registrerad"]).astimezone(ZoneInfo("Europe/Stockholm"))
    first, *lines = text.splitlines()
    assert first == f"Händelse {stored['nr']}  fördelning  {data['liggarnummer']}"
    assert f"Registrerad: {moment:%Y-%m-%d %H:%M:%S} svensk tid av EK-01" in lines[:2]
    assert (
        f"Beslut: {beslut['organ']} {beslut['datum']}, § {beslut['paragraf']},"
        f" punkt {beslut['punkt']}, dnr {beslut['diarienummer']}\n"
    ) in text
