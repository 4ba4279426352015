"""The pages asked in this process, and what a reader sees of them: links, tables, figures."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from anyio.from_thread import start_blocking_portal

from application.following import Following
from application.roles import Roll
from application.session import Session
from web.app import Pages, app
from web.jobs import Jobs
from web.rendering import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VOID = {"meta", "link", "input", "br", "hr", "img"}
SOON = 60.0


class Svar(NamedTuple):
    """An answer: its status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def sida(self) -> Sida:
        """What a reader sees."""
        return Sida(self.body.decode())


class Webb(NamedTuple):
    """The pages of a ledger, and what follows it."""

    ask: Callable[[str], Svar]
    following: Following


@contextmanager
def webb(path: Path, roll: Roll = Roll.REGISTRERARE, often: float = 0.05) -> Iterator[Webb]:
    """Lend the pages of a ledger as soon as they have come to its last event."""
    with oppen(path, roll, often) as lent:
        kommen(lent.following)
        yield lent


@contextmanager
def oppen(path: Path, roll: Roll = Roll.REGISTRERARE, often: float = 0.05) -> Iterator[Webb]:
    """Lend the pages of a ledger, however far they have come."""
    with (
        Session(path, roll, serving=True) as session,
        Following(session, often) as following,
        start_blocking_portal() as portal,
    ):
        made = app(Pages(session, following, environment(), Jobs()))
        yield Webb(lambda address: portal.call(_asked, made, address), following)


def fil(webb: Webb, address: str) -> Svar:
    """Return a file, asked for again as long as it is said to be in the making."""
    end = time.monotonic() + SOON
    while (svar := webb.ask(address)).status == 503:
        assert time.monotonic() < end, address
        time.sleep(0.05)
    return svar


def kommen(following: Following, nr: int = 0) -> None:
    """Wait until the pages have come to an event."""
    end = time.monotonic() + SOON
    while following.come.nr is None or following.come.nr < nr:
        assert time.monotonic() < end, "läsmodellen kommer inte ikapp"
        time.sleep(0.005)


async def _asked(made: Any, address: str) -> Svar:
    where = urlsplit(address)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": unquote(where.path), "raw_path": where.path.encode(),
        "query_string": where.query.encode(), "root_path": "", "headers": [(b"host", b"liggare")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    told: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    await made(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return Svar(told[0]["status"], headers, b"".join(one.get("body", b"") for one in told[1:]))


class Cell(NamedTuple):
    """A cell of a table: its text, where it leads, and whether it is a number."""

    text: str
    href: str | None
    tal: bool


class Tabell(NamedTuple):
    """A table: its caption, heads and rows; the row of sums last, if there is one."""

    rubrik: str
    huvud: list[str]
    rader: list[list[Cell]]
    summa: list[Cell] | None


class Nod:
    """An element of a page, with what is in it."""

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag, self.attrs = tag, attrs
        self.inner: list[Nod | str] = []

    @property
    def text(self) -> str:
        """All that is written in it, in one line."""
        said = "".join(one if isinstance(one, str) else one.text for one in self.inner)
        return re.sub(r"[ \n\t]+", " ", said).strip(" ")

    def all(self, tag: str, klass: str = "") -> Iterator[Nod]:
        """Yield the elements in it with a name, and a class if one is given."""
        for one in self.inner:
            if isinstance(one, Nod):
                if one.tag == tag and (not klass or klass in one.attrs.get("class", "").split()):
                    yield one
                yield from one.all(tag, klass)

    def links(self) -> list[tuple[str, str]]:
        """The links in it: where each leads, and its text."""
        return [(one.attrs["href"], one.text) for one in self.all("a")]


class Sida(HTMLParser):
    """A page, as what its elements say."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.allt = Nod("", {})
        self._open = [self.allt]
        self.feed(text)
        self.close()
        assert self._open == [self.allt], [one.tag for one in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Nod(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inner.append(new)
        if tag not in VOID:
            self._open.append(new)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inner.append(data)

    @property
    def text(self) -> str:
        """All that the page says."""
        return self.allt.text

    def tabeller(self) -> list[Tabell]:
        """The tables of the page."""
        return [_tabell(one) for one in self.allt.all("table")]

    def tabell(self, rubrik: str) -> Tabell:
        """The table with a caption."""
        (found,) = [one for one in self.tabeller() if one.rubrik == rubrik]
        return found

    def nyckeltal(self) -> dict[str, int]:
        """The key figures by what they are called, in öre."""
        return {
            next(part.all("dt")).text: ore(next(next(part.all("dd")).all("a")).text)
            for one in self.allt.all("dl", "nyckeltal")
            for part in one.all("div")
        }

    def per(self) -> tuple[int | None, str]:
        """The event that the page says it is of, and the beginning of its root."""
        (said,) = self.allt.all("p", "per")
        nr = re.search(r"Till och med händelse (\d+)\.", said.text)
        rot = next((one.text for one in said.all("code")), "")
        return (int(nr[1]) if nr else None), rot


def _tabell(table: Nod) -> Tabell:
    heads = [one.text for part in table.all("thead") for one in part.all("th")]
    rows = [_rad(row) for part in table.all("tbody") for row in part.all("tr")]
    below = [_rad(row) for part in table.all("tfoot") for row in part.all("tr")]
    return Tabell(next(table.all("caption")).text, heads, rows, below[0] if below else None)


def _rad(row: Nod) -> list[Cell]:
    cells = [one for one in row.inner if isinstance(one, Nod)]
    return [_cell(one) for one in cells]


def _cell(cell: Nod) -> Cell:
    hrefs = cell.links()
    text = hrefs[0][1] if hrefs else cell.text.removesuffix("ändrad").strip()
    klass = cell.attrs.get("class", "").split()
    return Cell(text, hrefs[0][0] if hrefs else None, "tal" in klass)


def ore(text: str) -> int:
    """Return an amount of kronor as a page writes it, in öre; a dash is nothing."""
    if text == "–":
        return 0
    found = re.fullmatch(r"(−?)([\d\u00a0]+)(?:,(\d\d))?", text)
    assert found, text
    whole = int(found[2].replace("\u00a0", "")) * 100 + int(found[3] or 0)
    return -whole if found[1] else whole
