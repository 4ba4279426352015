"""Ed25519 (RFC 8032): whether a signature holds, and private keys as encrypted PEM, PKCS #8.

All that is asked of the package cryptography, which takes longer to import than an event takes to
record; the command line puts this module off until a key is used (``cli.startup.deferred``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from ledger.errors import Disproved

if TYPE_CHECKING:
    from ledger.evidence.vkey import Vkey

PrivateKey = Ed25519PrivateKey


def check_signature(key: Vkey, message: bytes, signature: bytes) -> None:
    """Raise Disproved unless a key has signed a message."""
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        raise Disproved(f"signaturen av {key.name} stämmer inte med texten") from None


def new_key() -> PrivateKey:
    """Return a private key that nobody has had before."""
    return Ed25519PrivateKey.generate()


def to_pem(key: PrivateKey, passphrase: bytes) -> bytes:
    """Return a key encrypted with a passphrase."""
    encryption = BestAvailableEncryption(passphrase)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


def from_pem(pem: bytes, passphrase: bytes) -> PrivateKey | None:
    """Return the key that was encrypted, None when it is of another kind than Ed25519.

    Raises ValueError when it is not encrypted with this passphrase, or damaged.
    """
    try:
        key = load_pem_private_key(pem, passphrase)
    except TypeError as error:  # the passphrase is empty
        raise ValueError(str(error)) from None
    except UnsupportedAlgorithm:
        return None
    return key if isinstance(key, Ed25519PrivateKey) else None
