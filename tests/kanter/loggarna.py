"""The edges of a log: one line of it, the order of its lines, and the file as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ledger.format.codec import canonical
from tests.kanter import grund as g
from tests.kanter.former import former
from tests.kanter.grund import Fall

_MITT = ("skrift-tom", "skrift-bom", "skrift-crlf", "text-u20", "langd-65536")


def _fall(namn: str, ratt: bool, varfor: str, rader: list[bytes], **ej: str) -> Fall:
    return Fall("logg", namn, ratt, varfor, g.som_fil(rader), ej=ej)


def _andrad(nr: int, /, **falt: object) -> bytes:
    """Return an event of the log with other fields outside ``data``, written as it should be."""
    return canonical(json.loads(g.RADER[nr]) | falt)


def _data(nr: int, /, **falt: object) -> bytes:
    post = json.loads(g.RADER[nr])
    return canonical(post | {"data": post["data"] | falt})


def loggarna() -> Iterator[Fall]:
    for antal in (1, 2, 3, g.N):
        yield _fall(f"arlig-{antal}", True, f"de första {antal} händelserna", g.RADER[:antal])
    yield from _en_rad()
    yield from _nummer()
    yield from _hela()
    yield from _ordning()
    yield from _mening()


def _en_rad() -> Iterator[Fall]:
    """Yield every form last in the log; some in the middle too, that readers of lines stumble on."""
    *forsta, sista = g.RADER
    for form in former(sista):
        yield _fall(form.namn, form.ratt, form.varfor, [*forsta, form.rad])
        if form.namn.startswith(_MITT):
            rader = [*forsta[:4], form.rad, *forsta[4:]]
            yield _fall(f"mitt-{form.namn}", form.ratt, form.varfor, rader)


def _nummer() -> Iterator[Fall]:
    varfor = "räknat i Python är det rätt tal, skrivet är det inte"
    for nr, falt, tal in (
        (2, b"version", b"true"), (2, b"version", b"1.0"), (1, b"nr", b"true"), (0, b"nr", b"false"),
        (0, b"nr", b"0.0"), (0, b"nr", b"-0"), (1, b"nr", b"1e0"), (0, b"nr", b"-0.0"),
    ):  # fmt: skip
        fore, _, efter = g.RADER[nr].rpartition(b'"%b":' % falt)
        rader = [*g.RADER[:nr], fore + b'"%b":' % falt + tal + efter[1:], *g.RADER[nr + 1 :]]
        yield _fall(f"{falt.decode()}-i-rad-{nr}-{tal.decode()}", False, varfor, rader)


def _hela() -> Iterator[Fall]:
    hel = g.som_fil(g.RADER)
    for namn, fil, varfor in (
        ("tom", b"", "loggen är tom"), ("bara-radslut", b"\n", "loggen är tom"),
        ("radslut-saknas", hel[:-1], "slutet är avklippt"), ("avklippt", hel[:-40], "slutet är avklippt"),
        ("tom-rad-sist", hel + b"\n", "en tom rad"), ("tom-rad-forst", b"\n" + hel, "en tom rad"),
        ("mellanslag-sist", hel + b" ", "mer efter loggen"), ("nul-sist", hel + b"\0", "mer efter loggen"),
        ("crlf-overallt", hel.replace(b"\n", b"\r\n"), "Windows radslut"), ("cr-overallt", hel.replace(b"\n", b"\r"), "gamla radslut"),
        ("bom", b"\xef\xbb\xbf" + hel, "BOM före loggen"), ("tva-loggar", hel + hel, "två loggar efter varandra"),
        ("tva-pa-en-rad", hel.replace(b"}\n{", b"}{", 1), "två händelser på en rad"),
        ("en-lista", b"[" + hel[:-1].replace(b"\n", b",") + b"]\n", "en JSON-lista"),
        ("utf-16", hel.decode().encode("utf-16"), "inte UTF-8"),
    ):  # fmt: skip
        yield Fall("logg", namn, False, varfor, fil)


def _ordning() -> Iterator[Fall]:
    *forsta, sista = g.RADER
    for namn, rader, varfor in (
        ("rad-borta", [*forsta[:4], sista], "händelse 4 är borta"),
        ("forsta-borta", g.RADER[1:], "händelse 0 är borta"),
        ("rad-tva-ganger", [*g.RADER, sista], "händelse 5 två gånger"),
        ("omkastade", [*forsta[:4], sista, forsta[4]], "fel ordning"),
        ("nr-hoppar", [*forsta, _andrad(5, nr=6)], "nr hoppar"),
        ("version-hoppar", [*forsta, _andrad(5, version=5)], "version hoppar"),
        ("version-igen", [*forsta, _andrad(5, version=3)], "version två gånger"),
    ):
        yield _fall(namn, False, varfor, rader)


def _mening() -> Iterator[Fall]:
    """Yield what is written rightly and cannot be: who does not look at fields or letters says so."""
    *forsta, _ = g.RADER
    samma = json.loads(g.RADER[4])["data"]["registrerad"]
    for namn, rad, varfor in (
        ("registrerad-lika", _data(5, registrerad=samma), "samma tid två gånger"),
        ("registrerad-forut", _data(5, registrerad="2026-11-25T09:00:00.000000Z"), "tiden går bakåt"),
        ("liggarnummer-hoppar", _data(5, liggarnummer="2022-000009"), "liggarnumret hoppar"),
        ("belopp-negativt", _data(5, belopp_ore=-100), "ett belopp är minst noll"),
        ("belopp-text", _data(5, belopp_ore="100"), "ett belopp är ett heltal"),
        ("belopp-true", _data(5, belopp_ore=True), "ett belopp är ett heltal"),
    ):  # fmt: skip
        yield _fall(f"mening-{namn}", False, varfor, [*forsta, rad])
    for namn, rad, varfor in (
        ("okant-falt", _data(5, tillagg="x"), "ett fält som typen inte har"),
        ("tom-lista", _data(5, avvikelser=[]), "det som saknas utelämnas"),
    ):
        yield _fall(f"mening-{namn}", False, varfor, [*forsta, rad], go=g.FALT, granska=g.FALT)
    for namn, text in (
        ("bidi", "a\u202eb"),
        ("nfd", "a\u030a"),
        ("noll-bredd", "a\u200bb"),
        ("kyrilliska", "\u0430"),
    ):
        rader, varfor = [*forsta, _data(5, avser=text)], "en bokstav som ingen liggare skriver"
        yield _fall(f"mening-text-{namn}", False, varfor, rader, go=g.TEXTER, granska=g.TEXTER)
