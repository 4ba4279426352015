"""A new file's name is put on the disk with it: a power cut takes neither."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from ledger.evidence.keyfile import create_key, load_key
from ledger.recording.ledger import create
from ledger.store.folder import settled
from tests.cli.program import inside
from tests.ledger import bok
from tests.oppning import oppning


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each folder that is put on the disk, and what lay in it by then."""
    noted: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            noted.extend(sorted(one.name for one in Path(f"/proc/self/fd/{handle}").iterdir()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    return noted


def _failing(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_ledger_has_its_name_before_its_folder_is_put_on_the_disk(
    tmp_path: Path, synced: list[str]
) -> None:
    create(tmp_path / "ny.db", oppning(), bok.AKTOR).close()

    assert "ny.db" in synced


def test_a_key_has_its_name_before_its_folder_is_put_on_the_disk(
    tmp_path: Path, synced: list[str]
) -> None:
    create_key(tmp_path / "ny.nyckel", "ett lösenord")

    assert synced == ["ny.nyckel"]


def test_a_disk_that_does_not_answer_is_a_warning_and_the_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, errno.EIO)

    made = create(tmp_path / "ny.db", oppning(), bok.AKTOR)
    key = create_key(tmp_path / "ny.nyckel", "ett lösenord")

    assert "går inte att skriva till disken" in made.warnings[-1]
    made.close()
    kept = load_key(tmp_path / "ny.nyckel", "ett lösenord")
    assert kept.private_bytes_raw() == key.private_bytes_raw()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_without_it_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    _failing(monkeypatch, code)

    assert settled(tmp_path) is None
    assert settled(tmp_path / "finns inte") is None


def test_what_is_read_back_and_what_is_written_to_a_file_say_so_too(
    avtal_logg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, errno.EIO)

    read = inside("--liggare", tmp_path / "ny.db", "importera", avtal_logg, "--ja")
    saved = inside("--liggare", tmp_path / "ny.db", "saldo", "-o", tmp_path / "saldo.txt")

    for done, fil in ((read, "ny.db"), (saved, "saldo.txt")):
        assert done.code == 0
        assert "Varning: mappen" in done.words
        assert (tmp_path / fil).stat().st_size


@pytest.fixture
def avtal_logg(tmp_path: Path) -> Path:
    path, fil = tmp_path / "bok.db", tmp_path / "logg.jsonl"
    bok.ny(path).close()
    fil.write_bytes(inside("--liggare", path, "exportera", "logg").out)
    return fil
