"""`importera` of who gets how much: shown as it would be, then all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.values.money import parse_kronor
from tests.cli.listor import BESLUT, KS, SOC, arbetsbok, csv, dold, potter, stored
from tests.cli.program import Run, fingerprint

GODTA = ("--godta-avvikelse", "en rad saknas i tjänsteskrivelsen")
SOC_VAL = ("--pott", "SOC-2022", "--beslut", BESLUT)
KS_VAL = ("--pott", "KS-2022", "--beslut", BESLUT)


@pytest.fixture(autouse=True)
def med_potter(tom: Path, run: Run, tmp_path: Path) -> None:
    potter(run, tmp_path)


def _of_the_list(data: dict[str, Any]) -> dict[str, Any]:
    """What a list gave, apart from the id, the moment and the hash of its file."""
    of_the_file = {"kommando_id", "registrerad", "avser", "avser_id", "kod"}
    kept = {k: v for k, v in data.items() if k not in of_the_file}
    return kept | {"underlag": [one["typ"] for one in data["underlag"]]}


TEXT = [
    (encoding, separator)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
    for separator in (";", ",", "\t")
]


@pytest.mark.parametrize(
    ("rows", "val"), [(KS, KS_VAL), (SOC, (*SOC_VAL, *GODTA))], ids=["KS", "SOC"]
)
def test_a_table_is_the_same_fordelning_in_every_kind_of_file(
    tom: Path, run: Run, tmp_path: Path, rows: list[list[str]], val: tuple[str, ...]
) -> None:
    before, said = tom.read_bytes(), []
    books = [arbetsbok(tmp_path / f"a.{kind}", rows) for kind in ("xlsx", "xls", "ods")]
    texts = [
        csv(tmp_path / f"{nr}.csv", rows, encoding=encoding, separator=separator)
        for nr, (encoding, separator) in enumerate(TEXT)
    ]
    first = len(stored(run))
    for fil in (*books, *texts):
        tom.write_bytes(before)
        done = run("importera", fil, *val, "--ja")
        assert done.code == 0, (fil, done.words)
        said.append([_of_the_list(one) for one in stored(run)[first:]])

    assert all(one == said[0] for one in said[1:])
    fordelning = said[0][0]
    of_grn = [rad for rad in fordelning["rader"] if rad["namnd"] == "GRN"]
    assert [rad.get("underenhet") for rad in of_grn] == [None, "GRN-PI"]
    assert fordelning["total_ore"] == parse_kronor(rows[-1][1])
    assert len(fordelning["rader"]) == len(rows) - 2


def test_rows_that_are_not_the_stated_total_stop_the_list(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    before = fingerprint(tom)

    done = run("importera", csv(tmp_path / "soc.csv", SOC), *SOC_VAL, "--ja")

    said = done.words.replace("\xa0", " ")
    assert done.code == 4
    assert "rad 11: Totalbelopp 19 700 000, raderna 18 600 000, differens 1 100 000" in said
    assert fingerprint(tom) == before


def test_a_difference_that_is_accepted_is_an_avvikelse_with_its_reason(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    done = run("importera", csv(tmp_path / "soc.csv", SOC), *SOC_VAL, *GODTA, "--ja")

    rader = run("avvikelser", "-f", "json").json["rader"]
    of_the_total = [one for one in rader if one["regel"] == "R7"]
    saldo = run("saldo", "--pott", "SOC-2022", "-f", "json").json["summa"]
    assert done.code == 0
    assert [one["belopp_ore"] for one in of_the_total] == [110_000_000]
    assert "en rad saknas i tjänsteskrivelsen" in str(of_the_total[0]["lasningar"])
    assert (saldo["fordelat_ore"], saldo["ofordelat_ore"]) == (1_860_000_000, 110_000_000)


def test_what_is_shown_is_what_is_done_and_done_once(tom: Path, run: Run, tmp_path: Path) -> None:
    fil, before = csv(tmp_path / "ks.csv", KS), fingerprint(tom)

    shown = run("importera", fil, *KS_VAL, "--torrkor", "-f", "json").json["lista"]
    assert fingerprint(tom) == before
    done = run("importera", fil, *KS_VAL, "--ja", "-f", "json").json["lista"]
    again = run("importera", fil, *KS_VAL, "--ja", "-f", "json").json

    for one in (*shown["rader"], *done["rader"]):
        one.pop("handelse")
    assert shown == done
    assert [row["lage"] for row in done["rader"]] == ["ny"] * 12
    assert [(row["fore_ore"], row["efter_ore"]) for row in done["rader"]][:2] == [
        (0, 130_000_000), (0, 203_000_000),
    ]  # fmt: skip
    assert (done["ofordelat_fore_ore"], done["ofordelat_efter_ore"]) == (1_500_000_000, 0)
    assert (again["registrerade"], again["redan"]) == (0, 1)
    assert {row["lage"] for row in again["lista"]["rader"]} == {"redan"}


def test_every_bad_row_is_named_and_nothing_is_written(tom: Path, run: Run, tmp_path: Path) -> None:
    rows = [[*row] for row in KS[:-1]]
    rows[1][1], rows[2][1], rows[3][1] = "1.300.000", "", "-300 000"
    rows[4][0], rows[8][0] = "Förskolenämden", rows[7][0]
    before = fingerprint(tom)

    done = run("importera", csv(tmp_path / "ks.csv", rows), *KS_VAL, "--ja")

    assert done.code == 4
    for said in (
        "rad 2: beloppet '1.300.000' går inte att läsa",
        "rad 3: beloppet saknas",
        "rad 4: beloppet är negativt",
        "rad 5: organet 'Förskolenämden' finns inte i registret. Menade du",
        "rad 9: Gymnasie- och vuxenutbildningsnämnden står redan på rad 8",
    ):
        assert said in done.words
    assert "Ingenting är registrerat" in done.text
    assert fingerprint(tom) == before
    assert not (tmp_path / "listor.toml").exists()


def test_a_rule_that_refuses_says_so_and_writes_nothing(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    rows = [*KS[:-1], ["Servicenämnden", "0,01"]]
    before = fingerprint(tom)

    done = run("importera", csv(tmp_path / "ks.csv", rows), *KS_VAL, "--ja")

    assert done.code == 3
    assert "R9" in done.words
    assert fingerprint(tom) == before


@pytest.mark.parametrize(
    ("dolt", "sagt"),
    [({"rader": [3]}, "rad 4: raden är dold"), ({"kolumner": [1]}, "kolumn B är dold")],
)
def test_what_is_hidden_stops_the_list(
    tom: Path, run: Run, tmp_path: Path, dolt: dict[str, list[int]], sagt: str
) -> None:
    done = run("importera", dold(tmp_path / "ks.xlsx", KS, **dolt), *KS_VAL, "--ja")

    assert done.code == 4
    assert sagt in done.words


def test_thousands_are_asked_about_and_then_reckoned_as_thousands(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    rows = [["Beloppen står i tkr"], ["Nämnd", "Belopp"], ["Kulturnämnden", "350,5"]]
    fil = csv(tmp_path / "tkr.csv", rows)

    asked = run("importera", fil, *KS_VAL, "--ja")
    done = run("importera", fil, *KS_VAL, "--ja", "--enhet", "tkr", "-f", "json")

    assert (asked.code, done.code) == (2, 0)
    assert "ordet tkr står i listan" in asked.words
    assert "--enhet tkr" in asked.words
    assert done.json["lista"]["rader_ore"] == 35_050_000


def test_a_column_can_be_chosen_and_the_choice_is_kept(tom: Path, run: Run, tmp_path: Path) -> None:
    rows = [["Nämnd", "Sökt belopp", "Beslutat belopp"], ["Kulturnämnden", "900 000", "350 000"]]
    fil = csv(tmp_path / "a.csv", rows)
    unclear = run("importera", fil, *KS_VAL, "--ja")
    chosen = run("importera", fil, *KS_VAL, "--ja", "--kolumn", "belopp=Beslutat belopp")
    rows[1] = ["Miljönämnden", "800 000", "700 000"]
    kept = run("importera", csv(tmp_path / "b.csv", rows), *KS_VAL, "--ja", "-f", "json")

    assert (unclear.code, chosen.code, kept.code) == (4, 0, 0)
    assert "flera kolumner kan vara belopp: B 'Sökt belopp', C 'Beslutat belopp'" in unclear.words
    assert kept.json["lista"]["rader_ore"] == 70_000_000


def test_a_proposal_moves_no_money_and_may_hold_what_is_not_known(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    rows = [["Nämnd", "Insats", "Belopp"], ["KUN", "musik", "okänt"], ["KUN", "teater", "5 000"]]
    val = ("--pott", "KS-2022", "--slag", "fordelningsforslag")
    fil = csv(tmp_path / "f.csv", rows)

    undated = run("importera", fil, *val, "--ja")
    done = run("importera", fil, *val, "--ja", "--datum", "2022-06-01", "-f", "json")

    said = stored(run)[-1]
    assert (undated.code, done.code) == (2, 0)
    assert "Ange --datum" in undated.words
    assert [(rad["insats"], rad.get("belopp_ore")) for rad in said["rader"]] == [
        ("musik", None),
        ("teater", 500_000),
    ]
    assert done.json["lista"]["ofordelat_efter_ore"] == 1_500_000_000


def test_at_a_terminal_it_is_shown_first_and_a_no_writes_nothing(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil, before = csv(tmp_path / "ks.csv", KS), fingerprint(tom)

    no = run("importera", fil, *KS_VAL, stdin="n\n", terminal=True)
    yes = run("importera", fil, *KS_VAL, stdin="j\n", terminal=True)

    shown, _, _ = no.words.replace("\xa0", " ").partition("Registrera? [j/n]")
    assert (no.code, yes.code) == (2, 0)
    assert "Raderna är 15 000 000 kr; angivet totalbelopp 15 000 000 kr; differens 0 kr" in (
        " ".join(shown.split())
    )
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert fingerprint(tom) != before


@pytest.mark.parametrize(
    ("rows", "sagt"),
    [
        ([], "a.csv är tom"),
        ([["Namn", "Kostnad"], ["KUN", "1"]], "ingen rad har rubriker"),
        ([["Nämnd", "Belopp"]], "inga rader under rubrikerna"),
    ],
)
def test_a_sheet_that_is_no_list_says_what_one_has(
    tom: Path, run: Run, tmp_path: Path, rows: list[list[str]], sagt: str
) -> None:
    done = run("importera", csv(tmp_path / "a.csv", rows), *KS_VAL, "--ja")

    assert done.code == 4
    assert sagt in done.words


@pytest.mark.parametrize(
    ("args", "sagt"),
    [
        (("--ja",), "vilken pott den gäller"),
        (("--ja", "--blad", "Ett"), "Ange --pott"),
        (("--ja", "--pott", "KS-2022", "--rad-for-rad"), "läses in hel"),
        (("--ja", "--pott", "KS-2022", "--kolumn", "belopp"), "ROLL=RUBRIK"),
        (("--ja", "--pott", "KS-2022", "--beslut", "KS"), "saknar datum"),
    ],
)
def test_what_a_list_is_not_asked_is_a_usage_error(
    tom: Path, run: Run, tmp_path: Path, args: tuple[str, ...], sagt: str
) -> None:
    done = run("importera", csv(tmp_path / "ks.csv", KS), *args)

    assert done.code == 2
    assert sagt in done.words


def test_a_pott_that_is_not_there_is_told_with_what_was_meant(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    done = run("importera", csv(tmp_path / "ks.csv", KS), "--pott", "KS-2222", "--ja")

    assert done.code == 5
    assert "Menade du KS-2022" in done.words
