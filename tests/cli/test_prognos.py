"""``saldo --prognos``: what of each statsbidrag is repaid at the pace so far, and that it is so."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import inside

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Run

SOS = {"organ": "SOS", "datum": "2022-01-03", "diarienummer": "5.1-77/2022"}
KS = {"organ": "KS", "datum": "2022-01-10", "paragraf": 1, "diarienummer": "STK-2022-1"}
POTT = "P-2022"


def _kommandon(*more: dict[str, Any]) -> str:
    """A statsbidrag of 1 000 kr whose time of use is the 100 days to 2022-04-10."""
    gemensamt = {"pott": POTT, "datum": "2022-01-10", "avser": "prov"}
    rader = [{"namnd": "KUN", "belopp_ore": 600_00}, {"namnd": "TN", "belopp_ore": 300_00}]
    grund = [
        {"kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "P",
         "bidragsar": 2022, "andamal": "prov", "nyttjas_from": "2022-01-01",
         "nyttjas_tom": "2022-04-10", "engangsmedel": True, "utbetalning": "forskott",
         "regelverk": "standard", "kriterier": ["k"]},
        {"kommando": "RegistreraTilldelning", "belopp_ore": 1000_00, "beslut": SOS},
        {"kommando": "RekvireraStatsbidrag", "belopp_ore": 1000_00, "rekvisition": "R1"},
        {"kommando": "RegistreraInbetalning", "belopp_ore": 950_00, "rekvisition": "R1"},
        {"kommando": "BeslutaFordelning", "rader": rader, "total_ore": 900_00, "beslut": KS},
        {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 600_00},
    ]  # fmt: skip
    kostnad = {"kommando": "RedovisaForbrukning", "namnd": "KUN", "insats": "i",
               "belopp_ore": 100_01, "datum": "2022-01-20", "id": "kostnad"}  # fmt: skip
    return "\n".join(
        json.dumps({"id": f"k-{nth}", **gemensamt, **one})
        for nth, one in enumerate([*grund, kostnad, *more])
    )


@pytest.fixture
def pott(tom: Path, run: Run, tmp_path: Path) -> Path:
    fil = tmp_path / "k.jsonl"
    fil.write_text(_kommandon(), "utf-8")
    done = run("importera", fil, "--ja", env={"LIGGARE_AKTOR": "EK-01"})
    assert done.code == 0, done.words
    return tom


def prognos(run: Run, *args: str) -> Any:
    done = run("saldo", "--prognos", *args, "-f", "json")
    assert done.code == 0, done.words
    return done.json


@pytest.mark.usefixtures("pott")
def test_the_pace_so_far_is_extended_to_the_last_day(run: Run) -> None:
    answer = prognos(run, "--per", "2022-01-30")

    (kun, tn) = answer["rader"]
    assert (kun["namnd"], kun["forbrukat_ore"], kun["kvar_ore"]) == ("KUN", 100_01, 499_99)
    assert kun["prognos_ore"] == 10001 * 100 // 30 == 33336
    assert kun["oforbrukat_ore"] == 600_00 - 33336
    assert (tn["namnd"], tn["prognos_ore"], tn["oforbrukat_ore"]) == ("TN", 0, 300_00)
    (of,) = answer["potter"]
    assert (of["dagar"], of["av_dagar"], of["ofordelat_ore"]) == (30, 100, 100_00)
    assert of["utestaende_ore"] == 50_00
    assert of["aterbetalas_ore"] == 26664 + 300_00 + 100_00 - 50_00


@pytest.mark.usefixtures("pott")
def test_another_day_has_another_pace(run: Run) -> None:
    (kun, _) = prognos(run, "--per", "2022-01-20")["rader"]

    assert kun["prognos_ore"] == 10001 * 100 // 20
    assert kun["prognos_ore"] + kun["oforbrukat_ore"] == kun["forbrukat_ore"] + kun["kvar_ore"]


@pytest.mark.usefixtures("pott")
def test_after_the_last_day_what_is_left_is_left(run: Run) -> None:
    (kun, tn) = prognos(run)["rader"]  # today, which is after it

    assert (kun["prognos_ore"], kun["oforbrukat_ore"]) == (100_01, 499_99)
    assert tn["oforbrukat_ore"] == 300_00


@pytest.mark.usefixtures("pott")
def test_a_longer_time_of_use_gives_more_days(run: Run, tmp_path: Path) -> None:
    andrat = {"kommando": "AndraVillkor", "id": "v", "pott": POTT, "datum": "2022-01-25",
              "avser": "förlängt", "andring": "förlängt", "galler_fran": "2022-01-25",
              "ny_nyttjas_tom": "2022-07-19", "beslut": SOS}  # fmt: skip
    fil = tmp_path / "v.jsonl"
    fil.write_text(json.dumps(andrat), "utf-8")
    done = run("importera", fil, "--ja", env={"LIGGARE_AKTOR": "EK-01"})
    assert done.code == 0, done.words

    (of,) = prognos(run, "--per", "2022-01-30")["potter"]
    assert (of["nyttjas_tom"], of["dagar"], of["av_dagar"]) == ("2022-07-19", 30, 200)
    assert prognos(run, "--per", "2022-01-30")["rader"][0]["prognos_ore"] == 600_00  # all
    assert prognos(run, "--per", "2022-01-24")["potter"][0]["av_dagar"] == 100


@pytest.mark.parametrize("args", [("--per", "2022-11-30"), ("--per", "2025-10-31"), ()])
def test_the_demo_agrees_with_its_balances(demo: Path, args: tuple[str, ...]) -> None:
    answer = inside("--liggare", demo, "saldo", "--prognos", *args, "-f", "json").json
    saldon = inside("--liggare", demo, "saldo", *args, "-f", "json").json["rader"]
    held = {(one["pott"], one["namnd"], one["underenhet"]): one for one in saldon}

    assert all(not one["pott"].startswith("KS") for one in answer["potter"])
    for of in answer["potter"]:
        start, slut = map(date.fromisoformat, (of["nyttjas_from"], of["nyttjas_tom"]))
        gone = (min(date.fromisoformat(answer["idag"]), slut) - start).days + 1
        rows = [one for one in answer["rader"] if one["pott"] == of["pott"]]
        for one in rows:
            saldo = held[one["pott"], one["namnd"], one["underenhet"]]
            forbrukat, kvar = saldo["forbrukat_ore"], saldo["kvar_ore"]
            takt = Fraction(forbrukat, gone)
            assert one["prognos_ore"] == min(int(takt * of["av_dagar"]), forbrukat + kvar)
        left = sum(one["oforbrukat_ore"] for one in rows)
        own = held[of["pott"], None, None]
        skuld = own["ofordelat_ore"] + own["aterbetalningsskuld_ore"] - own["utestaende_ore"]
        assert of["aterbetalas_ore"] == max(left + skuld, 0)


@pytest.mark.usefixtures("pott")
def test_it_is_said_to_be_a_forecast_in_80_columns(run: Run) -> None:
    text = run("saldo", "--prognos", "--per", "2022-01-30", env={"COLUMNS": "80"}).text
    plain = text.replace("\xa0", " ")

    assert plain.startswith("PROGNOS 2022-01-30, inga bokförda belopp: ")
    assert "P-2022: dag 30 av 100, 2022-01-01 till 2022-04-10\n" in plain
    assert (
        "Återbetalas enligt prognosen: 616,64 kr (oförbrukat 566,64, ofördelat 100, inte\n"
        "betalt av staten -50).\n"
    ) in plain
    assert "\nPrognosen ingår inte i något intyg.\n" in plain
    assert max(map(len, text.splitlines())) <= 80
    assert "rognos" not in run("intyg").text

    one = run("saldo", "--prognos", "--namnd", "TN").text
    assert "\nTN " in one
    assert "\nKUN " not in one


def test_before_the_time_of_use_there_is_no_pace(run: Run, tom: Path, tmp_path: Path) -> None:
    fil = tmp_path / "k.jsonl"
    upp, till, *_ = _kommandon().splitlines()
    fil.write_text(upp.replace("2022-01-01", "2022-02-01") + "\n" + till, "utf-8")
    assert run("importera", fil, "--ja", env={"LIGGARE_AKTOR": "EK-01"}).code == 0

    (of,) = prognos(run, "--per", "2022-01-31")["potter"]
    assert (of["dagar"], of["prognos_ore"], of["aterbetalas_ore"]) == (0, None, None)
    text = run("saldo", "--prognos", "--per", "2022-01-31").text
    assert "Nyttjandetiden har inte börjat" in text
    assert run("saldo", "--prognos", "--per", "2021-01-01").text.startswith("Inget statsbidrag")


@pytest.mark.parametrize("args", [("--ram",), ("--rakenskapsar", "2022"), ("--gruppera", "pott"),
                                  ("--alla-kolumner",)], ids=" ".join)  # fmt: skip
def test_it_is_shown_by_itself(demo: Path, args: tuple[str, ...]) -> None:
    done = inside("--liggare", demo, "saldo", "--prognos", *args)

    assert (done.code, done.out) == (2, b"")
    assert "--prognos" in done.words
