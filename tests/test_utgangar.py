"""Text leaves the program in one place, ``cli.terminal.utgang``; nothing unseen passes it (D15)."""

from __future__ import annotations

import ast
import io
import json
import unicodedata
from pathlib import Path

import pytest

from cli.terminal import utgang
from reports.writers import sheet as ark
from reports.writers.visible import in_line, json_text, visible
from tests.cli.program import inside
from tests.test_architecture import PACKAGES

ROOT = Path(__file__).parents[1]
SOURCES = [
    path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if path.name != "utgang.py"
]
WAYS_OUT = {
    "print", "breakpoint", "input", "click.echo", "click.secho", "click.prompt", "click.confirm",
    "click.progressbar", "click.pause", "click.edit", "click.echo_via_pager",
    "click.get_text_stream",
    "click.get_binary_stream", "click.open_file", "sys.stdout", "sys.stderr", "sys.__stdout__",
    "sys.__stderr__", "sys.displayhook", "traceback.print_exc", "traceback.print_exception",
    "traceback.print_stack", "traceback.print_last", "warnings.warn", "logging.getLogger",
    "logging.basicConfig", "os.write", "pprint.pprint", "getpass.getpass",
}  # fmt: skip
ALLOWED = {
    "cli/startup/uppvarmning.py": {"click.progressbar"},  # into memory, so that it is loaded
    # a process of its own, whose streams are a file and a pipe that the program reads
    "exchange/parsing/child.py": {"sys.stdout", "sys.stderr"},
    "ledger/verification/fast/halves.py": {"sys.stdout"},
}
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
EVERY = [chr(point) for point in range(0x110000)]


def ways_out(source: str) -> set[str]:
    """Return every way out of the program that a module names."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name | ast.Attribute):
            found.add(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found & WAYS_OUT


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_writes_to_a_terminal_but_the_one_place(path: Path) -> None:
    allowed = ALLOWED.get(path.relative_to(ROOT).as_posix(), set())

    assert ways_out(path.read_text("utf-8")) <= allowed


@pytest.mark.parametrize(
    "source",
    ["print('x')", "import click\nclick.echo('x')", "from sys import stdout\nstdout.write('x')"],
)
def test_a_module_that_writes_by_itself_is_found(source: str) -> None:
    assert ways_out(source)


def test_no_character_passes_unseen_and_every_other_is_left() -> None:
    for char in EVERY:
        hidden = unicodedata.category(char) in UNSEEN
        if hidden and char != "\n":
            assert visible(char) == f"\\u{{{ord(char):x}}}"
        elif not hidden and visible(char) != char:
            assert not unicodedata.category(char).startswith(("P", "N", "Z", "Ll", "Lu"))


@pytest.mark.parametrize("char", ["\u2800", "\u3164", "\u115f", "\ufe0f", "\u034f", "\U000e0100"])
def test_what_is_a_letter_or_mark_and_shows_nothing_is_seen(char: str) -> None:
    assert visible(f"GRN{char}") == f"GRN\\u{{{ord(char):x}}}"


def test_a_newline_in_what_is_said_begins_no_line_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    utgang.say("Liggaren Fi\nSumma  1\n\n  en rad av vår egen\nSumma  2 är skapad.")

    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if not line.startswith(" ")] == ["Liggaren Fi"]


def test_a_name_with_a_newline_is_told_as_what_it_is(tmp_path: Path) -> None:
    namn = tmp_path / "Fi\nSumma  1.db"
    for args in (("skapa",), ("skapa",), ("saldo",), ("nyckel", "ny"), ("saldo", "--pott", "x")):
        done = inside("--liggare", namn, *args)
        assert "\nSumma" not in done.words, args


def test_a_newline_in_a_cell_makes_no_row() -> None:
    assert in_line("a\nSumma  1") == r"a\u{a}Summa  1"
    assert in_line("a\r\tb\u2028c") == r"a\u{d}\u{9}b\u{2028}c"


def test_json_says_exactly_the_same_in_characters_that_are_seen() -> None:
    for start in range(0, 0x110000, 0x1000):
        text = "".join(EVERY[start : start + 0x1000])
        written = json_text(json.dumps(text, ensure_ascii=False))

        assert json.loads(written) == json.loads(json.dumps(text))
        assert not any(unicodedata.category(char) in UNSEEN for char in written)
        written.encode()


@pytest.mark.parametrize("start", [*"=+-@\uff1d\uff0b\uff0d\uff20", " =", "\xa0@"])
def test_no_cell_of_a_sheet_is_a_formula(start: str) -> None:
    (_, line) = ark.csv_bytes([{"namn": f"{start}1+1"}]).decode("utf-8-sig").split("\r\n")[:2]

    assert line == f"'{start}1+1"


@pytest.mark.parametrize("start", ["\t=1", "\r=1", "\n=1", "\u200b=1"])
def test_what_hides_a_formula_is_seen(start: str) -> None:
    (_, line, end) = ark.csv_bytes([{"namn": start}]).decode("utf-8-sig").split("\r\n")

    assert line.startswith("\\u{")
    assert end == ""


def test_a_row_of_csv_is_one_line_whatever_its_texts_are() -> None:
    rows = [{"namn": 'a"\r\n"b;c', "belopp_ore": 1}]

    assert ark.csv_bytes(rows).count(b"\r\n") == 2


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("kind", [_Terminal, io.TextIOWrapper], ids=["terminal", "rör"])
def test_final_bytes_are_shown_to_a_terminal_and_left_to_a_pipe(
    monkeypatch: pytest.MonkeyPatch, kind: type[io.TextIOWrapper]
) -> None:
    out = io.BytesIO()
    monkeypatch.setattr("sys.stdout", kind(out, encoding="utf-8"))
    raw = '{"avser":"å\u202e"}\n'.encode()
    utgang.binary().writelines([raw, b"\xff\n"])
    shown = out.getvalue()

    if kind is not _Terminal:
        assert shown == raw + b"\xff\n"
        return
    assert shown == '{"avser":"å\\u202e"}\n\\xff\n'.encode()
    assert json.loads(shown.splitlines()[0]) == json.loads(raw)
