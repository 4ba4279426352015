"""What a server leaves, however it ends: no read model; an auditor's writes no file at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from application import scratch
from application.asking import catchup
from ledger.errors import Frozen
from ledger.store.sqlite import dbfile
from tests.cli.lasverb import contents
from tests.cli.program import ROT, environ
from tests.webb.fientlig import OFARLIG, med_texter
from tests.webb.tjanst import Tjanst, tjanst

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def tillfalligt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tillfalligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


HEARS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
runpy.run_module("cli.main", run_name="__main__")
"""
"""The program, which hears what a job in the background, or under nohup, is begun deaf to."""


@pytest.fixture
def igang(tom: Path, tillfalligt: Path) -> Iterator[subprocess.Popen[str]]:
    """A server in a process of its own, when it has told its address and made its folder."""
    more = {"TMPDIR": str(tillfalligt), "PYTHONPATH": str(ROT)}
    command = [sys.executable, "-c", HEARS, "--liggare", str(tom), "webb"]
    with subprocess.Popen(command, env=environ(more), cwd=ROT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # fmt: skip
        assert process.stderr is not None
        assert "biljett=" in process.stderr.readline()
        yield process
        process.kill()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("hur", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_server_that_is_ended_leaves_nothing(
    igang: subprocess.Popen[str], tillfalligt: Path, hur: signal.Signals
) -> None:
    assert list(tillfalligt.iterdir())
    time.sleep(0.5)  # until it serves
    igang.send_signal(hur)
    igang.wait(30)

    assert list(tillfalligt.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_the_ticket_stands_in_no_list_of_processes(igang: subprocess.Popen[str]) -> None:
    line = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(igang.pid)],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip

    assert "webb" in line
    assert "biljett" not in line


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_what_a_killed_server_left_is_taken_away_by_the_next(
    igang: subprocess.Popen[str], tillfalligt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (left,) = tillfalligt.iterdir()
    monkeypatch.setattr(scratch, "_NEW", -1.0)
    with scratch.folder():
        assert left.exists()  # its server runs
    igang.kill()
    igang.wait(30)
    assert left.exists()

    with scratch.folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0
        assert list(tillfalligt.iterdir()) == [folder]
    assert list(tillfalligt.iterdir()) == []


@pytest.mark.skipif(not dbfile.HAS_OWNERS, reason="no owners")
def test_what_others_have_planted_under_its_name_is_left(
    tillfalligt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "_NEW", -1.0)
    elsewhere = tmp_path / "annat"
    elsewhere.mkdir()
    (elsewhere / "viktigt").touch()
    (tillfalligt / "liggare-webb-lank").symlink_to(elsewhere)
    (tillfalligt / "liggare-webb-oppen").mkdir()
    (tillfalligt / "liggare-webb-oppen").chmod(0o777)
    (tillfalligt / "liggare-webb-fil").touch()

    with scratch.folder():
        pass

    assert len(list(tillfalligt.iterdir())) == 3
    assert (elsewhere / "viktigt").exists()
    assert len(list(elsewhere.iterdir())) == 1


def test_an_auditors_server_writes_no_file(tom: Path, tillfalligt: Path) -> None:
    before = contents(tom.parent)
    with tjanst(tom, revisor=True) as of:
        assert of.ask("/handelser.xlsx").status == 200
        assert list(tillfalligt.iterdir()) == []
    assert contents(tom.parent) == before


def test_what_an_auditor_sorts_stays_in_memory() -> None:
    assert dbfile.memory().execute("PRAGMA temp_store").fetchone() == (2,)


def test_the_thread_that_follows_an_audited_ledger_is_frozen(
    tom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, tried = catchup.held, []

    def held(*args: Any) -> Any:
        try:
            (tmp_path / "smitt").touch()
        except Frozen:
            tried.append("stopped")
        return made(*args)

    monkeypatch.setattr(catchup, "held", held)
    with tjanst(tom, revisor=True):
        pass

    assert tried
    assert not (tmp_path / "smitt").exists()


@pytest.mark.parametrize("revisor", [False, True])
def test_a_ledger_that_is_swapped_is_never_answered_with_the_old_figures(
    tom: Path, tmp_path: Path, *, revisor: bool
) -> None:
    """Each page is of one of the two ledgers, by its root, or says that it is read anew."""
    path, other = tmp_path / "liggare.db", tmp_path / "annan.db"
    shutil.copyfile(tom, path)
    shutil.copyfile(tom, other)
    med_texter(tom, other, lambda text: text + OFARLIG)
    with tjanst(path, revisor=revisor) as of:
        old = _rot(of)
        other.replace(path)
        seen = [_rot(of) for _ in range(40) if not time.sleep(0.05)]

    assert old not in seen
    assert len({*seen} - {""}) == 1


def _rot(of: Tjanst) -> str:
    found = of.ask("/oversikt.json")
    return str((found.status == 200 and json.loads(found.body)["per"]["rot"]) or "")
