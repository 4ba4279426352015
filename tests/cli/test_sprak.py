"""click speaks Swedish: its catalogue is whole, compiled, and used."""

import os
import string
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cli.terminal.sprak import DOMAN, KATALOG

PO = KATALOG / "sv" / "LC_MESSAGES" / f"{DOMAN}.po"
MO = PO.with_suffix(".mo")
PROGRAM = """
from cli.terminal.sprak import svenska
svenska()
import click

@click.group()
def liggare(): pass

@liggare.command()
@click.option("--belopp", required=True, help="Hela kronor.")
@click.argument("fil", type=click.Path(exists=True, dir_okay=False))
def importera(belopp, fil): pass

liggare(prog_name="liggare")
"""


def _forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _texts(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {_forms(m.id): _forms(m.string) for m in catalog if m.id and not m.fuzzy}


def _fields(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def _po() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file)


def _run(*args: str, language: str | None = None) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key not in {"LANGUAGE", "LC_ALL"}}
    env |= {"PYTHONUTF8": "1"} | ({} if language is None else {"LANGUAGE": language})
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        env=env,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_mo_file_is_the_compilation_of_the_po_file() -> None:
    with MO.open("rb") as file:
        compiled = _texts(read_mo(file))
    assert compiled == _texts(_po()), "python3 run.py pybabel compile -D liggare -d cli/locale"


def test_every_string_of_the_installed_click_is_translated() -> None:
    keywords = {"_": None, "ngettext": (1, 2)}
    folder = Path(click.__file__).parent
    found = extract_from_dir(folder, [("**.py", "python")], keywords=keywords)
    wanted = {_forms(message) for _, _, message, _, _ in found}
    translated = {key for key, texts in _texts(_po()).items() if all(texts)}
    assert wanted
    assert wanted - translated == set()
    assert translated - wanted == set(), "no longer in click"


def test_a_translation_uses_only_the_fields_of_its_original() -> None:
    for original, swedish in _texts(_po()).items():
        assert _fields(swedish) <= _fields(original), original


def test_help_is_swedish() -> None:
    out = _run("importera", "--help").stdout
    for word in ("Användning: liggare importera", "Flaggor:", "[krävs]", "Visa den här hjälpen"):
        assert word in out
    assert "Kommandon:" in _run("--help").stdout


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["saldo"], "Fel: Okänt kommando 'saldo'."),
        (["importera", "--belop"], "Okänd flagga '--belop'. Menade du något av '--belopp', "),
        (["importera"], "Fel: Argument saknas: 'FIL'."),
        (["importera", "--belopp", "1", "x.csv"], "Fil 'x.csv' finns inte."),
    ],
)
def test_refusals_are_swedish(args: list[str], sentence: str) -> None:
    done = _run(*args)
    assert done.returncode == 2
    assert sentence in done.stderr


def test_an_empty_language_means_swedish() -> None:
    assert "Användning:" in _run("--help", language="").stdout


def test_english_when_asked_for() -> None:
    assert "Usage: liggare" in _run("--help", language="en").stdout


@pytest.mark.parametrize("language", ["\x1b[31mroot", "\u202esv", "../../../../etc", "sv:" * 5000])
def test_a_hostile_language_is_no_language(language: str) -> None:
    done = _run("--help", language=language)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "liggare" in done.stdout
