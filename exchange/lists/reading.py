"""A list is looked at, read by a process of its own, and handed out as sheets."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from exchange.errors import Missing, Unreadable
from exchange.lists.cells import Sheet
from exchange.lists.rows import Rows, Spool
from exchange.parsing import limits
from exchange.sniffer import LOOKED_AT, Slag, slag_of

if TYPE_CHECKING:
    from exchange.parsing.spool import Answer

_ROOT = str(Path(__file__).parents[2])
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from exchange.parsing.child import main
from exchange.parsing.{} import sheets
main(sheets, sys.argv[2:])
"""
_KINDS = {  # by the end of the name, and what the file may then be
    "csv": {Slag.ANNAN, Slag.UTF16, Slag.UNDERTECKNAD, Slag.BEVIS, Slag.UTVIDGNING},  # all text
    "xlsx": {Slag.EXCEL, Slag.GAMMAL_EXCEL},  # one under a password looks like an old one
    "ods": {Slag.EXCEL},
    "xls": {Slag.GAMMAL_EXCEL},
}
_FOUND = {
    Slag.LIGGARE: "en databas",
    Slag.LOGG: "en logg",
    Slag.NYCKEL: "en nyckel",
    Slag.EXCEL: "en arbetsbok av slaget .xlsx eller .ods, eller ett zip-arkiv",
    Slag.GAMMAL_EXCEL: "en Excelfil av slaget .xls",
    Slag.MARKUP: "en webbsida eller XML",
    Slag.UTF16: "text",
    Slag.ANNAN: "text, eller något som inte känns igen",
}
_SAVE = "Öppna den i kalkylprogrammet och spara om den som .xlsx, eller ge den rätt ändelse."
_LARGE = "Dela upp listan, eller spara om den i kalkylprogrammet utan det som inte behövs."


def read(path: Path, *, blad: str | None = None) -> list[Sheet]:
    """Return the sheets of a list, or the one that is named; raises Unreadable or Missing."""
    kind = _kind(path)
    if blad is not None and kind == "csv":
        raise Unreadable(f"{path.name} är text och har inga blad", "Utelämna bladets namn.")
    try:
        spool = Spool(tempfile.TemporaryFile())  # noqa: SIM115 - it lives as long as its rows
    except OSError as error:
        no_room = limits.no_room(error)
        raise Unreadable(f"{path.name} {no_room}", no_room.hjalp) from None
    asked = [str(path.absolute()), kind, *([] if blad is None else [blad])]
    answer = _answer(path, _PROGRAM.format("text" if kind == "csv" else "book"), asked, spool)
    if answer["wrong"]:
        raise Unreadable(f"{path.name} {answer['wrong']}", answer["help"])
    return [
        Sheet(
            one["name"],
            one["hidden"],
            frozenset(one["hidden_columns"]),
            one["knows_hidden"],
            Rows(spool, one["at"], one["batches"]),
        )
        for one in answer["sheets"]
    ]


def _kind(path: Path) -> str:
    """Return what kind of list a file is; raises Unreadable or Missing when it is none."""
    if path.is_dir():
        raise Unreadable(f"{path.name or path} är en mapp", "Ange filen som listan ligger i.")
    kind = path.suffix.lower().removeprefix(".")
    if kind not in _KINDS:
        raise Unreadable(
            f"{path.name}: filslaget {path.suffix or '(inget)'} läses inte som lista",
            f"Spara listan som {', '.join(f'.{one}' for one in sorted(_KINDS))}.",
        )
    found = slag_of(_start(path))
    if found is Slag.TOM:
        raise Unreadable(f"{path.name} är tom", "Ange filen som listan ligger i.")
    if found not in _KINDS[kind]:
        raise Unreadable(f"{path.name} heter .{kind} men är {_FOUND.get(found, 'text')}", _SAVE)
    return kind


def _start(path: Path) -> bytes:
    """Return what a plain file begins with; raises Unreadable or Missing."""
    if not path.is_file():
        raise Missing(f"{path.name} {'är ingen vanlig fil' if path.exists() else 'finns inte'}")
    try:
        with path.open("rb") as file:
            start = file.read(LOOKED_AT)
            size = file.seek(0, 2)
    except OSError as error:
        raise Missing(f"{path.name} går inte att läsa: {error.strerror}") from None
    if size > limits.FILE:
        raise Unreadable(f"{path.name} är större än {limits.FILE >> 20} MB", _LARGE)
    return start


def _answer(path: Path, program: str, asked: list[str], spool: Spool) -> Answer:
    """Return what the process that parses answers; raises Unreadable when it gives up."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-I", "-c", program, _ROOT, *asked],
            stdin=subprocess.DEVNULL,
            stdout=spool.file,
            stderr=subprocess.PIPE,
            timeout=limits.WALL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{path.name} tar för lång tid att läsa", _LARGE) from None
    if done.returncode:
        raise _gave_up(path, done)
    answer: Answer = json.loads(done.stderr.splitlines()[-1])
    return answer


def _gave_up(path: Path, done: subprocess.CompletedProcess[bytes]) -> Unreadable:
    """Return what to raise for a process that ended without an answer."""
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"memory alloc" in done.stderr:
        return Unreadable(
            f"{path.name} går inte att läsa med {limits.MEMORY >> 20} MB minne på {limits.CPU}"
            " sekunder, och mer får en lista inte ta",
            _LARGE,
        )
    return Unreadable(f"{path.name} går inte att läsa som .{path.suffix.lower()[1:]}", _SAVE)
