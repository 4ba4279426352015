"""Ed25519 signing by RFC 8032 with a chosen nonce: what no library offers, for one edge case."""

from __future__ import annotations

from hashlib import sha512

from ledger.evidence.signing import Signer

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
_Y = 4 * pow(5, -1, P) % P
_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
Punkt = tuple[int, int]
BAS: Punkt = (_X, _Y)


def _plus(a: Punkt, b: Punkt) -> Punkt:
    k = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P)
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P)
    return x % P, y % P


def _ganger(n: int, punkt: Punkt) -> bytes:
    summa: Punkt = (0, 1)
    while n:
        if n & 1:
            summa = _plus(summa, punkt)
        punkt, n = _plus(punkt, punkt), n >> 1
    return (summa[1] | (summa[0] & 1) << 255).to_bytes(32, "little")


def _tal(*delar: bytes) -> int:
    return int.from_bytes(sha512(b"".join(delar)).digest(), "little")


def signera(av: Signer, text: bytes, slump: bytes) -> bytes:
    """Return a valid signature that is not the one RFC 8032 gives: the nonce is of the caller."""
    half = sha512(av.private.private_bytes_raw()).digest()[:32]
    a = int.from_bytes(half, "little") & (2**254 - 8) | 2**254
    r = _tal(slump, text) % L
    borja = _ganger(r, BAS)
    k = _tal(borja, av.vkey.public, text) % L
    return borja + ((r + k * a) % L).to_bytes(32, "little")
