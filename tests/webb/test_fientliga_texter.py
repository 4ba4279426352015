"""A ledger full of hostile texts: pages and files are as those of one with harmless texts (D15)."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import unicodedata
import zipfile
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment

from tests.cli.lasverb import contents
from tests.cli.program import inside
from tests.ledger.angrepp import edit, unguarded
from tests.webb.fientlig import FORMEL, MARKERING, OFARLIG, med_texter
from tests.webb.tjanst import Tjanst, tjanst
from web import rendering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIDOR = (
    "/", "/handelser", "/handelser?typ=overforing", "/avvikelser?alla=1", "/bevaka?idag=2023-01-01",
    "/poster?position=hos_namnd", "/poster?position=forbrukat&namnd=KUN", "/pott/SOC-2022",
    "/pott/SOC-2022?till_handelse=200", "/namnd/KUN", "/regler", "/hjalp",
    *(f"/handelse/{nr}" for nr in range(0, 470, 9)),
)  # fmt: skip
FILER = ("/oversikt", "/handelser", "/avvikelser", "/bevaka", "/pott/SOC-2022", "/namnd/KUN",
         "/poster?position=hos_namnd")  # fmt: skip
DOLT = "\u202e\u2066\x1b[2J\x9b\x00\u200b"
KODAT = "%E2%80%AE%E2%81%A6%1B[2J%C2%9B%00%E2%80%8B"
FRAGADE = (f"/pott/{KODAT}", f"/handelser?pott={KODAT}", f"/avvikelser?arende={KODAT}",
           f"/?per={KODAT}", f"/poster?position={KODAT}", f"/?{KODAT}=1", f"/arende/{KODAT}",
           f"/regler/{KODAT}", f"/handelse/{KODAT}")  # fmt: skip
_BORJAN = re.compile(r"[=+\-@\t\r\0]")
_TAL = re.compile(r"-?[\d ]+([.,]\d+)?|-")


class Skelett(HTMLParser):
    """The elements of a page, each with the names of its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.delar: list[tuple[str, ...]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.delar.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            if name in {"href", "src", "action"}:
                assert re.match(r"/(?!/)|#", value or ""), value

    def handle_endtag(self, tag: str) -> None:
        self.delar.append((f"/{tag}",))


@pytest.fixture(scope="module")
def liggare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("texter")
    assert inside("demo", "--mapp", folder).code == 0
    made = {"demo": folder / "demo.db"}
    for namn, make in {
        "ofarlig": lambda text: text + OFARLIG,
        "markering": lambda text: text + MARKERING,
        "formel": lambda text: FORMEL + text,
    }.items():
        made[namn] = folder / namn / "liggare.db"
        made[namn].parent.mkdir()
        assert med_texter(made["demo"], made[namn], make) > 1000
    return made


@pytest.fixture(scope="module", params=[False, True], ids=["registrerare", "revisor"])
def roll(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def ofarlig(liggare: dict[str, Path], roll: Any) -> Iterator[Tjanst]:
    with tjanst(liggare["ofarlig"], revisor=roll) as of:
        yield of


@contextmanager
def _orord(path: Path, *, revisor: bool) -> Iterator[Tjanst]:
    """Serve a ledger of which nothing may be another afterwards."""
    before = contents(path.parent)
    with tjanst(path, revisor=revisor) as of:
        yield of
    assert contents(path.parent) == before


@pytest.fixture(scope="module")
def fientlig(liggare: dict[str, Path], roll: Any) -> Iterator[Tjanst]:
    with _orord(liggare["markering"], revisor=roll) as of:
        yield of


@pytest.fixture(scope="module")
def formler(liggare: dict[str, Path], roll: Any) -> Iterator[Tjanst]:
    with _orord(liggare["formel"], revisor=roll) as of:
        yield of


def _skelett(of: Tjanst, sida: str) -> list[tuple[str, ...]]:
    found = of.ask(sida)
    assert found.status == 200
    _ofarliga_tecken(found.text)
    return Skelett(found.text).delar


def _ar_lika(of: Tjanst, other: Tjanst, sida: str) -> None:
    assert _skelett(of, sida) == _skelett(other, sida)


def _ofarliga_tecken(text: str) -> None:
    seen = {char for char in set(text) - {"\n", "\r"} if unicodedata.category(char) in
            {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}}  # fmt: skip
    assert not seen


def _filens(sida: str, form: str) -> str:
    path, mark, query = sida.partition("?")
    return f"{path}.{form}{mark}{query}"


@pytest.mark.parametrize("sida", SIDOR)
def test_a_text_is_no_element_and_no_attribute(
    ofarlig: Tjanst, fientlig: Tjanst, sida: str
) -> None:
    _ar_lika(fientlig, ofarlig, sida)


def test_the_texts_are_there(fientlig: Tjanst) -> None:
    shown = [sida for sida in SIDOR if "&lt;img src=x" in fientlig.ask(sida).text]

    assert len(shown) > 50


@pytest.mark.parametrize("sida", FRAGADE)
def test_what_is_asked_for_is_shown_with_nothing_hidden(fientlig: Tjanst, sida: str) -> None:
    found = fientlig.ask(sida)

    assert 400 <= found.status < 500
    _ofarliga_tecken(found.text)


@pytest.mark.parametrize("sida", FILER)
def test_a_file_of_json_holds_no_character_that_hides(fientlig: Tjanst, sida: str) -> None:
    found = fientlig.ask(_filens(sida, "json"))

    assert found.headers["content-type"] == "application/json"
    _ofarliga_tecken(found.text)
    lines = found.body.splitlines() if "handelser" in sida or "arende" in sida else [found.body]
    assert all(map(json.loads, lines))  # stored entries stand one on a line


@pytest.mark.parametrize("sida", FILER)
@pytest.mark.parametrize("texter", ["fientlig", "formler"])
def test_a_file_for_a_sheet_holds_no_formula(
    fientlig: Tjanst, formler: Tjanst, sida: str, texter: str
) -> None:
    of = {"fientlig": fientlig, "formler": formler}[texter]
    found = of.ask(_filens(sida, "csv"))

    assert found.headers["content-disposition"].startswith("attachment; filename=")
    text = found.body.decode("utf-8-sig")
    _ofarliga_tecken(text)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for cell in row:
            assert not _BORJAN.match(cell) or _TAL.fullmatch(cell), cell
    with zipfile.ZipFile(io.BytesIO(of.ask(_filens(sida, "xlsx")).body)) as book:
        for name in book.namelist():
            assert not re.search("macro|vba|external", name, re.IGNORECASE)
            part = book.read(name).decode()
            assert not re.search(r"<f[ >/]|<hyperlink|<!ENTITY", part)
            _ofarliga_tecken(part)


def _smygandrad(fran: Path, till: Path) -> str:
    """Return the page of an event that hides something, changed while its ledger is read."""
    shutil.copyfile(fran, till)
    with tjanst(till) as of:
        with unguarded(till) as conn:
            edit(conn, 3, avser=f"x{DOLT}y", namn=f"x{DOLT}y")
        return of.ask("/handelse/3").text


def _skriven() -> str:
    """Return a page of a template of ours that is told of something that hides."""
    mall = rendering.environment().get_template("nekad.html")
    return str(mall.render(text=f"x{DOLT}y"))


def test_what_was_put_in_past_the_seals_is_shown_with_nothing_hidden(
    liggare: dict[str, Path], tmp_path: Path
) -> None:
    page = _smygandrad(liggare["demo"], tmp_path / "liggare.db")

    _ofarliga_tecken(page)
    assert r"x\u{202e}\u{2066}\u{1b}[2J" in _skriven()


def _utan(monkeypatch: pytest.MonkeyPatch, **lacking: Any) -> None:
    def made(**how: Any) -> Environment:
        return Environment(**{**how, **lacking})  # noqa: S701 - that is what is to be found out

    monkeypatch.setattr(rendering, "Environment", made)


def test_templates_that_do_not_escape_are_found_out(
    liggare: dict[str, Path], ofarlig: Tjanst, monkeypatch: pytest.MonkeyPatch
) -> None:
    _utan(monkeypatch, autoescape=False)
    with tjanst(liggare["markering"]) as of:
        for sida in ("/", "/avvikelser?alla=1", "/pott/SOC-2022", "/handelse/9"):
            with pytest.raises(AssertionError):
                _ar_lika(of, ofarlig, sida)


def test_templates_that_show_what_hides_are_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _utan(monkeypatch, finalize=None)

    with pytest.raises(AssertionError):
        _ofarliga_tecken(_skriven())
