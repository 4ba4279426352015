"""``handelser`` as a table: one line an event in 80 columns, with what it is and its amount."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from domain.deciding.kinds import EVENT_OF
from domain.events import EVENTS
from reports.words.nouns import NOUNS
from tests.cli.program import inside
from tests.cli.test_rattelsen import registrera

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Run

_RAD = re.compile(r"\s*(\d+)\*?\s.*?(-|\d{1,3}(?:\xa0\d{3})*(?:,\d\d)?)")


def table(demo: Path, *args: str, columns: int = 80) -> list[str]:
    """Return the lines of a journal's events."""
    done = inside("--liggare", demo, "handelser", *args, env={"COLUMNS": str(columns)})
    assert done.code == 0, done.words
    assert max(map(len, done.text.splitlines())) <= columns
    return [line for line in done.text.splitlines()[2:] if _RAD.fullmatch(line)]


def sheet(demo: Path, *args: str) -> dict[str, dict[str, str]]:
    text = inside("--liggare", demo, "handelser", *args, "-f", "csv").out.decode("utf-8-sig")
    return {row["nr"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def ore(shown: str) -> int:
    return int(re.sub(r"\D", "", shown) or 0) * (1 if "," in shown else 100)


def test_every_event_has_a_noun_and_a_command_gives_it_its_own() -> None:
    assert [event.__name__ for event in EVENTS] == [*NOUNS]
    for command, event in EVENT_OF.items():
        assert NOUNS[event.__name__] == command.rubrik


@pytest.mark.parametrize("args", [(), ("--pott", "SOC-2022"), ("--namnd", "GRN"), ("--ar", "2025")])
@pytest.mark.parametrize("columns", [80, 200])
def test_an_event_is_a_line_with_its_amount(
    demo: Path, args: tuple[str, ...], columns: int
) -> None:
    lines, rows = table(demo, *args, columns=columns), sheet(demo, *args)

    found = {m[1]: ore(m[2]) for line in lines if (m := _RAD.fullmatch(line))}
    assert found == {nr: ore(row["belopp"]) for nr, row in rows.items()}
    assert any(found.values())


def test_asked_of_a_namnd_the_amount_is_its_share(demo: Path) -> None:
    whole, theirs = sheet(demo, "--pott", "SOC-2022"), sheet(demo, "--namnd", "GRN-PI")

    for noun, share in {"fördelningsförslag": "2600000,00", "fördelning": "2600000,00"}.items():
        nr = next(
            nr
            for nr, row in theirs.items()
            if row["pott"] == "SOC-2022" and NOUNS[row["typ"].partition("/")[0]] == noun
        )
        assert (whole[nr]["belopp"], theirs[nr]["belopp"]) == ("19700000,00", share)
    slut = ("--typ", "bidragsarsslut", "--pott", "EX-2025-KS")
    (alla,), (deras,) = sheet(demo, *slut).values(), sheet(demo, *slut, "--namnd", "GYVN").values()
    assert (alla["belopp"], deras["belopp"]) == ("50000,00", "10000,00")


def test_a_correction_has_the_amount_of_what_it_corrects(demo: Path) -> None:
    rows = sheet(demo)
    (nr,) = (nr for nr, row in rows.items() if row["typ"].startswith("HandelseRattad/"))

    assert rows[nr]["belopp"] == rows[rows[nr]["rattar"]]["belopp"] != ""
    (line,) = table(demo, "--typ", "rattelse", columns=120)
    assert f"rättelse av {rows[nr]['rattar']} " in line


def test_a_share_of_a_corrected_decision_is_that_of_the_namnd(run: Run, tom: Path) -> None:
    gemensamt = ("--aktor", "EK-01", "--avser", "prov")
    pott = ("--pott", "KS-2022", "--datum", "2022-02-01", *gemensamt)
    villkor = ("--kalla", "ks_anslag", "--program", "P", "--bidragsar", "2022", "--andamal", "A",
               "--nyttjas-from", "2022-01-01", "--nyttjas-tom", "2022-12-31",
               "--engangsmedel", "--regelverk", "standard")  # fmt: skip
    registrera(run, "pott", *pott, *villkor)
    registrera(run, "anslag", *pott, "--belopp", "300", "--beslut", "KF 2022-02-01 § 1 STK-2022-1")
    registrera(
        run, "avsattning", *pott, "--belopp", "300", "--beslut", "KS 2022-02-01 § 1 STK-2022-1"
    )
    beslutat = registrera(run, "fordelning", *pott, "--beslut", "KS 2022-02-01 § 2 STK-2022-1",
                          "--rad", "KUN=100", "--rad", "TN=150")  # fmt: skip
    rattat = registrera(run, "rattelse", *pott, "--avser-id", str(beslutat), "--skal", "fel")

    for namnd, andel in {"KUN": "100,00", "TN": "150,00"}.items():
        rows = sheet(tom, "--namnd", namnd)
        assert [rows[str(nr)]["belopp"] for nr in (beslutat, rattat)] == [andel, andel]


def test_csv_has_what_a_cost_is_for(demo: Path) -> None:
    for row in sheet(demo, "--typ", "forbrukning").values():
        assert {"verifikat", "insats", "avser"} <= row.keys()
        assert row["avser"]
