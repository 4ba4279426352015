"""Whole files, as the product writes them out of a real ledger, and who accepts them.

The keys are made and read back as a user's are: new ones, so that no two runs are quite the same.
What shows a difference therefore holds the file and the keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from ledger.errors import NotEvidence
from ledger.evidence import seal, tree
from ledger.evidence.checking import open_checkpoint, verify_extension, verify_proof
from ledger.evidence.checkpoint import Opened
from ledger.evidence.keyfile import create_key, load_key
from ledger.evidence.note import Note, parse_note
from ledger.evidence.proof import make_extension, make_proof, parse_extension, parse_proof
from ledger.evidence.signing import Signer, cosign, sign_checkpoint
from ledger.evidence.vkey import COSIGNATURE, ED25519, Vkey
from ledger.store import reader
from ledger.store.sqlite.reading import Reader
from tests.campaigns.pastaenden import Protokoll
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, kor

MEDUNDERTECKNARE = "medundertecknare"
"""The part of a file that says whose a cosignature is: changed, it is a stranger's."""

_ALLAS = ("kontrollpunktens text", "signatur", "medsignatur", MEDUNDERTECKNARE)
DELAR = {
    "kontrollpunkt": _ALLAS,
    "bevis": (*_ALLAS, "titel", "händelse", "nr", "hash"),
    "utvidgning": (*_ALLAS, "gammal", "hash"),
}
"""What each file consists of, beside an empty line."""

_RADER = {
    "c2sp.org/tlog-proof@v1": "titel",
    "extra": "händelse",
    "index": "nr",
    "old": "gammal",
    "": "tom rad",
}
_LOSEN = "ett lösenord för ett prov"
_TID = 1_790_000_000
_I_ID = 6  # characters of base64 that have a bit of the key's id in them
_I_VAR_DEL = 6  # bits flipped in each part of each file
MED_SKRIPTET = 25  # proofs that the slow script is asked about


class Fil(NamedTuple):
    """A file of evidence and, with an extension, the checkpoint that it goes from."""

    slag: str
    data: bytes
    forra: bytes = b""

    def delar(self) -> list[str]:
        """Return, byte by byte, which part of the file it is in."""
        ut: list[str] = []
        inne = False  # in the checkpoint, which ends every file
        for rad in self.data.splitlines(keepends=True):
            forsta = rad.split(b" ")[0].decode()
            inne = inne or rad.decode() == f"{p.URSPRUNG}\n"
            if rad.startswith(f"— {p.REVISOR} ".encode()):
                namnet = len(f"— {p.REVISOR} ".encode()) + _I_ID
                ut += [MEDUNDERTECKNARE] * namnet + ["medsignatur"] * (len(rad) - namnet)
            elif forsta == "—":
                ut += ["signatur"] * len(rad)
            elif inne:
                ut += ["kontrollpunktens text"] * len(rad)
            else:
                ut += [_RADER.get(forsta.strip(), "hash")] * len(rad)
        return ut


class Skrivare:
    """Writes evidence out of a ledger file, with keys of its own."""

    def __init__(self, liggare: Path, mapp: Path) -> None:
        self._conn = sqlite3.connect(liggare, factory=Reader)
        self._nod = seal.stored_nodes(self._conn)
        self.ekonomi = _nyckel(mapp, p.URSPRUNG, ED25519)
        self._revisor = _nyckel(mapp, p.REVISOR, COSIGNATURE)
        self.rader = [rad for _, rad in reader.entries(self._conn)]
        self.nycklar = (self.ekonomi.vkey, self._revisor.vkey)

    def close(self) -> None:
        self._conn.close()

    def filer(self, storlek: int, nr: int, gammal: int) -> Iterator[Fil]:
        note = self._punkt(storlek)
        note = cosign(open_checkpoint(note, self.nycklar), self._revisor, _TID)
        yield Fil("kontrollpunkt", note.encode())
        yield Fil("bevis", make_proof(self.rader[nr], nr, note, self._nod).encode())
        forra = self._punkt(gammal).encode()
        yield Fil("utvidgning", make_extension(gammal, note, self._nod).encode(), forra)

    def _punkt(self, storlek: int) -> Note:
        rot = tree.root(storlek, self._nod)
        return sign_checkpoint(p.URSPRUNG, storlek, rot, self.ekonomi)


def _nyckel(mapp: Path, namn: str, typ: int) -> Signer:
    fil = mapp / f"{typ}.nyckel"
    create_key(fil, _LOSEN)
    return Signer(namn, load_key(fil, _LOSEN), typ)


def vart_svar(fil: Fil, nycklar: tuple[Vkey, ...]) -> tuple[bool, bool]:
    """Return whether we accept a file, and whether the cosignature counted."""
    try:
        opened = _oppnad(fil, nycklar)
    except NotEvidence:
        return False, False
    return True, bool(opened.cosignatures)


def _oppnad(fil: Fil, nycklar: tuple[Vkey, ...]) -> Opened:
    if fil.slag == "bevis":
        return verify_proof(parse_proof(fil.data), nycklar)
    if fil.slag == "utvidgning":
        forra = open_checkpoint(parse_note(fil.forra), nycklar).checkpoint
        return verify_extension(parse_extension(fil.data), forra, nycklar)
    return open_checkpoint(parse_note(fil.data), nycklar)


class Provare:
    """Asks the programs for the auditor, and ourselves, about files."""

    def __init__(self, program: Path, mapp: Path, skrivare: Skrivare, protokoll: Protokoll) -> None:
        self._program, self._mapp, self._protokoll = program, mapp, protokoll
        self._nycklar = skrivare.nycklar
        self._nyckelfil = p.sparad(mapp, "nycklar", "".join(f"{key}\n" for key in self._nycklar))

    def _gos_svar(self, fil: Fil) -> tuple[bool, bool]:
        forra = [p.sparad(self._mapp, "forra", fil.forra)] if fil.forra else []
        data = p.sparad(self._mapp, "fil", fil.data)
        svar = kor(self._program, fil.slag, data, *forra, self._nyckelfil)
        return svar.godkand, "Medundertecknad" in svar.ut

    def _skriptets_svar(self, fil: Fil) -> bool:
        data = p.sparad(self._mapp, "fil", fil.data)
        return kor("bash", HAR / "kontrollera_bevis.sh", data, self._nyckelfil).godkand

    def _visar(self, fil: Fil) -> str:
        return f"{fil} {[*map(str, self._nycklar)]}"

    def sann(self, fil: Fil, *, skriptet: bool) -> None:
        """Try a file that everybody must accept, its cosignature too."""
        go, vi, visar = self._gos_svar(fil), vart_svar(fil, self._nycklar), self._visar(fil)
        notera = self._protokoll.notera
        notera(f"hel fil: {fil.slag}", visar, ska=True, go=all(go), vi=all(vi))
        if skriptet and fil.slag == "bevis":
            svar = self._skriptets_svar(fil)
            notera("bevis (skriptet)", visar, ska=True, skriptet=svar)

    def andrad(self, fil: Fil, at: int, bit: int, *, skriptet: bool) -> None:
        """Try a file with one bit flipped, which everybody must refuse.

        Of a cosignature the part that says whose it is makes it a stranger's, which does not
        count. The script never counts any.
        """
        del_ = fil.delar()[at]
        data = bytearray(fil.data)
        data[at] ^= 1 << bit
        falsk = fil._replace(data=bytes(data))
        (go, go_med), (vi, vi_med) = self._gos_svar(falsk), vart_svar(falsk, self._nycklar)
        visar, notera = self._visar(falsk), self._protokoll.notera
        vad = f"hel fil: {fil.slag}, ändrad {del_}"
        if del_ == MEDUNDERTECKNARE:
            notera(vad, visar, ska=False, go=go_med, vi=vi_med)
            notera(f"{vad}, i övrigt", visar, ska=None, go=go, vi=vi)
            return
        notera(vad, visar, ska=False, go=go, vi=vi)
        if skriptet and fil.slag == "bevis" and del_ != "medsignatur":
            svar = self._skriptets_svar(falsk)
            notera("bevis, ändrat (skriptet)", visar, ska=False, skriptet=svar)


def prova_filer(
    program: Path, mapp: Path, liggare: Path, protokoll: Protokoll, rnd: Random, *, antal: int
) -> None:
    """Try the three files of so many sizes, each time with new keys."""
    for i in range(antal):
        (undermapp := mapp / f"nycklar-{i}").mkdir()
        with closing(Skrivare(liggare, undermapp)) as skrivare:
            provare = Provare(program, undermapp, skrivare, protokoll)
            n = rnd.randint(2, len(skrivare.rader))
            for fil in skrivare.filer(n, rnd.randrange(n), rnd.randint(1, n - 1)):
                provare.sann(fil, skriptet=i < MED_SKRIPTET)
                _andra(provare, fil, rnd, skriptet=i < MED_SKRIPTET)


def _andra(provare: Provare, fil: Fil, rnd: Random, *, skriptet: bool) -> None:
    """Try a file with bits flipped in every part; the slow script with one in each."""
    delar = fil.delar()
    for del_ in sorted({*delar}):
        platser = [at for at, one in enumerate(delar) if one == del_]
        for j, at in enumerate(rnd.sample(platser, min(_I_VAR_DEL, len(platser)))):
            provare.andrad(fil, at, rnd.randrange(8), skriptet=skriptet and j == 0)
