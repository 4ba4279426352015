"""The edges of a list of leaves and of a file of public keys; and all there are, of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from ledger.evidence.vkey import COSIGNATURE, Vkey
from tests.kanter import grund as g
from tests.kanter.bevisen import HANDELSE, HASHAR, NR, bevis, bevisen
from tests.kanter.grund import Fall
from tests.kanter.loggarna import loggarna
from tests.kanter.noter import noter
from tests.kanter.utvidgningarna import utvidgningarna
from tests.oberoende import producent as p

KOLLISION = (41_673, 49_163)
"""Two keys whose ids are the same under the ledger's name."""

KOLLISION_TYPER = (64_780, 100_049)
"""The same, of a witness (type 4) and of a ledger (type 1)."""


def alla() -> Iterator[Fall]:
    """Yield every case there is; a file that two lists have made is one case."""
    seen = set[object]()
    for fall in _alla():
        if (vad := (fall.slag, fall.fil, *fall.med.values())) not in seen:
            seen.add(vad)
            yield fall


def _alla() -> Iterator[Fall]:
    yield from loggarna()
    for en in noter():
        yield Fall("kontrollpunkt", en.namn, en.ratt, en.varfor, en.data, ej=en.ej)
    yield from bevisen()
    yield from utvidgningarna()
    yield from bladlistorna()
    yield from nycklarna()


def bladlistorna() -> Iterator[Fall]:
    blad = b"".join(g.TRAD.blad)
    for antal in (1, 3, g.N):
        yield Fall(
            "blad",
            f"arlig-{antal}",
            True,
            f"bladen av de första {antal} händelserna",
            blad[: 32 * antal],
        )
    for namn, fil, varfor in (
        ("tom", b"", "inget är sparat"), ("en-byte", blad[:1], "32 byte per händelse"), ("31-byte", blad[:31], "32 byte per händelse"),
        ("avklippt", blad[:-1], "32 byte per händelse"), ("en-byte-for-mycket", blad + b"\n", "32 byte per händelse"),
        ("fem-byte-till", blad[:64] + b"12345", "32 byte per händelse"),
        ("ett-blad-for-mycket", blad + bytes(32), "slutet av loggen saknas"), ("annat-forst", bytes(32) + blad[32:], "händelse 0 är en annan"),
        ("annat-sist", blad[:-32] + bytes(32), "händelse 5 är en annan"), ("omkastade", blad[32:64] + blad[:32] + blad[64:], "fel ordning"),
        ("en-bit", bytes([blad[0] ^ 1]) + blad[1:], "en bit är en annan"), ("loggen", (g.som_fil(g.RADER) + bytes(32))[:320], "en logg är ingen bladlista"),
        ("hexadecimalt", blad.hex().encode(), "bladen är byte, inte text"), ("utan-prefix", b"".join(sha256(r).digest() for r in g.RADER), "RFC 9162: 0x00 före händelsen"),
        ("bom", b"\xef\xbb\xbf" + blad, "32 byte per händelse"), ("nollor", bytes(32 * g.N), "andra blad"),
    ):  # fmt: skip
        yield Fall("blad", namn, False, varfor, fil)


def _fall(namn: str, ratt: bool, varfor: str, nycklar: str | bytes, fil: bytes = g.PUNKT) -> Fall:
    rader = nycklar if isinstance(nycklar, bytes) else nycklar.encode()
    med = {"kontrollpunkt": fil, "bevis": bevis(HANDELSE, NR, HASHAR, fil)}
    return Fall("nycklar", namn, ratt, varfor, rader, med)


def nycklarna() -> Iterator[Fall]:
    egen, med = str(g.LIGGAREN.vkey), str(g.REVISORN.vkey)
    namn_, id_, kod = egen.split("+", 2)
    for namn, text in {
        "arlig": f"{egen}\n", "arlig-flera": f"{egen}\n{med}\n{g.ANDRA.vkey}\n", "arlig-utan-radslut": egen,
        "arlig-crlf": f"# ord\r\n{egen}\r\n{med}\r\n", "arlig-bom": f"\ufeff{egen}\n", "arlig-bom-och-kommentar": f"\ufeff# ord\n{egen}\n",
        "arlig-tomma-rader": f"\n\n{egen}\n\n", "arlig-mellanslag": f"  {egen}  \n   \n", "arlig-tva-ganger": f"{egen}\n{egen}\n",
        "arlig-kommentar": f"# {med[:9]} åäö\n  # indraget\n{egen}\n#\n", "arlig-gammal-nyckel": f"{g.ANNAN.vkey}\n{egen}\n",
        "arlig-samma-nyckel-andra-namn": f"{egen}\n{p.nyckel('x.example', 31).vkey}\n", "arlig-namn-utf8": f"{egen}\n{p.nyckel('räv.example', 9).vkey}\n",
    }.items():  # fmt: skip
        yield _fall(namn, True, "nycklar en per rad, som människor sparar dem", text)
    full = f"{egen}\n#" + "x" * (65_536 - len(egen) - 2)
    yield _fall("storlek-65536", True, "en nyckelfil är högst 65 536 byte", full)
    yield _fall("storlek-65537", False, "en nyckelfil är högst 65 536 byte", full + "x")
    slapp = kod[:-2] + chr(ord(kod[-2]) + 1) + "="
    for namn, rad in {
        "tom": "", "bara-kommentar": "# inget", "bara-annan": str(g.ANDRA.vkey), "bara-revisorn": med, "annan-nyckel": str(g.ANNAN.vkey),
        "fel-id": f"{namn_}+00000000+{kod}", "id-versaler": f"{namn_}+{id_.upper()}+{kod}", "id-kort": f"{namn_}+{id_[:7]}+{kod}",
        "id-saknas": f"{namn_}+{kod}", "id-hex-0x": f"{namn_}+0x{id_[2:]}+{kod}", "utan-namn": f"+{id_}+{kod}", "namn-mellanslag": f"a b+{id_}+{kod}",
        "mellanslag-i": f"{namn_}+{id_} +{kod}", "mer-pa-raden": f"{egen} revisor", "kommentar-efter": f"{egen} # liggaren",
        "base64-bitar-over": f"{namn_}+{id_}+{slapp}", "base64-avklippt": f"{namn_}+{id_}+{kod[:-1]}",
        "base64-for-mycket": f"{egen}=", "base64-mellanslag": f"{namn_}+{id_}+{kod[:9]} {kod[9:]}", "base64-url": f"{namn_}+{id_}+_{kod[1:]}",
        "skrap-till": f"{egen}\nskräp", "plus": f"{egen}\n+", "tva-pa-en-rad": f"{egen},{med}", "citattecken": f'"{egen}"', "pem": "-----BEGIN PUBLIC KEY-----",
        "tabb-fore": f"\t{egen}", "tabb-efter": f"{egen}\t", "hart-mellanslag-fore": f"\u00a0{egen}", "hart-mellanslag-efter": f"{egen}\u00a0",
        "bom-pa-andra-raden": f"{med}\n\ufeff{egen}", "tva-bom": f"\ufeff\ufeff{egen}", "cr-ensamt": f"{med}\r{egen}", "cr-mitt-i": f"{egen[:50]}\r{egen[50:]}",
        "cr-sist-utan-radslut": f"{egen}\r", "tva-cr": f"{egen}\r\r\n", "nul": f"{egen}\n\0", "esc": f"{egen}\n# \x1b[2J", "radsepar": f"{med}\u2028{egen}",
    }.items():  # fmt: skip
        skriven = rad if "cr-" in namn or not rad else f"{rad}\n"
        yield _fall(
            namn, False, "nyckeln är inte skriven namn+id+base64, eller är en annan", skriven
        )
    for namn, rader in (
        ("utf8-ogiltig", b"\xff"),
        ("utf8-overlang", b"\xc0\xaf"),
        ("utf8-surrogat", b"\xed\xa0\x80"),
        ("latin-1", b"\xe5"),
    ):
        yield _fall(namn, False, "filen är inte UTF-8", egen.encode() + b"\n# " + rader + b"\n")
    for typ in (0, 2, 3, 5, 6, 255):
        rad = str(Vkey("x.example", typ, g.ANDRA.vkey.public))
        yield _fall(f"typ-{typ}", False, "en typ som programmen inte kan pröva", f"{egen}\n{rad}\n")
    for langd in (0, 31, 33, 64):
        rad = str(Vkey("x.example", 1, bytes(range(langd))))
        yield _fall(f"langd-{langd}", False, "en nyckel är 32 byte", f"{egen}\n{rad}\n")
    yield from _svaga()
    yield from _kollisioner()


SVAGA = {
    "noll": bytes(32), "ett": b"\1" + bytes(31), "p-minus-ett": b"\xec" + b"\xff" * 30 + b"\x7f",
    "p": b"\xed" + b"\xff" * 30 + b"\x7f", "p-plus-ett": b"\xee" + b"\xff" * 30 + b"\x7f",
    "ordning-8": bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    "ordning-8-annan": bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
}  # fmt: skip
"""Points of small order: a signature by such a key can be made by anybody, of anything."""


def _svaga() -> Iterator[Fall]:
    for namn, punkt in SVAGA.items():
        for tecken, typ in ((0, 1), (0x80, COSIGNATURE)):
            rad = Vkey(g.URSPRUNG, typ, punkt[:-1] + bytes([punkt[-1] | tecken]))
            varfor = "vem som helst kan underteckna med den"
            yield _fall(f"svag-{namn}-typ-{typ}", False, varfor, f"{g.LIGGAREN.vkey}\n{rad}\n")


def _kollisioner() -> Iterator[Fall]:
    en, annan = (p.nyckel(g.URSPRUNG, tal) for tal in KOLLISION)
    text = g.punkttext()
    egna = g.not_(text, g.signatur(text, en))
    bada = g.not_(text, g.signatur(text, en), g.signatur(text, annan))
    assert en.vkey.key_id == annan.vkey.key_id
    yield _fall(
        "kollision-arlig", True, "den ena nyckeln känd, och hennes signatur", f"{en.vkey}\n", egna
    )
    yield _fall(
        "kollision-andra",
        True,
        "den andra nyckeln känd",
        f"{annan.vkey}\n",
        g.not_(text, g.signatur(text, annan)),
    )
    yield _fall(
        "kollision-bada-kanda",
        False,
        "två nycklar har samma namn och id",
        f"{en.vkey}\n{annan.vkey}\n",
        egna,
    )
    yield _fall(
        "kollision-okand-rad",
        False,
        "raden av den okända säger sig vara av den kända",
        f"{en.vkey}\n",
        bada,
    )
    yield _fall("kollision-fel-nyckel", False, "signaturen är den andras", f"{annan.vkey}\n", egna)
    med, egen = (
        p.nyckel(g.URSPRUNG, KOLLISION_TYPER[0], COSIGNATURE),
        p.nyckel(g.URSPRUNG, KOLLISION_TYPER[1]),
    )
    assert med.vkey.key_id == egen.vkey.key_id
    punkt = g.not_(text, g.signatur(text, egen))
    yield _fall(
        "kollision-typer",
        False,
        "två nycklar har samma namn och id",
        f"{egen.vkey}\n{med.vkey}\n",
        punkt,
    )
    yield _fall("kollision-typer-arlig", True, "bara liggarens känd", f"{egen.vkey}\n", punkt)
