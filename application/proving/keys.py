"""The keys that sign a ledger: which it has noted, and how one is made and noted (D10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from ledger.errors import AlreadyExists
from ledger.evidence import noted_keys
from ledger.evidence.keyfile import create_key, load_key
from ledger.evidence.vkey import COSIGNATURE, Vkey, is_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from application.session import Session
    from ledger.evidence.noted_keys import Noted

_LONGEST_NAME = 100


def noted(session: Session) -> list[Noted]:
    """Return the keys that a ledger has noted, the newest last; raises Stop when it has none."""
    with session.log() as conn:
        found = noted_keys.noted_keys(conn)
    if not found:
        raise Stop(Kind.NOT_FOUND, "liggaren har ingen nyckel", "Gör en med: liggare nyckel ny.")
    return found


def name_of(session: Session) -> str:
    """Return the name that a ledger is signed in; raises Stop when it is none for a key."""
    with session.log() as conn:
        name = noted_keys.origin(conn)
    if not is_name(name):
        raise Stop(
            Kind.USAGE,
            f"liggaren heter {name!r} och kan inte undertecknas: namnet får inte ha mellanslag"
            " eller plustecken",
        )
    return name


def auditors_name(revisor: str) -> str:
    """Return the name that an auditor signs in; raises Stop when no key can have it."""
    if not is_name(revisor) or len(revisor) > _LONGEST_NAME:
        raise Stop(
            Kind.USAGE,
            f"--revisor {revisor!r}: namnet skrivs utan mellanslag och plustecken, med högst"
            f" {_LONGEST_NAME} tecken",
        )
    return revisor


def auditors(path: Path, name: str, passphrase: Callable[[], str]) -> Vkey:
    """Return what an auditor's own key is known by; raises NotAKey or WrongPassphrase."""
    return Vkey(name, COSIGNATURE, load_key(path, passphrase()).public_key().public_bytes_raw())


def create(path: Path, name: str, passphrase: Callable[[], str], kind: int = COSIGNATURE) -> Vkey:
    """Make a key file and return what others know the key by; raises AlreadyExists."""
    if path.exists():
        raise AlreadyExists(f"{str(path)!r} finns redan; en nyckel skrivs aldrig över")
    return Vkey(name, kind, create_key(path, passphrase()).public_key().public_bytes_raw())
