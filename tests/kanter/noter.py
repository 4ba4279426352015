"""The edges of a signed checkpoint: its text, its signature lines, and what is around them.

A checkpoint alone, one that ends a proof and one that ends an extension are read by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ledger.evidence.tree import EMPTY_ROOT
from ledger.evidence.vkey import COSIGNATURE
from ledger.format.limits import LARGEST
from tests.kanter import grund as g
from tests.oberoende import producent as p

INGEN: Mapping[str, str] = MappingProxyType({})
GRANSKA = MappingProxyType({"granska": g.SIGNATUR})
LATEST = 253_402_300_799
L = 2**252 + 27742317777372353535851937790883648493
MOST = 262_144


class Not(NamedTuple):
    """A checkpoint on the edge; ``annan`` when it is of another size than the log has."""

    namn: str
    data: bytes
    ratt: bool
    varfor: str
    ej: Mapping[str, str] = INGEN
    annan: bool = False


def noter() -> Iterator[Not]:
    yield from _hederliga()
    yield from _texten()
    yield from _storlekar()
    yield from _rotter()
    yield from _signaturrader()
    yield from _dubbla()
    yield from _medunderskrifter()
    yield from _bytes()


def _hederliga() -> Iterator[Not]:
    text = g.punkttext()
    egen, med = g.signatur(text), g.signatur(text, g.REVISORN)
    frammande = g.signatur(text, g.FRAMMANDE)
    for namn, rader, varfor in (
        ("arlig", [egen], "liggarens signatur"),
        ("arlig-medundertecknad", [egen, med], "och revisorns, med tid"),
        ("arlig-medunderskrift-forst", [med, egen], "raderna får stå i vilken ordning som helst"),
        ("arlig-medundertecknad-tva-ganger", [egen, med, g.signatur(text, g.REVISORN, tid=g.TID + 1)],
         "revisorn har sett den två gånger"),
        ("arlig-andra-kand-nyckel", [egen, g.signatur(text, g.ANDRA)], "en känd nyckel till"),
        ("arlig-okand-nyckel", [frammande, egen], "en rad av en okänd nyckel säger inget"),
        ("arlig-okand-nyckel-falsk", [egen, g.rad(g.FRAMMANDE, bytes(64))], "den prövas inte heller"),
        ("arlig-okand-nyckel-kort", [egen, g.rad(g.FRAMMANDE, b"z")], "en okänd typ kan ha en byte"),
        ("arlig-okand-nyckel-lang", [egen, g.rad(g.FRAMMANDE, b"z" * 5000)], "eller 5 000"),
        ("arlig-annan-nyckel-samma-namn", [egen, g.signatur(text, g.ANNAN)], "namnet räcker inte: okänd"),
        ("arlig-hundra-rader", [egen, *(g.rad(g.FRAMMANDE, b"%02d" % i) for i in range(99))], "högst 100"),
        ("arlig-framtiden", [egen, g.signatur(text, g.REVISORN, tid=LATEST)], "år 9999: ingen klocka säger emot"),
        ("arlig-tid-1", [egen, g.signatur(text, g.REVISORN, tid=1)], "den första sekunden"),
        ("arlig-okant-namn-med-utf8", [egen, g.rad(p.nyckel("räv.example/\U0001f600", 9), bytes(64))], "namn är UTF-8"),
    ):  # fmt: skip
        yield Not(namn, g.not_(text, *rader), True, varfor)
    for namn, mer, varfor in (
        ("arlig-tilläggsrad", ["tillägg"], "en rad till, som också är undertecknad"),
        ("arlig-tilläggsrad-som-tal", ["7"], "en rad till"),
        ("arlig-tilläggsrad-del", ["a\x7fb"], "bara tecken under U+0020 är förbjudna"),
    ):
        yield Not(namn.replace("ä", "a"), g.not_(g.punkttext(g.N, None, *mer)), True, varfor)
    fyllnad = MOST - len(g.not_(g.punkttext(g.N, None, "x"))) + 1
    for langd, ratt in ((fyllnad, True), (fyllnad + 1, False)):
        data = g.not_(g.punkttext(g.N, None, "x" * langd))
        yield Not(f"storlek-{len(data)}", data, ratt, "en kontrollpunkt är högst 262 144 byte")


def _texten() -> Iterator[Not]:
    rot, n, u = g.b64(g.TRAD.rot()), g.N, g.URSPRUNG
    for namn, text, varfor in (
        ("tva-rader", f"{u}\n{n}\n", "roten saknas"), ("en-rad", f"{u}\n", "antalet saknas"),
        ("ingen-text", "\n", "texten saknas"), ("omkastad", f"{n}\n{u}\n{rot}\n", "raderna i fel ordning"),
        ("tom-tillaggsrad", f"{u}\n{n}\n{rot}\n\n", "ett tillägg är inte tomt"),
        ("tom-tillaggsrad-mellan", f"{u}\n{n}\n{rot}\na\n\nb\n", "ett tillägg är inte tomt"),
        ("tom-rad-forst", f"\n{u}\n{n}\n{rot}\n", "en tom rad"),
        ("tom-rad-efter-ursprung", f"{u}\n\n{n}\n{rot}\n", "en tom rad"),
        ("ursprung-mellanslag-sist", f"{u} \n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-mellanslag-forst", f" {u}\n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-versaler", f"{u.upper()}\n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-bom", f"\ufeff{u}\n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-hart-mellanslag", f"{u}\u00a0\n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-snedstreck-sist", f"{u}/\n{n}\n{rot}\n", "en annan liggare"),
        ("ursprung-annat", f"{g.ANDRA.name}\n{n}\n{rot}\n", "undertecknad av en nyckel för en annan liggare"),
    ):  # fmt: skip
        ej = GRANSKA if namn in _KAN_VARA_NAMN else INGEN
        yield Not(f"text-{namn}", g.not_(text), False, varfor, ej)
    text = f"{g.ANDRA.name}\n{n}\n{rot}\n"
    yield Not("text-annan-liggares-nyckel-saknas", g.not_(text, g.signatur(text, g.FRAMMANDE)),
              False, "ingen känd nyckel", GRANSKA)  # fmt: skip


_KAN_VARA_NAMN = {"ursprung-versaler", "ursprung-snedstreck-sist", "ursprung-annat"}


def _storlekar() -> Iterator[Not]:
    rot, n = g.b64(g.TRAD.rot()), g.N
    for namn, storlek in {
        "inledande-noll": f"0{n}", "plus": f"+{n}", "minus": f"-{n}", "mellanslag": f" {n}",
        "mellanslag-sist": f"{n} ", "decimal": f"{n}.0", "exponent": f"{n}e0", "hexadecimal": f"0x{n}",
        "text": "sex", "tom-siffra": "-", "arabisk": "٦", "upphojd": "⁶", "tva-upphojt-53": str(2**53),
        "tva-upphojt-63": str(2**63), "tva-upphojt-64": str(2**64 + n), "hundra-siffror": "9" * 100,
        "minus-noll": "-0", "understreck": f"0_{n}", "noll-noll": "00",
    }.items():  # fmt: skip
        text = g.punkttext(storlek, rot)
        yield Not(f"antal-{namn}", g.not_(text), False, "antalet skrivs med siffror, högst 2^53-1")
    for namn, storlek_, rot_, ratt, varfor in (
        ("noll", 0, EMPTY_ROOT, True, "en tom liggare har den tomma roten"),
        ("noll-annan-rot", 0, g.TRAD.rot(), False, "en tom liggare har en enda rot"),
        ("noll-nollor", 0, bytes(32), False, "en tom liggare har en enda rot"),
        ("storst", LARGEST, g.TRAD.rot(), True, "2^53-1 är det största antalet"),
    ):
        yield Not(f"antal-{namn}", g.not_(g.punkttext(storlek_, rot_)), ratt, varfor, annan=True)


def _rotter() -> Iterator[Not]:
    rot = g.b64(g.TRAD.rot())
    sista = rot[-2]
    slapp = rot[:-2] + chr(ord(sista) + 1) + "="
    for namn, skriven in {
        "utan-utfyllnad": rot[:-1], "dubbel-utfyllnad": rot + "=", "bitar-over": slapp,
        "mellanslag": rot[:20] + " " + rot[20:], "mellanslag-sist": rot + " ", "vagnretur": rot + "\r",
        "urlsaker": rot.replace("+", "-").replace("/", "_"), "hexadecimal": g.TRAD.rot().hex(),
        "31-byte": g.b64(g.TRAD.rot()[:31]), "33-byte": g.b64(g.TRAD.rot() + b"x"), "16-byte": g.b64(bytes(16)),
        "64-byte": g.b64(bytes(64)), "stjarna": "*" + rot[1:], "skrap-efter": rot + "AAAA", "utropstecken": rot + "!",
        "tva-i-rad": rot + rot, "utfyllnad-i-mitten": rot[:20] + "=" + rot[20:],
    }.items():  # fmt: skip
        text = g.punkttext(g.N, skriven if skriven != rot else "-" + rot[1:])
        yield Not(
            f"rot-{namn}",
            g.not_(text),
            False,
            "roten är 32 byte i base64, på ett sätt",
        )


def _signaturrader() -> Iterator[Not]:
    text = g.punkttext()
    egen = g.signatur(text)
    namn_, kod = egen[:-1].rpartition(" ")[::2]
    sig = g.LIGGAREN.private.sign(text.encode())
    slapp = kod[:-3] + chr(ord(kod[-3]) + 1) + "=="
    formen = {
        "ingen-rad": "", "bindestreck": egen.replace("—", "-"), "tankstreck": egen.replace("—", "–"),
        "utan-streck": egen.removeprefix("— "), "tva-mellanslag": egen.replace("— ", "—  "),
        "mellanslag-sist": egen[:-1] + " \n", "tabb": egen.replace(f"{g.URSPRUNG} ", f"{g.URSPRUNG}\t"),
        "utan-utfyllnad": f"{namn_} {kod.rstrip('=')}\n", "bitar-over": f"{namn_} {slapp}\n",
        "inte-base64": f"{namn_} {kod[:-4]}!!==\n", "tom": f"{namn_} \n", "utan-kod": f"{namn_}\n",
        "mellanslag-i-koden": f"{namn_} {kod[:40]} {kod[40:]}\n", "fyra-byte": g.rad(g.FRAMMANDE, b"") + egen,
        "okand-fyra-byte": egen + g.rad(g.FRAMMANDE, b""), "okand-inte-base64": egen + "— x.example ####\n",
        "okand-bitar-over": egen + "— x.example AAAAAAB=\n", "okand-utan-utfyllnad": egen + "— x.example AAAAAAA\n",
        "namn-tomt": egen + "—  AAAAAAA=\n", "namn-plus": egen + "— x+y AAAAAAA=\n",
        "namn-hart-mellanslag": egen + "— x\u00a0y AAAAAAA=\n", "namn-nel": egen + "— x\u0085y AAAAAAA=\n",
        "namn-u2028": egen + "— x\u2028y AAAAAAA=\n", "namn-idografiskt-mellanslag": egen + "— x\u3000y AAAAAAA=\n",
        "rad-efter": egen + "ett ord till\n", "tom-rad-efter": egen + "\n", "tva-tomma-rader-efter": egen + "\n\n",
        "rad-mellan": egen + "x\n" + g.signatur(text, g.REVISORN), "utan-radslut": egen[:-1],
        "tom-rad-fore": "\n" + egen, "hundraen-rader": egen + "".join(g.rad(g.FRAMMANDE, b"%03d" % i) for i in range(100)),
        "tva-noter": egen + g.not_(text).decode(), "tva-noter-tom-rad": egen + "\n" + g.not_(text).decode(),
    }  # fmt: skip
    for namn, rader in formen.items():
        data = text.encode() + b"\n" + rader.encode()
        yield Not(f"rad-{namn}", data, False, "en signaturrad skrivs: — namn base64")
    yield Not(
        "rad-ingen-tom-rad",
        text.encode() + egen.encode(),
        False,
        "en tom rad skiljer text och signaturer",
    )
    for namn, rader, varfor in (
        ("falsk", g.rad(g.LIGGAREN, sig[:-1] + bytes([sig[-1] ^ 1])), "signaturen håller inte"),
        ("annan-text", g.signatur(text + "x\n"), "signaturen är av en annan text"),
        ("for-kort", g.rad(g.LIGGAREN, sig[:-1]), "64 byte"), ("for-lang", g.rad(g.LIGGAREN, sig + b"x"), "64 byte"),
        ("en-byte", g.rad(g.LIGGAREN, b"x"), "64 byte"), ("s-plus-l", g.rad(g.LIGGAREN, _s_plus_l(sig)), "S är inte under L"),
        ("nollor", g.rad(g.LIGGAREN, bytes(64)), "signaturen håller inte"),
        ("bara-revisorn", g.signatur(text, g.REVISORN), "liggarens egen saknas"),
        ("bara-annan-kand", g.signatur(text, g.ANDRA), "liggarens egen saknas"),
        ("bara-okand", g.signatur(text, g.FRAMMANDE), "ingen känd nyckel"),
        ("okand-med-liggarens-namn", g.signatur(text, g.ANNAN), "ingen känd nyckel"),
        ("liggarens-typ-4", g.signatur(text, p.nyckel(g.URSPRUNG, 31, COSIGNATURE)), "samma nyckel, annan typ: okänd"),
        ("fel-namn-pa-raden", egen.replace(g.URSPRUNG, g.ANDRA.name), "namnet hör till nyckeln"),
    ):  # fmt: skip
        yield Not(f"signatur-{namn}", g.not_(text, rader), False, varfor, GRANSKA)


def _s_plus_l(sig: bytes) -> bytes:
    s = int.from_bytes(sig[32:], "little") + L
    return sig[:32] + s.to_bytes(32, "little")


def _dubbla() -> Iterator[Not]:
    text = g.punkttext()
    egen, med, frammande = (g.signatur(text, av) for av in (g.LIGGAREN, g.REVISORN, g.FRAMMANDE))
    falsk = g.rad(g.LIGGAREN, bytes(64))
    for namn, rader in {
        "egen-rad": [egen, egen], "medunderskrift": [egen, med, med], "okand-rad": [egen, frammande, frammande],
        "egen-rad-inte-i-foljd": [egen, med, egen],
    }.items():  # fmt: skip
        yield Not(f"dubbel-{namn}", g.not_(text, *rader), False, "samma rad står två gånger")
    for namn, rader, varfor in (
        ("falsk-efter-sann", [egen, falsk], "en andra rad av liggarens nyckel håller inte"),
        ("falsk-fore-sann", [falsk, egen], "en av raderna av liggarens nyckel håller inte"),
        ("annan-sann", [egen, g.rad(g.LIGGAREN, _andra_signatur(text.encode()))], "en nyckel undertecknar en gång"),
        ("annan-kand-falsk", [egen, g.rad(g.ANDRA, bytes(64))], "varje rad av en känd nyckel ska hålla"),
        ("annan-kand-kort", [egen, g.rad(g.ANDRA, b"x")], "varje rad av en känd nyckel ska hålla"),
        ("medunderskrift-falsk-till", [egen, med, g.rad(g.REVISORN, bytes(72))], "varje rad av en känd nyckel ska hålla"),
    ):  # fmt: skip
        yield Not(f"dubbel-{namn}", g.not_(text, *rader), False, varfor, GRANSKA)


def _medunderskrifter() -> Iterator[Not]:
    text = g.punkttext()
    egen = g.signatur(text)
    tid, sig = g.TID.to_bytes(8, "big"), g.REVISORN.private.sign(text.encode())
    rader = {
        "tid-noll": g.signatur(text, g.REVISORN, tid=0), "tid-ar-10000": g.signatur(text, g.REVISORN, tid=LATEST + 1),
        "tid-2-63": g.signatur(text, g.REVISORN, tid=2**63), "tid-storst": g.signatur(text, g.REVISORN, tid=2**64 - 1),
        "utan-tid": g.rad(g.REVISORN, sig), "bara-tid": g.rad(g.REVISORN, tid), "en-byte": g.rad(g.REVISORN, b"x"),
        "tid-over-bara-texten": g.rad(g.REVISORN, tid + sig), "for-lang": g.rad(g.REVISORN, tid + bytes(65)),
        "annan-tid": _med_tid(text, g.TID + 1), "omvand-tid": _omvand(text),
    }  # fmt: skip
    for namn, en in rader.items():
        data = g.not_(text, egen, en)
        yield Not(
            f"medunderskrift-{namn}",
            data,
            False,
            "en medunderskrift gäller en tid och texten",
            GRANSKA,
        )


def _med_tid(text: str, tid: int) -> str:
    """Return a cosignature whose time is another than the signed one."""
    signerat = f"cosignature/v1\ntime {g.TID}\n{text}".encode()
    return g.rad(g.REVISORN, tid.to_bytes(8, "big") + g.REVISORN.private.sign(signerat))


def _omvand(text: str) -> str:
    signerat = f"cosignature/v1\ntime {g.TID}\n{text}".encode()
    return g.rad(g.REVISORN, g.TID.to_bytes(8, "little") + g.REVISORN.private.sign(signerat))


def _bytes() -> Iterator[Not]:
    hel = g.PUNKT
    for namn, data, varfor in (
        ("tom-fil", b"", "filen är tom"), ("bara-radslut", b"\n", "filen är tom"),
        ("bom", b"\xef\xbb\xbf" + hel, "BOM före kontrollpunkten"), ("crlf", hel.replace(b"\n", b"\r\n"), "Windows radslut"),
        ("cr", hel.replace(b"\n", b"\r"), "gamla radslut"), ("cr-sist", hel[:-1] + b"\r\n", "ett Windows radslut"),
        ("nul-sist", hel + b"\0", "NUL"), ("nul-forst", b"\0" + hel, "NUL"), ("avklippt", hel[:-9], "avklippt"),
        ("halv", hel[: len(hel) // 2], "avklippt"), ("utf-16", hel.decode().encode("utf-16"), "inte UTF-8"),
        ("mellanslag-sist", hel + b" ", "mer efter signaturerna"), ("mellanslag-forst", b" " + hel, "mellanslag först"),
        ("text-utan-signatur", g.punkttext().encode(), "signaturerna saknas"),
        ("text-och-tom-rad", g.punkttext().encode() + b"\n", "signaturerna saknas"),
    ):  # fmt: skip
        yield Not(f"fil-{namn}", data, False, varfor)
    for namn, byte in {
        "utf8-ogiltig": b"\xff", "utf8-overlang": b"\xc0\xaf", "utf8-surrogat": b"\xed\xa0\x80",
        "utf8-over-10ffff": b"\xf4\x90\x80\x80", "nul": b"\0", "tabb": b"\t", "esc": b"\x1b[2J", "vagnretur": b"\r",
        "us": b"\x1f",
    }.items():  # fmt: skip
        text = g.punkttext(g.N, None, "x").encode().replace(b"\nx\n", b"\na" + byte + b"b\n")
        yield Not(f"tillagg-{namn}", g.not_(text), False, "texten är UTF-8 utan styrtecken")
        okand = g.signatur(g.punkttext()).encode() + "— x".encode() + byte + b"y AAAAAAA=\n"
        data = g.punkttext().encode() + b"\n" + okand
        yield Not(f"namn-{namn}", data, False, "namnen är UTF-8 utan styrtecken")


def _andra_signatur(message: bytes) -> bytes:
    """Return another valid signature by the ledger's key, as who has the key can make it."""
    from tests.kanter.ed25519 import signera  # noqa: PLC0415 - arithmetic for this one case

    return signera(g.LIGGAREN, message, b"ett annat tal")
