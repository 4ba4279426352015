"""An auditor's ledger is read as it lies: no lock, nothing rolled back, nothing left beside."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ledger.audit import immutable
from ledger.errors import Busy, NotALedger, OnlyReading
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite import head
from ledger.store.sqlite.schema import OBJECTS
from tests.ledger import bok


@pytest.fixture
def auditing(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(immutable, "PATIENCE", 0.1)
    with immutable.auditing(path):
        yield


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def test_the_schema_of_a_new_ledger_is_what_is_compared_with(path: Path) -> None:
    found = bok.rows(path, "SELECT type, name, tbl_name, sql FROM sqlite_master")

    assert sorted(found, key=repr) == sorted(OBJECTS, key=repr)


def test_it_is_read_without_a_lock_and_leaves_nothing(path: Path, auditing: None) -> None:
    _beside(path, ".lock").unlink(missing_ok=True)
    before = sorted(file.name for file in path.parent.iterdir()), path.stat().st_mtime_ns
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(head.connect(path)) as conn:
            assert len(list(reader.events(conn))) == bok.FORSTA_NR
        other.execute("ROLLBACK")

    assert (sorted(file.name for file in path.parent.iterdir()), path.stat().st_mtime_ns) == before


def test_it_is_never_opened_to_write(path: Path, auditing: None) -> None:
    with pytest.raises(OnlyReading, match="registrerar ingenting"):
        Ledger(path)
    with closing(head.connect(path)) as conn, pytest.raises(sqlite3.OperationalError):
        conn.execute("PRAGMA user_version = 9")


@pytest.mark.parametrize(
    "raw", [b"x", bytes(512), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 70], ids=len
)
def test_a_journal_beside_it_is_refused_and_left(path: Path, auditing: None, raw: bytes) -> None:
    before = path.read_bytes()
    _beside(path, "-journal").write_bytes(raw)

    with pytest.raises(NotALedger, match=r"liggare\.db-journal ligger bredvid.*be om filen"):
        head.connect(path)
    assert (path.read_bytes(), _beside(path, "-journal").read_bytes()) == (before, raw)


@pytest.fixture
def link(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger by a link in another folder, where its journal is not."""
    link = tmp_path_factory.mktemp("annanstans") / "lank.db"
    link.symlink_to(path)
    return link


@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_what_lies_beside_the_file_is_found_by_a_link_too(
    path: Path, link: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(immutable, "PATIENCE", 0.1)
    _beside(path, end).write_bytes(b"x" * 512)
    before = path.read_bytes()

    with immutable.auditing(link), pytest.raises(NotALedger, match=r"liggare\.db|WAL"):
        head.connect(link)
    assert (path.read_bytes(), len(_beside(path, end).read_bytes())) == (before, 512)


def test_beside_a_link_is_beside_the_file_it_leads_to(path: Path, link: Path) -> None:
    with immutable.auditing(link):
        assert immutable.is_beside(path.with_name("svar"))
        assert immutable.is_beside(path.parent)
        assert not immutable.is_beside(link.with_name("svar"))


def test_an_empty_journal_is_what_a_clean_close_leaves(path: Path, auditing: None) -> None:
    _beside(path, "-journal").write_bytes(b"")

    head.connect(path).close()


@pytest.mark.parametrize("made", [os.mkdir, os.mkfifo])
@pytest.mark.parametrize("end", ["-journal", "-wal"])
def test_what_is_no_file_in_a_journals_place_is_refused(
    path: Path, auditing: None, end: str, made: Callable[[Path], None]
) -> None:
    _beside(path, end).unlink(missing_ok=True)
    made(_beside(path, end))

    with pytest.raises(NotALedger):
        head.connect(path)


@pytest.mark.parametrize("audit", [True, False])
@pytest.mark.parametrize("raw", [b"", b"x" * 5000], ids=len)
def test_a_wal_beside_it_is_refused_by_everybody_and_left(
    path: Path, raw: bytes, *, audit: bool
) -> None:
    _beside(path, "-wal").write_bytes(raw)
    before = sorted(file.name for file in path.parent.iterdir())

    with pytest.raises(NotALedger, match="WAL"):
        _opened(path, audit=audit)
    assert sorted(file.name for file in path.parent.iterdir()) == before
    assert _beside(path, "-wal").read_bytes() == raw


@pytest.mark.parametrize("audit", [True, False])
def test_a_file_in_wal_mode_is_refused_before_sqlite_makes_files(
    path: Path, *, audit: bool
) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    before = sorted(file.name for file in path.parent.iterdir())

    with pytest.raises(NotALedger, match="PRAGMA journal_mode = DELETE"):
        _opened(path, audit=audit)
    assert sorted(file.name for file in path.parent.iterdir()) == before


def _opened(path: Path, *, audit: bool) -> None:
    if audit:
        with immutable.auditing(path):
            head.connect(path)
    head.connect(path)


def test_whoever_is_just_writing_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(immutable, "PATIENCE", 20)
    journal = _beside(path, "-journal")
    journal.write_bytes(b"x")
    with immutable.auditing(path):
        threading.Timer(0.2, os.truncate, (journal, 0)).start()
        head.connect(path).close()


@pytest.mark.parametrize("audit", [True, False])
def test_a_journal_that_goes_while_it_is_looked_at_is_none(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, audit: bool
) -> None:
    journal = _beside(path, "-journal")
    looked, calls = Path.stat, [0]

    def goes(self: Path, **how: bool) -> os.stat_result:
        if self != journal:
            return looked(self, **how)
        calls[0] += 1
        journal.write_bytes(b"x" * 600)
        found = looked(self, **how)
        if calls[0] == 1:
            journal.unlink()
        return found

    journal.unlink(missing_ok=True)
    with monkeypatch.context() as patched, ExitStack() as held:
        patched.setattr(Path, "stat", goes)
        if audit:
            held.enter_context(immutable.auditing(path))
            patched.setattr("time.sleep", lambda _: patched.setattr(Path, "stat", looked))
        head.connect(path).close()
    assert calls == [1]


def test_a_file_that_changes_while_it_is_read_is_told(path: Path, auditing: None) -> None:
    conn = head.connect(path)
    bok.forfalska(path, "DELETE FROM sokord")

    with pytest.raises(Busy, match=r"liggare\.db ändrades medan den lästes"):
        conn.close()


def test_pages_that_contradict_each_other_are_refused(path: Path, auditing: None) -> None:
    raw = bytearray(path.read_bytes())
    raw[36:40] = (5).to_bytes(4, "big")  # free pages that there are not
    path.write_bytes(raw)

    with pytest.raises(NotALedger, match="är skadad"):
        head.connect(path)


def test_the_pages_are_looked_over_once(path: Path, auditing: None) -> None:
    for asked in (True, False):
        said: list[str] = []
        with closing(immutable.opened(path)) as conn:
            conn.set_trace_callback(said.append)
            assert immutable.pages_fault(conn) is None
        assert bool(said) is asked


def test_it_begins_by_itself_when_there_is_no_right_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = os.access
    assert not immutable.may_only_read(path)
    assert not immutable.may_only_read(path.with_name("saknas.db"))

    for closed in (path, path.parent):
        with monkeypatch.context() as patched:
            patched.setattr(
                os,
                "access",
                lambda p, mode, c=closed: not (mode & os.W_OK and Path(p) == c) and may(p, mode),
            )
            assert immutable.may_only_read(path)
