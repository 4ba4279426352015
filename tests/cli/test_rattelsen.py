"""A correction from the command line: which day it has, and both its ends wherever it is shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from application.asking.pointed_at import today
from domain.values.money import NBSP
from tests.cli.listor import stored
from tests.cli.program import Run
from tests.cli.test_fraga import answers
from tests.cli.test_livscykeln import POTT, registrera, shown

RATTELSE = ("rattelse", "--pott", "SOC-2022", "--avser", "prov", "--skal", "dubbel")


@pytest.fixture
def inkommet(avtal: Path, run: Run) -> str:
    """The number of a payment of 100 kr that nobody knows what it is, dated 2022-12-20."""
    return str(registrera(run, "oidentifierad-inbetalning", *POTT, "--belopp", "100"))


def rows(run: Run, *args: str) -> dict[str, dict[str, str]]:
    text = run("handelser", "-f", "csv", *args).text.removeprefix("\ufeff")
    return {row["nr"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_it_has_the_day_of_what_it_corrects_and_says_so(inkommet: str, run: Run) -> None:
    done = run("registrera", *RATTELSE, "--avser-id", inkommet)

    assert done.code == 0, done.words
    assert "rättelsen är daterad 2022-12-20, som det som rättas" in done.words
    nr = done.text.split("händelse ")[1].split(",")[0].split()[0]
    assert rows(run)[nr]["handelsedatum"] == "2022-12-20"


def test_it_is_of_the_pott_of_what_it_corrects(inkommet: str, run: Run) -> None:
    done = run("registrera", *RATTELSE[:1], *RATTELSE[3:], "--avser-id", inkommet)

    assert done.code == 0, done.words
    assert stored(run)[-1]["pott"] == "SOC-2022"


def test_of_what_is_not_there_nothing_is_said_but_that(avtal: Path, run: Run) -> None:
    done = run("registrera", *RATTELSE, "--avser-id", "k2")

    assert done.code == 5
    assert done.words.startswith("Fel: kommandot 'k2' finns inte")
    assert "daterad" not in done.words


def test_a_day_that_is_stated_is_the_day(inkommet: str, run: Run) -> None:
    done = run("registrera", *RATTELSE, "--avser-id", inkommet, "--datum", "2022-12-21")

    assert (done.code, "är daterad" in done.words) == (0, False)


def test_asked_it_proposes_the_day_and_takes_an_empty_answer_as_it(inkommet: str, run: Run) -> None:
    given = {"pott": "SOC-2022", "skal": "dubbel", "avser": "prov", "avser_id": inkommet}
    done = run("registrera", "rattelse", stdin=answers("RattaHandelse", given))

    assert done.code == 0, done.words
    assert "tomt svar: 2022-12-20" in done.words
    assert "datum: 2022-12-20" in done.words


@pytest.fixture
def aldre(avtal: Path, run: Run) -> str:
    """The number of an äskande of 2021, of which the books are closed."""
    of = ("--pott", "SOC-2022", "--avser", "prov", "--datum", "2021-12-01")
    nr = registrera(run, "askande", *of, "--namnd", "KUN", "--belopp", "100")
    stangt = ("--avser", "p", "--datum", "2022-01-31", "--ar", "2021", "--skal", "bokslut")
    stangt += ("--beslut", "KS 2022-01-20 § 1 STK-2022-900")
    registrera(run, "arsstangning", *stangt)
    return str(nr)


def test_of_a_closed_year_it_has_the_day_it_is_made(aldre: str, run: Run) -> None:
    done = run("registrera", *RATTELSE, "--avser-id", aldre)

    assert done.code == 0, done.words
    assert f"rättelsen är daterad {today()}, i dag, eftersom räkenskapsåret" in done.words


def test_of_a_closed_year_a_completion_has_the_first_open_day(aldre: str, run: Run) -> None:
    of = ("beslutskomplettering", "--pott", "SOC-2022", "--avser", "prov", "--avser-id", aldre)
    done = run("registrera", *of, "--beslut", "KUN 2021-11-20 § 1 STK-2022-900")

    assert done.code == 0, done.words
    assert "kompletteringen är daterad 2022-01-01, första öppna dagen, eftersom" in done.words


def test_asked_a_completion_of_a_closed_year_proposes_the_first_open_day(
    aldre: str, run: Run
) -> None:
    given = {"pott": "SOC-2022", "avser": "prov", "avser_id": aldre,
             "beslut": "KUN 2021-11-20 § 1 STK-2022-900"}  # fmt: skip
    done = run("registrera", "beslutskomplettering", stdin=answers("KompletteraBeslut", given))

    assert done.code == 0, done.words
    assert "tomt svar: 2022-01-01" in done.words


def test_what_is_not_there_is_answered_as_before(inkommet: str, run: Run) -> None:
    assert run("registrera", *RATTELSE, "--avser-id", "finns-ej").code == 5
    done = run("registrera", *RATTELSE)
    assert done.code == 2
    assert "--datum" in done.words
    assert "--avser-id" in done.words


def test_the_journal_points_from_both_ends(inkommet: str, run: Run) -> None:
    first = str(registrera(run, *RATTELSE, "--avser-id", inkommet))
    found = rows(run)
    ends = [(found[nr]["rattar"], found[nr]["rattad_av"]) for nr in (inkommet, first)]
    assert ends == [("", first), (inkommet, "")]
    text = run("handelser").text.replace(NBSP, " ")
    assert f"rättad av {first}" in text
    assert f"rättelse av {inkommet}" in text
    assert max(map(len, text.splitlines())) <= 80
    assert rows(run, "--till-handelse", inkommet)[inkommet]["rattad_av"] == ""

    second = str(registrera(run, *RATTELSE, "--avser-id", first))
    found = rows(run)
    ends = [(found[nr]["rattar"], found[nr]["rattad_av"]) for nr in (inkommet, first, second)]
    assert ends == [("", ""), (inkommet, second), (first, "")]
    assert run("handelser").text.count(f", rättad av {second} ") == 1


def test_a_avvikelse_that_a_correction_closed_is_said_to_be_that(inkommet: str, run: Run) -> None:
    assert f"händelse {inkommet}" in run("avvikelser").text
    registrera(run, *RATTELSE, "--avser-id", inkommet)

    def line(*args: str) -> list[str]:
        lines = run("avvikelser", *args).text.splitlines()
        return [one for one in lines if one.startswith("R4 ") and f"händelse {inkommet}" in one]

    assert line() == []
    assert [one.split("  ")[-1] for one in line("--alla")] == ["rättad"]
    assert shown(run, int(inkommet))
