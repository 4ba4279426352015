"""What Excel is given: money, days and numbers as such, all else as the text that CSV has."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from reports.writers.xlsx import xlsx_bytes
from tests.cli.program import inside

DAG, KRONOR = "yyyy-mm-dd", "#,##0.00"
_SHARED = "xl/sharedStrings.xml"
_CELL = re.compile(r'<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(\w+)")?>(.*?)</c>')
FRAGOR = {
    ("saldo", "--per", "2022-12-31", "--registrerat-per", "2099-12-31"): {"per_datum"},
    ("saldo", "--rakenskapsar", "2022"): {"per_datum"},
    ("saldo", "--ram"): set(),
    ("poster", "--position", "sparrat"): {"handelsedatum"},
    ("handelser",): {"handelsedatum", "sista_dag"},
    ("avvikelser",): set(),
    ("regler",): {"giltig_from"},
    ("bevaka", "--idag", "2099-12-31"): {"forfaller"},
    ("intyg", "--lopande"): {"handelsedatum"},
}
"""What is asked, and the columns of it that have days."""


class Cell(NamedTuple):
    """What a cell holds, a number or a text, and the format that a number is shown in."""

    value: float | str
    form: str


def rows(book: bytes) -> list[dict[str, Cell]]:
    """The rows of a workbook by its headings, without the cells that are empty."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
        names = parts.namelist()
        words = parts.read("xl/sharedStrings.xml").decode() if _SHARED in names else ""
    shared = [unescape(text) for text in re.findall(r"<si><t[^>]*>(.*?)</t>", words, re.DOTALL)]
    called = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="(.*?)"/>', styles))
    used = re.findall(r'numFmtId="(\d+)"', styles.partition("<cellXfs")[2])

    def cell(style: str, kind: str, inner: str) -> Cell:
        held = re.sub("<.*?>", "", inner)
        if kind == "inlineStr":
            return Cell(unescape(held), "")
        if kind == "s":
            return Cell(shared[int(held)], "")
        return Cell(float(held), called.get(used[int(style or 0)], ""))

    found = [
        {column: cell(*held) for column, *held in _CELL.findall(row)}
        for row in re.findall(r"<row .*?</row>", sheet, re.DOTALL)
    ]
    head, rest = found[:1], found[1:]
    return [{str(head[0][column].value): one for column, one in row.items()} for row in rest]


def as_in_csv(cell: Cell) -> str:
    """What CSV says where a workbook has a cell."""
    if isinstance(cell.value, str):
        return cell.value
    if cell.form == DAG:
        return (date(1899, 12, 30) + timedelta(cell.value)).isoformat()
    return f"{cell.value:.2f}".replace(".", ",") if cell.form == KRONOR else f"{cell.value:.0f}"


def days(found: list[dict[str, Cell]]) -> set[str]:
    """The columns that have a date."""
    return {name for row in found for name, cell in row.items() if cell.form == DAG}


@pytest.mark.parametrize("dag", ["2022-08-17", "2000-02-29", "2099-12-31"])
def test_a_day_is_a_date_shown_as_it_is_written(dag: str) -> None:
    (row,) = rows(xlsx_bytes([{"handelsedatum": dag}]))

    assert row["handelsedatum"].form == DAG
    assert as_in_csv(row["handelsedatum"]) == dag


@pytest.mark.parametrize(
    "skrivet",
    ["2022", "2022-08", "../2022-08-12", "2022-02-30", "2022-W33-3", "20220817", "igår", ""],
)
def test_what_is_no_one_day_stays_the_text_it_is(skrivet: str) -> None:
    (row,) = rows(xlsx_bytes([{"handelsedatum": skrivet}]))

    assert row["handelsedatum"] == Cell(skrivet, "")


@pytest.mark.parametrize(
    ("name", "skrivet"),
    [
        ("avser", "2022-08-17"),
        ("verifikat", "20220817"),
        ("diarienummer", "STK-2018-1233"),
        ("liggarnummer", "2022-000029"),
        ("kommando_id", "2022-08-17"),
        ("registrerad", "2022-08-17T12:00:00.000000Z"),
        ("belopp_ore", "okänt"),
    ],
)
def test_a_text_is_a_text_however_it_reads(name: str, skrivet: str) -> None:
    (row,) = rows(xlsx_bytes([{name: skrivet}]))

    assert row[name.removesuffix("_ore")] == Cell(skrivet, "")


@pytest.mark.parametrize(("args", "dagar"), FRAGOR.items(), ids=map(" ".join, FRAGOR))
def test_a_workbook_says_what_csv_says_with_its_days_as_dates(
    demo: Path, tmp_path: Path, args: tuple[str, ...], dagar: set[str]
) -> None:
    fil = tmp_path / "svar.xlsx"
    raw = inside("--liggare", demo, *args, "-f", "csv").out.decode("utf-8-sig")
    inside("--liggare", demo, *args, "-f", "xlsx", "-o", fil)

    found = rows(fil.read_bytes())

    table = [
        {name: cell.removeprefix("'") for name, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(raw, newline=""), delimiter=";")
    ]
    assert table == [{name: as_in_csv(cell) for name, cell in row.items()} for row in found]
    assert days(found) == dagar
    texts = [cell.value for row in found for cell in row.values() if isinstance(cell.value, str)]
    assert not [text for text in texts if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]


def test_a_certificate_has_the_days_of_its_margins(demo: Path, tmp_path: Path) -> None:
    """In CSV it is the running figures, so that there is nothing to hold it against."""
    fil = tmp_path / "intyg.xlsx"

    assert inside("--liggare", demo, "intyg", "-f", "xlsx", "-o", fil).code == 0

    assert days(rows(fil.read_bytes())) == {"registrering_datum", "handelsedatum_datum"}
