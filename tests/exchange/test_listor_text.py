"""A list as text: what tells its separator, where a row begins, and that nothing is lost."""

from __future__ import annotations

import codecs
import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exchange.errors import Unreadable
from exchange.parsing import text

CELLS = st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)
ENCODINGS = {
    "utf-8": b"", "utf-8-sig": b"", "utf-16": b"", "cp1252": b"",
    "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
}  # fmt: skip


def rows(data: bytes | str) -> list[tuple[int, list[object]]]:
    """Parse a file with these contents, here and not in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lista.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        (found,) = text.sheets(path, "csv", None)
        return list(found.rows)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@settings(max_examples=200, deadline=None)
@given(
    table=TABLES,
    encoding=st.sampled_from(list(ENCODINGS)),
    ends=st.sampled_from(["\r\n", "\n", "\r"]),
    separator=st.sampled_from(";,\t|"),
)
def test_what_is_written_is_read(
    table: list[list[str]], encoding: str, ends: str, separator: str
) -> None:
    """The separator is told, as Excel tells it, since a table of chance could look like another."""
    written, begins = f"sep={separator}{ends}", []
    for row in table:
        begins.append(1 + len(re.findall(r"\r\n|\r|\n", written)))
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=separator, lineterminator=ends, quoting=csv.QUOTE_ALL).writerow(
            row
        )
        written += out.getvalue()
    data = ENCODINGS[encoding] + written.encode(encoding)
    assume(encoding != "cp1252" or data.isascii() or not is_utf8(data))

    assert rows(data) == list(zip(begins, table, strict=True))


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("Konto;Belopp\n4010;1,50\n4020;2,75\n", ["Konto", "Belopp"]),
        ("Konto;Belopp, kr\n4010;1,50\n4020;2,75\n", ["Konto", "Belopp, kr"]),
        ("Konto\tBelopp; kr\n4010\t1,50\n", ["Konto", "Belopp; kr"]),
        ("Konto,Belopp\n4010,1.50\n4020,2.75\n", ["Konto", "Belopp"]),
        ('Konto,Text\n4010,"a;b"\n4020,"c;d"\n', ["Konto", "Text"]),
        ('"Konto","Belopp"\n"4010","1,50"\n', ["Konto", "Belopp"]),
        ('Konto;Text\n4010;"rad\ntvå, tre, fyra"\n', ["Konto", "Text"]),
        (
            "Utfall 2022, hela året\n\nKonto;Ver;Belopp\n4010;1;1,50\n4020;2;2,50\n",
            ["Konto", "Ver", "Belopp"],
        ),
        ("Konto;Belopp;\nSumma\n4010;1,5\n", ["Konto", "Belopp", ""]),
        ("Konto\n4010\n", ["Konto"]),
        ("SEP=|\nKonto|Belopp;a;b\n", ["Konto", "Belopp;a;b"]),
    ],
)
def test_the_separator_is_the_one_that_makes_a_table(written: str, row: list[str]) -> None:
    assert row in [cells for _, cells in rows(written)]


def test_a_row_has_the_number_of_the_line_that_it_begins_on() -> None:
    found = rows('a;b\r\n1;"två\r\nrader"\r\n\r\n2;"tre\n\nrader"\r\n3;c\r\n')

    assert [(nr, row[:1]) for nr, row in found if row] == [
        (1, ["a"]), (2, ["1"]), (5, ["2"]), (8, ["3"])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('a;b\n1;"x"y\n', "på rad 2: det står text efter ett avslutande citattecken"),
        ('a;b\n\n1;"x\n2;y\n', "på rad 3: ett citattecken öppnar en cell som aldrig tar slut"),
        (f"a;b\n1;{'x' * 200_000}\n", "på rad 2: en cell är för lång"),
        (f'a;b\n{"x;" * 400_000}"\n\n{"x;" * 300_000}"', "en rad som är för lång"),
    ],
)
def test_what_cannot_be_divided_is_told_with_its_row(written: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        rows(written)


def test_a_quote_inside_a_cell_that_is_not_quoted_is_a_quote() -> None:
    assert rows('a;b\n1;5" skruv\n')[1] == (2, ["1", '5" skruv'])


def test_a_byte_that_no_other_encoding_has_is_windows_text_wherever_it_comes() -> None:
    late = ("a;b\n" + "1;2\n" * 100_000 + "3;åäö €\n").encode("cp1252")

    assert rows(late)[-1] == (100_002, ["3", "åäö €"])
