"""On any terminal: its own code page, its width, and no colours where none are wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.program import bare, inside, process

SVENSKA = ("Föreslaget", "Ofördelat", "Förbrukat", "Återlämnat")
VERB: dict[str, tuple[str, ...]] = {
    "saldo": ("saldo",),
    "saldo för en pott": ("saldo", "--pott", "SOC-2022"),
    "alla saldon": ("saldo", "--alla-kolumner"),
    "saldo per pott": ("saldo", "--gruppera", "pott"),
    "räkenskapsår": ("saldo", "--rakenskapsar", "2022", "--gruppera", "pott"),
    "ram": ("saldo", "--ram"),
    "handelser": ("handelser",),
    "avvikelser": ("avvikelser", "--alla"),
    "regler": ("regler",),
    "handelse": ("handelse", "119"),
    "intyg": ("intyg",),
    "löpande": ("intyg", "--lopande"),
}


@pytest.mark.parametrize("kodning", ["cp1252", "cp850", "utf-8", "latin-1"])
def test_a_code_page_shows_the_swedish_letters(demo: Path, kodning: str) -> None:
    done = process("--liggare", demo, "saldo", "--alla-kolumner", env={"PYTHONIOENCODING": kodning})

    assert (done.code, done.err) == (0, b"")
    text = done.out.decode(kodning)
    for word in SVENSKA:
        assert word in text
    assert "22\xa0200\xa0700" in text
    assert "?" not in text


@pytest.mark.parametrize("kodning", ["cp1252", "cp850", "ascii"])
@pytest.mark.parametrize("verb", ["avvikelser", "regler", "handelse"])
def test_what_a_code_page_lacks_is_replaced_and_stops_nothing(
    demo: Path, kodning: str, verb: str
) -> None:
    done = process("--liggare", demo, *VERB[verb], env={"PYTHONIOENCODING": kodning})

    assert (done.code, done.err) == (0, b"")
    assert done.out.decode(kodning)


@pytest.mark.parametrize("kodning", ["cp1252", "cp850"])
def test_a_refusal_is_told_in_the_code_page(demo: Path, kodning: str) -> None:
    done = process("--liggare", demo, "handelse", "99999", env={"PYTHONIOENCODING": kodning})

    assert done.code == 5
    assert done.err.decode(kodning).splitlines() == ["Fel: händelse 99999 finns inte"]


@pytest.mark.parametrize("kodning", ["cp1252", "cp850", "ascii"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_what_programs_read_is_utf_8_whatever_the_code_page(
    demo: Path, kodning: str, form: str
) -> None:
    args = ("--liggare", demo, "avvikelser", "-f", form)

    assert process(*args, env={"PYTHONIOENCODING": kodning}).out == inside(*args).out


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"NO_COLOR": "1", "TERM": "xterm"}])
@pytest.mark.parametrize("args", [*VERB.values(), ("--help",), ("sald",)], ids=str)
def test_there_are_no_escape_codes(demo: Path, args: tuple[str, ...], env: dict[str, str]) -> None:
    done = inside("--liggare", demo, *args, env=env)

    assert b"\x1b" not in done.out + done.err


@pytest.mark.parametrize("verb", VERB)
@pytest.mark.parametrize("bredd", [80, 100, 132])
def test_no_line_is_wider_than_the_terminal(demo: Path, verb: str, bredd: int) -> None:
    done = inside("--liggare", demo, *VERB[verb], env={"COLUMNS": str(bredd)})

    assert done.code == 0
    assert [line for line in done.text.splitlines() if len(line) > bredd] == []


@pytest.mark.parametrize("bredd", [80, 132])
def test_what_waits_is_no_wider_than_the_terminal(demo: Path, bredd: int) -> None:
    done = inside("--liggare", demo, "bevaka", "--idag", "2023-12-10", env={"COLUMNS": str(bredd)})

    assert done.code == 8
    assert len(done.text.splitlines()) > 50
    assert [line for line in done.text.splitlines() if len(line) > bredd] == []
    assert b"\x1b" not in done.out


def test_no_event_is_wider_than_80_columns(demo: Path) -> None:
    nr = 0
    while (done := inside("--liggare", demo, "handelse", str(nr))).code == 0:
        assert max(map(len, done.text.splitlines())) <= 80, nr
        nr += 1
    assert nr > 180


def test_the_whole_demo_is_no_wider_than_80_columns(tmp_path: Path) -> None:
    done = inside("demo", "--mapp", tmp_path, "--allt")

    assert done.code == 0
    assert [line for line in done.text.splitlines() if len(line) > 80] == []
    for heading in ("1. ", "2. Därtill EXEMPELDATA", "3. Alla potter", "4. Öppna avvikelser"):
        assert f"\n{heading}" in done.text
    assert re.search(r"\n[0-9]+ öppna\.\n", done.text)


def test_the_demo_is_never_made_over_another(tmp_path: Path) -> None:
    assert inside("demo", "--mapp", tmp_path).code == 0

    done = inside("demo", "--mapp", tmp_path)

    assert done.code == 7
    assert "skrivs aldrig över" in done.words


def test_a_pipe_that_is_closed_early_is_no_error(demo: Path) -> None:
    program = (
        "import os, sys; from cli.main import run;"
        "r, w = os.pipe(); os.close(r); os.dup2(w, 1);"
        "sys.stdout = os.fdopen(1, 'w'); os._exit(run(sys.argv[1:]))"
    )

    done = process("--liggare", demo, "handelser", "-f", "json", python=("-c", program))

    assert (done.code, bare(done).words) == (0, "")
