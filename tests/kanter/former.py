"""The ways in which one event can be written so that two programs read two things, or none reads it.

Each is made of an honest event's line by one change. A proof may hold it, and a log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

MAX = 65_535


class Form(NamedTuple):
    """A way to write an event: its name, the line, whether it is to be accepted, and why."""

    namn: str
    rad: bytes
    ratt: bool
    varfor: str


def former(rad: bytes) -> Iterator[Form]:
    """Yield the forms of a line, whose ``data`` has ``avser`` and ``belopp_ore`` 100 in it."""
    assert rad.count(b'"belopp_ore":100,') == 1
    yield from _tal(rad)
    yield from _falt(rad)
    yield from _texter(rad)
    yield from _skrift(rad)
    yield from _storlek(rad)


def _tal(rad: bytes) -> Iterator[Form]:
    belopp = {
        "exponent": b"1e2", "stor-exponent": b"1E2", "exponent-plus": b"1e+2", "decimal": b"100.0",
        "decimalbrak": b"100.5", "minus-noll": b"-0", "minus-noll-decimal": b"-0.0",
        "inledande-noll": b"0100", "plus": b"+100", "decimalkomma": b"100,5", "ingen-siffra": b"-",
        "punkt-sist": b"100.", "punkt-forst": b".5", "hexadecimalt": b"0x64", "nan": b"NaN",
        "oandligt": b"Infinity", "understreck": b"1_00", "tva-upphojt-53": b"9007199254740992",
        "tva-upphojt-53-plus": b"9007199254740993", "minus-tva-upphojt-53": b"-9007199254740992",
        "tva-upphojt-63": b"9223372036854775808", "tva-upphojt-64": b"18446744073709551616",
        "femtusen-siffror": b"1" * 5000, "null": b"null", "arabiska-siffror": "١٠٠".encode(),
        "fullbredd": "１００".encode(),
    }  # fmt: skip
    for namn, tal in belopp.items():
        andrad = rad.replace(b'"belopp_ore":100,', b'"belopp_ore":%b,' % tal)
        yield Form(f"tal-{namn}", andrad, False, f"talet {tal[:30].decode()} läses olika")
    for falt in (b"nr", b"version"):
        har = rad[rad.rindex(b'"%b":' % falt) :].split(b":")[1].split(b",")[0].rstrip(b"}")
        nya = {
            "true": b"true", "false": b"false", "text": b'"%b"' % har, "decimal": har + b".0",
            "exponent": har + b"e0", "null": b"null", "negativ": b"-1", "lista": b"[%b]" % har,
            "inledande-noll": b"0" + har, "over-2-53": b"9007199254740993",
        }  # fmt: skip
        for namn, tal in nya.items():
            before, _, after = rad.rpartition(b'"%b":%b' % (falt, har))
            andrad = before + b'"%b":%b' % (falt, tal) + after
            yield Form(f"{falt.decode()}-{namn}", andrad, False, f"{falt.decode()} är inget heltal")
    before, _, after = rad.rpartition(b'"version":')
    noll = before + b'"version":0}'
    yield Form("version-noll", noll, False, "version räknas från 1")


def _falt(rad: bytes) -> Iterator[Form]:
    def utan_ordning(**mer: object) -> bytes:
        return json.dumps(
            json.loads(rad) | mer, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()

    post = json.loads(rad)
    omvand = dict(reversed(post.items()))
    data_omvand = post | {"data": dict(reversed(post["data"].items()))}
    for namn, andrad, varfor in (
        ("ordning-ytterst", omvand, "fälten står i fel ordning"),
        ("ordning-i-data", data_omvand, "fälten i data står i fel ordning"),
        ("falt-saknas", {n: v for n, v in post.items() if n != "version"}, "version saknas"),
    ):
        skriven = json.dumps(andrad, ensure_ascii=False, separators=(",", ":")).encode()
        yield Form(namn, skriven, False, varfor)
    yield Form("falt-for-mycket", utan_ordning(nyckel=1), False, "ett sjätte fält")
    yield Form(
        "falt-versaler", rad[:-1] + b',"NR":5}', False, "ett sjätte fält, som Go läser som nr"
    )
    for namn, gammal, ny, varfor in (
        ("nr-tva-ganger", b'"nr":', b'"nr":0,"nr":', "nr står två gånger"),
        ("nr-tva-ganger-lika", b'{"aggregat"', b'{"nr":0,"aggregat"', "nr står två gånger"),
        ("data-tva-ganger", b'"data":{', b'"data":{},"data":{', "data står två gånger"),
        ("belopp-tva-ganger", b'"belopp_ore":100,', b'"belopp_ore":1,"belopp_ore":100,', "två belopp"),
        ("belopp-escapat-igen", b'"belopp_ore":100,',
         b'"belopp_ore":100,"\\u0062elopp_ore":1,', "två belopp, det ena med escape i namnet"),
        ("namn-escapat", b'"belopp_ore"', b'"belopp\\u005fore"', "fältets namn är skrivet med escape"),
        ("namn-tomt", b'"data":{', b'"data":{"":1,', "ett fält utan namn"),
        ("namn-utanfor-ascii", b',"nr"', b',"\xc3\xa5r":1,"nr"', "fält som sorteras olika"),
        ("namn-citattecken", b'"data":{', b'"data":{"\\"":1,', "fält som sorteras olika"),
        ("data-lista", b'"data":{', b'"data":[{', "data är inget objekt"),
        ("data-null", b'"nr":', b'"x":null,"nr":', "ett fält utan värde"),
        ("null-i-data", b'"data":{', b'"data":{"a":null,', "det som saknas utelämnas, är aldrig null"),
        ("null-i-lista", b'"data":{', b'"data":{"a":[null],', "ingen lista har null"),
    ):  # fmt: skip
        andrad = rad.replace(gammal, ny, 1)
        if namn == "data-lista":
            andrad = andrad.replace(b'},"nr"', b'}],"nr"')
        if namn == "namn-utanfor-ascii":
            andrad = rad.replace(b'},"nr"', b',"\xc3\xa5r":1},"nr"')
        assert andrad != rad, namn
        yield Form(namn, andrad, False, varfor)
    astral = rad.replace(b'},"nr"', ',"\U0001f600":1,"\ufb33":2},"nr"'.encode())
    yield Form("namn-astralt", astral, False, "UTF-16 och UTF-8 sorterar fälten olika")


def _texter(rad: bytes) -> Iterator[Form]:
    """Yield texts; the honest ones say what the strict reading must not refuse."""
    for namn, text, varfor in (
        ("snedstreck-escapat", rb"a\u002fb", "snedstreck skrivs utan escape"),
        ("snedstreck-kort-escapat", rb"a\/b", "snedstreck skrivs utan escape"),
        ("bokstav-escapad", rb"\u0061", "bokstäver skrivs utan escape"),
        ("a-ring-escapat", rb"\u00e5", "å skrivs utan escape"),
        ("escape-versaler", rb"\u001F", "styrtecken"), ("escape-nul", rb"\u0000", "styrtecken"),
        ("escape-radbrytning", rb"a\nb", "styrtecken"), ("escape-tabb", rb"a\tb", "styrtecken"),
        ("escape-1f", rb"a\u001fb", "styrtecken"), ("escape-okand", rb"a\xb", "ingen JSON"),
        ("escape-avklippt", rb"a\u00", "ingen JSON"), ("surrogat-ensamt-hogt", rb"\ud800", "halvt tecken"),
        ("surrogat-ensamt-lagt", rb"\udc00", "halvt tecken"),
        ("surrogatpar-escapat", rb"\ud83d\ude00", "tecken skrivs utan escape"),
        ("citattecken-oescapat", b'a"b', "ingen JSON"), ("nul", b"a\0b", "styrtecken"),
        ("tabb", b"a\tb", "styrtecken"), ("escape-tecken", b"a\x1b[2Jb", "styrtecken"),
        ("vagnretur", b"a\rb", "styrtecken"), ("radbrytning", b"a\nb", "två rader"),
        ("del", b"a\x7fb", "styrtecken"), ("c1", b"a\xc2\x9bb", "styrtecken"),
        ("nel", b"a\xc2\x85b", "vissa läser U+0085 som ny rad"),
        ("u2028", "a\u2028b".encode(), "vissa läser U+2028 som ny rad"),
        ("u2029", "a\u2029b".encode(), "vissa läser U+2029 som ny rad"),
        ("utf8-ogiltig", b"a\xffb", "inte UTF-8"), ("utf8-avklippt", b"a\xc3", "inte UTF-8"),
        ("utf8-overlang", b"a\xc0\xaf", "inte UTF-8: för långt skrivet"),
        ("utf8-overlang-nul", b"a\xc0\x80", "inte UTF-8: för långt skrivet"),
        ("utf8-overlang-tre", b"a\xe0\x80\xaf", "inte UTF-8: för långt skrivet"),
        ("utf8-surrogat", b"a\xed\xa0\x80", "inte UTF-8: halvt tecken"),
        ("utf8-over-10ffff", b"a\xf4\x90\x80\x80", "inte UTF-8: för stort"),
        ("latin-1", b"\xe5\xe4\xf6", "inte UTF-8"), ("bom-i-latin", b"\xfe\xff", "inte UTF-8"),
    ):  # fmt: skip
        yield Form(f"text-{namn}", _med_text(rad, text), False, varfor)
    for namn, sann, varfor in (
        ("svensk", "åäö ÅÄÖ é § – ’ €".encode(), "bokstäver som dokumenten har"),
        ("citat-och-omvant", rb"\"a\" \\ \\u002f", "de två escape som finns"),
        ("liknar-falt", rb"\",\"nr\":5,\"nr\":6,{[]}:", "en text som liknar JSON är en text"),
        ("snedstreck", b"a/b", "snedstreck skrivs utan escape"),
        ("html", b"<&>", "inget escapas för HTML"),
    ):
        yield Form(f"text-{namn}", _med_text(rad, sann), True, varfor)


def _med_text(rad: bytes, text: bytes) -> bytes:
    start = rad.index(b'"avser":"') + len(b'"avser":"')
    return rad[:start] + text + rad[rad.index(b'"', start) :]


def _skrift(rad: bytes) -> Iterator[Form]:
    for namn, andrad, varfor in (
        ("bom", b"\xef\xbb\xbf" + rad, "BOM före händelsen"),
        ("mellanrum-sist", rad + b" ", "mellanrum efter händelsen"),
        ("mellanrum-forst", b" " + rad, "mellanrum före händelsen"),
        ("mellanrum-efter-kolon", rad.replace(b'":100', b'": 100'), "mellanrum i händelsen"),
        ("mellanrum-efter-komma", rad.replace(b',"nr"', b', "nr"'), "mellanrum i händelsen"),
        ("tabb-sist", rad + b"\t", "tabb efter händelsen"), ("crlf", rad + b"\r", "Windows radslut"),
        ("nul-sist", rad + b"\0", "NUL efter händelsen"), ("mer-sist", rad + b"{}", "två värden"),
        ("klammer-saknas", rad[:-1], "avklippt"), ("klammer-for-mycket", rad + b"}", "för mycket"),
        ("komma-sist", rad[:-1] + b",}", "komma före slutet"),
        ("komma-sist-i-data", rad.replace(b'},"nr"', b',},"nr"'), "komma före slutet"),
        ("kommentar", rad[:-1] + b"/**/}", "kommentar"), ("enkla-citattecken", rad.replace(b'"', b"'"), "ingen JSON"),
        ("lista", b"[" + rad + b"]", "inget objekt"), ("text", b'"x"', "inget objekt"),
        ("tal", b"0", "inget objekt"), ("null", b"null", "inget objekt"),
        ("true", b"true", "inget objekt"), ("tomt-objekt", b"{}", "fälten saknas"), ("tom", b"", "tom rad"),
        ("utf-16", rad.decode().encode("utf-16"), "inte UTF-8"),
        ("utf-16-utan-bom", rad.decode().encode("utf-16-le"), "inte UTF-8"),
        ("utf-32", rad.decode().encode("utf-32-be"), "inte UTF-8"),
    ):  # fmt: skip
        yield Form(f"skrift-{namn}", andrad, False, varfor)


def _djup(rad: bytes, nivaer: int) -> bytes:
    """Return the line with lists in ``data``, so many levels in all."""
    n = nivaer - 2  # the event and data
    return rad.replace(b'"data":{', b'"data":{"a":' + b"[" * n + b"]" * n + b",")


def _storlek(rad: bytes) -> Iterator[Form]:
    yield Form("djup-33", _djup(rad, 33), False, "fler än 32 nivåer")
    yield Form("djup-2000", _djup(rad, 2000), False, "fler än 32 nivåer")
    yield Form("djup-20000", _djup(rad, 20_000), False, "fler än 32 nivåer")
    objekt = rad.replace(b'"data":{', b'"data":{"a":' + b'{"a":' * 31 + b"1" + b"}" * 31 + b",")
    yield Form("djup-objekt", objekt, False, "fler än 32 nivåer")
    for langd, ratt in ((MAX, True), (MAX + 1, False), (MAX + 2, False)):
        yield Form(f"langd-{langd}", _lang(rad, langd), ratt, f"händelsen är {langd} byte")


def _lang(rad: bytes, langd: int) -> bytes:
    """Return the line with document titles of at most 2 000 characters, so many bytes in all."""
    empty = b'{"titel":"","typ":"annat"}'
    start = rad.index(b'"underlag":[') + len(b'"underlag":[')
    delar, kvar = [], langd - len(rad)
    while kvar > 0:
        n = min(kvar, 2000 + len(empty))
        if 0 < kvar - n < len(empty) + 2:
            n -= 100
        komma = b"," if delar else b""
        delar.append(komma + empty.replace(b'""', b'"%b"' % (b"x" * (n - len(empty) - len(komma)))))
        kvar -= n
    lang = rad[:start] + b"".join(delar) + rad[start:]
    assert len(lang) == langd
    return lang
