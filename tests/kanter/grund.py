"""What the edge cases are made of: fixed keys, one small log that every program accepts, a case.

Whatever is signed here is signed as it stands: the product's own functions refuse to make most of
it. Nothing here has a clock or draws anything at random, so the files come out the same each time.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ledger.evidence.signing import Signer
from ledger.evidence.tree import leaf_hash
from ledger.evidence.vkey import COSIGNATURE, ED25519
from ledger.format.codec import canonical
from ledger.format.entry import entry
from tests.oberoende import producent as p

URSPRUNG = "malmo.example/statsbidrag/kanter"
REVISOR = "revisor.malmo.example/stadsrevisionen"
LIGGAREN = p.nyckel(URSPRUNG, 31)
REVISORN = p.nyckel(REVISOR, 32, COSIGNATURE)
ANDRA = p.nyckel("andra.example/x", 33)  # known, but of no ledger here
FRAMMANDE = p.nyckel("okand.example/y", 34)
ANNAN = p.nyckel(URSPRUNG, 35)  # another key by the ledger's name, unknown
TID = 1_790_000_000
NYCKLAR = f"# ur protokollet\n{LIGGAREN.vkey}\n{REVISORN.vkey}\n{ANDRA.vkey}\n".encode()

SIGNATUR = "Signaturer"
FORM = "filens form"
FALT = "Vilka fält en händelse har"
TEXTER = "bokstäver en text får ha"


@dataclass(frozen=True)
class Fall:
    """A file on the edge: how it must be answered, why, what it is read with, who cannot tell."""

    slag: str
    namn: str
    ratt: bool
    varfor: str
    fil: bytes
    med: Mapping[str, bytes] = field(default_factory=dict)
    ej: Mapping[str, str] = field(default_factory=dict)


def b64(data: bytes) -> str:
    return b64encode(data).decode()


# --- the log ------------------------------------------------------------------------------------

_STRUNT: dict[str, Any] = {"exempeldata": True, "regler": [], "underlag": []}
_POTT = {"pott": "SOC-2022"}


def _handelser() -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield "liggare", "LiggareOppnad/1", {
        "avser": "liggaren öppnas", "liggare": "00000000-0000-4000-8000-000000000001",
        "program": "bidragsliggaren 0.1.0", "ursprung": URSPRUNG,
    }  # fmt: skip
    yield "liggare", "NyckelBytt/1", {"avser": "liggarens nyckel", "nyckel": str(LIGGAREN.vkey)}
    yield "pott/SOC-2022", "PottUpprattad/1", _POTT | {
        "andamal": "minska risken", "avser": "potten läggs upp", "bidragsar": 2022,
        "engangsmedel": True, "givare": "SOS", "kalla": "statsbidrag", "kriterier": ["samverkan"],
        "nyttjas_from": "2022-01-01", "nyttjas_tom": "2022-12-31", "program": "sociala insatser", "utbetalning": "forskott",
        "regelverk": "standard",
    }  # fmt: skip
    beslut = {"datum": "2022-01-20", "diarienummer": "STK-2022-900", "organ": "SOS"}
    yield "pott/SOC-2022", "StatsbidragTilldelat/1", _POTT | {
        "avser": 'ram enligt "listan" \\ § 7 – 5 €, åäö', "belopp_ore": 1_970_000_000,
        "beslut": beslut, "liggarnummer": "2022-000001", "till_ofordelat_ore": 0,
    }  # fmt: skip
    for nummer, ore in ((2, 500_000_000), (3, 100)):
        yield "pott/SOC-2022", "StatsbidragRekvirerat/1", _POTT | {
            "avser": "ramen rekvireras", "belopp_ore": ore, "liggarnummer": f"2022-00000{nummer}",
            "rekvisition": f"SOC-2022-R{nummer}", "till_ofordelat_ore": ore,
        }  # fmt: skip


def logg() -> list[bytes]:
    """Return the lines of a log that is a whole honest ledger, without newlines."""
    rader, versioner = [], dict[str, int]()
    for nr, (strom, typ, data) in enumerate(_handelser()):
        versioner[strom] = versioner.get(strom, 0) + 1
        allt = _STRUNT | {
            "handelsedatum": "2022-01-20", "kommando_id": f"kant-{nr}",
            "registrerad": f"2026-11-25T10:00:00.{nr:06d}Z", "registrerad_av": "EK-01",
        } | data  # fmt: skip
        rader.append(entry(nr, strom, typ, versioner[strom], canonical(allt)))
    return rader


def som_fil(rader: Sequence[bytes]) -> bytes:
    return b"".join(rad + b"\n" for rad in rader)


RADER = logg()
TRAD = p.Trad(map(leaf_hash, RADER))
N = len(RADER)


# --- notes --------------------------------------------------------------------------------------


def signatur(text: str | bytes, av: Signer = LIGGAREN, *, tid: int | None = None) -> str:
    """Return the line that signs a text, whatever it is; with a time, the one that cosigns it."""
    data = text if isinstance(text, bytes) else text.encode()
    if av.kind == ED25519:
        return rad(av, av.private.sign(data))
    tid = TID if tid is None else tid
    signerat = f"cosignature/v1\ntime {tid}\n".encode() + data
    return rad(av, tid.to_bytes(8, "big") + av.private.sign(signerat))


def rad(av: Signer, varde: bytes) -> str:
    return f"— {av.name} {b64(av.vkey.key_id + varde)}\n"


def punkttext(storlek: int | str = N, rot: bytes | str | None = None, *mer: str) -> str:
    if rot is None:
        rot = TRAD.rot(int(storlek))
    rot = rot if isinstance(rot, str) else b64(rot)
    return "".join(f"{en}\n" for en in (URSPRUNG, storlek, rot, *mer))


def not_(text: str | bytes, *rader: str) -> bytes:
    """Return a note: its text, a blank line, and lines; by the ledger's key unless they are given."""
    data = text if isinstance(text, bytes) else text.encode()
    return data + b"\n" + "".join(rader or (signatur(data),)).encode()


PUNKT = not_(punkttext())
