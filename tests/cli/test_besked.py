"""``besked``: what a nämnd is told is what the ledger says of it, on paper as on the screen."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import inside
from tests.webb.fientlig import FORMEL, MARKERING, OFARLIG, med_texter
from tests.webb.ogonblick import flaggor, ogonblick

if TYPE_CHECKING:
    from pathlib import Path

VISADE = ("foreslaget_ore", "beslutat_ore", "overfort_ore", "forbrukat_ore", "ater_ore")
NAMNDER = ("KUN", "GRN", "GRN-PI", "KS-SK", "FRN", "TN")


def svar(liggare: Path, *args: str) -> Any:
    done = inside("--liggare", liggare, *args, "-f", "json")
    assert done.code in {0, 8}, done.words
    return json.loads(done.out)


@pytest.mark.parametrize("namnd", NAMNDER)
def test_it_says_what_saldo_poster_and_bevaka_say(demo: Path, namnd: str) -> None:
    for moment in ogonblick(demo, 3):
        of = ("--namnd", namnd, *flaggor(moment))
        besked, saldo = svar(demo, "besked", *of), svar(demo, "saldo", *of)
        poster = svar(demo, "poster", "--position", "forbrukat", *of)
        bevaka = svar(demo, "bevaka", "--dagar", "36600", *of)

        assert [row for pott in besked["potter"] for row in pott["rader"]] == saldo["rader"]
        assert besked["per"] == saldo["per"]
        for pott in besked["potter"]:
            spent = sum(row["forbrukat_ore"] for row in pott["rader"])
            for part in ("insatser", "manader"):
                assert sum(row["forbrukat_ore"] for row in pott[part]) == spent
            for row in pott["insatser"]:
                assert row["forbrukat_ore"] == sum(
                    one["forandring_ore"] for one in poster["rader"]
                    if (one["pott"], one["insats"]) == (pott["pott"], row["insats"])
                )  # fmt: skip
            assert {row["pott"] for row in pott["beslut"]} <= {pott["pott"]}
        assert besked["vantar"] == [row for row in bevaka["rader"] if row["vem"] == namnd]


def test_all_decisions_of_a_namnd_are_there(demo: Path) -> None:
    handelser = [
        json.loads(line) for line in inside("--liggare", demo, "handelser", "--namnd", "KUN", "-f",
                                            "jsonl").out.splitlines()
    ]  # fmt: skip
    told = {row["nr"] for pott in svar(demo, "besked", "--namnd", "KUN")["potter"]
            for row in pott["beslut"]}  # fmt: skip

    assert told == {
        one["nr"] for one in handelser if one["data"].get("beslut") and one["data"].get("pott")
    }


class Sida(HTMLParser):
    """A page: its elements, open and closed as they must, its tables' cells and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.oppna: list[str] = []
        self.delar: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.oppna == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.delar.append((tag, dict(attrs)))
        if tag != "meta":
            self.oppna.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.oppna.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.oppna[-1:] != ["style"] else ""


def sida(liggare: Path, *args: str) -> Sida:
    done = inside("--liggare", liggare, "besked", "-f", "html", *args)
    assert done.code == 0, done.words
    assert done.text.startswith('<!DOCTYPE html>\n<html lang="sv">')
    return Sida(done.text)


def test_the_page_says_the_same_and_fetches_nothing(demo: Path) -> None:
    of = ("--namnd", "KUN", "--per", "2022-12-31")
    page, text = sida(demo, *of), inside("--liggare", demo, "besked", *of).text
    said = page.text.replace("\xa0", " ")

    rader = [row for pott in svar(demo, "besked", *of)["potter"] for row in pott["rader"]]
    belopp = {row[name] for row in rader for name in VISADE} - {0}
    assert len(belopp) > 3
    for kronor in {f"{ore // 100:,}".replace(",", " ") for ore in belopp}:
        assert kronor in said, kronor
        assert kronor in text.replace("\xa0", " "), kronor
    assert "Exempeldata ingår" in said
    tags = [tag for tag, _ in page.delar]
    assert not {"script", "link", "img", "iframe", "a", "form"} & {*tags}
    assert all(attrs.get("scope") in {"col", "row"} for tag, attrs in page.delar if tag == "th")
    assert tags.count("table") == tags.count("caption")
    assert (tags.count("h1"), tags.count("title"), tags.count("main")) == (1, 1, 1)


@pytest.mark.parametrize("ond", [MARKERING, FORMEL])
def test_texts_of_others_are_texts(demo: Path, tmp_path: Path, ond: str) -> None:
    god, fientlig = tmp_path / "god.db", tmp_path / "ond.db"
    for path, text in ((god, OFARLIG), (fientlig, ond)):
        med_texter(demo, path, lambda _, text=text: text)

    koder = [svar(path, "saldo")["rader"][1]["namnd"] for path in (god, fientlig)]
    sidor = [inside("--liggare", path, "besked", "--namnd", kod, "-f", "html")
             for path, kod in zip((god, fientlig), koder, strict=True)]  # fmt: skip

    assert [one.code for one in sidor] == [0, 0]
    assert Sida(sidor[0].text).delar == Sida(sidor[1].text).delar


def test_it_fits_a_terminal(demo: Path) -> None:
    for namnd in NAMNDER:
        done = inside("--liggare", demo, "besked", "--namnd", namnd, env={"COLUMNS": "80"})
        assert max(map(len, done.text.splitlines())) <= 80


def test_who_is_not_there_is_told_and_who_has_nothing_too(demo: Path, tmp_path: Path) -> None:
    for args, code in (((), 2), (("--namnd", "XXX"), 5), (("--namnd", "KUN", "--pott", "X"), 5)):
        done = inside("--liggare", demo, "besked", *args, "-f", "html", "-o", tmp_path / "b.html")
        assert (done.code, done.out) == (code, b"")
        assert not (tmp_path / "b.html").exists()

    early = inside("--liggare", demo, "besked", "--namnd", "KUN", "--till-handelse", "40")
    assert "Nämnden har inget i någon pott" in early.text
