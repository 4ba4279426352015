"""What is taken along from a page: the command line's own file, whose sum the page tells."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from application.exporting.wanted import UTFORMER
from tests.cli.program import inside
from tests.webb.lasta import webb
from tests.webb.ogonblick import flaggor, ogonblick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.webb.lasta import Webb


@pytest.fixture(scope="module")
def sidor(demo: Path) -> Iterator[Webb]:
    with webb(demo) as lent:
        yield lent


def _kontrollsumma(sida: str) -> str:
    return sida.partition("SHA-256 ")[2][:64]


@pytest.mark.parametrize("form", UTFORMER)
def test_a_file_is_the_command_lines_and_its_sum_is_told(
    demo: Path, sidor: Webb, tmp_path: Path, form: str
) -> None:
    for moment in ogonblick(demo, 3):
        query = "&".join(f"{name}={value}" for name, value in moment.items())
        svar = sidor.ask(f"/hamta/{form}?{query}")
        (href,) = {to for to, _ in svar.sida.allt.links() if f"/{form}.fil" in to}
        fil = sidor.ask(href)
        ut = tmp_path / UTFORMER[form].fil
        done = inside("--liggare", demo, "exportera", form, "-o", ut, *flaggor(moment))

        assert done.code == 0, done.words
        assert fil.body == ut.read_bytes()
        assert _kontrollsumma(svar.sida.text) == sha256(fil.body).hexdigest()
        named = f'attachment; filename="{UTFORMER[form].fil}"'
        assert fil.headers["content-disposition"] == named
        assert fil.headers["content-type"] == UTFORMER[form].typ


def test_all_forms_are_led_to_as_of_the_same_moment(sidor: Webb) -> None:
    links = {to for to, _ in sidor.ask("/hamta?pott=SOC-2022&till_handelse=90").sida.allt.links()}

    for form in UTFORMER:
        assert f"/hamta/{form}?pott=SOC-2022&till_handelse=90" in links


def test_what_is_too_much_for_a_page_is_for_the_command_line(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("web.pages.hamta"), "MEST", 1000)
    with webb(demo) as lent:
        for address in ("/hamta/hledger?pott=SOC-2022", "/hamta/hledger.fil?pott=SOC-2022"):
            svar = lent.ask(address)
            assert svar.status == 400
            assert "liggare exportera hledger --pott SOC-2022 -o liggare.journal" in svar.sida.text
