"""A reader who follows every link of every page, and sums up every figure that is one."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from tests.webb.lasta import ore
from web.addresses import ASOF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.webb.lasta import Nod, Sida, Svar, Tabell

FIL = re.compile(r"\.(json|csv|xlsx|fil)$")
SIFFRA = re.compile(r"−?[\d\u00a0]+(,\d\d)?")
VERKAN = "Vad den ändrade"
"""The table of an event: its figures are of the event, whatever moment the page came from."""

SKAL = {
    ("Vad den ändrade", "Ändring"): "Ändringen är den här händelsens egen",
    ("Saldon som skiljer", "Skillnad"): "Skillnaden är B minus A",
    ("Prognos", "Vid slutet"): "vid slutet och oförbrukat är beräknade",
    ("Prognos", "Oförbrukat"): "vid slutet och oförbrukat är beräknade",
}
"""Columns whose figures lead nowhere, and what the page says of why."""


class Fel(NamedTuple):
    """What is wrong, and on which page."""

    sida: str
    vad: str


class Krypare:
    """Goes from page to page as of one moment, and keeps what is wrong and what it has seen."""

    def __init__(self, ask: Callable[[str], Svar], moment: dict[str, str]) -> None:
        self.ask, self.moment = ask, moment
        self.fel: list[Fel] = []
        self.sidor: dict[str, Sida] = {}
        self.siffror: dict[str, str] = {}  # where each figure leads, and how it was written
        self._filer = set[str]()

    def krypa(self, fran: str, hogst: int = 100_000) -> None:
        """Follow every link from a page on, so many pages at most, and add up every figure."""
        queue = deque([fran])
        while queue and len(self.sidor) < hogst:
            address = queue.popleft()
            if address in self.sidor:
                continue
            svar = self.ask(address)
            if svar.status != 200:
                self.fel.append(Fel(address, f"svarar {svar.status}"))
                continue
            sida = self.sidor[address] = svar.sida
            self._sidans(address, sida)
            queue.extend(to for to in self._vidare(address, sida) if to not in self.sidor)
        for to, text in self.siffror.items():
            self._summerad(to, text)

    def _vidare(self, address: str, sida: Sida) -> Iterator[str]:
        """Yield where the links of a page lead, but to other moments and files."""
        ledda = {id(one) for part in _utanfor(sida) for one in part.all("a")}
        for link in sida.allt.all("a"):
            to = link.attrs["href"].partition("#")[0]
            if id(link) in ledda or not to:
                continue
            if not to.startswith("/") or to.startswith("//"):
                self.fel.append(Fel(address, f"{to} leder utanför"))
            elif _moment(to) != self.moment:
                self.fel.append(Fel(address, f"{to} tappar tidpunkten"))
            elif FIL.search(urlsplit(to).path):
                self._fil(address, to)
            else:
                yield to

    def _fil(self, address: str, to: str) -> None:
        """Look at one file of each kind of page: a figure has one of each, and they are many."""
        kind = re.sub(r"^/(\w*)[^.]*", r"/\1", urlsplit(to).path)
        if kind not in self._filer:
            self._filer.add(kind)
            if (status := self.ask(to).status) != 200:
                self.fel.append(Fel(address, f"{to} svarar {status}"))

    def _sidans(self, address: str, sida: Sida) -> None:
        """Keep the figures of a page, and tell of those that lead nowhere."""
        for tabell in sida.tabeller():
            self._tabellens(address, sida, tabell)
        for part in (*sida.allt.all("dl", "nyckeltal"), *sida.allt.all("p", "avstamning")):
            for href, text in part.links():
                self._siffra(address, href, text)
            if re.search(r"\d", _utan_lankar(part)):
                self.fel.append(Fel(address, f"{part.text} har en siffra utan länk"))
        if not _egna_ord(address):
            self._listans(address, sida)

    def _tabellens(self, address: str, sida: Sida, tabell: Tabell) -> None:
        for rubrik, text, href, egen in _tal(tabell):
            if href and href.startswith("/poster?"):
                self._siffra(address, href, text)
            elif href is None and not (egen or _sagt(sida, tabell, rubrik)):
                self.fel.append(Fel(address, f"{tabell.rubrik}, {rubrik}: {text} utan länk"))

    def _listans(self, address: str, sida: Sida) -> None:
        """Tell of an amount in a list that does not lead to what it is about."""
        for part in (*sida.allt.all("li"), *sida.allt.all("article")):
            ledd = any(re.match(r"/(handelse|pott|arende)/", to) for to, _ in part.links())
            if re.search(r"\d kr\b", part.text) and not ledd:
                self.fel.append(Fel(address, f"{part.text} leder ingenstans"))

    def _siffra(self, address: str, href: str, text: str) -> None:
        if self.siffror.setdefault(href, text) != text:
            self.fel.append(Fel(address, f"{href} är både {text} och {self.siffror[href]}"))

    def _summerad(self, to: str, text: str) -> None:
        """Tell of a figure that is not the sum of what it leads to."""
        sida = self.sidor.get(to)
        if sida is None:
            svar = self.ask(to)
            if svar.status != 200:
                self.fel.append(Fel(to, f"svarar {svar.status}"))
                return
            sida = svar.sida
        (sagd,) = [one.text for part in sida.allt.all("p", "summa") for one in part.all("strong")]
        rader = sida.tabell("Rörelserna").rader if any(sida.tabeller()) else []
        sist = ore(rader[-1][-1].text) if rader else 0
        if not ore(text) == ore(sagd) == sist:
            self.fel.append(Fel(to, f"{text} är inte {sagd}, eller {sist} öre"))


def _utanfor(sida: Sida) -> Iterator[Nod]:
    """Yield what leads to other moments: the bar that does just that, and what an event did."""
    yield from sida.allt.all("section", "tidsresa")
    for table in sida.allt.all("table"):
        if next(table.all("caption")).text in {VERKAN, "Saldon som skiljer"}:
            yield table


def _moment(address: str) -> dict[str, str]:
    return {name: of for name, of in parse_qsl(urlsplit(address).query) if name in ASOF}


def _tal(tabell: Tabell) -> Iterator[tuple[str, str, str | None, bool]]:
    """Yield each figure: its head, text and link, and whether its row is of one event."""
    for rad in [*tabell.rader, *([tabell.summa] if tabell.summa else [])]:
        egen = bool(re.match("/handelse/", rad[0].href or ""))
        for rubrik, cell in zip(tabell.huvud, rad, strict=True):
            if cell.tal and SIFFRA.fullmatch(cell.text):
                yield rubrik, cell.text, cell.href, egen


def _sagt(sida: Sida, tabell: Tabell, rubrik: str) -> bool:
    """Tell whether the page says why a figure leads nowhere."""
    if (why := SKAL.get((tabell.rubrik.partition(",")[0], rubrik))) is not None:
        return why in sida.text
    (said, *_) = re.findall(r"Summan av (.+) är bara nämndernas", sida.text) or [""]
    return rubrik.lower() in said.split(", ")


def _utan_lankar(part: Nod) -> str:
    """Return what is written in an element outside its links."""
    said = (
        one if isinstance(one, str) else "" if one.tag == "a" else _utan_lankar(one)
        for one in part.inner
    )  # fmt: skip
    return "".join(said)


def _egna_ord(address: str) -> bool:
    """Tell whether a page is of one event or rule, which says what it says."""
    return bool(re.match("/(handelse|regler)/", address))
