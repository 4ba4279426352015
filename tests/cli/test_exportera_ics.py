"""``exportera ics``: what falls due, as calendars take it in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange import ical
from exchange.ical import Kalender, skriven
from tests.cli.program import inside
from tests.webb.fientlig import FORMEL, MARKERING, med_texter

if TYPE_CHECKING:
    from pathlib import Path

    Post = dict[str, str]

PER = ("--per", "2023-01-31")


def kalender(liggare: Path, *args: str) -> bytes:
    done = inside("--liggare", liggare, "exportera", "ics", *args)
    assert done.code == 0, done.words
    return done.out


def poster(data: bytes) -> list[Post]:
    """Read a calendar, as RFC 5545 has it: each entry by the names of its properties."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    text = b"\n".join(lines).replace(b"\n ", b"").decode()
    assert (text.splitlines()[0], text.splitlines()[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[Post] = []
    open_ = ["VCALENDAR"]
    for line in text.splitlines()[1:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_.append(value)
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_.pop() == value
        elif len(open_) > 1:
            found[-1][f"{name if open_[-1] == 'VEVENT' else f'VALARM {name}'}"] = _las(value)
    assert open_ == ["VCALENDAR"]
    return found


def _las(value: str) -> str:
    return re.sub(r"\\(.)", lambda f: {"n": "\n", "N": "\n"}.get(f[1], f[1]), value)


def forfaller(liggare: Path, *args: str) -> list[dict[str, Any]]:
    done = inside("--liggare", liggare, "bevaka", "-f", "json", "--dagar", "36600", *args)
    return [row for row in json.loads(done.out)["rader"] if row["forfaller"]]


def test_each_thing_that_falls_due_is_an_entry(demo: Path) -> None:
    for args in (PER, ("--per", "2022-09-30"), (*PER, "--pott", "SOC-2022")):
        rader, found = forfaller(demo, *args), poster(kalender(demo, *args))

        assert len(rader) > 0
        assert [(row["forfaller"].replace("-", ""), row["slag"]) for row in rader] == [
            (post["DTSTART;VALUE=DATE"], post["CATEGORIES"]) for post in found
        ]
        for row, post in zip(rader, found, strict=True):
            assert row["vem"] in post["SUMMARY"]
            assert row["vad"] in post["DESCRIPTION"]
            assert post["VALARM TRIGGER"] == "-P14D"
            assert re.fullmatch(r"\d{8}T\d{6}Z", post["DTSTAMP"])
        assert len({post["UID"] for post in found}) == len(found)


def test_a_later_calendar_replaces_the_entries_of_an_earlier(demo: Path) -> None:
    then = {p["UID"]: p for p in poster(kalender(demo, "--per", "2022-09-30"))}
    now = {p["UID"]: p for p in poster(kalender(demo, "--per", "2022-10-31"))}

    same = then.keys() & now.keys()
    assert same
    assert {then[uid]["CATEGORIES"] for uid in same} == {now[uid]["CATEGORIES"] for uid in same}
    assert all(int(then[uid]["SEQUENCE"]) <= int(now[uid]["SEQUENCE"]) for uid in same)
    assert kalender(demo, *PER) == kalender(demo, *PER)


@pytest.mark.parametrize("text", [MARKERING, FORMEL, "a\\n;b,c:d\\", "BEGIN:VEVENT"])
def test_texts_of_others_make_no_entry(demo: Path, tmp_path: Path, text: str) -> None:
    liggare = tmp_path / "ond.db"
    med_texter(demo, liggare, lambda _: text)
    ett = len(forfaller(liggare, *PER))

    assert len(poster(kalender(liggare, *PER))) == ett > 0


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


@given(TEXT, TEXT)
def test_any_text_is_read_back_as_it_was(vad: str, vem: str) -> None:
    row: Any = {
        "slag": "svar", "status": "snart", "forfaller": "2023-02-01", "dagar": 1, "pott": None,
        "arende": None, "namnd": None, "underenhet": None, "lage": "", "vem": vem, "vad": vad,
        "belopp_ore": None, "antal": 1, "handelse": 7, "exempeldata": False,
    }  # fmt: skip
    av = Kalender([row], "x", "20230101T000000Z", 7, "namn", "om")

    (post,) = poster("".join(skriven(av)).encode())

    assert post["SUMMARY"] == ical.in_line(f"{vem}: {vad}")
    assert post["DESCRIPTION"] == f"{ical.in_line(vad)} Händelse 7."
