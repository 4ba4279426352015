"""Real browsers for tests of pages: every page in every medium, and a walk by keyboard alone.

``granska`` gives what axe-core, pa11y, html-validate and a page's own geometry have against it;
``vandra`` goes through pages with Tab and Enter. The node programs beside this file do the work,
with the modules that their lock names, in the folder that WEBB_NODE names.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

NODE = Path(__file__).with_name("node")
MEDIER = ("skarm", "telefon", "zoom", "utskrift", "utan_javascript")
"""1280 px, 320 px, 200 % zoom, A4 in print, and the screen once more without JavaScript."""

BEDOMS = ("skarm", "utskrift")
"""The media in which axe-core and pa11y are asked; the geometry is measured in all."""

I_FIREFOX = ("skarm", "telefon", "zoom")
"""Firefox's remote protocol emulates no print, and turns no JavaScript off."""

Sort = Literal["chrome", "firefox"]
Steget = dict[str, Any]
_PROGRAM: dict[Sort, tuple[str, ...]] = {
    "chrome": ("chromium", "chromium-browser", "google-chrome"),
    "firefox": ("firefox-esr", "firefox"),
}


class Fraga(NamedTuple):
    """A page that is looked at, what it is to answer, and what its pictures are called."""

    adress: str
    status: int = 200
    namn: str = ""

    @property
    def sida(self) -> dict[str, Any]:
        slug = re.sub(r"[^a-z0-9]+", "-", self.adress.lower()).strip("-")
        return self._asdict() | {"namn": self.namn or slug or "start"}


class Anmarkning(NamedTuple):
    """What somebody has against a page.

    ``slag``: axe, pa11y, bredd, konsol, sidfel, utifran, status, html or javascript.
    """

    slag: str
    medium: str
    vad: str
    var: str

    def __str__(self) -> str:
        return " | ".join(one for one in self if one)


class Sida(NamedTuple):
    adress: str
    status: int
    titel: str
    sekunder: float
    anmarkningar: list[Anmarkning]
    oavgjort: list[Anmarkning]
    """What axe-core leaves to a person, such as contrast over a pattern."""
    bilder: dict[str, Path]


class Granskning(NamedTuple):
    version: str
    sidor: list[Sida]

    @property
    def anmarkningar(self) -> list[str]:
        """Every remark on any page, as a line each; none is what a test asks for."""
        return [f"{one.adress}: {said}" for one in self.sidor for said in one.anmarkningar]


class Stopp(NamedTuple):
    """Where Tab stopped: as a screen reader names it, and whether it can be seen to be there."""

    namn: str
    roll: str
    element: str
    adress: str
    skymd: bool
    synligt: bool


class Steg(NamedTuple):
    """One step of a walk: where it led, what it passed, and what no Tab stopped at."""

    adress: str
    titel: str
    stopp: list[Stopp]
    onadda: list[str]
    hittad: bool


class Vandring(NamedTuple):
    version: str
    steg: list[Steg]
    anmarkningar: list[Anmarkning]

    @property
    def osynliga(self) -> list[str]:
        """The stops where nothing shows that the focus is there."""
        return [f"{s.adress}: {one.element} {one.namn}" for s in self.steg for one in s.stopp
                if not one.synligt]  # fmt: skip


def lista() -> Steget:
    """Tab through the page to its end: every stop, and what was not reached."""
    return {"gor": "lista"}


def till(namn: str = "", adress: str = "") -> Steget:
    """Tab until the focus is at what is so named (and leads there): regular expressions."""
    return {"gor": "till", "namn": namn, "adress": adress}


def folj(namn: str = "", adress: str = "") -> Steget:
    """Tab to it and press Enter, which must lead somewhere."""
    return till(namn, adress) | {"gor": "folj"}


def tryck(tangent: str, ganger: int = 1, *, leder: bool = False) -> Steget:
    """Press a key by its name in the browser (Space, ArrowRight), which may have to lead on."""
    return {"gor": "tryck", "tangent": tangent, "ganger": ganger, "leder": leder}


def skriv(text: str) -> Steget:
    return {"gor": "skriv", "text": text}


def _program(sort: Sort) -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAM[sort])), None)


def webblasare_saknas(sort: Sort) -> str:
    """Return why no page can be tried in this browser here; nothing when one can."""
    if not os.environ.get("WEBB_NODE"):
        return "webbläsarproven görs inte: WEBB_NODE säger inte var deras moduler är installerade"
    if not _program(sort):
        return f"webbläsarproven görs inte: {_PROGRAM[sort][0]} finns inte"
    return "" if shutil.which("node") else "webbläsarproven görs inte: node finns inte"


def _kor(program: str, job: dict[str, Any], seconds: int) -> dict[str, Any]:
    line = ["node", str(NODE / program)]
    text = json.dumps(job).encode()
    done = subprocess.run(line, input=text, capture_output=True, check=False, timeout=seconds)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return dict(json.loads(done.stdout))


def _anmarkningar(said: Iterable[dict[str, str]]) -> list[Anmarkning]:
    return [Anmarkning(**one) for one in said]


class Webblasare(NamedTuple):
    """A browser on this machine. ``forst`` is an address that logs in, visited first of all."""

    sort: Sort

    def _job(self, bas: str, forst: str, kakor: dict[str, str] | None) -> dict[str, Any]:
        cookies = [{"name": name, "value": value} for name, value in (kakor or {}).items()]
        browser = {"sort": self.sort, "program": _program(self.sort)}
        return {"webblasare": browser, "bas": bas, "forst": forst, "kakor": cookies}

    def granska(
        self, bas: str, sidor: Iterable[str | Fraga], *, forst: str = "",
        kakor: dict[str, str] | None = None, medier: Sequence[str] | None = None,
        bedom: Sequence[str] = BEDOMS, tillagg: Sequence[str] = (), bilder: Path | None = None,
        samtidigt: int = 2,
    ) -> Granskning:  # fmt: skip
        """Look at pages in media; ``tillagg`` selects what may be there with JavaScript alone."""
        asked = [one if isinstance(one, Fraga) else Fraga(one) for one in sidor]
        job = self._job(bas, forst, kakor) | {
            "sidor": [one.sida for one in asked],
            "medier": list(medier or (MEDIER if self.sort == "chrome" else I_FIREFOX)),
            "bedom": list(bedom),
            "tillagg": list(tillagg),
            "bilder": str(bilder) if bilder else "",
            "samtidigt": samtidigt,
        }
        svar = _kor("granska.mjs", job, seconds=60 + 20 * len(asked))
        for one in svar["sidor"]:
            one["anmarkningar"] = _anmarkningar(one["anmarkningar"])
            one["oavgjort"] = _anmarkningar(one["oavgjort"])
            one["bilder"] = {medium: Path(path) for medium, path in one["bilder"].items()}
        return Granskning(svar["version"], [Sida(**one) for one in svar["sidor"]])

    def vandra(
        self, bas: str, steg: Sequence[Steget], *, start: str = "/", forst: str = "",
        kakor: dict[str, str] | None = None, fonster: tuple[int, int] = (1280, 800),
    ) -> Vandring:  # fmt: skip
        """Go through pages by the keyboard alone (Chromium); a step that leads nowhere fails."""
        window = dict(zip(("width", "height"), fonster, strict=True))
        asked = {"steg": list(steg), "start": start, "fonster": window}
        svar = _kor("tangentbord.mjs", self._job(bas, forst, kakor) | asked, seconds=300)
        gick = [
            Steg(**one | {"stopp": [Stopp(**each) for each in one["stopp"]]})
            for one in svar["steg"]
        ]
        names = [f"{one.namn!r} {one.adress}" for one in gick[-1].stopp] if gick else []
        assert all(one.hittad for one in gick), f"{steg[len(gick) - 1]} finns inte bland {names}"
        return Vandring(svar["version"], gick, _anmarkningar(svar["anmarkningar"]))
