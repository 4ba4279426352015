"""The edges of a proof: its event, its place and hashes, and the checkpoint that ends it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.evidence.tree import leaf_hash
from ledger.format.limits import LARGEST
from tests.kanter import grund as g
from tests.kanter.former import former
from tests.kanter.grund import Fall
from tests.kanter.noter import noter
from tests.oberoende import producent as p

TITEL = "c2sp.org/tlog-proof@v1"
NPM_FORM = {"npm": f"{g.FORM} och {g.SIGNATUR}"}
NR = 3
HANDELSE = g.RADER[NR]
HASHAR = g.TRAD.inklusion(NR, g.N)


def hopsatt(*rader: str, punkt: bytes = g.PUNKT) -> bytes:
    return "".join(f"{rad}\n" for rad in (*rader, "")).encode() + punkt


def bevis(handelse: bytes, nr: int | str, hashar: list[bytes], punkt: bytes = g.PUNKT) -> bytes:
    rader = (TITEL, f"extra {g.b64(handelse)}", f"index {nr}", *map(g.b64, hashar))
    return hopsatt(*rader, punkt=punkt)


def ensam(rad: bytes) -> bytes:
    """Return a true proof of an event that is all the log there is."""
    punkt = g.not_(g.punkttext(1, p.Trad([leaf_hash(rad)]).rot()))
    return bevis(rad, 0, [], punkt)


def bevisen() -> Iterator[Fall]:
    for nr in range(g.N):
        data = bevis(g.RADER[nr], nr, g.TRAD.inklusion(nr, g.N))
        yield Fall("bevis", f"arlig-{nr}", True, f"händelse {nr} av {g.N}", data)
    enkel = b'{"aggregat":"a","data":{"avser":"x","belopp_ore":100,"underlag":[]},"nr":0,"typ":"x/1","version":1}'
    yield Fall("bevis", "arlig-ensam", True, "det minsta trädet", ensam(enkel))
    for form in former(enkel):
        ej = {} if form.ratt else NPM_FORM
        yield Fall("bevis", form.namn, form.ratt, form.varfor, ensam(form.rad), ej=ej)
    djup = enkel.replace(b'"avser"', b'"a":' + b"[" * 30 + b"]" * 30 + b',"avser"')
    yield Fall("bevis", "djup-32", True, "32 nivåer är det djupaste", ensam(djup))
    yield from _innehall(enkel)
    yield from _plats()
    yield from _hashar()
    yield from _rader()
    for en in noter():
        ratt = en.ratt and not en.annan
        ej = {} if ratt or en.annan else NPM_FORM
        yield Fall(
            "bevis", f"not-{en.namn}", ratt, en.varfor, bevis(HANDELSE, NR, HASHAR, en.data), ej=ej
        )


def _innehall(enkel: bytes) -> Iterator[Fall]:
    """Yield events that are written rightly and say what no ledger says: not for these to judge."""
    for namn, text in (
        ("bidi", "a\u202eb"),
        ("nfd", "a\u030a"),
        ("noll-bredd", "a\u200bb"),
        ("privat", "\ue000"),
    ):
        rad = enkel.replace(b'"x"', f'"{text}"'.encode())
        yield Fall(
            "bevis",
            f"innehall-{namn}",
            True,
            "texten är rätt skriven; den visas utan att styra",
            ensam(rad),
        )
    for namn, tal in (
        ("storst", 2**53 - 1),
        ("minst", -(2**53) + 1),
        ("noll", 0),
        ("minus-ett", -1),
    ):
        rad = enkel.replace(b":100,", b":%d," % tal)
        yield Fall(
            "bevis", f"innehall-tal-{namn}", True, "ett heltal som alla läser lika", ensam(rad)
        )
    for namn, varde in (
        ("true", b"true"),
        ("false", b"false"),
        ("tom-lista", b"[]"),
        ("tomt-objekt", b"{}"),
        ("tom-text", b'""'),
    ):
        rad = enkel.replace(b":100,", b":%b," % varde)
        yield Fall("bevis", f"innehall-{namn}", True, "ett värde som händelser har", ensam(rad))
    namnen = enkel.replace(b'"avser"', b'" !#$a":1,"A":2,"a":3,"a!":4,"a-b":5,"aB":6,"avser"')
    yield Fall("bevis", "innehall-falt-i-ordning", True, "fälten sorterade som byte", ensam(namnen))
    fel = enkel.replace(b'"avser"', b'"a!":1,"a":2,"avser"')
    yield Fall(
        "bevis", "innehall-falt-i-oordning", False, "a kommer före a!", ensam(fel), ej=NPM_FORM
    )
    for namn, rad in (
        ("annat-nr", enkel.replace(b'"nr":0', b'"nr":5')),
        ("annat-nr-i-data", enkel.replace(b'"avser"', b'"a":{"nr":0},"avser"').replace(b'},"nr":0', b'},"nr":5')),
    ):  # fmt: skip
        yield Fall(
            "bevis",
            f"innehall-{namn}",
            False,
            "händelsen säger ett annat nummer än platsen",
            ensam(rad),
            ej=NPM_FORM,
        )
    data2 = enkel.replace(b'},"nr":0', b'},"data2":{"x":1},"nr":0')
    yield Fall("bevis", "innehall-data2", False, "ett sjätte fält", ensam(data2), ej=NPM_FORM)


def _plats() -> Iterator[Fall]:
    for nr in (0, 2, 4, g.N - 1, g.N, g.N + 1, 2**31, 2**32 + NR, LARGEST):
        yield Fall(
            "bevis", f"plats-{nr}", False, "händelsen står inte där", bevis(HANDELSE, nr, HASHAR)
        )
    for namn, nr in {
        "inledande-noll": f"0{NR}", "plus": f"+{NR}", "minus": f"-{NR}", "mellanslag": f" {NR}", "decimal": f"{NR}.0",
        "mellanslag-sist": f"{NR} ", "tom": "", "text": "tre", "exponent": f"{NR}e0", "arabisk": "٣",
        "tva-upphojt-53": str(2**53), "tva-upphojt-63": str(2**63), "tva-upphojt-64": str(2**64 + NR),
    }.items():  # fmt: skip
        data = bevis(HANDELSE, nr, HASHAR)
        yield Fall(
            "bevis",
            f"plats-{namn}",
            False,
            "platsen skrivs med siffror, högst 2^53-1",
            data,
            ej=NPM_FORM,
        )


def _hashar() -> Iterator[Fall]:
    h = [*map(g.b64, HASHAR)]
    huvud = (TITEL, f"extra {g.b64(HANDELSE)}", f"index {NR}")
    for namn, hashar, ej in (
        ("ingen", [], False), ("en-for-lite", h[:-1], False), ("forsta-borta", h[1:], False),
        ("en-for-mycket", [*h, h[0]], False), ("omvanda", h[::-1], False), ("tva-ganger", h * 2, False),
        ("63", h + h[:1] * (63 - len(h)), False), ("64", h + h[:1] * (64 - len(h)), False),
        ("31-byte", [g.b64(HASHAR[0][:31]), *h[1:]], True), ("33-byte", [g.b64(HASHAR[0] + b"x"), *h[1:]], True),
        ("bitar-over", [h[0][:-2] + chr(ord(h[0][-2]) + 1) + "=", *h[1:]], True),
        ("utan-utfyllnad", [h[0][:-1], *h[1:]], True), ("mellanslag-sist", [h[0] + " ", *h[1:]], True),
        ("mellanslag-forst", [" " + h[0], *h[1:]], True), ("tva-pa-en-rad", [h[0] + h[1], *h[2:]], True),
        ("hexadecimal", [HASHAR[0].hex(), *h[1:]], True), ("stjarna", ["*" + h[0][1:], *h[1:]], True),
    ):  # fmt: skip
        data = hopsatt(*huvud, *hashar)
        yield Fall(
            "bevis",
            f"hashar-{namn}",
            False,
            "hasharna är de som leder till roten",
            data,
            ej=NPM_FORM if ej else {},
        )


def _rader() -> Iterator[Fall]:
    extra, index = f"extra {g.b64(HANDELSE)}", f"index {NR}"
    h = [*map(g.b64, HASHAR)]
    kod = g.b64(HANDELSE)
    for namn, rader in {
        "titel-v2": (TITEL[:-1] + "2", extra, index, *h), "titel-mellanslag": (TITEL + " ", extra, index, *h),
        "titel-saknas": (extra, index, *h), "titel-versaler": (TITEL.upper(), extra, index, *h),
        "titel-bom": ("\ufeff" + TITEL, extra, index, *h), "extra-saknas": (TITEL, index, *h),
        "index-saknas": (TITEL, extra, *h), "omkastade": (TITEL, index, extra, *h), "extra-tva-ganger": (TITEL, extra, extra, index, *h),
        "index-tva-ganger": (TITEL, extra, index, index, *h), "extra-tom": (TITEL, "extra ", index, *h),
        "extra-utan-mellanslag": (TITEL, "extra" + kod, index, *h), "extra-versal": (TITEL, "Extra " + kod, index, *h),
        "extra-tva-mellanslag": (TITEL, "extra  " + kod, index, *h), "extra-utan-utfyllnad": (TITEL, extra.rstrip("="), index, *h),
        "extra-mellanslag-i": (TITEL, extra[:50] + " " + extra[50:], index, *h), "extra-for-mycket": (TITEL, extra + "=", index, *h),
        "extra-stjarna": (TITEL, extra[:50] + "*" + extra[50:], index, *h), "okant-falt": (TITEL, extra, index, "x 1", *h),
        "hash-fore-index": (TITEL, extra, h[0], index, *h[1:]),
    }.items():  # fmt: skip
        yield Fall(
            "bevis",
            f"rader-{namn}",
            False,
            "raderna står i sin ordning",
            hopsatt(*rader),
            ej=NPM_FORM,
        )
    hel = bevis(HANDELSE, NR, HASHAR)
    for namn, data in {
        "tom-fil": b"", "bom": b"\xef\xbb\xbf" + hel, "crlf": hel.replace(b"\n", b"\r\n"), "avklippt": hel[:-1],
        "radslut-sist": hel + b"\n", "nul-sist": hel + b"\0", "tva-bevis": hel + hel, "tva-bevis-tom-rad": hel + b"\n" + hel,
        "tom-rad-forst": b"\n" + hel, "tom-rad-fore-hashar": hel.replace(b"index 3\n", b"index 3\n\n"),
        "tva-tomma-rader": hel.replace(b"\n\n", b"\n\n\n", 1), "ingen-kontrollpunkt": hel.partition(b"\n\n")[0] + b"\n",
        "bara-huvud": hel.partition(b"\n\n")[0] + b"\n\n", "nul-i-hash": hel.replace(b"\n", b"\n\0", 4),
        "utf-16": hel.decode().encode("utf-16"), "for-stor": hel.replace(b"extra ", b"extra " + b"A" * 394_000),
        "kommentar": b"# ett bevis\n" + hel,
    }.items():  # fmt: skip
        yield Fall(
            "bevis", f"fil-{namn}", False, "filen är ett bevis och inget mer", data, ej=NPM_FORM
        )
