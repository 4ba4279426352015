"""What is taken away of a sheet before it is parsed has nothing to tell."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange.errors import Unreadable
from exchange.lists import column_name
from exchange.parsing import package, xlsx
from exchange.parsing.marks import Marks
from tests.exchange.skrivna import zipped

PART = "xl/worksheets/sheet1.xml"
ATTRIBUTES = st.sampled_from(
    ["", ' s="1"', ' t="s"', ' t="b"', ' s="12" t="n"', ' t="e"', " t='e'", ' t = "e"', ' t="str"',
     ' cm="1"', ' t="&#101;"', ' s="1"\n t="e"']
)  # fmt: skip
INSIDE = st.sampled_from(
    ["", "<v>1</v>", "<v>12.5</v>", "<v/>", "<v></v>", "<v>#REF!</v>", "<f>A1</f>", "<f/><v>1</v>",
     "<f>A1</f><v></v>", "<v>1</v><f>A1</f>", "<!-- <c r='A1'/> --><v>2</v>", "<v>a&amp;b</v>",
     "<is><t>x</t></is>", "<x:f>1</x:f>"]
)  # fmt: skip
ROWS = st.sampled_from(
    ["", ' spans="1:2"', ' hidden="1"', " hidden='true'", ' ht="0"', " ht='0.0'", ' ht="15"',
     ' customHeight="0"', ' x:dyDescent="0.25"', ' hidden="0"']
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Draw the XML of a sheet; here and there an address is left out."""
    rows = ""
    for nr in range(1, draw(st.integers(1, 5)) + 1):
        cells = ""
        for column in range(draw(st.integers(0, 5))):
            addressed = draw(st.integers(0, 19))
            address = f' r="{column_name(column)}{nr}"' if addressed else ""
            inside, attributes = draw(INSIDE), draw(ATTRIBUTES)
            cells += (
                f"<c{address}{attributes}>{inside}</c>" if inside else f"<c{address}{attributes}/>"
            )
        number = f' r="{nr}"' if draw(st.integers(0, 19)) else ""
        rows += f"<row{number}{draw(ROWS)}>{cells}</row>"
    return f'<worksheet xmlns:x="urn:x"><sheetData>{rows}</sheetData></worksheet>'


def marks(xml: str, *, block: int = 1 << 18, whole: bool = False) -> Marks | str:
    with tempfile.TemporaryDirectory() as folder:
        opened = package.Package(zipped(Path(folder) / "a.xlsx", {PART: xml}))
        try:
            if not whole:
                with patch.object(package, "_BLOCK", block):
                    return xlsx.marks(opened, PART)
            found = xlsx._Sheet()
            opened.walk(PART, found.start, found.end, found.text)
        except Unreadable as error:
            return str(error)
        return found.marks


@settings(max_examples=300, deadline=None)
@given(xml=sheets(), block=st.sampled_from([7, 64, 1 << 18]))
@example(xml='<w><row r="1"><c r="A1"><v>1</v></c></row><row><c t="e"/></row></w>', block=64)
def test_nothing_is_lost(xml: str, block: int) -> None:
    assert marks(xml, block=block) == marks(xml, whole=True)


@pytest.mark.parametrize(
    ("address", "fits"),
    [("A1", True), ("RZ200000", True), ("SF1", True), ("SG1", False), ("A200001", False),
     ("AAA1", False), ("ZZ1", False), ("A1000000", False)],
)  # fmt: skip
def test_what_is_too_large_is_seen(address: str, fits: bool) -> None:  # noqa: FBT001 - of the table
    found = marks(f'<w><row><c r="{address}"><v>1</v></c></row></w>')

    assert (found == Marks(set(), set(), {})) is fits
    assert fits or "större än en lista" in str(found)


def test_most_of_a_plain_sheet_is_taken_away() -> None:
    cells = '<c r="A{0}" t="s"><v>1</v></c><c r="B{0}" s="2"><v>1.5</v></c><c r="C{0}" s="1"/>'
    rows = "".join(f'<row r="{nr}" spans="1:3">{cells.format(nr)}</row>' for nr in range(1, 99))

    assert (
        xlsx._PLAIN.sub(b"", f"<sheetData>{rows}</sheetData>".encode())
        == b"<sheetData></sheetData>"
    )
