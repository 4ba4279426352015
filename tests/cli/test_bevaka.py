"""``liggare bevaka``: what is late gives 8, on either side of each day, in every form."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Run, lines, skriven
from tests.unit import vantat as v


def kommandon() -> list[dict[str, Any]]:
    """A pott with every kind of day, an ärende, and money that is blocked."""
    svar = v.beslut("KUN", "2022-09-20")
    return [
        v.pott(rekvireras_tom="2022-05-12", svar_senast="2022-10-31",
               redovisas_senast="2023-03-31"),
        v.kommando("RegistreraTilldelning", "2022-02-01", belopp_ore=1500,
                   beslut=v.beslut("SOS", "2022-02-01")),
        *v.pengar()[1:],
        v.fordelning(1000),
        v.namndens("OverforMedel", "2022-09-01", 700),
        v.namndens("AvbojMedel", "2022-09-20", 200, skal="s", beslut=svar),
        v.kommando("JusteraProtokoll", "2022-08-24", arende=v.DNR, anslaget="2022-08-25",
                   beslut=v.beslut("KS", "2022-08-17")),
        v.kommando("RemitteraArende", "2022-09-01", arende=v.DNR, mottagare=["ASN"],
                   svar_senast="2022-11-30"),
        v.kommando("FaststallSkuld", "2022-11-01", belopp_ore=100, grund="fel_andamal",
                   fran_position="hos_namnd", namnd="KUN"),
        v.kommando("TaEmotAterkrav", "2022-11-02", belopp_ore=100, forfallodag="2022-12-15",
                   beslut=v.beslut("SOS", "2022-11-02")),
    ]  # fmt: skip


@pytest.fixture
def bevakad(tom: Path, run: Run, tmp_path: Path) -> Path:
    stated = [{"id": f"k{nr}", "avser": "exempel"} | one for nr, one in enumerate(kommandon())]
    done = run("importera", skriven(tmp_path, lines(*stated)), "--ja")
    assert done.code == 0, done.words
    return tom


def av(run: Run, slag: str, idag: str, *args: str) -> list[dict[str, Any]]:
    rows = run("bevaka", "-f", "json", "--idag", idag, *args).json["rader"]
    return [row for row in rows if row["slag"] == slag]


DAGAR = {
    "rekvisition": "2022-05-12",
    "svar": "2022-10-31",
    "remiss": "2022-11-30",
    "aterkrav": "2022-12-15",
    "nyttjande": "2022-12-31",
    "redovisning": "2023-03-31",
    "aterrapport": "2023-03-31",
}


@pytest.mark.parametrize("slag", DAGAR)
@pytest.mark.usefixtures("bevakad")
def test_on_its_day_it_is_soon_and_the_day_after_it_is_late(slag: str, run: Run) -> None:
    day = date.fromisoformat(DAGAR[slag])
    before, after = day.fromordinal(day.toordinal() - 31), day.fromordinal(day.toordinal() + 1)

    assert av(run, slag, before.isoformat()) == []
    soon = av(run, slag, before.isoformat(), "--dagar", "31")[0]
    assert (soon["status"], soon["dagar"], soon["forfaller"]) == ("snart", 31, DAGAR[slag])
    assert av(run, slag, DAGAR[slag], "--dagar", "0")[0]["status"] == "snart"
    late = av(run, slag, after.isoformat())[0]
    assert (late["status"], late["dagar"]) == ("forsenad", -1)


@pytest.mark.usefixtures("bevakad")
def test_the_exit_code_is_8_from_the_day_after(run: Run) -> None:
    assert run("bevaka", "--idag", "2022-05-12").code == 0
    done = run("bevaka", "--idag", "2022-05-13")

    assert (done.code, done.err) == (8, b"")
    assert "\n1 försenad, " in done.text
    assert run("bevaka", "--idag", "2022-05-13", "--namnd", "KUN").code == 0
    assert run("bevaka", "--idag", "2022-11-01", "--namnd", "Kulturnämnden").code == 8


@pytest.mark.usefixtures("bevakad")
def test_a_decision_waits_for_its_force_and_money_for_ks(run: Run) -> None:
    assert av(run, "laga_kraft", "2022-09-15")[0]["vem"] == "KS"
    assert av(run, "laga_kraft", "2022-09-16") == []
    (blocked,) = av(run, "sparrat", "2022-10-01")
    assert (blocked["status"], blocked["vem"], blocked["belopp_ore"]) == ("vantar", "KS", 200)
    assert "spärrat sedan 2022-09-20" in blocked["vad"]


@pytest.mark.usefixtures("bevakad")
def test_as_of_a_day_that_day_is_today(run: Run) -> None:
    answer = run("bevaka", "-f", "json", "--per", "2022-04").json

    assert (answer["idag"], answer["per"]["datum"]) == ("2022-04-30", "2022-04-30")
    assert [row["slag"] for row in answer["rader"] if row["forfaller"]] == ["rekvisition"]
    assert answer["potter"][0]["lage"] == "inbetald"
    both = run("bevaka", "-f", "json", "--per", "2022-04", "--idag", "2022-05-13")
    assert (both.code, both.json["idag"]) == (8, "2022-05-13")


def test_without_a_day_it_is_today(tom: Path, run: Run) -> None:
    before = date.today()  # noqa: DTZ011 - as the program counts
    said = date.fromisoformat(run("bevaka", "-f", "json").json["idag"])

    assert before <= said <= date.today()  # noqa: DTZ011 - the same
    assert tom.is_file()


def test_nothing_waits_in_a_new_ledger(tom: Path, run: Run) -> None:
    done = run("bevaka", "--idag", "2022-05-13")

    assert done.code == 0
    assert done.text.startswith("0 försenade, 0 inom 30 dagar, 0 väntar utan dag; 0 förfaller")
    assert tom.is_file()


@pytest.mark.usefixtures("bevakad")
def test_it_is_told_to_people_and_programs_alike(run: Run, tmp_path: Path) -> None:
    args = ("bevaka", "--idag", "2022-11-20")
    told, rows = run(*args), run(*args, "-f", "json").json["rader"]
    text = re.sub(r"\s+", " ", told.text)
    for row in rows:
        assert re.sub(r"\s+", " ", row["vad"]) in text
    assert "2022-11-30 (om 10 d) STK-2018-1233 ASN Svara på remissen. [remitterad]" in text
    assert "2022-10-31 (20 d sedan) SOC-2022 KUN" in text
    assert "2022-11-30 (idag)" in run("bevaka", "--idag", "2022-11-30").text
    assert [line.strip() for line in told.text.splitlines() if line.startswith("---")]

    jsonl = run(*args, "-f", "jsonl")
    assert [json.loads(line) for line in jsonl.text.splitlines()] == rows
    csv = run(*args, "-f", "csv").out.decode("utf-8-sig").splitlines()
    assert csv[0].split(";")[:3] == ["slag", "status", "forfaller"]
    assert len(csv) == len(rows) + 1
    bok = tmp_path / "bevaka.xlsx"
    assert run(*args, "-f", "xlsx", "-o", bok).code == 8
    assert bok.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("args", "kod", "sagt"),
    [
        (("--idag", "2022-05"), 2, "ange en dag"),
        (("--idag", "igår"), 2, "är inget datum"),
        (("--dagar", "-1"), 2, "är inget nummer"),
        (("--dagar", "99999999"), 2, "högst 36600"),
        (("--pott", "SOC-1999"), 5, "finns inte"),
        (("--namnd", "XX"), 5, "finns inte i registret"),
    ],
)
def test_what_cannot_be_asked_is_told(
    args: tuple[str, ...], kod: int, sagt: str, tom: Path, run: Run
) -> None:
    done = run("bevaka", *args)

    assert (done.code, done.out) == (kod, b"")
    assert sagt in done.words
    assert tom.is_file()


@pytest.mark.parametrize(("vem", "slag"), [
    ("stadskontoret", {"rekvisition", "aterrapport"}),
    ("Ekonomiavdelningen", {"aterkrav", "overforing"}),
    ("Kulturnämnden", {"svar", "redovisning", "nyttjande"}),
    ("KS", {"sparrat", "fordelning", "laga_kraft"}),
])  # fmt: skip
def test_of_all_that_waits_it_is_shown_what_one_is_to_do(
    bevakad: Path, run: Run, vem: str, slag: set[str]
) -> None:
    alla = run("bevaka", "-f", "json", "--idag", "2022-09-21", "--dagar", "365").json
    some = run("bevaka", "-f", "json", "--idag", "2022-09-21", "--dagar", "365", "--vem", vem).json

    assert some["rader"] == [row for row in alla["rader"] if row["vem"] == some["rader"][0]["vem"]]
    assert {row["slag"] for row in some["rader"]} & slag
    assert sum(some["summa"].values()) < sum(alla["summa"].values())


def test_who_nobody_is_called_is_told(bevakad: Path, run: Run) -> None:
    done = run("bevaka", "--vem", "stadskontor")

    assert done.code == 5
    assert "Menade du stadskontoret" in done.words
