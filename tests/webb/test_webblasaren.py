"""What tries pages finds what it is for: a page that is well passes, each broken twin does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from tests.webb.sidor import ALLA, GOD, NYCKEL, server
from tests.webb.webblasare import (
    MEDIER,
    NODE,
    Fraga,
    Granskning,
    Webblasare,
    folj,
    lista,
    skriv,
    till,
    tryck,
)


class Tvilling(NamedTuple):
    """What of the good page is exchanged for what, and the remarks that this must give."""

    bort: str
    dit: str
    slag: set[str]
    vad: str


TVILLINGAR = {
    "kontrast": Tvilling('class="text"', 'class="svag"', {"axe", "pa11y"}, "contrast"),
    "sprak": Tvilling(' lang="sv"', "", {"axe", "pa11y", "html"}, "lang"),
    "bild": Tvilling(' alt="Ett band"', "", {"axe", "pa11y", "html"}, "alt"),
    "bred": Tvilling('class="text"', 'class="bred"', {"bredd"}, "80 px"),
    "fast": Tvilling('class="text"', 'class="bred fast"', {"bredd"}, "0 px"),
    "konsol": Tvilling("</body>", '<script src="/ropar.js"></script></body>', {"konsol"}, "hej"),
    "kraschar": Tvilling("</body>", '<script src="/kraschar.js"></script></body>', {"sidfel"}, "x"),
    "utifran": Tvilling(
        "</body>", '<script src="/hamtar.js"></script></body>', {"utifran", "konsol"},
        "other.invalid",
    ),
    "policy": Tvilling("</body>", "<script>x = 1</script></body>", {"konsol"}, "Policy"),
    "ogiltig": Tvilling("<p class", "<p><div></div></p><p class", {"html"}, "p"),
    "javascript": Tvilling(
        "</main>", '<p id="js"></p><script src="/fyller.js"></script></main>', {"javascript"},
        "1 100 000",
    ),
    "klipps": Tvilling(
        "</main>", '<div class="klipps" tabindex="0"><p>x</p></div></main>',
        {"bredd"}, "utanför fönstrets 680",
    ),
    "trang": Tvilling(
        "</main>", '<div class="trang"><a href="/">1</a><a href="/">2</a></div></main>', {"axe"},
        "target-size",
    ),
}  # fmt: skip
FILER = {
    "/stil.css": ALLA["/stil.css"]
    + ".svag { color: #bbb } .bred { width: 400px; margin: 0 -1rem } .fast { position: fixed }"
    ".trang { display: flex; gap: 1px } .trang a { font-size: 9px; line-height: 1 }"
    ".klipps { overflow: auto } .klipps p { width: 60rem }"
    ".osynlig :focus-visible { outline: 0; box-shadow: none }"
    ".tom :focus-visible { outline: 3px solid #fff; box-shadow: none }",
    "/ropar.js": "console.log('hej')",
    "/kraschar.js": "x.y",
    "/hamtar.js": "new Image().src = 'http://other.invalid/a.png'",
    "/fyller.js": "document.getElementById('js').textContent = '1 100 000 kr'",
    "/fastnar.js": "document.getElementById('nr').addEventListener('keydown', (e) => "
    "e.preventDefault())",
}


def twin(name: str) -> str:
    one = TVILLINGAR[name]
    assert one.bort in GOD
    return GOD.replace(one.bort, one.dit)


@pytest.fixture(scope="module")
def bas() -> Iterator[str]:
    twins = {f"/{name}": twin(name) for name in TVILLINGAR}
    walked = {
        "/osynlig": GOD.replace("<main", '<main class="osynlig"'),
        "/tom": GOD.replace("<main", '<main class="tom"'),
        "/onadd": GOD.replace('<button type="submit"', '<button type="submit" tabindex="-1"'),
        "/fastnar": GOD.replace("</body>", '<script src="/fastnar.js"></script></body>'),
    }
    with server(ALLA | FILER | twins | walked) as address:
        yield address


@pytest.fixture(scope="module")
def granskad(
    chromium: Webblasare, bas: str, tmp_path_factory: pytest.TempPathFactory
) -> Granskning:
    """The good pages and the broken twins, looked at in one go."""
    pages = [*(path for path in ALLA if "." not in path), *(f"/{name}" for name in TVILLINGAR)]
    asked = [*pages, Fraga("/borta", status=404)]
    return chromium.granska(bas, asked, bilder=tmp_path_factory.mktemp("bilder"))


def test_nobody_has_anything_against_good_pages(granskad: Granskning) -> None:
    twins = {f"/{name}" for name in TVILLINGAR}

    good = granskad._replace(sidor=[one for one in granskad.sidor if one.adress not in twins])
    assert [one.adress for one in good.sidor] == [*(p for p in ALLA if "." not in p), "/borta"]
    assert good.anmarkningar == []
    assert [one.oavgjort for one in good.sidor] == [[]] * len(good.sidor)
    assert good.sidor[0].titel == "Potter"


def test_what_is_wrong_with_each_twin_is_found_and_nothing_else(granskad: Granskning) -> None:
    seen = {one.adress.strip("/"): one.anmarkningar for one in granskad.sidor}

    slag = {name: {one.slag for one in seen[name]} for name in TVILLINGAR}
    assert slag == {name: one.slag for name, one in TVILLINGAR.items()}
    for name, broken in TVILLINGAR.items():
        assert any(broken.vad in one.vad for one in seen[name]), name


def test_what_is_too_wide_is_told_where_it_is_and_by_what(granskad: Granskning) -> None:
    (page,) = [one for one in granskad.sidor if one.adress == "/bred"]

    assert [(one.medium, one.var) for one in page.anmarkningar] == [("telefon", "p.bred")]


def test_a_page_is_drawn_in_each_medium(granskad: Granskning) -> None:
    for page in granskad.sidor:
        assert {*page.bilder} == {*MEDIER}
        assert all(path.read_bytes().startswith(b"\x89PNG") for path in page.bilder.values())


def test_a_page_that_answers_otherwise_than_it_should_is_found(
    chromium: Webblasare, bas: str
) -> None:
    seen = chromium.granska(bas, ["/borta", Fraga("/", status=404)], medier=["skarm"], bedom=[])

    slag = [{one.slag for one in page.anmarkningar} for page in seen.sidor]
    assert slag == [{"status", "konsol"}, {"status"}]


def test_what_is_an_addition_by_javascript_may_be_missed(chromium: Webblasare, bas: str) -> None:
    seen = chromium.granska(bas, ["/javascript"], tillagg=["#js"], bedom=[])

    assert seen.anmarkningar == []


def test_an_address_with_a_key_is_visited_first(chromium: Webblasare) -> None:
    with server(ALLA, kaka=True) as bas:
        forst = f"/?nyckel={NYCKEL}"
        little: dict[str, Any] = {"medier": ["skarm"], "bedom": []}
        ute = chromium.granska(bas, [Fraga("/pott", status=404)], **little)
        inne = chromium.granska(bas, ["/pott"], forst=forst, **little)
        walk = chromium.vandra(bas, [lista()], start="/pott", kakor={"nyckel": NYCKEL})

    assert inne.sidor[0].titel == "SOC-2022"
    assert walk.steg[0].titel == "SOC-2022"
    assert ute.sidor[0].titel == "Finns inte"


def test_firefox_finds_them_too(firefox: Webblasare, bas: str) -> None:
    found = {
        name: one.slag for name, one in TVILLINGAR.items() if name not in {"javascript", "klipps"}
    }
    found |= {"policy": {"sidfel"}, "utifran": {"utifran"}}  # as they are told there
    seen = firefox.granska(bas, ["/", "/pott", *(f"/{name}" for name in found)])

    assert "firefox" in seen.version.lower()
    slag = {page.adress: {one.slag for one in page.anmarkningar} for page in seen.sidor}
    assert slag == {"/": set(), "/pott": set(), **{f"/{name}": one for name, one in found.items()}}


def test_a_whole_audit_is_walked_by_keyboard_alone(chromium: Webblasare, bas: str) -> None:
    steps = [
        folj("^SOC-2022$"),
        folj(r"^350\s000$", "^/poster"),
        folj("Händelse 126"),
        folj("^R18$", "^/regler/"),
        till("Till och med händelse"),
        skriv("143"),
        tryck("Enter", leder=True),
        folj("Till innehållet"),
    ]
    walk = chromium.vandra(bas, steps)

    assert [one.adress for one in walk.steg] == [
        "/pott", "/poster?rad=0&kolumn=1", "/handelse/126", "/regler/R18", "/regler/R18",
        "/regler/R18", "/?till_handelse=143", "/?till_handelse=143#h",
    ]  # fmt: skip
    assert walk.osynliga == []
    assert walk.anmarkningar == []


def test_every_stop_is_told_as_a_screen_reader_names_it(chromium: Webblasare, bas: str) -> None:
    (step,) = chromium.vandra(bas, [lista()]).steg

    assert [(one.roll, one.namn) for one in step.stopp] == [
        ("link", "Till innehållet"), ("link", "Översikt"), ("link", "SOC-2022"),
        ("textbox", "Till och med händelse"), ("button", "Visa"),
    ]  # fmt: skip
    assert step.onadda == []


@pytest.mark.parametrize("page", ["/osynlig", "/tom"])
def test_a_focus_that_cannot_be_seen_is_found(chromium: Webblasare, bas: str, page: str) -> None:
    walk = chromium.vandra(bas, [lista()], start=page)

    assert walk.osynliga == [f"{page}: input#nr Till och med händelse", f"{page}: button Visa"]


def test_what_no_tab_reaches_is_found(chromium: Webblasare, bas: str) -> None:
    (step,) = chromium.vandra(bas, [lista()], start="/onadd").steg

    assert step.onadda == ["button Visa"]


def test_where_the_keyboard_gets_stuck_is_found(chromium: Webblasare, bas: str) -> None:
    with pytest.raises(AssertionError, match="fokus kommer inte ut"):
        chromium.vandra(bas, [lista()], start="/fastnar")


def test_a_step_that_leads_nowhere_says_what_there_was(chromium: Webblasare, bas: str) -> None:
    with pytest.raises(AssertionError, match=r"finns inte bland .*'Översikt' /"):
        chromium.vandra(bas, [folj("Attestera")])


def test_what_is_installed_is_locked_without_an_address() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text("utf-8"))

    packages = {name: one for name, one in lock["packages"].items() if name}
    assert all(re.match("sha512-", one["integrity"]) for one in packages.values())
    assert not [name for name, one in packages.items() if "resolved" in one]
