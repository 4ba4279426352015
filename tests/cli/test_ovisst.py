"""However the sending of a command ends, the answer says what became of it, and which it was."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest
from eventsourcing.sqlite import SQLiteConnection

from cli.verbs import registrera
from ledger import store
from ledger.errors import Uncertain, Unwritable
from ledger.recording import settle
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.file import FileStore
from tests.cli.program import ROT, Run, alias, environ, lines

ALIAS = ("registrera", "alias", "--alias", "Skrivnämnden", "--kod", "KUN", "--datum", "2023-01-01",
         "--avser", "skrivning")  # fmt: skip
NYCKEL = {"LIGGARE_NYCKEL_LOSEN": "ett långt lösenord"}


def antal(path: Path, kommando_id: str = "") -> int:
    """Count the commands of a ledger, or those with an id."""
    with closing(sqlite3.connect(path)) as conn:
        query = "SELECT COUNT(*) FROM kommando WHERE id GLOB ?"
        return int(conn.execute(query, (kommando_id or "*",)).fetchone()[0])


def failing(after: bool) -> Any:  # noqa: FBT001 - which of the two
    """A commit that says that it failed, and did or did not."""
    real = SQLiteConnection.commit

    def commit(self: SQLiteConnection) -> None:
        if after:
            real(self)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise error

    return commit


def told(err: str) -> dict[str, Any]:
    return dict(json.loads(err.splitlines()[-1]))


def test_a_commit_that_failed_and_is_there_gives_the_receipt_and_a_warning(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SQLiteConnection, "commit", failing(after=True))
    done = run(*ALIAS, "-f", "json", "--id", "mitt")

    assert (done.code, done.json["id"], done.json["redan"]) == (0, "mitt", False)
    assert told(done.words)["kod"] == "varning"
    assert told(done.words)["kommando_id"] == "mitt"
    assert antal(tom, "mitt") == 1


def test_a_commit_that_failed_and_is_not_there_says_so_with_its_id(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(SQLiteConnection, "commit", failing(after=False))
        done = run(*ALIAS)

    assert done.code == 1
    found = re.search("kommandot (cli-[a-z0-9]{24}) är inte registrerat", done.words)
    assert found
    assert antal(tom, found[1]) == 0
    assert run(*ALIAS, "--id", found[1]).code == 0


@pytest.mark.parametrize("after", [True, False], ids=["registrerat", "inte registrerat"])
def test_nobody_can_tell_and_the_same_id_settles_it(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    def unreadable(_store: FileStore) -> NoReturn:
        raise Unwritable("disken svarar med fel")

    with monkeypatch.context() as broken:
        broken.setattr(SQLiteConnection, "commit", failing(after=after))
        broken.setattr(FileStore, "reading", unreadable)
        done = run(*ALIAS, "-f", "json")
    answer = told(done.words)

    assert (done.code, answer["kod"], done.out) == (75, "ovisst", b"")
    assert answer["kommando_id"].startswith("cli-")
    assert answer["kommando_id"] in answer["meddelande"]
    assert f"--id {answer['kommando_id']}" in answer["hjalp"]
    again = run(*ALIAS, "-f", "json", "--id", answer["kommando_id"])
    assert (again.code, again.json["redan"]) == (0, after)
    assert antal(tom, answer["kommando_id"]) == 1


def test_an_import_that_nobody_can_tell_of_is_imported_again(
    tom: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "k.jsonl"
    fil.write_text(lines(*(alias(n) for n in range(3))), "utf-8")

    def unreadable(_store: FileStore) -> NoReturn:
        raise Unwritable("disken svarar med fel")

    with monkeypatch.context() as broken:
        broken.setattr(SQLiteConnection, "commit", failing(after=True))
        broken.setattr(FileStore, "reading", unreadable)
        done = run("importera", fil, "--ja", "-f", "json")

    assert (done.code, told(done.words)["kommando_id"]) == (75, "a0")
    assert run("importera", fil, "--ja", "-f", "json").json["redan"] == 3


def test_an_error_before_anything_is_sent_shows_the_id_that_was_made(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(tom, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        impatient = (Ledger.__init__.__kwdefaults__ or {}) | {"wait": 0.1}
        monkeypatch.setattr(Ledger.__init__, "__kwdefaults__", impatient)
        done = run(*ALIAS, "-f", "json")

    assert done.code == 75
    assert told(done.words)["kod"] == "upptagen"
    assert told(done.words)["kommando_id"].startswith("cli-")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("when", ["före", "efter"])
def test_a_signal_gives_a_definite_answer(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, when: str
) -> None:
    number = getattr(signal, name)
    ours = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
    before = signal.signal(number, ours)  # whoever runs the tests may have let it be ignored
    place = (Ledger, "_commits") if when == "före" else (registrera, "_receipt")
    real = getattr(*place)

    def interrupted(*args: Any) -> None:
        if when == "före":
            real(*args)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(*place, interrupted)
    try:
        done = run(*ALIAS, "--id", "mitt")
    finally:
        signal.signal(number, before)

    assert done.code == (2 if when == "före" else 0), done.words
    assert f"kommandot mitt är {'inte ' if when == 'före' else ''}registrerat" in done.words
    assert antal(tom, "mitt") == (when == "efter")
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def to_a_full_disk(
    path: Path, *args: str | Path, stdin: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with an answer that there is no room for."""
    with Path("/dev/full").open("wb") as full:
        return subprocess.run(
            [sys.executable, "-m", "cli.main", "--liggare", path, *map(str, args)],
            input=stdin.encode(), stdout=full, stderr=subprocess.PIPE, cwd=ROT, check=False,
            env=environ(NYCKEL | {"PYTHONPATH": str(ROT)}), timeout=120,
        )  # fmt: skip


FULL = {
    "registrera": ((*ALIAS, "-f", "json"), ""),
    "registrera, text": (ALIAS, ""),
    "dolj": (("dolj", "3", "--om", "handlaggare"), "Åsa Handläggare"),
    "nyckel": (("nyckel", "ny", "--nyckel", "{mapp}/ekonomi.nyckel"), ""),
    "importera": (("importera", "{mapp}/k.jsonl", "--ja", "-f", "json"), ""),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full finns inte här")
@pytest.mark.parametrize(("args", "stdin"), FULL.values(), ids=FULL)
def test_a_receipt_that_cannot_be_written_is_told_on_stderr(
    tom: Path, tmp_path: Path, args: tuple[str, ...], stdin: str
) -> None:
    (tmp_path / "k.jsonl").write_text(lines(alias(1)), "utf-8")
    before = antal(tom)
    done = to_a_full_disk(tom, *(one.format(mapp=tmp_path) for one in args), stdin=stdin)
    words = done.stderr.decode()

    assert done.returncode == 1
    assert antal(tom) == before + 1
    assert "disken är full" in words
    assert re.search(r"men kommandot \S+ är registrerat: händelse \d+", words), words
    assert "ingenting" not in words.lower()


def test_a_receipt_that_nobody_reads_is_told_on_stderr(tom: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "--liggare", tom, *ALIAS, "--id", "mitt"],
        stdout=write, stderr=subprocess.PIPE, cwd=ROT, check=False, timeout=120,
        env=environ({"PYTHONPATH": str(ROT)}),
    )  # fmt: skip
    os.close(write)

    assert done.returncode == 0
    assert "kommandot mitt är registrerat" in done.stderr.decode()
    assert antal(tom, "mitt") == 1


def test_an_answer_for_which_there_is_no_file_is_refused_before_anything_is_recorded(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = tmp_path / "k.jsonl"
    fil.write_text(lines(alias(1)), "utf-8")
    before = antal(tom)

    assert run("importera", fil, "--ja", "-f", "xlsx").code == 2
    assert antal(tom) == before


def test_a_ledger_that_is_gone_leaves_nobody_certain(tmp_path: Path) -> None:
    with pytest.raises(Uncertain) as found:
        settle.events_of(store.open(tmp_path / "borta.db"), "mitt")

    assert found.value.kommando_id == "mitt"
