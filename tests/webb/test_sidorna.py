"""Every page in real browsers: axe, pa11y, valid HTML, phone, zoom, print, without JavaScript."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webb.tjanst import Tjanst, tjanst
from tests.webb.webblasare import I_FIREFOX, Fraga, Webblasare, folj, lista, till, tryck

SIDOR = [
    Fraga("/", namn="oversikt"),
    Fraga("/pott/SOC-2022", namn="pott"),
    Fraga("/pott/SOC-2022?till_handelse=330", namn="tidsresa"),
    Fraga("/pott/KS-2022?per=2022-12-31", namn="pott-ks"),
    Fraga("/pott/SOC-2022/marginal?position=ofordelat", namn="marginal"),
    Fraga("/pott/SOC-2022/marginal?position=kvar_att_overfora", namn="marginal-tak"),
    Fraga("/prognos?per=2025-10-31", namn="prognos"),
    Fraga("/namnder", namn="namnder"),
    Fraga("/namnd/KUN", namn="namnd"),
    Fraga("/namnd/GRN-PI", namn="underenhet"),
    Fraga("/poster?position=hos_namnd&pott=SOC-2022&namnd=KUN", namn="poster"),
    Fraga("/handelser", namn="handelser"),
    Fraga("/handelser?fran_nr=200", namn="handelser-blad"),
    Fraga("/handelse/60", namn="handelse"),
    Fraga("/handelse/245", namn="handelse-provning"),
    Fraga("/arende/STK-2018-1233", namn="arende"),
    Fraga("/avvikelser?alla=1", namn="avvikelser"),
    Fraga("/bevaka", namn="bevaka"),
    Fraga("/regler", namn="regler"),
    Fraga("/regler/R18", namn="regel"),
    Fraga("/intyg?pott=SOC-2022", namn="intyg"),
    Fraga("/jamfor?a=till_handelse:90&b=till_handelse:330&pott=SOC-2022", namn="jamfor"),
    Fraga("/verifiera", namn="verifiera"),
    Fraga("/hamta?pott=SOC-2022", namn="hamta"),
    Fraga("/hamta/hledger?till_handelse=300", namn="utform"),
    Fraga("/sok?q=Kultur", namn="sok"),
    Fraga("/handelser?pott=SOC-2022&typ=MedelOverforda", namn="urval"),
    Fraga("/hjalp", namn="hjalp"),
    Fraga("/tillganglighet", namn="tillganglighet"),
    Fraga("/pott/FINNS-INTE", 404, "finns-inte"),
    Fraga("/handelser?fel=1", 400, "fel-fraga"),
]
BILDER = ("oversikt-skarm", "tidsresa-skarm", "handelse-skarm", "marginal-skarm", "pott-telefon")
"""The pictures in the documents; made again with LIGGARE_BILDER=docs/bilder."""
BILDERNA = Path(__file__).parents[2] / "docs" / "bilder"
ENDAST_SKRIPT = ["#nytt"]
"""What a page has with JavaScript alone."""


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[Tjanst]:
    with tjanst(demo) as of:
        yield of


def test_every_page_is_for_everybody(chromium: Webblasare, server: Tjanst, tmp_path: Path) -> None:
    found = chromium.granska(
        server.bas, SIDOR, forst=server.forst, tillagg=ENDAST_SKRIPT, bilder=tmp_path
    )
    assert [str(one) for one in found.anmarkningar] == []
    assert len(found.sidor) == len(SIDOR)
    pictures = {picture.stem for picture in tmp_path.glob("*.png")}
    assert len(pictures) >= 4 * len(SIDOR)
    assert set(BILDER) <= pictures
    if folder := os.environ.get("LIGGARE_BILDER"):
        for name in BILDER:
            shutil.copyfile(tmp_path / f"{name}.png", Path(folder, f"{name}.png"))


def test_the_documents_have_the_pictures_that_are_made_here() -> None:
    assert {picture.stem for picture in BILDERNA.glob("*.png")} == set(BILDER)


def test_the_pages_are_the_same_in_firefox(firefox: Webblasare, server: Tjanst) -> None:
    found = firefox.granska(server.bas, SIDOR, forst=server.forst, medier=I_FIREFOX)
    assert [str(one) for one in found.anmarkningar] == []


def test_a_whole_audit_by_keyboard_alone(chromium: Webblasare, server: Tjanst) -> None:
    walked = chromium.vandra(
        server.bas,
        [
            lista(),
            folj(namn="^SOC-2022$"),
            folj(adress="position=forbrukat&pott=SOC-2022&namnd=KUN"),
            folj(adress="/handelse/"),
            folj(adress="/regler/R"),
            folj(namn="^Verifiera$"),
            till(namn="^Verifiera nu$"),
        ],
        forst=server.forst,
    )
    assert walked.osynliga == []
    assert [str(one) for one in walked.anmarkningar] == []
    assert not walked.steg[0].onadda
    assert walked.steg[-1].hittad


def test_the_slider_travels_in_time_without_a_reload(chromium: Webblasare, server: Tjanst) -> None:
    walked = chromium.vandra(
        server.bas,
        [
            till(namn="^Till och med händelse"),
            tryck("ArrowLeft", 40),
            till(namn="^Tillbaka till nu$"),
            folj(namn="^Tillbaka till nu$"),
            till(namn="^Föregående"),
        ],
        start="/pott/SOC-2022",
        forst=server.forst,
    )
    assert [str(one) for one in walked.anmarkningar] == []
    assert "till_handelse=433" in walked.steg[2].adress
    assert walked.steg[3].adress.endswith("/pott/SOC-2022")
