"""Key files: made once, read by their owner with the passphrase, and by nobody else."""

import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from ledger.errors import AlreadyExists, NotAKey, NotFound, Unwritable, WrongPassphrase
from ledger.evidence.keyfile import create_key, load_key
from tests.ledger import underskrivet as u

LOSEN = "räkna rätt 2022"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ekonomi.nyckel"


def test_a_key_is_read_back_as_it_was_made(file: Path) -> None:
    key = create_key(file, LOSEN)

    assert load_key(file, LOSEN).private_bytes_raw() == key.private_bytes_raw()
    assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    assert key.private_bytes_raw() not in file.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_may_read_it(file: Path) -> None:
    before = os.umask(0)
    try:
        create_key(file, LOSEN)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_passphrase_is_the_same_however_its_letters_were_typed(file: Path) -> None:
    key = create_key(file, "ra\u0308kna")

    assert load_key(file, "r\u00e4kna").private_bytes_raw() == key.private_bytes_raw()


def test_two_keys_are_never_the_same(tmp_path: Path) -> None:
    made = {create_key(tmp_path / name, LOSEN).private_bytes_raw() for name in "abc"}

    assert len(made) == 3


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dead link"])
def test_nothing_is_ever_written_over(file: Path, kind: str) -> None:
    target = file.with_name("annat")
    match kind:
        case "file":
            file.write_bytes(b"kvar")
        case "folder":
            file.mkdir()
        case "link":
            target.write_bytes(b"kvar")
            file.symlink_to(target)
        case _:
            file.symlink_to(target)
    with pytest.raises(AlreadyExists, match="finns redan; en nyckel skrivs aldrig över"):
        create_key(file, LOSEN)

    assert kind == "folder" or not file.exists() or file.read_bytes() == b"kvar"
    assert kind != "dead link" or not target.exists()


def test_a_key_is_not_made_without_a_passphrase_or_a_folder(file: Path) -> None:
    with pytest.raises(WrongPassphrase, match="får inte vara tomt"):
        create_key(file, "")
    with pytest.raises(NotFound, match="filen eller mappen finns inte"):
        create_key(file / "djupare", LOSEN)

    assert not file.exists()


def test_a_disk_that_is_full_leaves_no_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="disken är full"):
        create_key(file, LOSEN)

    assert not file.exists()


@pytest.mark.parametrize("losen", ["", "räkna fel", LOSEN + " ", "\udcff"], ids=u.kort)
def test_another_passphrase_is_told(file: Path, losen: str) -> None:
    create_key(file, LOSEN)
    with pytest.raises(WrongPassphrase, match=r"lösenordet till nyckeln .*ekonomi\.nyckel' är fel"):
        load_key(file, losen)


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(NotFound, match="finns inte"):
        load_key(file, LOSEN)


def _pem(private: object, secret: bytes | None) -> bytes:
    encryption = BestAvailableEncryption(secret) if secret else NoEncryption()
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ingen nyckel som är skyddad"),
        (b"\xff\0", "ingen nyckel som är skyddad"),
        (_pem(u.EKONOMI.private, None), "ingen nyckel som är skyddad"),
        (_pem(ec.generate_private_key(ec.SECP256R1()), LOSEN.encode()), "inte av typen Ed25519"),
    ],
    ids=u.kort,
)
def test_a_file_that_is_no_key_of_ours_is_told(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)
    with pytest.raises(NotAKey, match=words):
        load_key(file, LOSEN)


def test_a_folder_is_no_key(file: Path) -> None:
    file.mkdir()
    with pytest.raises(NotAKey, match="ingen vanlig fil"):
        load_key(file, LOSEN)


def test_a_damaged_key_is_refused_and_nothing_else_happens(file: Path) -> None:
    create_key(file, LOSEN)
    whole = file.read_bytes()
    for at in range(5, whole.index(b"-----END"), 7):
        file.write_bytes(whole[:at] + b"#" + whole[at + 1 :])
        with pytest.raises((NotAKey, WrongPassphrase)):
            load_key(file, LOSEN)
        file.write_bytes(whole[:at])
        with pytest.raises((NotAKey, WrongPassphrase)):
            load_key(file, LOSEN)
