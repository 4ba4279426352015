"""With the freeze armed Python refuses to import, run, send or write; and only then."""

from __future__ import annotations

import builtins
import ctypes
import importlib
import io
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.audit.freeze import answering, frozen
from ledger.errors import Frozen

RUNS: dict[str, Callable[[Path], object]] = {
    "import": lambda _: __import__("antigravity"),
    "import by name": lambda _: importlib.import_module("this"),
    "import of a planted file": lambda _: importlib.import_module("planterad"),
    "exec": lambda _: builtins.exec("1"),  # noqa: S102
    "eval": lambda _: builtins.eval("1"),  # noqa: S307
    "compile": lambda _: builtins.compile("1", "x", "eval"),
    "system": lambda _: os.system("true"),  # noqa: S605
    "Popen": lambda _: subprocess.run(["true"], check=False),
    "exec a program": lambda _: os.execv("/bin/true", ["true"]),  # noqa: S606
    "spawn": lambda _: os.posix_spawn("/bin/true", ["true"], {}),
    "fork": lambda _: os.fork(),
    "socket": lambda _: socket.socket(),
    "name lookup": lambda _: socket.getaddrinfo("localhost", 80),
    "ctypes": lambda _: ctypes.CDLL(None),
}
WRITES: dict[str, Callable[[Path], object]] = {
    "open": lambda folder: (folder / "ny").open("w"),
    "append": lambda folder: (folder / "fil").open("a"),
    "open to change": lambda folder: (folder / "fil").open("r+"),
    "os.open": lambda folder: os.open(folder / "fil", os.O_RDWR),
    "create": lambda folder: os.open(folder / "ny", os.O_CREAT),
    "remove": lambda folder: (folder / "fil").unlink(),
    "rename": lambda folder: (folder / "fil").rename(folder / "ny"),
    "link": lambda folder: os.link(folder / "fil", folder / "ny"),
    "symlink": lambda folder: (folder / "ny").symlink_to("fil"),
    "mkdir": lambda folder: (folder / "ny").mkdir(),
    "truncate": lambda folder: os.truncate(folder / "fil", 0),
    "chmod": lambda folder: (folder / "fil").chmod(0o777),
    "utime": lambda folder: os.utime(folder / "fil", (0, 0)),
    "copy": lambda folder: shutil.copyfile(folder / "fil", folder / "ny"),
}
DATABASES = {
    "as SQLite opens it": "{}",
    "to write": "file:{}?mode=rw",
    "read-only, with locks": "file:{}?mode=ro",
    "a name that looks immutable": "file:{}?mode=ro&immutable=1&mode=rwc",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "fil").write_text("kvar", "utf-8")
    (tmp_path / "planterad.py").write_text("raise SystemExit(99)\n", "utf-8")
    sqlite3.connect(tmp_path / "x.db").close()
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def _listed(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.iterdir()
        if path.is_file()
    }


@pytest.mark.parametrize("tried", (RUNS | WRITES).values(), ids=RUNS | WRITES)
def test_what_runs_or_writes_is_refused_before_it_happens(
    folder: Path, tried: Callable[[Path], object]
) -> None:
    before, loaded = _listed(folder), set(sys.modules)

    with frozen(), pytest.raises(Frozen, match="läsningen stoppades: något försökte"):
        tried(folder)

    assert _listed(folder) == before
    assert not {"antigravity", "this", "planterad"} & (set(sys.modules) - loaded)


@pytest.mark.parametrize("tried", RUNS.values(), ids=RUNS)
def test_whoever_writes_an_answer_may_run_nothing_either(
    folder: Path, tried: Callable[[Path], object]
) -> None:
    with frozen(), answering(), pytest.raises(Frozen):
        tried(folder)


@pytest.mark.parametrize("tried", WRITES.values(), ids=WRITES)
def test_an_answer_may_be_written(folder: Path, tried: Callable[[Path], object]) -> None:
    with frozen(), answering():
        made = tried(folder)

    if isinstance(made, int):
        os.close(made)
    elif isinstance(made, io.IOBase):
        made.close()


@pytest.mark.parametrize("uri", DATABASES.values(), ids=DATABASES)
def test_a_database_may_not_be_opened_to_write(folder: Path, uri: str) -> None:
    with frozen(), answering(), pytest.raises(Frozen):
        sqlite3.connect(uri.format(folder / "x.db"), uri=True)


def test_reading_is_as_before(folder: Path) -> None:
    with frozen():
        assert (folder / "fil").read_text("utf-8") == "kvar"
        sqlite3.connect(":memory:").close()
        sqlite3.connect(f"file:{folder / 'x.db'}?mode=ro&immutable=1", uri=True).close()
        import json  # noqa: PLC0415 - loaded long ago

        assert json.loads("1") == 1


def test_it_ends_with_its_block_and_may_be_armed_twice(folder: Path) -> None:
    with frozen():
        with frozen():
            pass
        with pytest.raises(Frozen):
            (folder / "ny").mkdir()

    (folder / "ny").mkdir()
    assert builtins.eval("1") == 1  # noqa: S307


def test_it_ends_also_when_something_goes_wrong() -> None:
    with pytest.raises(ZeroDivisionError), frozen():
        raise ZeroDivisionError

    assert builtins.eval("1") == 1  # noqa: S307
