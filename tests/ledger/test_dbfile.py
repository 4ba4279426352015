"""What is looked at before SQLite opens a file: what it is, whose, and what lies beside it."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.audit import immutable
from ledger.errors import NotALedger, NotAPersonFile
from ledger.recording.ledger import Ledger
from ledger.store import personfile
from ledger.store.personfile import Kept
from ledger.store.sqlite import dbfile
from tests.ledger import bok

OTHER = 4711  # an owner who is not us
KEPT = Kept(bytes(32), "Åsa Öberg")
root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="byter ägare")


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "arsbokslut.txt"
    file.write_text("viktigt\n", "utf-8")
    return file


def _pointing(journal: Path, victim: Path) -> None:
    magic, name = bytes.fromhex("d9d505f920a163d7"), str(victim).encode()
    head = magic + struct.pack(">5I", 0, 0, 3, 512, 4096)
    end = struct.pack(">I", 0x40000000 // 4096 + 1) + name
    end += struct.pack(">2I", len(name), sum(name)) + magic
    journal.write_bytes(head.ljust(512, b"\0") + end)


def _linked(journal: Path, victim: Path) -> None:
    journal.symlink_to(victim)


def _hard_linked(journal: Path, victim: Path) -> None:
    os.link(victim, journal)


def _empty_link(journal: Path, victim: Path) -> None:
    victim.write_bytes(b"")
    journal.symlink_to(victim)


def _folder(journal: Path, _victim: Path) -> None:
    journal.mkdir()


def _shm(journal: Path, victim: Path) -> None:
    journal.with_name(journal.name.replace("-journal", "-shm")).symlink_to(victim)


def _wal(journal: Path, _victim: Path) -> None:
    journal.with_name(journal.name.replace("-journal", "-wal")).write_bytes(b"")


PLANTED = (_pointing, _linked, _hard_linked, _empty_link, _folder, _shm, _wal)


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_beside_a_ledger_is_refused_and_reaches_nothing(
    path: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    _journal(path).unlink(missing_ok=True)
    planted(_journal(path), victim)
    before, kept = path.read_bytes(), victim.read_bytes()

    for opens in (dbfile.reading, dbfile.writing):
        with pytest.raises(dbfile.Unsafe):
            opens(path)
    with pytest.raises(NotALedger):
        Ledger(path)

    assert (path.read_bytes(), victim.read_bytes()) == (before, kept)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_ledger_opened_before_is_not_written_past_what_is_planted_later(
    path: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    ledger = Ledger(path)  # looks at the file, and connects at the first command
    _journal(path).unlink(missing_ok=True)
    planted(_journal(path), victim)
    kept = victim.read_bytes()

    with pytest.raises(NotALedger):
        ledger.record(bok.organ("a"), bok.AKTOR)
    assert victim.read_bytes() == kept


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_beside_hidden_names_is_refused_and_reaches_nothing(
    path: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    personfile.keep(path, "a" * 64, KEPT)
    side = personfile.path_of(path)
    planted(_journal(side), victim)
    before, kept = side.read_bytes(), victim.read_bytes()

    with pytest.raises(NotAPersonFile):
        personfile.kept(path)
    with pytest.raises(NotAPersonFile):
        personfile.keep(path, "b" * 64, KEPT)
    with pytest.raises(NotAPersonFile):
        personfile.erase(path, ["a" * 64])

    assert (side.read_bytes(), victim.read_bytes()) == (before, kept)


@root
def test_a_journal_of_one_who_may_not_write_the_file_is_not_rolled_back(path: Path) -> None:
    journal = _journal(path)
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504))
    os.chown(journal, OTHER, OTHER)
    with pytest.raises(dbfile.Unsafe, match="av någon som inte får skriva"):
        dbfile.reading(path)

    path.chmod(0o660)  # a group writes in it, and anybody of it may have left the journal
    dbfile.reading(path).close()
    path.chmod(0o600)
    os.chown(journal, 0, 0)
    journal.chmod(0o666)
    with pytest.raises(dbfile.Unsafe, match="av någon som inte får skriva"):
        dbfile.reading(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows har inga sådana lägen")
@pytest.mark.parametrize("mode", [0o666, 0o640, 0o604, 0o777])
def test_an_empty_file_for_names_that_others_can_open_is_made_anew(path: Path, mode: int) -> None:
    side = personfile.path_of(path)
    side.touch()
    side.chmod(mode)
    with side.open("rb") as open_still:
        personfile.keep(path, "a" * 64, KEPT)

        assert open_still.read() == b""
    assert side.stat().st_mode & 0o777 == 0o600
    assert personfile.kept(path) == {"a" * 64: KEPT}


@pytest.mark.skipif(os.name == "nt", reason="Windows har inga sådana lägen")
@pytest.mark.parametrize("mode", [0o666, 0o640, 0o604])
def test_names_that_others_can_read_or_write_are_refused_but_to_an_auditor(
    path: Path, mode: int
) -> None:
    personfile.keep(path, "a" * 64, KEPT)
    side = personfile.path_of(path)
    side.chmod(mode)

    for refused in (
        lambda: personfile.kept(path),
        lambda: personfile.keep(path, "b" * 64, KEPT),
        lambda: personfile.erase(path, ["a" * 64]),
    ):
        with pytest.raises(NotAPersonFile, match=f"läge {mode:04o}.*0600"):
            refused()
    with immutable.auditing(path):
        assert personfile.kept(path) == {"a" * 64: KEPT}
    assert side.stat().st_mode & 0o777 == mode


@root
@pytest.mark.parametrize("empty", [True, False], ids=["tom", ""])
def test_a_file_for_names_that_somebody_else_owns_is_refused(path: Path, *, empty: bool) -> None:
    side = personfile.path_of(path)
    personfile.keep(path, "a" * 64, KEPT)
    if empty:
        side.write_bytes(b"")
    os.chown(side, OTHER, OTHER)

    with pytest.raises(NotAPersonFile, match="ägs av någon annan"):
        personfile.keep(path, "b" * 64, KEPT)
    if not empty:
        with pytest.raises(NotAPersonFile, match="ägs av någon annan"):
            personfile.kept(path)
    assert side.stat().st_uid == OTHER


def test_names_are_not_put_in_a_file_that_has_another_name(path: Path, victim: Path) -> None:
    side = personfile.path_of(path)
    victim.write_bytes(b"")
    os.link(victim, side)

    personfile.keep(path, "a" * 64, KEPT)

    assert victim.read_bytes() == b""
    os.link(side, side.with_name("annat"))
    with pytest.raises(NotAPersonFile, match="flera namn"):
        personfile.keep(path, "b" * 64, KEPT)


def test_a_derived_file_is_ours_alone_with_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "modell.db"
    dbfile.make(file)
    assert dbfile.derived_fault(file) is None
    with pytest.raises(FileExistsError):
        dbfile.make(file)
    for end in ("-journal", "-wal", "-shm"):
        beside = file.with_name(file.name + end)
        beside.symlink_to("ingenstans")
        assert dbfile.derived_fault(file) == f"har {beside.name} bredvid sig"
        beside.unlink()
    if os.name != "nt":
        file.chmod(0o620)
        assert dbfile.derived_fault(file) == "kan vara skriven av någon annan"


def test_a_file_that_nobody_writes_in_is_read_without_looking_beside(
    path: Path, victim: Path
) -> None:
    _pointing(_journal(path), victim)

    with closing(dbfile.still(path, immutable.sqlite3.Connection)) as conn:
        assert conn.execute("SELECT COUNT(*) FROM handelse").fetchone()[0] > 0
    assert victim.exists()


def test_a_journal_that_is_taken_away_as_we_look_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is looked up just before it is removed has no name left, and still its size."""
    path = tmp_path / "x.db"
    bok.ny(path).close()
    _journal(path).write_bytes(b"x" * 512)
    lstat = Path.lstat

    def removed(self: Path) -> os.stat_result:
        found = lstat(self)
        if self != _journal(path):
            return found
        self.unlink()
        return os.stat_result([*found[:3], 0, *found[4:10]])

    monkeypatch.setattr(Path, "lstat", removed)
    assert not dbfile.unfinished(path)
