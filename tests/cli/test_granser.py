"""What is far too much, never ends or goes nowhere is answered soon, and truly."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.felaktigt.grund import med, skriv
from tests.cli.program import (
    ROT,
    Result,
    Run,
    alias,
    bare,
    environ,
    fingerprint,
    lines,
    process,
    skriven,
)

_OPEN = json.dumps(alias(1))[:-1]
SAMMA = ",".join(['"a":1'] * 50_000)
OLIKA = ",".join(f'"{n:06}":1' for n in range(30_000))
BOMBER: dict[str, Callable[[], str]] = {
    "20 000 okända fält": lambda: json.dumps(alias(1, **{f"f{n}": n for n in range(20_000)})),
    "5 000 tomma underlag": lambda: json.dumps(alias(1, underlag=[{}] * 5_000)),
    "5 000 rader med fel": lambda: json.dumps(
        med("BeslutaFordelning", "rader", [{"namnd": n} for n in range(5_000)])
    ),
    "samma nyckel, 300 kB": lambda: f"{{{SAMMA}}}",
    "samma nyckel sist, 300 kB": lambda: f'{{{OLIKA},"029999":2}}',
    "samma nyckel, djupt": lambda: f'{_OPEN}, "x": {{{SAMMA}}}}}',
    "200 000 listor i varandra": lambda: "[" * 200_000 + "]" * 200_000,
    "200 000 objekt i varandra": lambda: '{"a":' * 200_000 + "1" + "}" * 200_000,
    "listor i ett fält": lambda: f'{_OPEN}, "x": {"[" * 200_000}{"]" * 200_000}}}',
    "ett tal med 300 000 siffror": lambda: f'{_OPEN}, "x": {"9" * 300_000}}}',
    "en text på 900 kB": lambda: json.dumps(alias(1, avser="x" * 900_000)),
    "en rad på 20 MB": lambda: json.dumps(alias(1, avser="x" * 20_000_000)),
    "blanksteg på 900 kB": lambda: json.dumps(alias(1, avser="x" + " " * 900_000)),
    "siffror på 900 kB": lambda: json.dumps(alias(1, avser="1" * 900_000)),
}


def soon(run: Callable[[], Result], seconds: float = 20) -> Result:
    start = time.monotonic()
    done = run()
    assert time.monotonic() - start < seconds
    return done


@pytest.mark.parametrize("bomb", BOMBER.values(), ids=BOMBER)
def test_a_line_made_to_take_for_ever_is_refused_at_once(
    tom: Path, run: Run, tmp_path: Path, bomb: Callable[[], str]
) -> None:
    before, fil = fingerprint(tom), skriven(tmp_path, bomb() + "\n")

    done = soon(lambda: run("importera", fil, "--ja"))

    assert done.code == 4, done.words[:500]
    assert "rad 1: " in done.words
    assert len(done.words) < 20_000
    assert fingerprint(tom) == before


def test_faults_are_told_by_the_fifty(tom: Path, run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, BOMBER["20 000 okända fält"]())

    done = run("importera", fil, "--ja", "-f", "json")

    assert done.json["avvisade"][0]["meddelande"].count("okänt fält") == 50


def test_after_a_line_that_is_too_long_the_rest_is_not_read(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2, avser="x" * (2 << 20)), alias(3)))

    done = run("importera", fil, "--ja", "--rad-for-rad", "-f", "json")

    assert (done.code, done.json["rader"], done.json["registrerade"]) == (4, 2, 1)
    assert "resten av filen läses inte" in done.words


@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_a_pipe_in_a_files_place_keeps_nobody_waiting(tom: Path, flagga: str) -> None:
    pipe = tom.with_name("kommandon.jsonl")
    os.mkfifo(pipe)

    done = soon(lambda: process("--liggare", tom, "importera", pipe, flagga))

    assert done.code == 5
    assert "är ingen vanlig fil" in done.words


@pytest.mark.parametrize("name", ["liggare.db", "liggare.db-journal", "liggare.lasmodell.db"])
def test_a_pipe_in_the_place_of_one_of_our_own_files_keeps_nobody_waiting(
    tom: Path, name: str
) -> None:
    pipe = tom.with_name(name)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)

    done = soon(lambda: process("--liggare", tom, "saldo"))

    assert done.code == {"liggare.db": 5, "liggare.db-journal": 6}.get(name, 0), done.words
    assert pipe.is_fifo()


def shell(tom: Path, redirected: str, *args: str | Path) -> Result:
    """Run the program with its streams as a shell can leave them."""
    command = shlex.join([sys.executable, "-m", "cli.main", *map(str, args)])
    done = subprocess.run(
        ["sh", "-c", f"exec {command} {redirected}"],
        cwd=ROT,
        env=environ({"LIGGARE_URL": str(tom)}),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "<&-"])
@pytest.mark.parametrize("args", [("saldo",), ("handelser", "-f", "json"), ("--help",)], ids=str)
def test_streams_that_are_closed_are_no_bug(tom: Path, closed: str, args: tuple[str, ...]) -> None:
    before = fingerprint(tom)

    done = shell(tom, closed, *args)

    assert (done.code, bare(done).err) == (0, b"")
    assert fingerprint(tom) == before


@pytest.mark.parametrize("closed", ["<&-", "<&- >&-"])
def test_without_anybody_to_ask_nothing_is_recorded(tom: Path, closed: str) -> None:
    before, fil = fingerprint(tom), skriven(tom.parent, lines(alias(1)))

    imported = shell(tom, closed, "importera", fil)
    asked = shell(tom, closed, "registrera", "alias")

    assert (imported.code, asked.code) == (2, 2), asked.words
    assert "--ja" in imported.words
    assert "Traceback" not in imported.words + asked.words
    assert fingerprint(tom) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is needed")
@pytest.mark.parametrize("form", ["tabell", "json"])
@pytest.mark.parametrize("verb", ["registrera", "importera"])
def test_a_receipt_that_cannot_be_shown_does_not_deny_what_is_recorded(
    avtal: Path, run: Run, verb: str, form: str
) -> None:
    before = len(run("handelser", "-f", "jsonl").out.splitlines())
    fil = skriven(avtal.parent, lines(alias(1)))
    args = skriv("mottagande") if verb == "registrera" else (verb, str(fil), "--ja")

    done = shell(avtal, "> /dev/full", *args, "-f", form)

    assert done.code == 1
    assert "Traceback" not in done.words
    assert "ngenting" not in done.words
    assert " registrerat" in done.words
    assert len(run("handelser", "-f", "jsonl").out.splitlines()) == before + 1
