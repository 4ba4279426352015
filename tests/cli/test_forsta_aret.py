"""What somebody meets who for the first time records a year here: what is said, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.values.money import NBSP
from tests.cli.listor import BESLUT, KODER, SOC, csv, fordelat, potter, stored
from tests.cli.program import Run
from tests.cli.test_fraga import answers
from tests.cli.test_utfallslista import VAL, lista, row

SOC_VAL = ("--pott", "SOC-2022", "--beslut", BESLUT)


@pytest.fixture
def utfall(tom: Path, run: Run, tmp_path: Path) -> Path:
    """A folder whose ledger has money to spend, and codes that say whose a cost is."""
    fordelat(run, tmp_path)
    (tmp_path / "listor.toml").write_text(KODER, "utf-8")
    return tmp_path


def many(first: int, until: int) -> list[list[str]]:
    return [row(str(nr), "10") for nr in range(first, until)]


def test_a_difference_is_told_with_the_option_that_accepts_it(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    potter(run, tmp_path)
    done = run("importera", csv(tmp_path / "soc.csv", SOC), *SOC_VAL, "--ja")

    assert 'godta skillnaden med ett skäl: --godta-avvikelse "skäl"' in done.words


def test_a_fordelning_without_a_day_is_asked_for_its_decision(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    potter(run, tmp_path)
    done = run("importera", csv(tmp_path / "soc.csv", SOC), "--pott", "SOC-2022", "--ja")

    assert (done.code, "Ange beslutet: --beslut" in done.words) == (2, True)


def test_a_table_is_counted_as_the_one_registration_that_it_is(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    potter(run, tmp_path)
    fil = csv(tmp_path / "f.csv", [["Nämnd", "Belopp"], ["KUN", "5"], ["FRN", "7"]])

    shown = run("importera", fil, *SOC_VAL, "--torrkor")
    done = run("importera", fil, *SOC_VAL, "--ja")

    assert "1 skulle bli ny, 0 redan registrerade, 0 avvisade av 1 registrering\n" in shown.text
    assert done.text.endswith(f"av 1 registrering (händelse {len(stored(run)) - 1})\n")


def test_of_many_rows_what_is_new_or_wrong_is_shown_before_what_is_known(
    utfall: Path, run: Run
) -> None:
    assert run("importera", lista(utfall, *many(1, 50)), *VAL, "--ja").code == 0
    nya = [*many(1, 50), row("50", "10"), row("51", "1 000", projekt="4799"), row("52", "10")]

    done = run("importera", lista(utfall, *nya), *VAL, "--torrkor")

    table = done.text.partition("Läses som")[2].partition("… och")[0]
    assert [line.split()[0] for line in table.splitlines()[2:]] == [
        *map(str, (*range(2, 9), 51, 52, 53))
    ]
    assert "… och 42 rader till; tillsammans 2 nya, 49 redan, 1 fel." in done.text


def test_faults_are_told_in_the_order_of_the_file(utfall: Path, run: Run) -> None:
    rows = [
        row(str(nr), "10", projekt="9", datum=datum)
        for nr, datum in enumerate(("2022-10-02", "2022-11-01", "2022-09-01"), 1)
    ]

    done = run("importera", lista(utfall, row("0", "10"), *rows), *VAL, "--torrkor")

    assert "Fel: rad 3: okänd kod: projekt 9\n" in done.words
    assert "Samma fel som rad 3: 2 rader till: 4, 5\n" in done.words


def test_an_amount_that_has_changed_is_told_with_both_and_how_it_is_corrected(
    utfall: Path, run: Run
) -> None:
    assert run("importera", lista(utfall, row("1", "10")), *VAL, "--ja").code == 0
    nr = len(stored(run)) - 1

    done = run("importera", lista(utfall, row("1", "12,50")), *VAL, "--ja")
    said = done.words.replace(NBSP, " ")

    assert f"(händelse {nr}, 10 kr; listan säger 12,50 kr)" in said
    assert f"(liggare registrera rattelse --avser-id {nr})" in said
    correction = ("--avser-id", str(nr), "--skal", "fel", "--avser", "rättas")
    assert run("registrera", "rattelse", *correction).code == 0
    assert run("importera", lista(utfall, row("1", "12,50")), *VAL, "--ja").code == 0


def test_what_a_namnd_bears_itself_is_explained_where_it_is_shown(utfall: Path, run: Run) -> None:
    inom = run("importera", lista(utfall, row("1", "10")), *VAL, "--torrkor")
    over = run("importera", lista(utfall, row("1", "4 000 000")), *VAL, "--torrkor")

    assert ["Egen ram: det som inte ryms" in one.text for one in (inom, over)] == [False, True]


@pytest.mark.parametrize(
    ("skrivet", "sagt"),
    [
        ("utf-8", 'från rad 2; en rad skrivs namn = "värde"'),
        ("cp1252", "är inte sparad som UTF-8"),
    ],
)
def test_what_cannot_be_read_beside_the_ledger_is_told_in_swedish(
    utfall: Path, run: Run, skrivet: str, sagt: str
) -> None:
    (utfall / "listor.toml").write_text('[[kod]]\nnämnd = "KUN"\n', skrivet)

    done = run("importera", lista(utfall, row("1", "10")), *VAL, "--ja")

    assert (done.code, sagt in done.words) == (4, True)


def test_a_word_that_is_none_of_a_list_is_told_with_them_as_they_are_said(
    avtal: Path, run: Run
) -> None:
    given = {
        "pott": "SOC-2022", "avser_id": "exempel-016", "utfall": "kanske\nåterlämnas",
        "datum": "2022-12-20", "avser": "x", "beslut": "KS 2022-12-20 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "provning", stdin=answers("ProvaNamndensBesked", given))

    assert done.code == 0, done.words
    assert "'kanske' är inte något av medgiven, återlämnas" in done.words


def test_a_list_that_is_another_potts_is_told_so_once(utfall: Path, run: Run) -> None:
    fil = lista(utfall, *many(1, 5))
    assert run("importera", fil, *VAL, "--ja").code == 0

    done = run("importera", fil, "--pott", "KS-2022", "--ja")

    assert done.code == 7
    assert done.words.count("redan registrerad i SOC-2022. Ange --pott SOC-2022") == 1
    assert "Samma fel som rad 2: 3 rader till: 3, 4, 5" in done.words


def test_a_total_without_an_amount_is_told_as_a_total(tom: Path, run: Run, tmp_path: Path) -> None:
    potter(run, tmp_path)
    rows = [["Nämnd", "Belopp"], ["KUN", "5"], ["Summa", ""]]

    done = run("importera", csv(tmp_path / "f.csv", rows), *SOC_VAL, "--ja")

    assert "rad 3: totalraden: beloppet saknas (raden: Summa)" in done.words
    assert "finns inte i registret" not in done.words
