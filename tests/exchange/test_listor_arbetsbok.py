"""What a workbook says besides its values: what is hidden, and which cells have none to trust."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from exchange.errors import Unreadable
from exchange.lists import Problem, Sheet, read
from tests.exchange.skrivna import changed, ods_members, xlsx, zipped

SHEET = "xl/worksheets/sheet1.xml"
UNSAVED = Problem("en formel utan sparat värde")


def with_rows(folder: Path, rows: str, before: str = "") -> Path:
    """Write a workbook whose sheet has these rows of XML, and this before them."""
    start = xlsx(folder / "lista.xlsx", [["x"]])
    return changed(
        start,
        {
            SHEET: lambda _: (
                '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://'
                'schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="urn:x">'
                f"{before}<sheetData>{rows}</sheetData></worksheet>"
            )
        },
    )


def sheet(path: Path) -> Sheet:
    (found,) = read(path)
    return found


def cells(path: Path) -> dict[int, tuple[object, ...]]:
    return {row.nr: row.cells for row in sheet(path).rows}


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("<c r='B1'><f>1+1</f><v>2</v></c>", Decimal(2)),
        ('<c r="B1"><f>1+1</f></c>', UNSAVED),
        ('<c r="B1"><f>1+1</f><v/></c>', UNSAVED),
        ('<c r="B1"><f>1+1</f><v></v></c>', UNSAVED),
        ('<c r="B1"><f>1+1</f><v> </v></c>', UNSAVED),
        ('<c r="B1" t="n"><f t="shared" si="0"/></c>', UNSAVED),
        ('<c r="B1"><f/></c>', UNSAVED),
        ('<x:c r="B1"><x:f>1</x:f></x:c>', UNSAVED),
        ('<c r="B1" t="str"><f>""</f></c>', UNSAVED),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B1" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="B1" t="e"><v>#REF!</v></c>', Problem("felvärdet #REF!")),
        ("<c r='B1' t='e'><v>#REF!</v></c>", Problem("felvärdet #REF!")),
        ('<c r="B1" t = "e"><v>#N/A</v></c>', Problem("felvärdet #N/A")),
        ('<c t="e" r="B1"><v>#DIV/0!</v></c>', Problem("felvärdet #DIV/0!")),
        ('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Problem("felvärdet #DIV/0!")),
        ('<c r="B1"/>', None),
        ('<c r="B1" s="0"/>', None),
        ('<c r="B1" t="b"><v>1</v></c>', True),
        ('<c r="B1" t="b"><v>0</v></c>', False),
        ('<c r="B1"><v>0.30000000000000004</v></c>', Decimal("0.30000000000000004")),
        ('<c r="B1"><v>1E3</v></c>', Decimal(1000)),
        ('<c r="B1"><v>1e999</v></c>', Problem("ett tal som är för stort")),
        ('<c r="B1" t="inlineStr"><is><t>1 300,50</t></is></c>', "1 300,50"),
    ],
)
@pytest.mark.parametrize("last", ['<c r="C1"><v>7</v></c>', ""], ids=["i raden", "sist"])
def test_what_a_cell_holds(tmp_path: Path, cell: str, held: object, last: str) -> None:
    rest = (Decimal(7),) if last else ()
    found = cells(with_rows(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c>{cell}{last}</row>'))[1]

    assert found == ((Decimal(1), held, *rest) if held is not None or last else (Decimal(1),))
    assert [type(one) for one in found[1:2]] == [type(held)] * (held is not None or bool(last))


@pytest.mark.parametrize(
    "cell",
    ['<c r="B1" t="&#101;"><v>#NAME?</v></c>', '<c r="B1" t="e"><v>skräp</v></c>'],
    ids=["slaget som tecken", "okänt felvärde"],
)
def test_a_sheet_with_cells_that_no_spreadsheet_writes_is_refused(
    tmp_path: Path, cell: str
) -> None:
    file = with_rows(tmp_path, f'<row r="1">{cell}</row>')

    with pytest.raises(Unreadable, match=r"har ett blad som inte går att läsa \('Blad1'\)"):
        read(file)


def test_cells_without_an_address_follow_upon_each_other(tmp_path: Path) -> None:
    plain, empty, wrong = "<c><v>1</v></c>", "<c/>", '<c t="e"><v>#REF!</v></c>'
    rows = f'<row><c r="B1"><v>2</v></c>{wrong}</row><row>{plain}{empty}{wrong}</row>'

    assert cells(with_rows(tmp_path, rows)) == {
        1: (None, Decimal(2), Problem("felvärdet #REF!")),
        2: (Decimal(1), None, Problem("felvärdet #REF!")),
    }


def test_a_row_below_the_last_value_is_told_when_something_is_wrong_in_it(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="9"><c r="D9"><f>1</f></c></row>'

    assert cells(with_rows(tmp_path, rows)) == {2: (Decimal(1),), 9: (None, None, None, UNSAVED)}


def test_a_sheet_that_begins_further_in_keeps_its_rows_and_columns(tmp_path: Path) -> None:
    assert cells(with_rows(tmp_path, '<row r="5"><c r="C5"><v>1</v></c></row>')) == {
        5: (None, None, Decimal(1))
    }


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2" hidden="1">', '<row r="2" hidden="true">', "<row r='2' hidden='1'>",
        '<row hidden="1" r="2">', '<row r="2" ht="0" customHeight="1">', '<row r="2" ht="0.0">',
        '<row hidden="1">', '<x:row r="2" hidden="1">', '<row r="2" spans="1:2" hidden = "1">',
    ],
)  # fmt: skip
def test_hidden_rows_are_told(tmp_path: Path, row: str) -> None:
    end = "</x:row>" if row.startswith("<x:") else "</row>"
    shown = '<row r="{0}" hidden="0" ht="15"><c r="A{0}"><v>1</v></c></row>'
    rows = f'{shown.format(1)}{row}<c r="A2"><v>1</v></c>{end}{shown.format(3)}'

    assert [one.hidden for one in sheet(with_rows(tmp_path, rows)).rows] == [False, True, False]


@pytest.mark.parametrize(
    ("columns", "hidden"),
    [
        ('<col min="2" max="3" hidden="1"/>', {1, 2}),
        ('<col min="2" max="2" hidden="true"/><col min="4" max="4" hidden="0"/>', {1}),
        ('<col min="1" max="1" width="0" customWidth="1"/>', {0}),
        ('<col min="499" max="16384" hidden="1"/>', {498, 499}),
        ('<col min="1" max="9" width="10"/>', set()),
    ],
)
def test_hidden_columns_are_told(tmp_path: Path, columns: str, hidden: set[int]) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'

    found = sheet(with_rows(tmp_path, rows, f"<cols>{columns}</cols>"))

    assert found.hidden_columns == hidden
    assert found.knows_hidden


def book(path: Path) -> Path:
    """Write what Excel could: three sheets, one hidden, one very much so, and a chart."""
    made = xlsxwriter.Workbook(path)
    for name in ("Data", "Dold & gömd", "Mycket dold"):
        made.add_worksheet(name).write(0, 0, name)
    made.worksheets()[1].hide()
    made.worksheets()[2].very_hidden()
    chart = made.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$2"})
    made.add_chartsheet("Diagram").set_chart(chart)
    made.close()
    return path


def test_hidden_sheets_are_told_and_those_without_cells_left_out(tmp_path: Path) -> None:
    found = read(book(tmp_path / "lista.xlsx"))

    assert [(one.name, one.hidden) for one in found] == [
        ("Data", False), ("Dold & gömd", True), ("Mycket dold", True)
    ]  # fmt: skip
    assert [[row.cells for row in one.rows] for one in found] == [[(one.name,)] for one in found]


def test_a_sheet_is_asked_for_by_its_name(tmp_path: Path) -> None:
    file = book(tmp_path / "lista.xlsx")

    assert [one.name for one in read(file, blad="Dold & gömd")] == ["Dold & gömd"]
    with pytest.raises(Unreadable, match="inget blad som heter 'Blad1'") as error:
        read(file, blad="Blad1")
    assert error.value.hjalp == "Bladen är 'Data', 'Dold & gömd', 'Mycket dold'."
    text = tmp_path / "lista.csv"
    text.write_text("a;b\n")
    with pytest.raises(Unreadable, match="har inga blad"):
        read(text, blad="Data")


def test_a_time_of_day_is_left_out_of_a_day_and_a_text_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "lista.xlsx"
    made = xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd hh:mm"})
    made.add_worksheet().write_row(
        0, 0, [datetime(2022, 3, 1, 13, 45), time(13, 45)]  # noqa: DTZ001 - as Excel has it
    )  # fmt: skip
    made.close()

    (found,) = cells(file).values()

    assert found[0] == date(2022, 3, 1)
    assert type(found[0]) is date
    assert isinstance(found[1], str)
    assert "13:45" in found[1]


def test_of_merged_cells_the_first_has_the_value(tmp_path: Path) -> None:
    file = tmp_path / "lista.xlsx"
    made = xlsxwriter.Workbook(file)
    made.add_worksheet().merge_range("B2:C3", "ihop")
    made.close()

    assert cells(file) == {2: (None, "ihop")}


def ods_rows(rows: Iterable[str]) -> str:
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)


def test_a_cell_of_an_ods_that_stands_for_many_is_many(tmp_path: Path) -> None:
    one = '<table:table-cell {} office:value-type="float" office:value="1"/>'
    many = one.format('table:number-columns-repeated="3"')
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    after = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    rows = ods_rows([many + rest, one.format("")]) + f"{after}</table:table-row>"

    found = cells(zipped(tmp_path / "lista.ods", ods_members(rows)))

    assert found == {1: (Decimal(1),) * 3, 2: (Decimal(1),)}


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        (
            'office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>',
            Problem("felvärdet #DIV/0!"),
        ),
        (
            'calcext:value-type="error" office:value-type="float"><text:p>Err:502</text:p>',
            Problem("felvärdet Err:502"),
        ),
        ('table:formula="of:=A1">', UNSAVED),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2">', Decimal(2)),
        ('office:value-type="currency" office:value="12.5"><text:p>12,50 kr</text:p>',
         Decimal("12.5")),
        ('office:value-type="date" office:date-value="2022-03-01T13:45:00">', date(2022, 3, 1)),
    ],
)  # fmt: skip
def test_what_a_cell_of_an_ods_holds(tmp_path: Path, cell: str, held: object) -> None:
    one = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = ods_rows([f"{one}<table:table-cell {cell}</table:table-cell>{one}"])

    (row,) = sheet(zipped(tmp_path / "lista.ods", ods_members(rows))).rows

    assert row.cells == (Decimal(1), held, Decimal(1))
    assert type(row.cells[1]) is type(held)


def test_an_error_of_an_ods_that_stands_for_many_is_many(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell'
        ' table:number-columns-repeated="2" calcext:value-type="error" office:value-type="string"'
        ' office:string-value=""><text:p>#REF!</text:p></table:table-cell></table:table-row>'
    )

    found = cells(zipped(tmp_path / "lista.ods", ods_members(rows)))

    assert found == {1: (Problem("felvärdet #REF!"),) * 2, 2: (Problem("felvärdet #REF!"),) * 2}


def test_hidden_rows_and_columns_of_an_ods_are_told(tmp_path: Path) -> None:
    shown = '<table:table-cell office:value-type="float" office:value="1"/>'
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16000" table:visibility="visible"/>'
        f"{ods_rows([shown])}"
        f'<table:table-row table:visibility="collapse">{shown}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2" table:visibility="filter">{shown}'
        f"</table:table-row>{ods_rows([shown])}"
        '<table:table-row table:number-rows-repeated="1048000" table:visibility="collapse"/>'
    )

    found = sheet(zipped(tmp_path / "lista.ods", ods_members(rows)))

    assert found.hidden_columns == {2, 3, 4}
    assert [one.hidden for one in found.rows] == [False, True, True, True, False]


def test_two_sheets_of_one_name_are_not_told_apart(tmp_path: Path) -> None:
    book(tmp_path / "lista.xlsx")
    file = changed(
        tmp_path / "lista.xlsx",
        {"xl/workbook.xml": lambda text: text.replace('"Mycket dold"', '"Data"')},
    )

    with pytest.raises(Unreadable, match="har två blad som heter 'Data'"):
        read(file)
