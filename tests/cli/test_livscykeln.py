"""Corrections, attests, reports and ärenden on the command line: what is asked, shown and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.values.money import NBSP
from reports.words.terms import move
from tests.cli.program import Run, fingerprint
from tests.cli.test_fraga import answers

GEMENSAMT = ("--datum", "2022-12-20", "--avser", "prov")
POTT = ("--pott", "SOC-2022", *GEMENSAMT)
ARENDE = ("--arende", "STK-2022-900", *GEMENSAMT)


def registrera(run: Run, substantiv: str, *args: str) -> int:
    """Record a command that is accepted; the number of its event."""
    done = run("registrera", substantiv, *args, "-f", "json")
    assert done.code == 0, done.words
    nr: int = done.json["forsta_nr"]
    return nr


def shown(run: Run, nr: int) -> str:
    done = run("handelse", str(nr))
    assert done.code == 0, done.words
    return done.text.replace(NBSP, " ")


@pytest.fixture
def inkommet(avtal: Path, run: Run) -> int:
    """The number of an unidentified payment of 100 kr."""
    return registrera(run, "oidentifierad-inbetalning", *POTT, "--belopp", "100")


def test_a_correction_by_event_number_spells_out_what_it_reverses(inkommet: int, run: Run) -> None:
    nr = registrera(run, "rattelse", *POTT, "--avser-id", str(inkommet), "--skal", "dubbel")

    text = shown(run, nr)
    assert "Flyttning: 100 kr från oidentifierat till utanför potten" in text
    assert "Skäl: dubbel" in text


def test_asked_for_a_correction_it_shows_what_is_reversed(inkommet: int, run: Run) -> None:
    given = {"pott": "SOC-2022", "datum": "2022-12-20", "skal": "dubbel", "avser": "prov",
             "avser_id": f"finns-ej\n99999\n{inkommet}"}  # fmt: skip

    done = run("registrera", "rattelse", stdin=answers("RattaHandelse", given))

    assert done.code == 0, done.words
    words = done.words.replace(NBSP, " ")
    assert "kommandot 'finns-ej' finns inte" in words
    assert "händelse 99999 finns inte" in words
    assert f"händelse {inkommet}: OidentifieradInbetalningRegistrerad 2022-12-20, 100 kr" in words
    assert "vänds: 100 kr från oidentifierat till utanför potten" in words


def test_asked_for_an_attest_it_shows_what_waits(inkommet: int, run: Run) -> None:
    registrera(run, "aktor", *GEMENSAMT, "--for-aktor", "EK-02", "--roll", "controller")
    for slag in ("granskning", "beslut"):
        registrera(run, "attestratt", *GEMENSAMT, "--for-aktor", "EK-02", "--slag", slag,
                   "--giltig-from", "2022-01-01")  # fmt: skip
    before = run("registrera", "attest", stdin="SOC-2022\n").words.replace(NBSP, " ")
    forst = int(before.split("väntar: händelse ")[1].split(",")[0])
    antal = before.count("väntar: ")
    given = {"pott": "SOC-2022", "datum": "2022-12-20", "avser": "prov", "avser_id": str(forst)}
    as_02 = {"LIGGARE_AKTOR": "EK-02"}

    one = run("registrera", "attest", stdin=answers("Attestera", given | {"slag": "granskning"}),
              env=as_02)  # fmt: skip
    assert one.code == 0, one.words
    assert f"händelse {forst}: " in one.words
    two = run("registrera", "attest", stdin=answers("Attestera", given | {"slag": "beslut"}),
              env=as_02)  # fmt: skip
    assert two.code == 0, two.words
    after = run("registrera", "attest", stdin="SOC-2022\n").words

    assert antal == 10
    assert "och " in before
    assert f"väntar: händelse {forst}, " in two.words
    assert "(granskning finns)" in two.words
    assert f"väntar: händelse {forst}, " not in after


def test_a_debt_is_asked_for_with_the_positions_in_view(avtal: Path, run: Run) -> None:
    given = {"pott": "SOC-2022", "datum": "2022-12-20", "avser": "prov", "namnd": "KUN",
             "grund": "fel_belopp", "fran_position": "hos_namnd", "belopp_ore": "100"}  # fmt: skip

    done = run("registrera", "skuld", stdin=answers("FaststallSkuld", given))
    assert done.code == 0, done.words
    assert "kvar hos nämnden: " in done.words
    later = run("registrera", "aterbetalning", stdin="SOC-2022\n").words.replace(NBSP, " ")

    assert "återbetalningsskuld: 100 kr" in later


def test_nothing_is_an_amount_where_nothing_can_be_reported(avtal: Path, run: Run) -> None:
    for noll in ("0", "0,00", "0 kr"):
        nr = registrera(run, "aterrapportering", *POTT, "--steg", "utkast", "--summa", noll,
                        "--per-datum", "2022-06-30")  # fmt: skip
        text = shown(run, nr)
        assert "Summa: 0 kr" in text
        assert "Steg: utkast" in text


def test_lists_are_given_one_option_a_value(avtal: Path, run: Run) -> None:
    yttrande = registrera(run, "reservation", *ARENDE, "--slag", "sarskilt_yttrande", "--partier",
                          "M", "--partier", "SD", "--muntlig",
                          "--beslut", "KS 2022-12-20 § 3")  # fmt: skip
    remiss = registrera(run, "remiss", *ARENDE, "--mottagare", "Kulturnämnden", "--mottagare",
                        "GRN", "--svar-senast", "2023-01-31")  # fmt: skip

    text = shown(run, yttrande)
    for said in ("Slag: särskilt yttrande", "Partier: M", "Partier: SD", "Muntlig: ja"):
        assert said in text
    text = shown(run, remiss)
    for said in ("Mottagare: KUN", "Mottagare: GRN", "Ärende: STK-2022-900"):
        assert said in text


def test_an_answer_points_at_its_uppdrag_by_number(avtal: Path, run: Run) -> None:
    nr = registrera(run, "uppdrag", *ARENDE, "--uppdrag", "följ upp", "--till", "KUN")
    svar = ("--avser-id", str(nr), "--av", "KUN", "--text", "klart")
    registrera(run, "uppdragssvar", *ARENDE, *svar)

    before = fingerprint(avtal)
    done = run("registrera", "uppdragssvar", "--arende", "STK-2022-901", *GEMENSAMT, *svar)

    assert done.code == 3
    assert "R56" in done.words
    assert fingerprint(avtal) == before


def test_a_closed_year_of_the_books_takes_nothing_more(avtal: Path, run: Run) -> None:
    of = ("--ar", "2021", "--skal", "klart", "--beslut", "KS 2022-01-20 § 1 STK-2022-900")
    registrera(run, "arsstangning", *GEMENSAMT, *of)

    done = run("registrera", "oidentifierad-inbetalning", "--pott", "SOC-2022", "--datum",
               "2021-12-30", "--avser", "prov", "--belopp", "5")  # fmt: skip

    assert done.code == 3
    assert "R41" in done.words


def test_who_is_registered_is_not_who_records(tom: Path, run: Run) -> None:
    nr = registrera(run, "aktor", *GEMENSAMT, "--for-aktor", "EK-05", "--roll", "ekonom",
                    "--aktor", "EK-09")  # fmt: skip

    text = shown(run, nr)
    assert "Aktör: EK-05" in text
    assert "av EK-09" in text


def test_a_closing_balance_is_said_in_words() -> None:
    pi = {"position": "hos_namnd", "namnd": "GRN", "underenhet": "GRN-PI"}

    assert move({"plats": pi, "belopp_ore": 500}) == f"hos nämnden GRN/GRN-PI 5{NBSP}kr"
    assert move({"plats": {"position": "ofordelat"}, "belopp_ore": 1}) == f"ofördelat 0,01{NBSP}kr"
    assert move({"fran": pi, "till": {"position": "ej_utnyttjat"}, "belopp_ore": 500}) == (
        f"5{NBSP}kr från hos nämnden GRN/GRN-PI till ej utnyttjat"
    )
