"""Makes what the independent verifiers are tried on: trees, notes, proofs, keys.

Written after the formats alone (RFC 9162, C2SP signed-note, tlog-checkpoint, tlog-cosignature,
tlog-proof, tlog-witness), in the plainest way, so that it is a second opinion on the verifiers.
Keys come from a number, so that the same test gives the same bytes each time.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

URSPRUNG = "malmo.example/statsbidrag/prov"
REVISOR = "revisor.malmo.example/stadsrevisionen"
ED25519, MEDSIGNERING = 1, 4
_PKCS8 = bytes.fromhex("302e020100300506032b657004220420")  # what stands before a seed in DER


def blad(rad: bytes) -> bytes:
    return sha256(b"\0" + rad).digest()


def nod(vanster: bytes, hoger: bytes) -> bytes:
    return sha256(b"\1" + vanster + hoger).digest()


def _delning(n: int) -> int:
    return 1 << (n - 1).bit_length() - 1


class Trad:
    """A tree over leaf hashes; the definitions of RFC 9162 §2.1, word for word."""

    def __init__(self, blad: Sequence[bytes]) -> None:
        self.blad = blad
        self._rot = cache(self._mth)

    def rot(self, storlek: int | None = None) -> bytes:
        return self._rot(0, len(self.blad) if storlek is None else storlek)

    def _mth(self, start: int, slut: int) -> bytes:
        if slut == start:
            return sha256().digest()
        if slut - start == 1:
            return self.blad[start]
        k = start + _delning(slut - start)
        return nod(self._rot(start, k), self._rot(k, slut))

    def inklusion(self, nr: int, storlek: int) -> list[bytes]:
        return self._path(nr, 0, storlek)

    def _path(self, m: int, start: int, slut: int) -> list[bytes]:
        if slut - start == 1:
            return []
        k = start + _delning(slut - start)
        if m < k:
            return [*self._path(m, start, k), self._rot(k, slut)]
        return [*self._path(m, k, slut), self._rot(start, k)]

    def utvidgning(self, gammal: int, ny: int) -> list[bytes]:
        return self._subproof(gammal, 0, ny, hel=True) if gammal else []

    def _subproof(self, m: int, start: int, slut: int, *, hel: bool) -> list[bytes]:
        if m == slut:
            return [] if hel else [self._rot(start, slut)]
        k = start + _delning(slut - start)
        if m <= k:
            return [*self._subproof(m, start, k, hel=hel), self._rot(k, slut)]
        return [*self._subproof(m, k, slut, hel=False), self._rot(start, k)]


def b64(varde: bytes) -> str:
    return b64encode(varde).decode()


class Nyckel(NamedTuple):
    """A private key, from a number, and the name and the way it signs."""

    namn: str
    tal: int
    typ: int = ED25519

    @property
    def _privat(self) -> bytes:
        return _PKCS8 + sha256(self.tal.to_bytes(4, "big")).digest()

    @property
    def publik(self) -> bytes:
        return _publik(self._privat)

    @property
    def id(self) -> bytes:
        return sha256(f"{self.namn}\n".encode() + bytes([self.typ]) + self.publik).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.namn}+{self.id.hex()}+{b64(bytes([self.typ]) + self.publik)}"

    def rad(self, text: str, tid: int = 0) -> str:
        """Return the line that signs a text; a witness signs the time with it."""
        stamp = tid.to_bytes(8, "big") if self.typ == MEDSIGNERING else b""
        ord_ = f"cosignature/v1\ntime {tid}\n" if stamp else ""
        with NamedTemporaryFile() as fil:
            fil.write(f"{ord_}{text}".encode())
            fil.flush()
            how = ("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-in", fil.name)
            signatur = _openssl(self._privat, *how)
        return f"— {self.namn} {b64(self.id + stamp + signatur)}\n"


@cache
def _publik(privat: bytes) -> bytes:
    return _openssl(privat, "pkey", "-inform", "DER", "-pubout", "-outform", "DER")[-32:]


def _openssl(privat: bytes, *args: str) -> bytes:
    """Run openssl on a private key."""
    with NamedTemporaryFile() as nyckel:
        nyckel.write(privat)
        nyckel.flush()
        key = "-inkey" if args[0] == "pkeyutl" else "-in"
        done = subprocess.run(["openssl", *args, key, nyckel.name], capture_output=True, check=True)
    return done.stdout


LIGGAREN = Nyckel(URSPRUNG, 1)
REVISORN = Nyckel(REVISOR, 2, MEDSIGNERING)


def punktens_text(storlek: int, rot: bytes, ursprung: str = URSPRUNG) -> str:
    return f"{ursprung}\n{storlek}\n{b64(rot)}\n"


def kontrollpunkt(trad: Trad, storlek: int, *, tid: int | None = None) -> str:
    """Return a signed checkpoint; with a time, cosigned by the auditor."""
    text = punktens_text(storlek, trad.rot(storlek))
    med = REVISORN.rad(text, tid) if tid is not None else ""
    return f"{text}\n{LIGGAREN.rad(text)}{med}"


def bevis(rad: bytes, nr: int, hashar: Sequence[bytes], punkt: str) -> str:
    rader = ["c2sp.org/tlog-proof@v1", f"extra {b64(rad)}", f"index {nr}", *map(b64, hashar)]
    return "\n".join(rader) + f"\n\n{punkt}"


def utvidgning(gammal: int, hashar: Sequence[bytes], punkt: str) -> str:
    return "\n".join([f"old {gammal}", *map(b64, hashar)]) + f"\n\n{punkt}"


def kanonisk(post: object) -> bytes:
    """Return a line of a log, as RFC 8785 writes it: enough for what a log may hold."""
    return json.dumps(post, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sparad(mapp: Path, namn: str, text: str | bytes) -> Path:
    fil = mapp / namn
    fil.write_bytes(text if isinstance(text, bytes) else text.encode())
    return fil
