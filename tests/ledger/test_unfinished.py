"""What a crash leaves is undone; what only looks like it, so as to point elsewhere, is refused."""

from __future__ import annotations

import signal
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.commands import Command
from ledger.errors import AlreadyExists, LedgerError, NotALedger, NotFound
from ledger.recording.ledger import Ledger, create
from ledger.store.sqlite import head
from tests.ledger import bok
from tests.oppning import oppning

ROOT = Path(__file__).parents[2]
MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE = 4096
KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from ledger.recording.ledger import Ledger
from tests.ledger import bok

ledger = Ledger(Path(sys.argv[1]))
with ledger.batch(bok.AKTOR) as batch:
    ledger.store.recorder.datastore._conn.execute("PRAGMA cache_size = 2")
    for n in range(200):
        batch.record(bok.organ(f"o{n}", f"O{n}"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_CREATOR = """
import os, signal, sys
from pathlib import Path
from ledger.recording.ledger import create
from tests.ledger import bok
from tests.oppning import oppning

def commands():
    yield bok.organ("a")
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    yield bok.organ("b")

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
create(Path(sys.argv[1]), oppning(), bok.AKTOR, commands())
"""


def _run(program: str, *args: str | Path) -> int:
    command = [sys.executable, "-c", program, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _pointing(path: Path, named: Path) -> Path:
    """Put a hot journal beside a ledger, without pages, that names another file at its end."""
    pages = path.stat().st_size // PAGE
    header = MAGIC + struct.pack(">5I", 0, 0, pages, 512, PAGE)
    name = str(named).encode()
    lock_page = 0x40000000 // PAGE + 1
    end = struct.pack(">I", lock_page) + name + struct.pack(">2I", len(name), sum(name)) + MAGIC
    journal = _journal(path)
    journal.write_bytes(header.ljust(512, b"\0") + end)
    return journal


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A file that somebody would rather keep."""
    file = tmp_path / "arsbokslut.txt"
    file.write_text("viktigt\n", "utf-8")
    return file


def test_sqlite_would_delete_the_file_that_such_a_journal_names(path: Path, named: Path) -> None:
    _pointing(path, named)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("SELECT COUNT(*) FROM handelse").fetchone()

    assert not named.exists()


def test_a_journal_that_names_another_file_is_refused_and_the_file_is_left(
    path: Path, named: Path
) -> None:
    before, journal = path.read_bytes(), _pointing(path, named)
    raw = journal.read_bytes()

    link = named.parent / "annanstans" / "lank.db"
    link.parent.mkdir()
    link.symlink_to(path)

    for opened in (head.connect, Ledger):
        for name in (path, link):
            with pytest.raises(NotALedger, match="pekar på en annan fil"):
                opened(name)
    assert named.read_text("utf-8") == "viktigt\n"
    assert (path.read_bytes(), journal.read_bytes()) == (before, raw)


def test_an_empty_journal_is_nothing_to_undo(path: Path) -> None:
    _journal(path).write_bytes(b"")

    with closing(head.connect(path)) as conn:
        assert conn.head().nr == bok.FORSTA_NR - 1


@pytest.mark.parametrize("reader_first", [True, False], ids=["läser", "skriver"])
@pytest.mark.parametrize("by_link", [True, False], ids=["länk", ""])
def test_what_a_killed_writer_left_is_rolled_back(
    path: Path, tmp_path: Path, *, by_link: bool, reader_first: bool
) -> None:
    before, content = path.read_bytes(), bok.content(path)
    name = tmp_path / "annanstans" / "lank.db" if by_link else path
    if by_link:
        name.parent.mkdir()
        name.symlink_to(path)

    assert _run(KILLED_WRITER, path) == -signal.SIGKILL
    assert _journal(path).stat().st_size > 0
    assert path.read_bytes() != before

    if reader_first:
        with closing(head.connect(name)) as conn:
            assert conn.head().nr == bok.FORSTA_NR - 1
        assert path.read_bytes() == before
    with closing(Ledger(name)) as ledger:
        assert ledger.record(bok.organ("o0", "O0"), bok.AKTOR).forsta_nr == bok.FORSTA_NR
    assert bok.content(path)["handelse"][:-1] == content["handelse"]


def _failing(error: BaseException) -> Iterator[Command]:
    yield bok.organ("a")
    raise error


@pytest.mark.parametrize(
    "error", [RuntimeError(), KeyboardInterrupt(), SystemExit(), MemoryError()], ids=repr
)
def test_a_creation_that_fails_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        create(tmp_path / "x.db", oppning(), bok.AKTOR, _failing(error))

    assert list(tmp_path.iterdir()) == []


def test_a_creation_whose_command_is_refused_leaves_nothing(tmp_path: Path) -> None:
    twice = [bok.organ("a", "KUN"), bok.organ("b", "KUN")]
    with pytest.raises(LedgerError, match="'KUN' är upptaget"):
        create(tmp_path / "x.db", oppning(), bok.AKTOR, twice)

    assert list(tmp_path.iterdir()) == []


def test_a_creation_leaves_the_ledger_alone_in_its_folder(tmp_path: Path) -> None:
    create(tmp_path / "x.db", oppning(), bok.AKTOR, [bok.organ("a")]).close()

    assert [file.name for file in tmp_path.iterdir()] == ["x.db"]
    assert (tmp_path / "x.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_a_creation_that_is_killed_leaves_no_ledger_and_can_be_done_again(
    tmp_path: Path, how: str
) -> None:
    file = tmp_path / "x.db"

    assert _run(KILLED_CREATOR, file, how) != 0
    assert not file.exists()
    assert how != "SIGINT" or list(tmp_path.iterdir()) == []

    create(file, oppning(), bok.AKTOR).close()
    assert len(bok.stored(file)) == 1


def test_of_two_creators_at_once_exactly_one_wins(tmp_path: Path) -> None:
    file, together = tmp_path / "x.db", threading.Barrier(2, timeout=30)
    ended: list[str] = []

    def commands(name: str) -> Iterator[Command]:
        yield bok.organ(name)
        together.wait()

    def creator(name: str) -> None:
        try:
            create(file, oppning(), bok.AKTOR, commands(name)).close()
            ended.append(name)
        except AlreadyExists:
            ended.append("fanns redan")

    threads = [threading.Thread(target=creator, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (winner,) = set(ended) - {"fanns redan"}
    assert sorted(ended) == sorted([winner, "fanns redan"])
    assert [data["kommando_id"] for data in bok.stored(file)] == ["skapa", winner]
    assert [one.name for one in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize("there", [False, True], ids=["ledigt", "taget"])
def test_without_hard_links_a_ledger_is_still_made_whole_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError

    file = tmp_path / "x.db"
    monkeypatch.setattr("os.link", no_link)
    if there:
        file.write_bytes(b"annat")
        with pytest.raises(AlreadyExists):
            create(file, oppning(), bok.AKTOR)
        assert file.read_bytes() == b"annat"
    else:
        create(file, oppning(), bok.AKTOR).close()
        assert len(bok.stored(file)) == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")

    with pytest.raises(NotFound, match="går inte att skapa"):
        create(tmp_path / "fil" / "x.db", oppning(), bok.AKTOR)
