"""The same table in every format gives the same cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from exchange.lists import Row, column_name, read
from tests.exchange.skrivna import Table, csv_bytes, ods, xls, xlsx

TABLE: Table = [
    ["Utfall 2022"],
    [],
    ["Konto", "Text", "Belopp", "Datum", "Klar"],
    [Decimal(4010), "Hyra, åäö ÅÄÖ", Decimal("1300000.5"), date(2022, 3, 1), True],
    [Decimal(4020), "Två\nrader", Decimal("-0.25"), date(1900, 3, 1), False],
    [None, "007", Decimal(0), date(2024, 2, 29), None],
    [None, "Summa", Decimal(123456789012), None, None],
]
WRITERS: dict[str, Callable[[Path, Table], Path]] = {".xlsx": xlsx, ".xls": xls, ".ods": ods}
ENCODINGS = {"utf-8": "utf-8", "BOM": "utf-8-sig", "utf-16": "utf-16", "cp1252": "cp1252"}


def expected(table: Table) -> list[Row]:
    rows = []
    for nr, row in enumerate(table, 1):
        cells = tuple(row)
        while cells and cells[-1] is None:
            cells = cells[:-1]
        if cells:
            rows.append(Row(nr, cells, hidden=False))
    return rows


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_table_gives_the_same_cells(tmp_path: Path, suffix: str) -> None:
    (sheet,) = read(WRITERS[suffix](tmp_path / f"lista{suffix}", TABLE))

    assert list(sheet.rows) == expected(TABLE)
    assert (sheet.name, sheet.hidden, sheet.hidden_columns) == ("Blad1", False, frozenset())
    assert sheet.knows_hidden is (suffix != ".xls")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_table_that_begins_further_in_keeps_its_rows_and_columns(
    tmp_path: Path, suffix: str
) -> None:
    table: Table = [[], [None], [None, None, "Konto"], [None, None, None, Decimal(1)]]

    (sheet,) = read(WRITERS[suffix](tmp_path / f"lista{suffix}", table))

    assert list(sheet.rows) == expected(table)


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_cell_is_a_float_and_a_whole_number_has_no_decimals(tmp_path: Path, suffix: str) -> None:
    amounts = ["1300000", "0.1", "1e22", "-0.0", "1e-7", "123456789.01"]
    written = [[Decimal(one)] for one in amounts]

    (sheet,) = read(WRITERS[suffix](tmp_path / f"lista{suffix}", written))
    cells = [row.cells[0] for row in sheet.rows]

    assert [type(cell) for cell in cells] == [Decimal] * len(amounts)
    assert [f"{cell:f}" for cell in cells] == [
        *("1300000", "0.1", "10000000000000000000000", "0"),
        *("0.0000001", "123456789.01"),
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semikolon", "komma", "tab"])
@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_text_gives_the_same_cells_as_text(tmp_path: Path, encoding: str, separator: str) -> None:
    words = [["" if cell is None else str(cell) for cell in row] for row in TABLE]
    file = tmp_path / "lista.csv"
    file.write_bytes(csv_bytes(words, separator, encoding))

    (sheet,) = read(file)

    numbers = [1, 3, 4, 5, 7, 8]  # of the lines on which they begin: row 5 has two
    said = expected([[cell or None for cell in row] for row in words])
    assert list(sheet.rows) == [row._replace(nr=nr) for nr, row in zip(numbers, said, strict=True)]
    assert (sheet.name, sheet.hidden, sheet.knows_hidden) == ("lista", False, True)


def test_rows_can_be_gone_through_again_and_side_by_side(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "lista.xlsx", [[Decimal(nr)] for nr in range(1200)])

    (sheet,) = read(file)
    file.unlink()

    assert list(zip(sheet.rows, sheet.rows, strict=True)) == [(row, row) for row in sheet.rows]
    assert [row.nr for row in sheet.rows] == list(range(1, 1201))


def test_a_cell_beyond_the_last_is_empty() -> None:
    row = Row(1, ("a",), hidden=False)

    assert (row.cell(0), row.cell(7)) == ("a", None)


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_called_as_the_spreadsheet_calls_them(index: int, name: str) -> None:
    assert column_name(index) == name
