"""``saldo`` year by year, what is not attested, and who may attest, as people read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.values.money import NBSP
from tests.cli.program import OPROVAD, Result, Run, inside, lines, skriven
from tests.cli.test_livscykeln import registrera
from tests.unit import vantat as v

GEMENSAMT = ("--avser", "prov")


def text(done: Result) -> str:
    assert done.code == 0, done.words
    return done.text.replace(NBSP, " ")


@pytest.fixture
def ret(tom: Path, run: Run, tmp_path: Path) -> Path:
    """KS money of 2022: 3 kr to KUN, of which 1 is spent, and 0,70 kr a year for good."""
    stated = [
        v.anslag(), *v.avsatt(),
        v.fordelning(pott=v.ANS, id="ford"),
        v.namndens("OverforKommunbidrag", "2022-09-01", 300, pott=v.ANS, id="over"),
        v.kommando("RedovisaForbrukning", "2022-10-01", pott=v.ANS, namnd="KUN", belopp_ore=100,
                   insats="musik", id="kostnad"),
        v.kommando("FoljUppInsats", "2022-11-01", pott=v.ANS, namnd="KUN", insats="musik",
                   effekt="god", bedomning="god"),
        v.kommando("VaxlaKommunbidrag", "2022-11-24", pott=v.ANS, fran="KS", till="KUN",
                   belopp_per_ar_ore=70, fran_ar=2023, effektbedomning="god", insats="musik",
                   beslut=v.beslut("KF", "2022-11-24")),
    ]  # fmt: skip
    given = [{"id": f"k{nr}", "avser": "exempel"} | one for nr, one in enumerate(stated)]
    done = run("importera", skriven(tmp_path, lines(*given)), "--ja")
    assert done.code == 0, done.words
    return tom


@pytest.mark.usefixtures("ret")
def test_a_year_of_the_books_opens_moves_and_closes(run: Run) -> None:
    shown = text(run("saldo", "--rakenskapsar", "2022", "--gruppera", "namnd"))
    per = run("saldo", "--per", "2022", "-f", "json").json["per"]

    assert shown == (
        "Nämnd  Saldo        Ingående  Förändring  Utgående\n"
        "--------------------------------------------------\n"
        "       Anvisat             -          10        10\n"
        "       Avsatt              -          10        10\n"
        "       Ofördelat           -           6         6\n"
        "KUN    Fördelat            -           1         1\n"
        "KUN    Hos nämnden         -           2         2\n"
        "KUN    Förbrukat           -           1         1\n"
        "KUN    Beslutat            -           4         4\n"
        "KUN    Överfört            -           3         3\n"
        "KUN    Kvar                -           3         3\n"
        "Räkenskapsåret 2022 är inte stängt.\n"
        f"Kronor, per 2022-12-31, till och med händelse {per['handelse']}, rot {per['rot'][:8]}.\n"
        f"{OPROVAD}\n"
        "6 händelser i saldona saknade då attest; se liggare bevaka.\n"
    )
    after = text(run("saldo", "--rakenskapsar", "2023", "--pott", v.ANS, "--namnd", "KUN"))
    assert "Hos nämnden         2           -         2" in after
    assert "Summa" not in after
    assert "händelser i saldona saknade då attest" in after  # what the opening balances hold
    assert "saknar attest" not in text(run("saldo", "--rakenskapsar", "2021"))


def test_the_sums_of_a_year_stand_below_it(demo: Path) -> None:
    args = ("--liggare", demo, "saldo", "--rakenskapsar", "2022")
    rows, summa = text(inside(*args)).split("\n\nSumma\n\n")
    stated = {row["saldo"]: row for row in inside(*args, "-f", "json").json["summa"]}

    assert rows.count("Förbrukat") > 1
    line = next(line for line in summa.splitlines() if line.startswith("Förbrukat"))
    kronor = f"{stated['forbrukat']['utgaende_ore'] // 100:,}".replace(",", " ")
    assert line.endswith(f"  {kronor}")


@pytest.mark.usefixtures("ret")
def test_a_closed_year_says_so(run: Run, tmp_path: Path) -> None:
    """Also one without money: an earlier year closes although the later is not attested."""
    done = run("registrera", "arsstangning", *GEMENSAMT, "--datum", "2022-01-31", "--ar", "2021",
               "--skal", "bokslut", "--beslut", "KS 2022-01-20 § 1 STK-2022-900")  # fmt: skip
    assert done.code == 0, done.words

    shown = text(run("saldo", "--rakenskapsar", "2021"))

    assert shown.startswith("Inga saldon.\nRäkenskapsåret 2021 är stängt 2022-01-31 (händelse ")


@pytest.mark.usefixtures("ret")
def test_the_permanent_ram_stands_beside_the_one_off_money(run: Run) -> None:
    shown = text(run("saldo", "--ram"))

    assert shown.startswith(
        "År    Organ  Engångsmedel  därav förbrukat  Växlas  Växlad ram\n"
        "--------------------------------------------------------------\n"
        "2022  KUN               4                1       -           -\n"
        "2023  KS                -                -   -0,70       -0,70\n"
        "2023  KUN               -                -    0,70        0,70\n"
        "2023  Summa             -                -       -           -\n"
        "0,70 kr om året från KS till KUN från 2023 för musik (KS-2022, händelse "
    )
    assert text(run("saldo", "--ram", "--namnd", "TN")).startswith("Inga medel och ingen växling.")


@pytest.mark.parametrize(
    "args",
    [
        ("--ram", "--rakenskapsar", "2022"),
        ("--ram", "--gruppera", "pott"),
        ("--rakenskapsar", "22"),
        ("--rakenskapsar", "1999"),
        ("--rakenskapsar", "2100"),
        ("--rakenskapsar", "2022", "--gruppera", "geso"),
        ("--rakenskapsar", "i fjol"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_shown_together_is_refused(tom: Path, run: Run, args: tuple[str]) -> None:
    done = run("saldo", *args)

    assert (done.code, done.out) == (2, b"")
    assert done.words.startswith("Fel: " if "fjol" not in args[-1] else "Användning:")


@pytest.mark.usefixtures("ret")
def test_what_is_not_attested_is_shown_where_it_counts(run: Run) -> None:
    """In the balances, in the journal and in the event itself, until two others have attested."""
    below = "6 händelser i saldona saknar attest; se liggare bevaka.\n"
    nr = next(
        row.split()[0].rstrip("*")
        for row in text(run("handelser", "--typ", "forbrukning")).splitlines()
        if " förbrukning " in row
    )

    assert text(run("saldo")).endswith(below)
    of_the_year = text(run("saldo", "--rakenskapsar", "2022"))
    assert of_the_year.endswith(below.replace("saknar", "saknade då"))
    assert "* Saknar attest: 1.\n" in text(run("handelser", "--typ", "forbrukning"))
    assert "Attest: granskning SAKNAS; beslut SAKNAS" in text(run("handelse", nr))

    registrera(run, "aktor", *GEMENSAMT, "--datum", "2022-01-01", "--for-aktor", "EK-02",
               "--roll", "controller")  # fmt: skip
    for slag in ("granskning", "beslut"):
        registrera(run, "attestratt", *GEMENSAMT, "--datum", "2022-01-01", "--for-aktor", "EK-02",
                   "--giltig-from", "2022-01-01", "--slag", slag)  # fmt: skip
        done = run("registrera", "attest", *GEMENSAMT, "--pott", v.ANS, "--datum", "2022-10-02",
                   "--avser-id", nr, "--slag", slag, env={"LIGGARE_AKTOR": "EK-02"})  # fmt: skip
        assert done.code == 0, done.words

    assert "5 händelser i saldona" in text(run("saldo"))
    journal = text(run("handelser", "--typ", "forbrukning"))
    assert "*" not in journal
    assert "granskning av EK-02 2022-10-02 (händelse " in text(run("handelse", nr))
    rights = text(run("attestforteckning"))
    assert "EK-02  controller  granskning  alla  alla   2022-01-01  tills vidare" in rights
    assert text(run("attestforteckning", "--giltig", "2021")).startswith("Ingen har attesträtt.")


def test_the_register_of_rights_in_every_form(demo: Path) -> None:
    args = ("--liggare", demo, "attestforteckning")
    answer = inside(*args, "-f", "json").json

    assert list(answer) == ["schema", "giltig", "per", "rader", "exempeldata", "provad"]
    assert inside(*args, "-f", "jsonl").out.count(b"\n") == len(answer["rader"])
    assert inside(*args, "--per", "2000").text == (
        "Ingen har attesträtt.\nPer 2000-12-31, före första händelsen.\n"
    )


@pytest.mark.usefixtures("ret")
def test_a_correction_is_seen_from_what_it_corrects_and_the_other_way(run: Run) -> None:
    cost = run("handelser", "--typ", "forbrukning", "-f", "csv").text.splitlines()[1].split(";")[0]
    args = ("--pott", v.ANS, "--datum", "2022-12-01", *GEMENSAMT)
    first = registrera(run, "rattelse", *args, "--avser-id", cost, "--skal", "dubbel")
    second = registrera(run, "rattelse", *args, "--avser-id", str(first), "--skal", "inte dubbel")

    middle = f"rättar {cost} (dubbel), rättas av {second}: gäller inte"
    chain = (
        f"{cost} 2022-10-01 förbrukning av EK-01, rättas av {first}: gäller",
        f"{first} 2022-12-01 rättelse av EK-01, {middle}",
        f"{second} 2022-12-01 rättelse av EK-01, rättar {first} (inte dubbel): gäller",
    )
    for nr, led in zip((cost, first, second), chain, strict=True):
        shown = " ".join(text(run("handelse", str(nr))).split())
        assert f"Rättelsekedja: {'> ' if nr == cost else ''}{chain[0]}" in shown
        assert all(one in shown for one in chain)
        assert f"> {led}" in shown


@pytest.mark.usefixtures("ret")
def test_what_is_about_an_event_is_seen_from_it(run: Run) -> None:
    cost = run("handelser", "--typ", "forbrukning", "-f", "csv").text.splitlines()[1].split(";")[0]
    args = ("--pott", v.ANS, "--datum", "2022-12-01", *GEMENSAMT, "--avser-id", cost)
    nr = registrera(run, "underlagskomplettering", *args, "--underlag", "annat: kvitto")

    assert f"Se även händelse: {nr} 2022-12-01 underlagskomplettering" in text(
        run("handelse", cost)
    )
    assert f"Avser händelse: {cost} 2022-10-01 förbrukning" in text(run("handelse", str(nr)))
