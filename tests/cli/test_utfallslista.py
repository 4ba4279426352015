"""`importera` of what a finance system says that things cost: a row is recorded once."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from application.recording.lists import imported
from tests.cli.listor import KODER, UTFALL, csv, fordelat, stored
from tests.cli.program import Run, fingerprint

VAL = ("--pott", "SOC-2022", "--tecken", "debet")


@pytest.fixture(autouse=True)
def med_pengar(tom: Path, run: Run, tmp_path: Path) -> None:
    fordelat(run, tmp_path)
    (tmp_path / "listor.toml").write_text(KODER, "utf-8")


def row(ver: str, belopp: str, **other: str) -> list[str]:
    """A row of a list of outcome, of an ordinary cost unless said otherwise."""
    said = {"datum": "2022-09-15", "konto": "5010", "projekt": "4711", "text": "lokal", **other}
    return [ver, said["datum"], said["konto"], said["projekt"], said["text"], belopp]


def lista(path: Path, *rows: list[str], rubriker: list[str] = UTFALL) -> Path:
    return csv(path / "utfall.csv", [rubriker, *rows], encoding="cp1252")


TRE = (row("1001", "12 500,50"), row("1002", "100 000"), row("1003", "-2 500,50"))


def costs(run: Run) -> list[tuple[str, int, str]]:
    """Return what is recorded of costs: what kind, how much, of which voucher."""
    return [
        (data["avser"].partition(" ")[0], data["belopp_ore"], data["verifikat"])
        for data in stored(run)
        if "verifikat" in data
    ]


def test_costs_and_credit_notes_are_recorded_with_the_row_that_they_stand_on(
    run: Run, tmp_path: Path
) -> None:
    done = run("importera", lista(tmp_path, *TRE), *VAL, "--ja", "-f", "json")

    of_namnd = done.json["lista"]["per_namnd"]
    assert done.code == 0
    assert costs(run) == [
        ("Kostnad", 1_250_050, "GL-2022:1001:1"),
        ("Kostnad", 10_000_000, "GL-2022:1002:1"),
        ("Kreditering", 250_050, "GL-2022:1003:1"),
    ]
    assert [one["kommando_id"] for one in stored(run)[-3:]] == [
        "GL:2022:1001:1", "GL:2022:1002:1", "GL:2022:1003:1",
    ]  # fmt: skip
    assert stored(run)[-3]["konto"] == "5010"
    assert [(one["namnd"], one["summa_ore"], one["efter_ore"]) for one in of_namnd] == [
        ("KUN", 11_000_000, 310_000_000 - 11_000_000)
    ]


def test_next_months_list_with_all_of_this_years_rows_adds_only_the_new(
    run: Run, tmp_path: Path
) -> None:
    run("importera", lista(tmp_path, *TRE), *VAL, "--ja")
    more = (*TRE, row("1004", "7", datum="2022-10-03"))

    done = run("importera", lista(tmp_path, *more), *VAL[:2], "--ja", "-f", "json")

    lagen = [one["lage"] for one in done.json["lista"]["rader"]]
    assert (done.code, done.json["registrerade"], done.json["redan"]) == (0, 1, 3)
    assert lagen == ["redan", "redan", "redan", "ny"]


def test_an_amount_that_has_changed_is_refused_and_taken_after_a_correction(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    run("importera", lista(tmp_path, *TRE), *VAL, "--ja")
    nr = len(stored(run)) - 2
    andrad = (row("1001", "12 500,50"), row("1002", "90 000"), row("1003", "-2 500,50"))
    before = fingerprint(tom)

    refused = run("importera", lista(tmp_path, *andrad), *VAL, "--ja")
    assert (refused.code, fingerprint(tom)) == (7, before)
    assert f"rad 3: verifikatraden är redan registrerad med annat innehåll (händelse {nr}" in (
        refused.words
    )

    correction = ("--pott", "SOC-2022", "--avser-id", str(nr), "--skal", "fel belopp", "--avser",
                  "rättas")  # fmt: skip
    assert run("registrera", "rattelse", *correction).code == 0
    same = run("importera", lista(tmp_path, *TRE), *VAL, "--ja", "-f", "json").json
    done = run("importera", lista(tmp_path, *andrad), *VAL, "--ja", "-f", "json").json
    again = run("importera", lista(tmp_path, *andrad), *VAL, "--ja", "-f", "json").json

    assert [one["lage"] for one in same["lista"]["rader"]] == ["redan", "rattad", "redan"]
    assert [one["lage"] for one in done["lista"]["rader"]] == ["redan", "ny", "redan"]
    assert stored(run)[-1]["kommando_id"] == "GL:2022:1002:1:2"
    assert (done["registrerade"], again["registrerade"]) == (1, 0)
    assert run("importera", lista(tmp_path, *TRE), *VAL, "--ja").code == 7


def test_what_there_is_no_money_for_is_told_exactly_before_it_is_done(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    before = fingerprint(tom)
    rows = (row("1", "1 000 000", projekt="4712"), row("2", "150 000,01", projekt="4712"))

    shown = run("importera", lista(tmp_path, *rows), *VAL, "--torrkor", "-f", "json").json
    assert fingerprint(tom) == before
    done = run("importera", lista(tmp_path, *rows), *VAL, "--ja", "-f", "json").json

    (of,) = shown["lista"]["per_namnd"]
    assert (of["namnd"], of["egenfinansierat_ore"], of["efter_ore"]) == ("FRN", 1, 0)
    assert shown["lista"]["per_namnd"] == done["lista"]["per_namnd"]
    assert stored(run)[-1]["belopp_ore"] == 1


def test_codes_that_nobody_has_explained_are_told_once_with_what_to_write(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    rows = (*TRE, row("7", "10", projekt="9999"), row("8", "20,50", projekt="9999"))
    fil, before = lista(tmp_path, *rows), fingerprint(tom)

    refused = run("importera", fil, *VAL, "--ja")
    assert (refused.code, fingerprint(tom)) == (4, before)
    assert "okänd kod: projekt 9999" in refused.words
    assert refused.words.count('projekt = "9999"') == 1
    assert "2 rader, 30,50" in refused.words

    with (tmp_path / "listor.toml").open("a", encoding="utf-8") as file:
        file.write('[[kod]]\nprojekt = "9999"\nutanfor = "inte bidragspengar"\n')
    done = run("importera", fil, *VAL, "--ja", "-f", "json").json
    assert [one["varfor"] for one in done["lista"]["rader"]][-2:] == ["inte bidragspengar"] * 2
    assert (done["registrerade"], done["lista"]["utanfor_ore"]) == (3, 3050)


def test_only_accounts_of_costs_are_recorded_and_all_rows_are_in_the_total(
    run: Run, tmp_path: Path
) -> None:
    rows = (*TRE, row("9", "-400 000", konto="3510"), ["", "", "", "", "Summa", "-290 000"])

    done = run("importera", lista(tmp_path, *rows), *VAL, "--ja", "-f", "json").json

    found = done["lista"]
    assert [one["lage"] for one in found["rader"]] == ["ny", "ny", "ny", "utanfor"]
    assert found["rader"][3]["varfor"] == "konto 3510 är inget kostnadskonto"
    assert (found["rader_ore"], found["angivet_ore"], found["differens_ore"]) == (
        -29_000_000, -29_000_000, 0,
    )  # fmt: skip
    assert found["kostnadskonton"] == ["4-7"]


def test_which_accounts_are_costs_is_said_beside_the_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "konton.toml").write_text('kostnad = ["50-52", "7010"]\n', "utf-8")
    rows = (row("1", "1", konto="5230"), row("2", "2", konto="7010"), row("3", "4", konto="5310"))

    done = run("importera", lista(tmp_path, *rows), *VAL, "--ja", "-f", "json").json

    assert [one["lage"] for one in done["lista"]["rader"]] == ["ny", "ny", "utanfor"]


def test_a_total_that_the_rows_are_not_stops_unless_it_is_accepted(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil, before = lista(tmp_path, *TRE), fingerprint(tom)

    stopped = run("importera", fil, *VAL, "--ja", "--totalbelopp", "120 000")
    assert (stopped.code, fingerprint(tom)) == (4, before)
    done = run("importera", fil, *VAL, "--ja", "--totalbelopp", "120 000",
               "--godta-avvikelse", "en faktura kommer nästa månad")  # fmt: skip

    (found,) = (
        one for one in run("avvikelser", "-f", "json").json["rader"] if "LISTA" in one["kod"]
    )
    assert done.code == 0
    assert found["belopp_ore"] == 1_000_000
    assert "en faktura kommer nästa månad" in found["lasningar"][1]


@pytest.mark.parametrize(
    ("rubriker", "cells"),
    [
        (["Vernr", "Datum", "Konto", "Projekt", "Debet", "Kredit"], [["5", ""], ["", "2"]]),
        (["Vernr", "Datum", "Konto", "Projekt", "Debet", "Kredit"], [["5", "0"], ["0,00", "-2"]]),
    ],
)
def test_debit_and_credit_may_stand_in_a_column_each(
    run: Run, tmp_path: Path, rubriker: list[str], cells: list[list[str]]
) -> None:
    rows = [["1", "20220915", "5010", "4711", *cells[0]], ["2", "2022-09-16", "5010", "4711",
             *cells[1]]]  # fmt: skip

    done = run("importera", lista(tmp_path, *rows, rubriker=rubriker), *VAL[:2], "--ja")

    assert done.code == 0
    assert [(vad, ore) for vad, ore, _ in costs(run)] == [("Kostnad", 500), ("Kreditering", 200)]


def test_which_sign_a_cost_has_is_asked_once_and_kept(run: Run, tmp_path: Path) -> None:
    vand = (row("1001", "-12 500,50"), row("1002", "500"))

    asked = run("importera", lista(tmp_path, *vand), *VAL[:2], "--ja")
    told = run("importera", lista(tmp_path, *vand), *VAL[:2], "--tecken", "kredit", "--ja")
    kept = run("importera", lista(tmp_path, *vand), *VAL[:2], "--ja", "-f", "json")

    assert (asked.code, told.code, kept.code) == (2, 0, 0)
    assert "--tecken" in asked.words
    assert (kept.json["redan"], kept.json["lista"]["tecken"]) == (2, "kredit")
    assert [ore for _, ore, _ in costs(run)] == [1_250_050, 50_000]


def test_a_voucher_of_several_rows_is_several_costs_each_with_its_row(
    run: Run, tmp_path: Path
) -> None:
    rows = (row("1", "5"), row("1", "6", konto="7010"), row("1", "6", konto="7010"))

    done = run("importera", lista(tmp_path, *rows), *VAL, "--ja", "-f", "json")

    assert done.code == 0
    assert [ver for _, _, ver in costs(run)] == ["GL-2022:1:1", "GL-2022:1:2", "GL-2022:1:3"]
    assert any("lik rad 3" in one for one in done.json["lista"]["anmarkningar"])


def test_rows_that_are_numbered_are_known_by_their_number(run: Run, tmp_path: Path) -> None:
    rubriker = ["Vernr", "Rad", "Datum", "Konto", "Projekt", "Belopp"]
    rows = [["1", "7", "2022-09-15", "5010", "4711", "5"],
            ["1", "7", "2022-09-15", "5010", "4711", "5"]]  # fmt: skip

    twice = run("importera", lista(tmp_path, *rows, rubriker=rubriker), *VAL, "--ja", "-f", "json")
    rows[1][-1] = "6"
    unlike = run("importera", lista(tmp_path, *rows, rubriker=rubriker), *VAL, "--ja")

    assert twice.json["lista"]["rader"][1]["varfor"] == "samma verifikatrad som rad 2"
    assert costs(run) == [("Kostnad", 500, "GL-2022:1:7")]
    assert unlike.code == 4
    assert "rad 3: verifikat 1 rad 7 står redan på rad 2" in unlike.words


def test_the_lists_own_words_come_in_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    rows = (row("1", "5", text="Hyra för lokal"),)

    run("importera", lista(tmp_path, *rows), *VAL, "--ja")
    assert "Hyra" not in str(stored(run))
    run("importera", lista(tmp_path, row("2", "5", text="Hyra för lokal")), *VAL, "--ja",
        "--med-text")  # fmt: skip
    assert stored(run)[-1]["avser"] == "Hyra för lokal"


def test_a_list_that_no_longer_does_what_was_shown_is_not_recorded(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = lista(tmp_path, row("1", "1 150 000", projekt="4712"))
    real = imported.run

    def between(recording: Any, read: Any, **how: Any) -> Any:
        if not how["dry"]:
            cost = {"pott": "SOC-2022", "datum": "2022-09-01", "namnd": "FRN", "belopp": "1",
                    "insats": "öppen fritid", "verifikat": "X1", "avser": "däremellan"}  # fmt: skip
            flags = (part for name, of in cost.items() for part in (f"--{name}", of))
            spent = run("registrera", "forbrukning", *flags)
            assert spent.code == 0, spent.words
        return real(recording, read, **how)

    with patch.object(imported, "run", between):
        done = run("importera", fil, *VAL, stdin="j\n", terminal=True)

    assert done.code == 7
    assert "har ändrats sedan listan visades" in done.words
    assert [ver for _, _, ver in costs(run)] == ["X1"]


@pytest.mark.parametrize(
    ("text", "sagt"),
    [
        ("[[kod]]\nprojekt = 1\n", "ange namnd"),
        ('[[kod]]\nnamnd = "KUN"\n', "anger ingen av ansvar, projekt, aktivitet"),
        ('[[kod]]\nprojekt = "1"\nnamnd = "KUN"\nfarg = "blå"\n', "farg kan inte stå där"),
        ('[[kod]]\nprojekt = "1"\nnamnd = "KUN"\nutanfor = "x"\n', "ange namnd"),
        ("[kod]\nprojekt = 1\n", "ska skrivas [[kod]]"),
        ("annat = 1\n", "okänt: annat"),
        ('[[lista]]\navtryck = "x"\n', "ska ha avtryck"),
        ("[[kod\n", "går inte att läsa"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_by_its_file(
    run: Run, tmp_path: Path, text: str, sagt: str
) -> None:
    (tmp_path / "listor.toml").write_text(text, "utf-8")

    done = run("importera", lista(tmp_path, *TRE), *VAL, "--ja")

    assert done.code == 4
    assert "listor.toml" in done.words
    assert sagt in done.words


@pytest.mark.parametrize(
    ("wrong", "sagt"),
    [
        ({"datum": "15/9 2022"}, "rad 2: datumet '15/9 2022' är inget datum"),
        ({"datum": "2022-09"}, "är ingen dag"),
        ({"konto": ""}, "rad 2: kontot saknas"),
        ({"ver": ""}, "rad 2: verifikatnumret saknas"),
        ({"belopp": ""}, "rad 2: beloppet saknas"),
        ({"belopp": "1.5"}, "rad 2: beloppet '1.5' går inte att läsa"),
        ({"projekt": ""}, "ingen kod och ingen nämnd"),
    ],
)
def test_every_fault_of_a_row_is_told_where_it_stands(
    tom: Path, run: Run, tmp_path: Path, wrong: dict[str, str], sagt: str
) -> None:
    said = {"ver": "1001", "belopp": "5", **wrong}
    first = row(said.pop("ver"), said.pop("belopp"), **said)
    before = fingerprint(tom)

    done = run("importera", lista(tmp_path, first, *TRE[1:]), *VAL, "--ja")

    assert (done.code, fingerprint(tom)) == (4, before)
    assert sagt in done.words


def _a_month(first: int, antal: int, manad: str) -> list[list[str]]:
    """Rows as a finance system gives them: costs, a credit note, revenue and VAT among them."""
    rows = []
    for n in range(first, first + antal):
        konto = {0: "3510", 1: "2640"}.get(n % 20, "5010" if n % 3 else "7010")
        projekt = "4711" if n % 2 else "4712"
        ore = 900_000 + 1_037 * n
        belopp = f"{'-' if n % 25 == 7 or konto == '3510' else ''}{ore // 100},{ore % 100:02d}"
        rows.append(
            row(
                str(n), belopp, datum=f"2022-{manad}-{1 + n % 28:02d}", konto=konto, projekt=projekt
            )
        )
    return rows


def test_a_list_of_three_hundred_vouchers_is_a_command_and_an_attest(
    run: Run, tmp_path: Path
) -> None:
    oktober = _a_month(1, 296, "10")
    dubbel, okand = row("400", "77,77"), row("401", "88,88", projekt="9999")
    fil = lista(tmp_path, *oktober, dubbel, [*dubbel], okand, row("402", "1", konto="3990"))
    for kommando in (
        ("aktor", "--for-aktor", "AT-01", "--roll", "attestant", "--organ", "KS-SK"),
        *(("attestratt", "--for-aktor", "AT-01", "--slag", slag, "--giltig-from", "2022-01-03")
          for slag in ("granskning", "beslut")),
    ):  # fmt: skip
        done = run("registrera", *kommando, "--datum", "2022-01-03", "--avser", "attest")
        assert done.code == 0, done.words
    assert run("importera", fil, *VAL, "--ja").code == 4
    with (tmp_path / "listor.toml").open("a", encoding="utf-8") as file:
        file.write('[[kod]]\nprojekt = "9999"\nutanfor = "ett annat projekt"\n')

    shown = run("importera", fil, *VAL, "--torrkor", "-f", "json").json["lista"]
    done = run("importera", fil, *VAL, "--ja", "-f", "json").json
    attest = run("attestera", "--lista", fil, "--ja", "--aktor", "AT-01", "-f", "json").json

    egen = {one["namnd"]: one["egenfinansierat_ore"] for one in shown["per_namnd"]}
    saldo = run("saldo", "--pott", "SOC-2022", "-f", "json").json["rader"]
    assert egen == {
        one["namnd"]: one["egenfinansierat_ore"] for one in saldo if one["namnd"] in egen
    }
    assert egen["FRN"] > 0 == egen["KUN"]
    assert len(shown["rader"]) == 300
    assert any("lik rad" in one for one in shown["anmarkningar"])
    assert attest["antal"] == done["registrerade"]
    assert attest["summa_ore"] == sum(one["summa_ore"] for one in shown["per_namnd"])

    november = (*oktober, dubbel, [*dubbel], okand, *_a_month(500, 40, "11"))
    more = run("importera", lista(tmp_path, *november), *VAL, "--ja", "-f", "json").json
    lagen = [one["lage"] for one in more["lista"]["rader"]]
    assert (more["redan"], more["registrerade"]) == (done["registrerade"], lagen.count("ny"))
    assert lagen[:298].count("ny") == 0


def test_at_a_terminal_what_a_list_does_not_say_is_asked_for(run: Run, tmp_path: Path) -> None:
    rubriker = [*UTFALL[:-1], "Belopp (tkr)"]
    fil = lista(tmp_path, row("1", "-12,5"), rubriker=rubriker)

    done = run("importera", fil, *VAL[:2], stdin="tkr\nkanske\nkredit\nj\n", terminal=True)

    assert done.code == 0, done.words
    assert "Ordet tkr står i listan" in done.words
    assert "ett positivt belopp" in done.words
    assert costs(run) == [("Kostnad", 1_250_000, "GL-2022:1:1")]


def test_what_was_recorded_in_the_wrong_pott_and_corrected_goes_into_the_right_one(
    run: Run, tmp_path: Path
) -> None:
    fil = lista(tmp_path, row("1", "5"))
    wrong = run("importera", fil, "--pott", "KS-2022", "--tecken", "debet", "--ja")
    nr = len(stored(run)) - 2  # the cost, and what its nämnd bears of it
    assert wrong.code == 0, wrong.words

    refused = run("importera", fil, *VAL, "--ja")
    corrected = run("registrera", "rattelse", "--avser-id", str(nr), "--skal", "fel pott",
                    "--avser", "rättas")  # fmt: skip
    done = run("importera", fil, *VAL, "--ja")

    assert (refused.code, corrected.code, done.code) == (7, 0, 0), corrected.words
    assert "redan registrerad i KS-2022" in refused.words
    assert stored(run)[-1]["pott"] == "SOC-2022"


def test_a_voucher_that_was_registered_by_hand_is_not_recorded_once_more(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    by_hand = {"pott": "SOC-2022", "datum": "2022-09-15", "namnd": "KUN", "belopp": "5",
               "insats": "kultur på fritiden", "verifikat": "GL-2022:1001:1",
               "avser": "för hand"}  # fmt: skip
    flags = (part for name, of in by_hand.items() for part in (f"--{name}", of))
    assert run("registrera", "forbrukning", *flags).code == 0
    before = fingerprint(tom)

    done = run("importera", lista(tmp_path, row("1001", "5")), *VAL, "--ja")

    assert (done.code, fingerprint(tom)) == (3, before)
    assert "R48" in done.words
