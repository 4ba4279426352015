"""A private key in a file of its own: PEM, PKCS #8, encrypted with a passphrase.

It lies outside the ledger. Nothing is recorded with it; only checkpoints are signed. ``openssl
pkey`` reads the same file.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from ledger.errors import AlreadyExists, NotAKey, NotFound, Unwritable, WrongPassphrase, reason
from ledger.evidence import ed25519
from ledger.store.folder import settled

if TYPE_CHECKING:
    from pathlib import Path

    from ledger.evidence.ed25519 import PrivateKey

MAX_BYTES = 65_536
_ENCRYPTED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


def create_key(path: Path, passphrase: str) -> PrivateKey:
    """Return a new key, kept in a new file that only its owner may read.

    Raises AlreadyExists when there is a file, which is never written over; NotFound or Unwritable
    when none can be made; WrongPassphrase when the passphrase is empty.
    """
    if not passphrase:
        raise WrongPassphrase("en nyckel skyddas av ett lösenord; det får inte vara tomt")
    key = ed25519.new_key()
    _write(path, ed25519.to_pem(key, _bytes(passphrase)))
    return key


def load_key(path: Path, passphrase: str) -> PrivateKey:
    """Return the key in a file; raises NotFound, NotAKey or WrongPassphrase.

    A key that is not encrypted, or is of another kind than Ed25519, is not one of ours. The
    format does not tell every damage from another key: whoever signs compares the public key
    with the one that is known.
    """
    pem = _read(path)
    if _ENCRYPTED not in pem:
        raise NotAKey(f"{str(path)!r} är ingen nyckel som är skyddad av lösenord (PEM, PKCS #8)")
    try:
        key = ed25519.from_pem(pem, _bytes(passphrase))
    except ValueError:
        raise WrongPassphrase(
            f"lösenordet till nyckeln {str(path)!r} är fel, eller så är filen skadad"
        ) from None
    if key is None:
        raise NotAKey(f"nyckeln {str(path)!r} är inte av typen Ed25519")
    return key


def _bytes(passphrase: str) -> bytes:
    """Return a passphrase as bytes, the same whether its å was typed as one character or two."""
    return unicodedata.normalize("NFC", passphrase).encode(errors="surrogateescape")


def _read(path: Path) -> bytes:
    if not path.exists():
        raise NotFound(f"nyckeln {str(path)!r} finns inte")
    if not path.is_file():
        raise NotAKey(f"{str(path)!r} är ingen vanlig fil")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        raise NotFound(f"nyckeln {str(path)!r} går inte att läsa: {reason(error)}") from None


def _owners(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _write(path: Path, pem: bytes) -> None:
    """Write a new file through to the disk, or leave none."""
    try:
        file = open(path, "xb", opener=_owners)  # noqa: SIM115 - closed below
    except FileExistsError:
        raise AlreadyExists(f"{str(path)!r} finns redan; en nyckel skrivs aldrig över") from None
    except OSError as error:
        raise NotFound(f"nyckeln {str(path)!r} går inte att skapa: {reason(error)}") from None
    try:
        with file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        left = "; en fil som ingen kan använda ligger kvar, ta bort den" if path.exists() else ""
        raise Unwritable(
            f"nyckeln {str(path)!r} går inte att skriva: {reason(error)}{left}"
        ) from None
    settled(path.parent)  # a failure leaves the key where it is, and whoever uses it finds it
