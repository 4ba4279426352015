"""What the cells of a list say: amounts, days, headers, totals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from exchange.errors import Unreadable
from exchange.lists import Problem, Row, fordelningslista, utfallslista, varden
from exchange.lists.cells import Cell
from exchange.lists.rubriker import huvud


@pytest.mark.parametrize(
    ("cell", "ore"),
    [
        ("2 600 000", 260_000_000),
        ("2\xa0600\xa0000 kr", 260_000_000),
        (" 12 500,5 ", 1_250_050),
        (Decimal(3100000), 310_000_000),
        (Decimal("0.01"), 1),
        (Decimal("-2.5"), -250),
        ("-2 500", -250_000),
        ("\u22122 500", -250_000),
        ("2 500-", -250_000),
        ("0", 0),
        ("0,00 kr", 0),
        (Decimal(0), 0),
    ],
)
def test_an_amount_is_read_in_ore_with_its_sign(cell: Cell, ore: int) -> None:
    assert varden.ore(cell) == ore


@pytest.mark.parametrize(
    ("cell", "enhet", "ore"),
    [
        ("1 300", "tkr", 130_000_000),
        ("1 300 tkr", "tkr", 130_000_000),
        ("19,7", "mkr", 1_970_000_000),
        (Decimal("19.7"), "mkr", 1_970_000_000),
        (Decimal("0.00001"), "tkr", 1),
    ],
)
def test_an_amount_in_thousands_is_exact(cell: Cell, enhet: varden.Enhet, ore: int) -> None:
    assert varden.ore(cell, enhet) == ore


@pytest.mark.parametrize(
    ("cell", "sagt"),
    [
        (None, "beloppet saknas"),
        ("  ", "beloppet saknas"),
        ("1.5", "går inte att läsa"),
        ("1e5", "går inte att läsa"),
        ("2,6 mkr", "går inte att läsa"),
        ("12 34", "går inte att läsa"),
        ("-", "går inte att läsa"),
        (Decimal("0.001"), "fler än två decimaler"),
        (Decimal(10) ** 15, "för stort"),
        (date(2022, 1, 1), "2022-01-01 är inget belopp"),
        (True, "SANT är inget belopp"),
        (Problem("felvärdet #REF!"), "(felvärdet #REF!) är inget belopp"),
    ],
)
def test_what_is_no_amount_says_why(cell: Cell, sagt: str) -> None:
    with pytest.raises(ValueError, match=r".") as told:
        varden.ore(cell)
    assert sagt in str(told.value)


@pytest.mark.parametrize(
    "cell", [date(2022, 9, 5), "2022-09-05", "20220905", Decimal(20220905), "2022-09-05 00:00:00"]
)
def test_a_day_is_one_day_however_it_is_kept(cell: Cell) -> None:
    assert varden.dag(cell) == "2022-09-05"


@pytest.mark.parametrize("cell", [None, "", "2022-09", "5/9 2022", "2022-13-01", "0905"])
def test_what_is_no_day_is_told(cell: Cell) -> None:
    with pytest.raises(ValueError, match="datum"):
        varden.dag(cell)


def _rows(*rows: list[Cell], hidden: tuple[int, ...] = ()) -> list[Row]:
    return [Row(nr, tuple(row), nr in hidden) for nr, row in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("rubriker", "slag", "kolumner"),
    [
        (["Nämnd", "Belopp (kr)"], "fordelning", {"namnd": 0, "belopp": 1}),
        (["NÄMND", "Ur medel från\nSocialstyrelsen (kr)"], "fordelning", {"namnd": 0, "belopp": 1}),
        (["Ver.nr", "Bokf.datum", "Konto", "Belopp"], "utfall",
         {"verifikat": 0, "datum": 1, "konto": 2, "belopp": 3}),
        (["Konto", "Verifikat", "Datum", "Debet", "Kredit", "Projekt"], "utfall",
         {"konto": 0, "verifikat": 1, "datum": 2, "debet": 3, "kredit": 4, "projekt": 5}),
    ],
)  # fmt: skip
def test_a_header_is_known_by_the_words_that_people_write(
    rubriker: list[Cell], slag: str, kolumner: dict[str, int]
) -> None:
    found = huvud(iter(_rows(["Rapport", None], rubriker)))

    assert (found.nr, found.slag, dict(found.kolumner)) == (2, slag, kolumner)


def test_a_header_is_the_same_by_its_words_and_not_by_its_spelling() -> None:
    one = huvud(iter(_rows(["Nämnd", "Belopp (kr)"])))
    same = huvud(iter(_rows(["NÄMND ", "belopp"])))
    moved = huvud(iter(_rows(["Belopp", "Nämnd"])))

    assert one.avtryck == same.avtryck != moved.avtryck


def test_a_hidden_header_is_none_and_a_role_that_is_none_is_told() -> None:
    with pytest.raises(Unreadable, match="ingen rad har rubriker"):
        huvud(iter(_rows(["Nämnd", "Belopp"], hidden=(1,))))
    with pytest.raises(Unreadable, match="kan inte vara 'pris'"):
        huvud(iter(_rows(["Nämnd", "Belopp"])), valda={"pris": "Belopp"})


def test_below_the_total_stand_notes_and_no_rows() -> None:
    rows = _rows(
        ["Nämnd", "Belopp"], ["KUN", "5"], [None, None], ["Summa", "5"], ["* efter beslut", None],
        ["MN", "7"], ["Totalt", "12"], ["Delsumma", "1"],
    )  # fmt: skip
    cells = iter(rows)
    lista = fordelningslista.read(cells, huvud(cells))

    assert [(rad.namn, rad.fel) for rad in lista.rader] == [
        ("KUN", ""),
        ("MN", "raden står efter totalraden"),
        ("Totalt", "listan har två totalrader"),
        ("Delsumma", "raden står efter totalraden"),
    ]


@pytest.mark.parametrize(
    ("row", "fel"),
    [
        (["Delsumma", "5"], "delsumma"),
        ([None, "5"], "ingen nämnd"),
        (["KUN", "0"], "beloppet är noll"),
        (["KUN", Problem("en formel utan sparat värde")], "en formel utan sparat värde"),
    ],
)
def test_a_row_that_cannot_be_one_says_why(row: list[Cell], fel: str) -> None:
    cells = iter(_rows(["Nämnd", "Belopp"], row))

    (rad,) = fordelningslista.read(cells, huvud(cells)).rader

    assert fel in rad.fel


def test_rows_of_outcome_keep_their_sign_and_their_order_in_the_voucher() -> None:
    cells = iter(
        _rows(
            ["Ver", "Datum", "Konto", "Belopp"],
            ["A1", "2022-09-01", "5010", Decimal(5)],
            ["A1", "2022-09-01", "5010", Decimal(-5)],
            ["A1", "2023-09-01", "5010", Decimal(5)],
            [None, None, "Summa", Decimal(5)],
        )
    )
    found = [*utfallslista.read(cells, huvud(cells), tecken="kredit")]

    assert [(rad.rad, rad.belopp_ore, rad.summarad) for rad in found] == [
        (1, -500, False), (2, 500, False), (1, -500, False), (1, -500, True),
    ]  # fmt: skip
