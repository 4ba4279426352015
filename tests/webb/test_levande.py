"""New events are only said to be there: what a reader looks at stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.cli.program import inside
from tests.webb.tjanst import Tjanst, tjanst


@contextmanager
def horande(of: Tjanst) -> Iterator[HTTPResponse]:
    """Lend what is told of new events, as it comes."""
    with closing(HTTPConnection(of.host, timeout=20)) as there:
        there.request("GET", "/nytt", headers={"cookie": of.kaka})
        yield there.getresponse()


@pytest.fixture
def liggaren(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(demo, tmp_path / "liggare.db"))


def registrera(ledger: Path) -> None:
    done = inside(
        "--liggare", ledger, "--aktor", "EK-01", "registrera", "avvikelse", "--datum", "2026-11-01",
        "--pott", "SOC-2023", "--avser", "prov", "--kod", "X1", "--lasning-1", "a",
        "--lasning-2", "b", "--slag", "motsagelse",
    )  # fmt: skip
    assert done.code == 0, done.words


def tal(line: bytes) -> int:
    return int(line.removeprefix(b"data: "))


def test_a_new_event_is_said_and_no_figure_moves(liggaren: Path) -> None:
    with tjanst(liggaren) as of:
        before = of.ask("/?till_handelse=473").text
        with horande(of) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            first = tal(stream.readline())
            stream.readline()
            registrera(liggaren)
            second = tal(stream.readline())
        assert second > first
        after = of.ask("/?till_handelse=473").text
        now = of.ask("/").text

    def figures(page: str) -> str:
        return page.split('<div id="sidan"', 1)[1].split("</main>", maxsplit=1)[0]

    assert figures(before) == figures(after)
    assert f"till och med händelse {second}" in now


def test_who_was_not_let_in_hears_nothing(liggaren: Path) -> None:
    with tjanst(liggaren) as of:
        assert of.ask("/nytt", kaka="liggare_1=x").status == 403
