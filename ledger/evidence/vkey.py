"""Public keys as one line of text: the verifier keys of C2SP signed-note.

Standard library alone: a key is read and recorded without any cryptography being loaded.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from ledger.errors import NotEvidence
from ledger.evidence.lines import decoded, encoded, text_of

ED25519 = 0x01
"""Signs the text of a note: the key of a ledger."""

COSIGNATURE = 0x04
"""Signs a checkpoint and a time (C2SP tlog-cosignature v1): the key of a witness, an auditor."""

PUBLIC_BYTES = 32
MAX_BYTES = 65_536
_WEAK = {
    "00" * 32, "01" + "00" * 31, *(first + "ff" * 30 + "7f" for first in ("ec", "ed", "ee")),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
}  # fmt: skip
"""Points of small order, without the sign of x: anybody can sign by them (RFC 8032 §5.1.7)."""

_NAME = re.compile(r"[^\s+\x00-\x1f\ud800-\udfff]+")  # no half a character either


class Vkey(NamedTuple):
    """The name, the type of signature and the Ed25519 public key by which a signer is known."""

    name: str
    kind: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that, with the name, tell which key a signature line is by."""
        kind = bytes([self.kind])
        return sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:4]

    def __str__(self) -> str:
        material = encoded(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{material}"


def is_name(text: str) -> bool:
    """Tell whether a text may be the name of a key: something, without spaces or plus."""
    return bool(_NAME.fullmatch(text))


def parse_vkey(text: str) -> Vkey:
    """Return the key that a line states, ``name+hex(key id)+base64(type || public key)``.

    Raises NotEvidence when it is spelt otherwise, has an id that is not its own, or is of a type
    that this program does not use.
    """
    name, _, rest = text.partition("+")
    key_id, plus, material = rest.partition("+")
    if not plus or not is_name(name):
        raise NotEvidence("en nyckel skrivs namn+kontrolltal+base64")
    value = decoded(material, f"nyckeln {name}")
    kinds = {bytes([kind]) for kind in (ED25519, COSIGNATURE)}
    if value[:1] not in kinds or len(value) != 1 + PUBLIC_BYTES:
        raise NotEvidence(f"nyckeln {name} är inte av en typ som programmet använder (Ed25519)")
    vkey = Vkey(name, value[0], value[1:])
    y = int.from_bytes(vkey.public, "little") & (2**255 - 1)
    if y.to_bytes(PUBLIC_BYTES, "little").hex() in _WEAK:
        raise NotEvidence(f"nyckeln {name} är ingen nyckel: vem som helst kan underteckna med den")
    if key_id != vkey.key_id.hex():
        raise NotEvidence(f"nyckeln {name} är felskriven: kontrolltalet stämmer inte")
    return vkey


def parse_vkeys(raw: bytes) -> tuple[Vkey, ...]:
    """Return the keys of a file, one a line, each once; empty lines and ``#`` are left out.

    People keep these by hand, so a mark of byte order, spaces around a line and the line ends of
    Windows are let by. Two keys that a signature line could not tell apart are refused.
    """
    text = text_of(
        raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"), MAX_BYTES, "nyckelfilen"
    )
    lines = (line.strip(" ") for line in text.split("\n"))
    keys = (*dict.fromkeys(parse_vkey(line) for line in lines if line and line[0] != "#"),)
    if len({(key.name, key.key_id) for key in keys}) != len(keys):
        raise NotEvidence("två nycklar i nyckelfilen har samma namn och kontrolltal")
    return keys
