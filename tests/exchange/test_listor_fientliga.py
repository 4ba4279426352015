"""Files that are broken, locked, not what they are called, or made to take all there is.

Each is refused in words, within 5 seconds and 300 MB; what is measured is the process that asks and
the one that parses, together.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from string import ascii_uppercase
from unittest.mock import patch

import pytest

from exchange.errors import Missing, Unreadable
from exchange.lists import read
from exchange.parsing import limits
from tests.exchange.skrivna import changed, compound, ods, ods_members, xls, xlsx, zipped
from tests.exchange.test_listor_arbetsbok import SHEET, with_rows
from tests.exchange.test_listor_format import TABLE

ROOT = Path(__file__).parents[2]
PROBE = """
import json, resource, sys
from pathlib import Path
sys.path.append(sys.argv[1])
from exchange.errors import Unreadable
from exchange.lists import read
try:
    said = {"sheets": [sum(1 for _ in sheet.rows) for sheet in read(Path(sys.argv[2]))]}
except Unreadable as error:
    said = {"wrong": str(error), "help": error.hjalp}
status = Path("/proc/self/status").read_text("ascii")  # getrusage also counts who started this
here = int(status.partition("VmHWM:")[2].split()[0])
there = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps(said | {"peak": here + there}))
"""
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
LAUGHS = f'<!DOCTYPE lol [<!ENTITY a0 "ha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


def refused(file: Path) -> tuple[str, str]:
    """Read a file as its own program; return what was wrong and what to do about it."""
    began = time.monotonic()
    command = [sys.executable, "-c", PROBE, str(ROOT), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = time.monotonic() - began
    said = json.loads(done.stdout)

    assert took < 5, took
    assert said["peak"] < 300 * 1024, said["peak"]
    assert "wrong" in said, said
    return said["wrong"], said["help"]


def with_declaration(folder: Path, part: str, declared: str) -> Path:
    end = "?>\n" if part != SHEET else "?>"
    return changed(
        xlsx(folder / "lista.xlsx", TABLE),
        {part: lambda text: text.replace(end, f"{end}{declared}", 1)},
    )


def ods_with(folder: Path, rows: str, before: str = "") -> Path:
    return zipped(folder / "lista.ods", ods_members(rows, before=before))


def spaces(megabytes: int) -> str:
    return " " * (megabytes << 20)


def many_members(folder: Path) -> Path:
    return zipped(folder / "lista.xlsx", {f"xl/{n}.xml": "<a/>" for n in range(1001)})


def twice(folder: Path) -> Path:
    file = xlsx(folder / "lista.xlsx", TABLE)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/worksheets/SHEET1.xml", "<worksheet/>")
    return file


def method(folder: Path) -> Path:
    file = xlsx(folder / "lista.xlsx", TABLE)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/annat.xml", "<a/>")
    return file


def lying_size(folder: Path) -> Path:
    """Write a workbook that states another size of its sheet than what comes out."""
    file = zipped(folder / "lista.xlsx", {"xl/workbook.xml": f"<a>{spaces(8)}</a>"}, level=1)
    data = bytearray(file.read_bytes())
    for begins, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = data.index(begins) + at
        data[place : place + 4] = struct.pack("<I", 100)
    file.write_bytes(data)
    return file


def flipped(folder: Path) -> Path:
    file = xlsx(folder / "lista.xlsx", TABLE)
    data = bytearray(file.read_bytes())
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[place] ^= 0xFF
    file.write_bytes(data)
    return file


def truncated(file: Path) -> Path:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def folder(place: Path) -> Path:
    (place / "lista.xlsx").mkdir()
    return place / "lista.xlsx"


def encrypted(place: Path) -> Path:
    return written(place / "lista.xlsx", compound("EncryptedPackage", bytes(9000)))


def locked_zip(place: Path) -> Path:
    file = xlsx(place / "lista.xlsx", TABLE)
    data = bytearray(file.read_bytes())
    for begins, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(begins) + at] |= 1
    return written(file, bytes(data))


def real_columns(place: Path) -> Path:
    cell = '<c r="{}1"><v>1</v></c>'
    names = ("".join(name) for length in (3, 4) for name in product(ascii_uppercase, repeat=length))
    return with_rows(place, f'<row r="1">{"".join(map(cell.format, names))}</row>')


MANY = (
    '<table:table-cell table:number-{}-repeated="{}" office:value-type="float" office:value="1"/>'
)
ROW = "<table:table-row{}>{}</table:table-row>"
BIG = '<row r="{}"><c r="{}"><v>1</v></c></row>'
HTML = b"<html><table><tr><td>Konto</td></tr></table></html>"
WORKBOOK = "xl/workbook.xml"

REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    # what takes all there is
    "zip-bomb": (
        lambda p: changed(xlsx(p / "lista.xlsx", TABLE), {SHEET: lambda _: spaces(100)}),
        "är en zip-bomb",
    ),
    "zip i zip": (
        lambda p: zipped(
            p / "lista.xlsx",
            {"inre.zip": zipped(p / "inre.zip", {"a": bytes(90 << 20)}).read_bytes()},
        ),
        "är ett zip-arkiv men ingen arbetsbok",
    ),
    "zip-bomb i en .ods": (
        lambda p: ods_with(p, spaces(100)), "är en zip-bomb",
    ),
    "många delar": (many_members, "har fler än 1000 delar"),
    "storleken är lögn": (lying_size, "är avhuggen eller skadad"),
    "skratt i bladet": (lambda p: with_declaration(p, SHEET, LAUGHS), "dokumenttypsdeklaration"),
    "skratt i texterna": (
        lambda p: with_declaration(p, "xl/sharedStrings.xml", LAUGHS), "dokumenttypsdeklaration",
    ),
    "skratt i arbetsboken": (
        lambda p: with_declaration(p, WORKBOOK, LAUGHS), "dokumenttypsdeklaration",
    ),
    "fil utifrån": (lambda p: with_declaration(p, SHEET, OUTSIDE), "dokumenttypsdeklaration"),
    "skratt i .ods": (lambda p: ods_with(p, "", LAUGHS), "dokumenttypsdeklaration"),
    "en miljon kolumner": (real_columns, "större än en lista får vara"),
    "sista cellen": (
        lambda p: with_rows(p, BIG.format(1, "A1") + BIG.format(1048576, "XFD1048576")),
        "större än en lista får vara",
    ),
    "för många celler": (
        lambda p: with_rows(p, BIG.format(1, "A1") + BIG.format(199999, "RZ199999")),
        "256 MB minne",
    ),
    "fler celler än en lista": (
        lambda p: with_rows(p, BIG.format(1, "A1") + BIG.format(199999, "T199999")),
        "större än en lista får vara",
    ),
    "upprepade celler": (
        lambda p: ods_with(p, ROW.format("", MANY.format("columns", 1000000))),
        "större än en lista får vara",
    ),
    "upprepade rader": (
        lambda p: ods_with(
            p,
            ROW.format(
                ' table:number-rows-repeated="1048576"', MANY.format("columns", 400)
            ),
        ),
        "större än en lista får vara",
    ),
    "upprepat ofta": (
        lambda p: ods_with(p, ROW.format("", MANY.format("columns", "9" * 30))),
        "större än en lista får vara",
    ),
    "för lång rad i text": (
        lambda p: written(p / "lista.csv", b";" * (30 << 20)), "har en rad som är för lång",
    ),
    "många kolumner i text": (
        lambda p: written(p / "lista.csv", b"a;b\n" + b";" * 500 + b"\n"),
        "större än en lista får vara",
    ),
    "många rader i text": (
        lambda p: written(p / "lista.csv", b"a;b\n" * 200_001), "större än en lista får vara",
    ),
    "citat utan slut": (
        lambda p: written(p / "lista.csv", b'a;b\n1;"ett\n' + b"x;y\n" * 500_000),
        "har en rad som är för lång|aldrig tar slut|för lång",
    ),
    "för stor": (lambda p: written(p / "lista.csv", b"a;b\n" * (13 << 20)), "är större än 50 MB"),
    # what is broken
    "avhuggen .xlsx": (
        lambda p: truncated(xlsx(p / "lista.xlsx", TABLE)), "är avhuggen eller skadad",
    ),
    "avhuggen .ods": (
        lambda p: truncated(ods(p / "lista.ods", TABLE)), "är avhuggen eller skadad",
    ),
    "avhuggen .xls": (lambda p: truncated(xls(p / "lista.xls", TABLE)), "är ingen hel arbetsbok"),
    "en byte fel": (flipped, "är avhuggen eller skadad"),
    "samma del två gånger": (twice, "har två delar som heter"),
    "packad annorlunda": (method, "är packad på ett sätt"),
    "inte XML": (
        lambda p: changed(xlsx(p / "lista.xlsx", TABLE), {SHEET: lambda t: t[:-20]}),
        "har en del som inte är XML",
    ),
    "adress som ingen har": (
        lambda p: with_rows(p, '<row r="1"><c r="1A"><v>1</v></c></row>'),
        "har en cell med adressen '1A'",
    ),
    "rad som ingen har": (
        lambda p: with_rows(p, '<row r="-1"><c r="A1"><v>1</v></c></row>'),
        "har en rad eller kolumn med numret '-1'",
    ),
    "bladet saknas": (
        lambda p: zipped(
            p / "lista.xlsx",
            {
                WORKBOOK: '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="worksheet"'
                ' Target="worksheets/sheet1.xml"/></Relationships>',
            },
        ),
        "saknar delen|är ingen hel arbetsbok",
    ),
    # what is locked
    "lösenord": (encrypted, "är skyddad med lösenord"),
    "låst zip": (locked_zip, "är skyddad med lösenord"),
    "låst .ods": (
        lambda p: zipped(
            p / "lista.ods",
            ods_members("") | {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"},
        ),
        "är skyddad med lösenord",
    ),
    # what is something else
    "mapp": (folder, "är en mapp"),
    "tom": (lambda p: written(p / "lista.xlsx", b""), "är tom"),
    "tom text": (lambda p: written(p / "lista.csv", b""), "är tom"),
    "nollor": (lambda p: written(p / "lista.csv", bytes(4096)), "noll-tecken"),
    "UTF-16 utan BOM": (
        lambda p: written(p / "lista.csv", "a;b\n".encode("utf-16-le")), "noll-tecken",
    ),
    "UTF-32": (lambda p: written(p / "lista.csv", "a;b\n".encode("utf-32")), "noll-tecken"),
    "UTF-16 avhuggen": (
        lambda p: written(p / "lista.csv", "a;b\n".encode("utf-16")[:-1]),
        "har tecken som inte går att läsa",
    ),
    "ingen teckenkod": (
        lambda p: written(p / "lista.csv", b"a;\x81\xff\n"), "har tecken som inte går att läsa",
    ),
    "HTML som .xls": (
        lambda p: written(p / "lista.xls", HTML), "heter .xls men är en webbsida eller XML",
    ),
    "HTML som .csv": (
        lambda p: written(p / "lista.csv", b"\xef\xbb\xbf \r\n" + HTML), "är en webbsida eller XML",
    ),
    "text som .xls": (
        lambda p: written(p / "lista.xls", b"Konto;Belopp\n"), "heter .xls men är text",
    ),
    ".xlsx som .csv": (
        lambda p: xlsx(p / "a.xlsx", TABLE).rename(p / "lista.csv"),
        "heter .csv men är en arbetsbok",
    ),
    ".xlsx som .xls": (
        lambda p: xlsx(p / "a.xlsx", TABLE).rename(p / "lista.xls"),
        "heter .xls men är en arbetsbok",
    ),
    ".xls som .xlsx": (
        lambda p: xls(p / "a.xls", TABLE).rename(p / "lista.xlsx"),
        "heter .xlsx men är en Excelfil av slaget .xls",
    ),
    ".xls som .csv": (
        lambda p: xls(p / "a.xls", TABLE).rename(p / "lista.csv"), "heter .csv men är en Excelfil",
    ),
    ".ods som .xlsx": (
        lambda p: ods(p / "a.ods", TABLE).rename(p / "lista.xlsx"),
        "heter .xlsx men är en arbetsbok av slaget .ods",
    ),
    "Word som .xls": (
        lambda p: written(p / "lista.xls", compound("WordDocument", bytes(9000))),
        "är ingen hel arbetsbok",
    ),
    "annat slag": (lambda p: written(p / "lista.pdf", b"%PDF"), "läses inte som lista"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "said"), REFUSED.values(), ids=REFUSED)
def test_is_refused_in_words_in_little_time_and_memory(
    tmp_path: Path, made: Callable[[Path], Path], said: str
) -> None:
    file = made(tmp_path)

    wrong, help_ = refused(file)

    assert wrong.startswith(file.name)
    assert re.search(said, wrong), wrong
    assert help_.endswith(".")
    assert not {"Traceback", "Error", "calamine"} & set(f"{wrong} {help_}".split())


def test_what_is_not_read_may_be_of_any_size(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "lista.xlsx", [["x"]])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bild.bmp", bytes(limits.UNPACKED))

    (sheet,) = read(file)

    assert [row.cells for row in sheet.rows] == [("x",)]


def test_a_dimension_that_lies_is_not_believed(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'

    (sheet,) = read(with_rows(tmp_path, rows, '<dimension ref="A1:XFD1048576"/>'))

    assert [(row.nr, len(row.cells)) for row in sheet.rows] == [(1, 1)]


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"lista\.xlsx finns inte"):
        read(tmp_path / "lista.xlsx")


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with (
        patch.object(limits, "WALL", 0.01),
        pytest.raises(Unreadable, match="tar för lång tid att läsa"),
    ):
        read(xlsx(tmp_path / "lista.xlsx", TABLE))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_disk_that_is_full_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    file = xlsx(tmp_path / "lista.xlsx", [["x"]])
    if suffix == ".csv":
        file = written(tmp_path / "lista.csv", b"a;b\n")
    monkeypatch.setattr(
        "exchange.lists.reading.tempfile.TemporaryFile", partial(open, "/dev/full", "r+b", 0)
    )

    with pytest.raises(Unreadable, match=r"i en tillfällig fil \(No space left") as error:
        read(file)

    assert "TMPDIR" in error.value.hjalp


def test_a_folder_for_the_rows_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = xlsx(tmp_path / "lista.xlsx", [["x"]])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "ingen"))

    with pytest.raises(Unreadable, match=r"i en tillfällig fil \(No such file"):
        read(file)


@pytest.mark.parametrize("text", ["PK;Belopp\n1;2\n", "old konto;b\n1;2\n", "a;b\n\n\u2014 x;y\n"])
def test_text_is_read_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    (sheet,) = read(written(tmp_path / "lista.csv", text.encode()))

    assert {len(row.cells) for row in sheet.rows} == {2}


def test_nothing_is_imported_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of somebody's lists may hold Python files, too."""
    for name in ("python_calamine", "json", "exchange", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('körd')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    (sheet,) = read(xlsx(tmp_path / "lista.xlsx", [["x"]]))

    assert [row.cells for row in sheet.rows] == [("x",)]
