"""``exportera xlsx``: a workbook of the ledger's own figures, which checks itself."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from exchange import arbetsbok
from reports.words.terms import AMOUNTS
from tests.cli.lasverb import contents
from tests.cli.program import inside
from tests.webb.fientlig import FORMEL, MARKERING, med_texter
from tests.webb.ogonblick import flaggor, ogonblick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exchange.rader import Rad

BLAD = ["Saldon", "Poster", "Avvikelser", "Kontroll", "Om filen"]
POSITIONER = {"ofördelat": "ofordelat", "fördelat": "fordelat", "hos nämnden": "hos_namnd",
              "förbrukat": "forbrukat", "överfört": "overfort", "inbetalt": "inbetalt",
              "återbetalt": "aterbetalt", "egenfinansierat": "egenfinansierat"}  # fmt: skip
"""Positions as the workbook has them, and as ``saldo`` does."""
EGNA = re.compile(
    r"SUMIFS\([^()]*\)|SUM\(D\d+:D\d+\)|ROUND\(C\d+-D\d+,2\)|SUBTOTAL\(109,[A-Z]+2:[A-Z]+\d+\)"
)
"""The formulas that are ours."""


def bok(liggare: Path, ut: Path, *args: str) -> bytes:
    done = inside("--liggare", liggare, "exportera", "xlsx", "-o", ut, *args)
    assert done.code == 0, done.words
    return ut.read_bytes()


def rader(data: bytes, blad: str) -> list[dict[str, Any]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(blad)
    heads, *rows = sheet.to_python()
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def formler(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            for found in re.findall(r"<f>(.*?)</f>", parts.read(name).decode("utf-8", "replace")):
                yield name, found


def saldon(liggare: Path, *args: str) -> Any:
    return json.loads(inside("--liggare", liggare, "saldo", "-f", "json", *args).out)


def ore(kronor: Any) -> int:
    return round((kronor or 0) * 100)


def test_it_says_what_saldo_says_at_every_moment(demo: Path, tmp_path: Path) -> None:
    for moment in ogonblick(demo):
        flags = flaggor(moment)
        data = bok(demo, tmp_path / "bok.xlsx", *flags)
        svar = saldon(demo, *flags)
        *shown, summa = rader(data, "Saldon")

        assert len(shown) == len(svar["rader"])
        for row, held in zip(svar["rader"], shown, strict=True):
            assert (held["Pott"], held["Nämnd"] or None) == (row["pott"], row["namnd"])
            assert (held["Underenhet"] or None) == row["underenhet"]
            for name, heading in AMOUNTS.items():
                assert ore(held.get(heading)) == row[name], (row["pott"], heading)
        for name, heading in AMOUNTS.items():
            if name != "foreslaget_ore":
                assert ore(summa.get(heading)) == svar["summa"][name]


def test_a_sum_of_its_postings_is_a_balance(demo: Path, tmp_path: Path) -> None:
    for moment in ogonblick(demo, 3):
        flags = flaggor(moment)
        summor = Counter[tuple[str, ...]]()
        for row in rader(bok(demo, tmp_path / "bok.xlsx", *flags), "Poster"):
            summor[row["Pott"], row["Nämnd"], row["Underenhet"], row["Position"]] += ore(
                row["Belopp"]
            )
        for row in saldon(demo, *flags)["rader"]:
            for said, name in POSITIONER.items():
                at = (row["pott"], row["namnd"] or "", row["underenhet"] or "", said)
                assert summor[at] == row[f"{name}_ore"], at


def test_it_checks_itself_by_formulas_that_have_their_values(demo: Path, tmp_path: Path) -> None:
    data = bok(demo, tmp_path / "bok.xlsx")
    poster = rader(data, "Poster")
    kontroll = [row for row in rader(data, "Kontroll") if row["Pott"]]

    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == BLAD
    assert {row["Skillnad"] for row in kontroll} == {0}
    for row in kontroll:
        if "=" not in row["Vad"]:
            found = [p["Belopp"] for p in poster
                     if (p["Pott"], p["Position"]) == (row["Pott"], row["Vad"])]  # fmt: skip
            assert ore(sum(found)) == ore(row["Summan av Poster"])
    assert sum("summan av lägena" in row["Vad"] for row in kontroll) == len(
        {row["pott"] for row in saldon(demo)["rader"]}
    )
    assert sum(found.startswith("SUMIFS(") for _, found in formler(data)) > 50


def test_a_posting_that_is_lost_is_found_by_the_check(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of_them = arbetsbok.posterader

    def some(*args: Any) -> Iterator[Rad]:
        return (row for row in all_of_them(*args) if row["nr"] != 61)

    monkeypatch.setattr(arbetsbok, "posterader", some)
    kontroll = rader(bok(demo, tmp_path / "bok.xlsx"), "Kontroll")

    wrong = {(row["Pott"], row["Vad"]): ore(row["Skillnad"]) for row in kontroll if row["Skillnad"]}
    assert wrong["SOC-2022", "ofördelat"] == 19_700_000_00


@pytest.mark.parametrize("text", [MARKERING, FORMEL, "@SUM(1+1)", "-1+1", "{=1}", "\t=1"])
def test_no_text_is_a_formula(demo: Path, tmp_path: Path, text: str) -> None:
    liggare = tmp_path / "ond.db"
    med_texter(demo, liggare, lambda _: text)
    data = bok(liggare, tmp_path / "bok.xlsx")

    for name, found in formler(data):
        assert EGNA.fullmatch(found), (name, found)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "hyperlink" in name.lower()]
        assert b"hyperlink" not in b"".join(parts.read(n) for n in parts.namelist() if "sheet" in n)
    god = bok(demo, tmp_path / "god.xlsx")
    assert _tillsammans(data) == _tillsammans(god)


def _tillsammans(data: bytes) -> Counter[tuple[str, str]]:
    summor = Counter[tuple[str, str]]()
    for row in rader(data, "Poster"):
        summor[row["Pott"], row["Position"]] += ore(row["Belopp"])
    return summor


def test_it_is_the_same_bytes_each_time_and_says_what_it_is_of(demo: Path, tmp_path: Path) -> None:
    first, again = (
        bok(demo, tmp_path / name, "--per", "2022-12-31") for name in ("a.xlsx", "b.xlsx")
    )
    om = {str(vad): text for vad, text in (
        [*row.values()] for row in rader(first, "Om filen"))}  # fmt: skip
    per = saldon(demo, "--per", "2022-12-31")["per"]

    assert first == again
    assert om["Rot (SHA-256)"] == per["rot"]
    assert om["Till och med händelse"] == str(per["handelse"])
    assert (om["Per händelsedatum"], om["Exempeldata"]) == ("2022-12-31", "Exempeldata ingår")


def test_it_is_a_file_and_an_auditors_is_the_only_one(demo: Path, tmp_path: Path) -> None:
    done = inside("--liggare", demo, "exportera", "xlsx")
    assert (done.code, done.out) == (2, b"")
    assert "ange -o FIL.xlsx" in done.words
    before = contents(demo.parent)

    done = inside("--revisor", "--liggare", demo, "exportera", "xlsx", "-o", tmp_path / "bok.xlsx")

    assert done.code == 0, done.words
    assert contents(demo.parent) == before
    assert [path.name for path in tmp_path.iterdir()] == ["bok.xlsx"]


def test_more_than_a_sheet_holds_is_told_and_nothing_is_written(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arbetsbok, "LAST_ROW", 100)

    done = inside("--liggare", demo, "exportera", "xlsx", "-o", tmp_path / "bok.xlsx")

    assert (done.code, done.out) == (2, b"")
    assert "rymmer inte fler än" in done.words
    assert not [*tmp_path.iterdir()]
