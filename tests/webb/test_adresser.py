"""An address is a command line, and back; what they answer is the same, byte for byte (D19)."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from application.roles import Roll
from application.session import Session
from tests.cli.program import inside
from tests.webb.lasta import Webb, fil, webb
from tests.webb.ogonblick import flaggor, ogonblick
from web.addresses import ASOF, FLAGS, SIDOR, Sida, given, page
from web.pages import GOR, bevis
from web.rendering import kr

if TYPE_CHECKING:
    from collections.abc import Iterator

SOM_FIL = re.compile(r"\.(json|csv|xlsx)$")
"""How the address of a file ends: nothing in a path may."""

ORD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1)
ORDEN = ORD.filter(lambda text: text == text.strip() and not SOM_FIL.search(text))
VARDEN = st.one_of(ORDEN, st.from_regex(r"--?[a-z_]+", fullmatch=True), st.just("--"))
MED_KOMMANDO = [sida for sida in SIDOR.values() if sida.verb]

FRAGOR: dict[str, list[dict[str, str]]] = {
    "oversikt": [{}],
    "pott": [{"pott": "SOC-2022"}, {"pott": "KS-2024"}],
    "namnd": [{"namnd": "KUN"}, {"namnd": "GRN"}],
    "namnder": [{}],
    "utform": [{"utform": "hledger"}, {"utform": "beancount", "pott": "SOC-2022"}],
    "prognos": [{}, {"pott": "SOC-2022"}, {"namnd": "KUN"}],
    "poster": [
        {"position": "hos_namnd"},
        {"position": "forbrukat", "pott": "SOC-2022", "namnd": "KUN", "egen": "1"},
        {"position": "inbetalt", "ar": "2022"},
    ],
    "handelser": [{}, {"typ": "overforing", "pott": "SOC-2022"}, {"namnd": "KUN", "ar": "2022"}],
    "handelse": [{"nr": "100"}, {"nr": "2022-000003"}],
    "arende": [{"arende": "STK-2018-1233"}],
    "avvikelser": [{}, {"alla": "1", "pott": "SOC-2022"}, {"regel": "r38", "alla": "1"}],
    "intyg": [{}, {"pott": "SOC-2022"}],
    "marginal": [{"pott": "SOC-2022"}],
    "bevaka": [
        {},
        {"dagar": "90", "idag": "2023-01-01"},
        {"idag": "230501", "namnd": "KUN"},
        {"vem": "stadskontoret"},
    ],
    "regler": [{}],
    "regel": [{"regel": "R7"}],
}
"""What each page is asked with here; a page of another hand is asked if it stands here."""


@st.composite
def fragade(draw: st.DrawFn) -> tuple[Sida, dict[str, str]]:
    """A page that has a command, and what it is asked with."""
    sida = draw(st.sampled_from(MED_KOMMANDO))
    names = [*sida.filter, *(ASOF if sida.tidsbunden else ())]
    some = draw(st.sets(st.sampled_from(names))) if names else set()
    asked = {name: "1" if name in FLAGS else draw(VARDEN) for name in (*sida.i_vagen, *some)}
    return sida, asked


def igen(address: str, sida: Sida, form: str = "") -> dict[str, str]:
    """Return what an address asks its page with, as the app is told of it."""
    where = urlsplit(address)
    pattern = re.sub(r"\\\{(\w+)(:path)?\\\}", r"(?P<\1>.+)", re.escape(sida.path))
    pattern = "/oversikt" if form and sida.path == "/" else pattern
    found = re.fullmatch(pattern + (rf"\.{form}" if form else ""), where.path)
    assert found, (pattern, where.path)
    path = dict(parse_qsl("&".join(f"{n}={v}" for n, v in found.groupdict().items())))
    path = {name: value.replace("+", " ") for name, value in path.items()}
    return given(sida, path, parse_qsl(where.query))


@over(fragade())
def test_an_address_is_a_command_line_and_back(fragad: tuple[Sida, dict[str, str]]) -> None:
    sida, asked = fragad

    address = sida.address(asked)
    argv = sida.argv(asked)

    assert page(argv) == (sida, asked)
    assert SIDOR[sida.namn].address(page(argv)[1]) == address  # type: ignore[index]
    assert page([one.replace("\0", "") for one in argv]) == (sida, asked)


@over(fragade(), st.sampled_from(("", "json")))
def test_what_an_address_asks_is_what_it_was_made_of(
    fragad: tuple[Sida, dict[str, str]], form: str
) -> None:
    sida, asked = fragad
    asked = {name: value.replace("+", "p").replace("&", "o") for name, value in asked.items()}

    assert igen(sida.address(asked, form), sida, form) == asked


def test_a_command_line_may_be_written_in_other_ways() -> None:
    tid = ["--per", "2023", "--gruppera", "pott,ar"]

    assert page(["saldo", *tid]) == (SIDOR["oversikt"], {"per": "2023"})
    assert page(["saldo", "--pott=SOC-2022"]) == (SIDOR["pott"], {"pott": "SOC-2022"})
    assert page(["regler", "R7"]) == (SIDOR["regel"], {"regel": "R7"})
    assert page(["handelser", "--arende", "A/1"]) == (SIDOR["arende"], {"arende": "A/1"})


@pytest.mark.parametrize(
    "argv",
    [
        [], ["saldo"], ["saldo", "--pott"], ["saldo", "--pott", "A", "--namnd", "B"], ["demo"],
        ["handelse"], ["handelse", "1", "2"], ["saldo", "--pott", "A", "-f", "json"],
        ["avvikelser", "--alla=1"],
    ],
)  # fmt: skip
def test_a_command_line_that_no_page_answers_has_no_address(argv: list[str]) -> None:
    assert page(argv) is None


def test_every_page_with_a_command_is_asked_here() -> None:
    made = {namn for namn in GOR if SIDOR[namn].verb and SIDOR[namn].former}

    assert made >= FRAGOR.keys()
    assert made - FRAGOR.keys() == {"verifiera"}  # has no answer before somebody has it made


def fragor(path: Path) -> Iterator[tuple[Sida, dict[str, str]]]:
    """Yield what is asked: each page at every moment that it can be of."""
    moments = ogonblick(path, 3)
    for namn, asked in FRAGOR.items():
        sida = SIDOR[namn]
        for of in asked:
            yield from ((sida, {**of, **one}) for one in (moments if sida.tidsbunden else [{}]))


def skrivet(path: Path, argv: list[str], ut: Path) -> bytes:
    """Return what the command line writes in a file."""
    form = ut.suffix[1:]
    done = inside("--liggare", path, *argv, "-f", form, "-o", ut)
    assert done.code in {0, 8}, (argv, done.words)
    return ut.read_bytes()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_page_as_a_file_is_what_the_command_line_writes(
    demo: Path, sidor: Webb, tmp_path: Path, form: str
) -> None:
    for nth, (sida, asked) in enumerate(fragor(demo)):
        if form not in sida.former:
            continue
        svar = fil(sidor, sida.address(asked, form))
        argv = sida.argv(asked)
        if svar.status == 404:  # nothing of it has happened yet
            assert inside("--liggare", demo, *argv).code == 5, (sida.namn, asked)
            continue
        assert svar.status == 200, (sida.namn, asked, svar.body.decode())
        ours = skrivet(demo, argv, tmp_path / f"{nth}.{form}")
        assert svar.body == ours, (sida.namn, asked)


def celler(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook, but for when it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("moment", [{}, {"till_handelse": "200"}], ids=["nu", "förr"])
def test_a_page_as_a_workbook_has_the_cells_of_the_command_lines(
    demo: Path, sidor: Webb, tmp_path: Path, moment: dict[str, str]
) -> None:
    for namn, (asked, *_) in FRAGOR.items():
        sida = SIDOR[namn]
        if "xlsx" not in sida.former:
            continue
        of = {**asked, **(moment if sida.tidsbunden else {})}
        svar = fil(sidor, sida.address(of, "xlsx"))
        assert svar.status == 200, namn
        assert celler(svar.body) == celler(skrivet(demo, sida.argv(of), tmp_path / f"{namn}.xlsx"))


def test_a_page_tells_the_command_that_asks_the_same(demo: Path, sidor: Webb) -> None:
    for moment in ogonblick(demo, 2):
        sida = sidor.ask(SIDOR["pott"].address({"pott": "SOC-2022", **moment})).sida
        words = " ".join(["liggare saldo --pott SOC-2022", *flaggor(moment)])

        assert words in [one.text for one in sida.allt.all("code")]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/?fel=1", "Sidan kan inte frågas med 'fel'"),
        ("/?per=2022&per=2022", "'per' står två gånger"),
        ("/?per=2022&per=2023", "'per' står två gånger"),
        ("/?per=&per=2023", "'per' står två gånger"),
        ("/pott/SOC-2022?pott=SOC-2022", "Sidan kan inte frågas med 'pott'"),
        ("/handelser?fran_nr=x", "är inget nummer"),
        ("/?utan_exempel=ja", "är på med 1"),
        ("/?per=igår", "'per': "),
        ("/?till_handelse=-1", "'till_handelse': "),
        ("/bevaka?idag=2023", "ange en dag"),
        ("/bevaka?dagar=36601", "högst 36600"),
        ("/poster?position=hos_namd", "hos_namnd"),
        ("/handelser.json?fel=1", "Sidan kan inte frågas med 'fel'"),
        (f"/pott/{'A' * 301}", "för långt"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(sidor: Webb, address: str, text: str) -> None:
    svar = sidor.ask(address)

    assert svar.status == 400
    assert text in svar.sida.text


@pytest.mark.parametrize("address", ["/pott/FINNS-1", "/namnd/XYZ", "/arende/X", "/handelse/9999"])
def test_what_is_not_there_is_not_found(sidor: Webb, address: str) -> None:
    assert sidor.ask(address).status == 404


@pytest.mark.parametrize(("sida", "made_by"), [("/intyg", "certificate"), ("/verifiera", "verify")])
def test_a_file_of_what_is_still_in_the_making_is_asked_for_again(
    tom: Path, monkeypatch: pytest.MonkeyPatch, sida: str, made_by: str
) -> None:
    slapp, ratt = threading.Event(), getattr(Session, made_by)

    def langsamt(*args: Any) -> Any:
        assert slapp.wait(60)
        return ratt(*args)

    monkeypatch.setattr(Session, made_by, langsamt)
    monkeypatch.setattr(bevis, "SOON", 0.01)
    with webb(tom, Roll.REVISOR) as lent:
        assert lent.ask(sida).status == 200  # which says that it is in the making
        svar = lent.ask(f"{sida}.json")

        assert (svar.status, svar.headers["retry-after"]) == (503, "2")
        slapp.set()
        assert json.loads(fil(lent, f"{sida}.json").body)["schema"]


@pytest.mark.parametrize("roll", [Roll.REGISTRERARE, Roll.REVISOR])
def test_the_proof_of_an_event_is_what_the_command_line_writes(
    liggare: Path, tmp_path: Path, roll: Roll
) -> None:
    env = {"LIGGARE_URL": str(liggare), "LIGGARE_NYCKEL_LOSEN": "x",
           "LIGGARE_NYCKEL": str(tmp_path / "e.nyckel")}  # fmt: skip
    keys, utan = tmp_path / "nycklar.txt", "inget bevis för att händelsen ingår"
    with webb(liggare, roll) as lent:
        assert utan in lent.ask("/handelse/41").sida.text
        assert lent.ask("/handelse/41/bevis.tlog-proof").status == 404
    keys.write_bytes(inside("nyckel", "ny", env=env).out)
    assert inside("kontrollpunkt", env=env).code == 0
    ratt = tmp_path / "ratt.tlog-proof"
    assert inside("bevis", "41", "-o", ratt, env=env).code == 0
    with webb(liggare, roll) as lent:
        sida = lent.ask("/handelse/41").sida
        assert ("/handelse/41/bevis.tlog-proof", "Hämta beviset") in sida.allt.links()
        svar = lent.ask("/handelse/41/bevis.tlog-proof")
        assert lent.ask("/handelse/999999/bevis.tlog-proof").status == 404

    assert (svar.status, svar.body) == (200, ratt.read_bytes())
    assert svar.headers["content-disposition"] == 'attachment; filename="bevis-41.tlog-proof"'
    hamtat = tmp_path / "bevis-41.tlog-proof"
    hamtat.write_bytes(svar.body)
    assert inside("kontrollera", hamtat, "--nycklar", keys).code == 0


def test_what_was_asked_stays_to_be_asked_again(sidor: Webb) -> None:
    """Who mistypes a day among choices does not begin anew."""
    fel = sidor.ask("/handelser?pott=SOC-2022&typ=MedelOverforda&per=2022-13-40&oattesterade=1")
    (form,) = [one for one in fel.sida.allt.all("form") if one.attrs["action"] == "/handelser"]
    falt = {one.attrs["name"]: one.attrs["value"] for one in form.all("input")}

    assert fel.status == 400
    assert falt == {"pott": "SOC-2022", "typ": "MedelOverforda", "per": "2022-13-40",
                    "oattesterade": "1"}  # fmt: skip
    assert sidor.ask(f"/handelser?{urlencode(falt | {'per': '2022-12-31'})}").status == 200
    for address in ("/handelser?fel=1", "/pott/FINNS-1", "/handelser.json?per=x"):
        texts = sidor.ask(address).body.decode()
        assert "Fråga igen" not in texts, address


def test_a_page_says_whether_the_last_event_changed_anything_of_it(sidor: Webb) -> None:
    seen = set()
    for nr in range(90, 400, 13):
        sida = sidor.ask(f"/pott/SOC-2022?till_handelse={nr}").sida
        changed = any(sida.allt.all("span", "marke"))
        seen.add(changed)

        assert (f"Det som händelse {nr} ändrade är märkt" in sida.text) == changed
        assert (f"Händelse {nr} ändrade inget av det här" in sida.text) != changed
    assert seen == {True, False}


def test_a_pott_says_what_its_forecast_is_while_it_is_used(sidor: Webb) -> None:
    under = "per=2025-10-31"
    (of,) = json.loads(sidor.ask(f"/prognos.json?pott=EX-2025&{under}").body)["potter"]
    kvar, aterbetalas = of["kvar_ore"] + of["ofordelat_ore"], of["aterbetalas_ore"]

    sagt = sidor.ask(f"/pott/EX-2025?{under}").sida

    assert 0 < aterbetalas < kvar
    assert f"Kvar att använda {kr(kvar, ' kr')}. Prognos, inte beslut" in sagt.text
    assert f"blir {kr(aterbetalas, ' kr')} att återbetala" in sagt.text
    assert f"/prognos?pott=EX-2025&{under}" in {to for to, _ in sagt.allt.links()}
    for other in ("EX-2025?per=2026-01-01", "EX-2025?per=2024-12-31", f"KS-2022?{under}"):
        assert "Prognos" not in sidor.ask(f"/pott/{other}").sida.text
