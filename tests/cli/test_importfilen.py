"""What a file must be for `importera` to read it, and what editors may leave in it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import Run, alias, fingerprint, inside, lines, skriven


def arbetsbok() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


TEXT = lines(alias(1, avser="åäö"), alias(2))
KODNINGAR = {
    "utf-16 med BOM": TEXT.encode("utf-16"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
    "cp1252": TEXT.encode("cp1252"),
    "cp850": TEXT.encode("cp850"),
    "xlsx": arbetsbok(),
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "nollor": bytes(4096),
    "bilder": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "utf-8 avhuggen": TEXT.encode()[: TEXT.encode().index("å".encode()) + 1],
}


@pytest.mark.parametrize("data", KODNINGAR.values(), ids=KODNINGAR)
def test_what_is_not_utf_8_is_not_read(tom: Path, run: Run, tmp_path: Path, data: bytes) -> None:
    before = fingerprint(tom)

    done = run("importera", skriven(tmp_path, data), "--ja")

    assert done.code == 4
    assert done.words.startswith("Fel: ")
    assert "Traceback" not in done.words
    assert fingerprint(tom) == before


@pytest.mark.parametrize("name", ["lista.docx", "lista.txt", "lista", "lista.jsonl.gz"])
def test_other_kinds_of_file_are_not_read(tom: Path, run: Run, tmp_path: Path, name: str) -> None:
    done = run("importera", skriven(tmp_path, TEXT, name), "--ja")

    assert done.code == 4
    assert name in done.words


@pytest.mark.parametrize("name", ["demo.db", "demo", "demo.jsonl"])
def test_a_ledger_is_told_of_as_one_and_how_its_log_is_had(
    demo: Path, tom: Path, run: Run, tmp_path: Path, name: str
) -> None:
    before, fil = fingerprint(tom), skriven(tmp_path, demo.read_bytes(), name)

    done = run("importera", fil, "--ja")

    assert done.code == 4
    assert f"{name} är en liggares databas" in done.words
    way = f"liggare --liggare {fil} exportera logg -o logg.jsonl"
    assert way in done.words
    out = tmp_path / "logg.jsonl"
    args = way.removeprefix("liggare ").replace(out.name, str(out)).split()
    assert inside(*args).code == 0
    assert inside("--liggare", tmp_path / "ny.db", "importera", out, "--ja").code == 0
    assert fingerprint(tom) == before


@pytest.mark.parametrize("name", [".", "mapp", "mapp.jsonl"])
@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_a_folder_is_told_of_by_its_name(
    tom: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, name: str, flagga: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).mkdir(exist_ok=True)

    done = run("importera", name, flagga)

    assert (done.code, f"{name!r} är en mapp" in done.words) == (4, True)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\n\n  \r\n\t\n").encode(),
        TEXT.rstrip("\n").encode(),
        b"\n\n" + TEXT.encode(),
    ],
    ids=["BOM", "CRLF", "BOM och CRLF", "tomma rader", "utan sista radslut", "tomt först"],
)
def test_what_editors_leave_behind_is_fine(
    run: Run, tom: Path, tmp_path: Path, data: bytes
) -> None:
    done = run("importera", skriven(tmp_path, data), "--ja", "-f", "json")

    assert (done.code, done.json["rader"], done.json["registrerade"]) == (0, 2, 2)


def test_line_numbers_count_empty_lines_too(run: Run, tom: Path, tmp_path: Path) -> None:
    done = run("importera", skriven(tmp_path, "\n\n{}\n"), "--ja", "-f", "json")

    assert (done.json["avvisade"][0]["rad"], done.json["rader"]) == (3, 1)


def test_an_empty_file_is_nothing_to_do(run: Run, tom: Path, tmp_path: Path) -> None:
    done = run("importera", skriven(tmp_path, ""), "--ja", "-f", "json")

    assert (done.code, done.json["rader"]) == (0, 0)


@pytest.mark.parametrize(
    ("liggare", "fil", "kod"), [("saknas.db", "", 5), ("", "saknas.jsonl", 5), ("", "mapp", 4)]
)
def test_what_is_not_there_is_not_found(
    tom: Path, tmp_path: Path, liggare: str, fil: str, kod: int
) -> None:
    good = skriven(tmp_path, TEXT)
    path = tmp_path / liggare if liggare else tom

    done = inside("--liggare", path, "importera", tmp_path / fil if fil else good, "--ja")

    assert done.code == kod
    assert done.words.startswith("Fel: ")
