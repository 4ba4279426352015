"""A ledger is created explicitly, never overwritten, and told from other files."""

import fcntl
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import AlreadyExists, Busy, NotALedger, NotFound
from ledger.recording.ledger import Ledger, create
from ledger.store.sqlite import head
from ledger.verification import verify
from tests.ledger import bok
from tests.oppning import oppning


@contextmanager
def _holding(path: Path, begin: str) -> Iterator[None]:
    """Let somebody else hold a lock on a ledger's file meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(begin)
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    "content", [b"", b"text", b"SQLite format 3\0"], ids=["tom", "text", "bara huvud"]
)
def test_a_file_that_exists_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(content)

    with pytest.raises(AlreadyExists, match="skrivs aldrig över"):
        create(file, oppning(), bok.AKTOR)
    assert file.read_bytes() == content


def test_a_ledger_is_never_overwritten(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(AlreadyExists):
        create(path, oppning(), bok.AKTOR)
    assert path.read_bytes() == before


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "lank.db"
    link.symlink_to(tmp_path / "mal.db")

    with pytest.raises(AlreadyExists):
        create(link, oppning(), bok.AKTOR)
    assert not (tmp_path / "mal.db").exists()


def test_a_ledger_is_not_created_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="går inte att skapa"):
        create(tmp_path / "saknas" / "x.db", oppning(), bok.AKTOR)


def test_a_name_with_signs_that_mean_something_in_an_address_is_only_a_name(
    tmp_path: Path,
) -> None:
    file = tmp_path / "år 2022?mode=memory#1%20.db"
    ledger = create(file, oppning(), bok.AKTOR)
    ledger.record(bok.organ("a"), bok.AKTOR)
    ledger.close()

    assert len(bok.stored(file)) == 2


def test_a_ledger_that_does_not_exist_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="finns inte"):
        Ledger(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"SQLite format 3\0" + bytes(84), bytes(4096)],
    ids=["tom", "text", "bara huvud", "nollor"],
)
def test_a_file_that_is_something_else_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(content)

    with pytest.raises(NotALedger, match="ingen liggare"):
        Ledger(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_no_ledger(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("CREATE TABLE handelse (nr INTEGER PRIMARY KEY)")

    with pytest.raises(NotALedger, match="är ingen liggare"):
        Ledger(file)


@pytest.mark.parametrize("version", [0, 1, 77])
def test_a_ledger_of_another_version_is_not_opened(path: Path, version: int) -> None:
    bok.forfalska(path, f"PRAGMA user_version = {version}")

    with pytest.raises(NotALedger, match=rf"annan version av programmet \(format {version}\)"):
        Ledger(path)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="är en mapp"):
        Ledger(tmp_path)


def test_the_head_is_read_without_a_change_to_the_file(path: Path) -> None:
    before, files = path.read_bytes(), sorted(path.parent.iterdir())
    with closing(head.connect(path)) as conn:
        found = conn.head()

    assert found[:2] == ("prov", bok.FORSTA_NR - 1)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == files


def test_a_reader_cannot_write(path: Path) -> None:
    with (
        closing(head.connect(path)) as conn,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        conn.execute("DROP TABLE handelse")


def test_a_ledger_that_somebody_writes_to_is_busy_after_the_wait(
    path: Path, ledger: Ledger
) -> None:
    before = bok.content(path)
    with _holding(path, "BEGIN IMMEDIATE"):
        start = time.monotonic()
        with pytest.raises(Busy, match="försök igen"):
            ledger.record(bok.organ("a"), bok.AKTOR)
        waited = time.monotonic() - start

    assert 0.2 <= waited < 5
    assert bok.content(path) == before


def test_a_ledger_whose_queue_does_not_move_is_busy_after_the_wait(
    path: Path, ledger: Ledger
) -> None:
    with path.with_name(path.name + ".lock").open("wb") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        with pytest.raises(Busy, match="försök igen"):
            ledger.record(bok.organ("a"), bok.AKTOR)


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_command_that_was_turned_away_succeeds_when_the_ledger_is_free(
    path: Path, ledger: Ledger, begin: str
) -> None:
    ledger.record(bok.organ("a"), bok.AKTOR)
    with _holding(path, begin), pytest.raises(Busy):
        ledger.record(bok.organ("b"), bok.AKTOR)

    assert ledger.record(bok.organ("b"), bok.AKTOR).forsta_nr == bok.FORSTA_NR + 1


def test_a_reader_that_does_not_end_makes_the_ledger_busy_and_no_more(
    path: Path, ledger: Ledger
) -> None:
    """A shared lock lets a writer begin and stops it at commit."""
    with closing(sqlite3.connect(path)) as reader:
        unfinished = reader.execute("SELECT * FROM handelse")
        unfinished.fetchone()
        with pytest.raises(Busy):
            ledger.record(bok.organ("a"), bok.AKTOR)
        unfinished.close()

    assert ledger.record(bok.organ("a"), bok.AKTOR).forsta_nr == bok.FORSTA_NR


def test_a_ledger_that_is_locked_when_its_connection_opens_is_busy_and_no_more(
    path: Path, ledger: Ledger
) -> None:
    with _holding(path, "BEGIN EXCLUSIVE"), pytest.raises(Busy):
        ledger.record(bok.organ("a"), bok.AKTOR)

    assert ledger.record(bok.organ("a"), bok.AKTOR).forsta_nr == bok.FORSTA_NR


def test_a_ledger_that_is_locked_when_it_is_opened_is_busy_and_still_a_ledger(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        return real(*args, **kwargs | {"timeout": 0.1})

    real = sqlite3.connect
    with _holding(path, "BEGIN EXCLUSIVE"):
        monkeypatch.setattr(head.sqlite3, "connect", connect)
        with pytest.raises(Busy):
            Ledger(path)


def test_a_copy_by_dump_is_a_ledger_when_its_marks_are_set_again(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kopia.db"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        target.executescript("\n".join(source.iterdump()))
    with pytest.raises(NotALedger, match=r"PRAGMA application_id = .* user_version = ") as told:
        head.connect(copy)

    said = re.findall(r"PRAGMA \w+ = \d+", str(told.value))
    with closing(sqlite3.connect(copy)) as target:
        target.executescript(";".join(said))

    with closing(head.connect(copy)) as conn:
        assert not verify(conn).found.total
    assert bok.content(copy) == bok.content(path)


def test_what_else_lacks_the_marks_is_no_ledger(path: Path) -> None:
    for sql in ("PRAGMA application_id = 7", "PRAGMA application_id = 0; CREATE TABLE x (y)"):
        with closing(sqlite3.connect(path)) as conn:
            conn.executescript(sql)

        with pytest.raises(NotALedger, match=r"är ingen liggare$"):
            head.connect(path)
