"""Runs a verb with one of its own calls failing, and holds what it answers against what is there.

Runs in a process that has ``fel.so`` preloaded; each case is a fork of it, so that nothing is
imported twice and nothing of one case is left in the next.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from cli import main
from cli.main import _load_all
from cli.terminal import utgang
from ledger.recording import ledger as ledger_module
from tests.campaigns.skrivfel_verb import LOSEN, VERB, Truth, Verb, mallar, truth, unsound

SLAG = ("open", "write", "fsync", "ftruncate", "unlink", "rename")
HUR = ("en gång", "slaget för alltid", "allt för alltid", "kort", "efter")
FALSE_ALARM = ("Traceback", "oväntat fel", "skadad", "ingen liggare som går att läsa")


class Case(NamedTuple):
    """Which call of which kind fails, with which errno, and how."""

    verb: str
    slag: int
    nummer: int
    fel: int
    hur: int


class Svar(NamedTuple):
    """What a run answered: exit code, streams, how many calls of each kind, how many failed."""

    code: int
    out: str
    err: str
    raknat: list[int]
    fallt: int

    @property
    def words(self) -> str:
        return self.out + self.err


class Skrivare:
    """A folder of templates, and runs on copies of them."""

    def __init__(self, tvilling: str = "") -> None:
        self.fel = ctypes.CDLL(None)
        self.fel.fel_raknat.restype = ctypes.c_long
        self.place = Path(tempfile.mkdtemp(prefix="skrivfel-"))
        os.environ |= LOSEN | {"LANGUAGE": "sv", "COLUMNS": "80"}
        self.mallar = mallar(self.place / "mallar")
        self.tvilling = tvilling
        _load_all()

    def copy(self, verb: Verb) -> Path:
        folder = self.place / "fall"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.mallar[verb.mall], folder)
        return folder

    def run(self, folder: Path, args: list[str], stdin: str, case: Case | None = None) -> Svar:
        """Run the program in a fork, with the fault armed in it alone."""
        out, err, told = (self.place / name for name in ("out", "err", "told"))
        pid = os.fork()
        if pid == 0:
            try:
                self._child(folder, args, stdin, case, (out, err, told))
            finally:
                os._exit(70)
        os.waitpid(pid, 0)
        code, raknat, fallt = json.loads(told.read_text())
        told.unlink()
        return Svar(code, out.read_text("utf-8"), err.read_text("utf-8"), raknat, fallt)

    def _child(
        self, folder: Path, args: list[str], stdin: str, case: Case | None, to: tuple[Path, ...]
    ) -> None:
        for number, path in ((1, to[0]), (2, to[1])):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        if self.tvilling == "svar":
            _as_it_was()
        slag, nummer, fel, hur = case[1:] if case else (-1, 0, 0, 0)
        self.fel.fel_lada(str(folder).encode(), slag, ctypes.c_long(nummer), fel, hur)
        code = main.run(args)
        utgang.finish()
        fallt = self.fel.fel_fallt()
        raknat = [self.fel.fel_raknat(n) for n in range(len(SLAG))]
        self.fel.fel_av()
        to[2].write_text(json.dumps([code, raknat, fallt]))
        os._exit(0)


def _as_it_was() -> None:
    """The twin: whatever ends a commit, nothing was recorded."""

    def settle(_self: object, _sent: object, error: BaseException) -> None:
        raise error

    ledger_module.Ledger._settle = settle  # type: ignore[method-assign, assignment]
    from application.recording import sending as utfall  # noqa: PLC0415

    utfall.events_of = lambda _path, _id: None  # type: ignore[assignment]


def _answered(svar: Svar, *, registrerat: bool) -> str:
    """Return what an answer says; of one that does not know, what it was."""
    if svar.code == 0:
        return "klart, med varning" if "arning" in svar.err else "klart"
    if svar.code == 75:
        return "ovisst, registrerat" if registrerat else "ovisst, inte registrerat"
    if re.search(r"men kommandot \S+ är registrerat|är noterad i liggaren", svar.err):
        return "registrerat, men inte klart"
    return "inte registrerat"


class Domare:
    """Holds answers against what is there, before and after, and sends the same thing again."""

    def __init__(self, skrivare: Skrivare) -> None:
        self.skrivare = skrivare
        self.before: dict[str, Truth] = {}
        self.after: dict[str, Truth] = {}
        self.raknat: dict[str, list[int]] = {}
        self.utfall: Counter[str] = Counter()
        self.violations: Counter[str] = Counter()
        self.exempel: list[str] = []

    def count(self, name: str) -> list[int]:
        """Run a verb with nothing failing; return how many calls of each kind it makes."""
        verb = VERB[name]
        folder = self.skrivare.copy(verb)
        self.before[name] = truth(folder, verb)
        svar = self.skrivare.run(folder, verb.args(folder), verb.stdin)
        assert svar.code == 0, (name, svar)
        self.after[name] = truth(folder, verb)
        assert self.after[name] != self.before[name], name
        self.raknat[name] = svar.raknat
        return svar.raknat

    def judge(self, case: Case) -> None:
        """Run a case, hold the answer against the files, send it again, hold that too."""
        verb = VERB[case.verb]
        folder = self.skrivare.copy(verb)
        svar = self.skrivare.run(folder, verb.args(folder), verb.stdin, case)
        if not svar.fallt:
            self.utfall["felet kom aldrig"] += 1
            return
        found = truth(folder, verb)
        how = self._outcome(case, svar, found)
        self.utfall[f"{case.verb}: {how}"] += 1
        args = verb.args(folder)
        if verb.samma_id and (shown := re.search(r"cli-[a-z0-9]{24}", svar.words)):
            args += ["--id", shown[0]]
        there = verb.en_gang and found["logg"] == self.after[case.verb]["logg"]
        if verb.kvar and "ligger kvar" in svar.err and not there:
            (folder / verb.kvar).unlink()
            self.utfall[f"{case.verb}: en fil låg kvar, och det sades"] += 1
        again = self.skrivare.run(folder, args, verb.stdin)
        expected = 7 if there else 0
        if again.code != expected:
            self._wrong(case, f"samma igen gav {again.code}", svar, again)
        elif truth(folder, verb) != self.after[case.verb] and not there:
            self._wrong(case, "samma igen gav något annat än en gång", svar, again)
        if wrong := unsound(folder / verb.bok):
            self._wrong(case, f"verifiera: {wrong}", svar, again)

    def _outcome(self, case: Case, svar: Svar, found: Truth) -> str:
        """Return what was answered, having held it against what is there."""
        verb, before, after = VERB[case.verb], self.before[case.verb], self.after[case.verb]
        for words in FALSE_ALARM:
            if words in svar.words:
                self._wrong(case, f"säger {words!r}", svar)
        recorded = found["logg"] == after["logg"] != before["logg"]
        if found not in (before, after) and not (verb.halvt and verb.halvt(found, before, after)):
            self._wrong(case, f"lämnar {found}", svar)
        how = _answered(svar, registrerat=recorded)
        if how.startswith("klart") and found != after:
            self._wrong(case, "säger klart och är det inte", svar)
        if how.startswith("ovisst") and not re.search(r"kommandot \S+ är|kommando_id", svar.err):
            self._wrong(case, "ovisst utan id", svar)
        if how == "registrerat, men inte klart" and not recorded:
            self._wrong(case, "säger registrerat och är det inte", svar)
        half = verb.halvt is not None and self._half_told(svar, found, before)
        if how == "inte registrerat" and recorded and not half:
            self._wrong(case, "säger inte registrerat och är det", svar)
        return how

    @staticmethod
    def _half_told(svar: Svar, found: Truth, before: Truth) -> bool:
        """Tell whether an answer says how many lines were recorded before it stopped."""
        said = re.search(r"Avbrutet efter (\d+) registrerade", svar.err)
        return bool(said) and int(said[1]) == len(found["logg"]) - len(before["logg"])

    def _wrong(self, case: Case, what: str, *svar: Svar) -> None:
        self.violations[f"{case.verb}: {what[:60]}"] += 1
        told = f"{case.verb} {SLAG[case.slag]} nr {case.nummer}, errno {case.fel}, {HUR[case.hur]}"
        self.exempel.append(f"{told}: {what}; " + " | ".join(f"{s.code} {s.words}" for s in svar))

    def report(self) -> dict[str, Any]:
        return {
            "anrop": {
                name: dict(zip(SLAG, counts, strict=True)) for name, counts in self.raknat.items()
            },
            "utfall": dict(sorted(self.utfall.items())),
            "violations": dict(self.violations),
            "exempel": self.exempel[:20],
        }  # fmt: skip


def work(verbs: list[str], antal: int | None, fro: int, tvilling: str) -> dict[str, Any]:
    """Judge every case of these verbs, or a part of them drawn by the seed."""
    from tests.campaigns.skrivfel import cases  # noqa: PLC0415 - which runs us

    domare = Domare(Skrivare(tvilling))
    try:
        for name in verbs:
            for case in cases(name, domare.count(name), antal, fro):
                domare.judge(case)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(domare.skrivare.place)
    return domare.report()
