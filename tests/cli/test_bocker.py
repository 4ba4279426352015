"""``exportera hledger`` and ``beancount``: other programs add up to what the ledger says."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import inside
from tests.golden.staden import spelat
from tests.property.historier import flow, saved
from tests.webb.fientlig import FORMEL, MARKERING, med_texter
from tests.webb.ogonblick import flaggor, ogonblick

if TYPE_CHECKING:
    from collections.abc import Callable

    Saldon = dict[str, int]

KONTON = {
    "ofordelat_ore": "Tillgångar:{pott}:Ofördelat{vem}",
    "fordelat_ore": "Tillgångar:{pott}:Fördelat{vem}",
    "hos_namnd_ore": "Tillgångar:{pott}:Hos-nämnden{vem}",
    "aterbetalningsskuld_ore": "Tillgångar:{pott}:Återbetalningsskuld{vem}",
    "efterskankt_ore": "Använt:{pott}:Efterskänkt{vem}",
    "ej_utnyttjat_ore": "Använt:{pott}:Ej-utnyttjat{vem}",
    "oresavrundning_ore": "Använt:{pott}:Öresavrundning{vem}",
    "forbrukat_ore": "Använt:{pott}:Förbrukat{vem}",
    "aterbetalt_ore": "Använt:{pott}:Återbetalt{vem}",
    "tilldelat_ore": "Memo:{pott}:Tilldelat{vem}",
    "rekvirerat_ore": "Memo:{pott}:Rekvirerat{vem}",
    "inbetalt_ore": "Memo:{pott}:Inbetalt{vem}",
    "anvisat_ore": "Memo:{pott}:Anvisat{vem}",
    "avsatt_ore": "Memo:{pott}:Avsatt{vem}",
    "egenfinansierat_ore": "Memo:{pott}:Egenfinansierat{vem}",
    "avbojt_ore": "Memo:{pott}:Avböjt{vem}",
    "overfort_ore": "Memo:{pott}:Överfört{vem}",
    "aterlamnat_ore": "Memo:{pott}:Återlämnat{vem}",
}
SPARRAT = ("Spärrat-ur-det-fördelade", "Spärrat-ur-det-hos-nämnden")
"""The figure that two accounts add up to."""


def _ore(text: str) -> int:
    kronor = re.sub(r"[\s,]|SEK|kr", "", text) or "0"
    hela, _, delar = kronor.removeprefix("-").partition(".")
    return (-1 if kronor.startswith("-") else 1) * (int(hela) * 100 + int(delar.ljust(2, "0")))


def _run(*words: str | Path) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def hledger(fil: Path) -> Saldon:
    rows = csv.reader(_run("hledger", "-f", fil, "bal", "--flat", "-N", "-O", "csv").splitlines())
    return {account: _ore(amount) for account, amount in list(rows)[1:]}


def ledger(fil: Path) -> Saldon:
    form = "%(account)\t%(scrub(amount))\n"
    said = _run("ledger", "-f", fil, "bal", "--flat", "--no-total", "--balance-format", form)
    return {
        account: _ore(amount) for account, amount in (row.split("\t") for row in said.splitlines())
    }


def beancount(fil: Path) -> Saldon:
    _run("bean-check", fil)
    said = _run("bean-query", "-f", "csv", fil, "SELECT account, sum(position) GROUP BY account")
    rows = csv.reader(said.splitlines())
    return {account.strip(): _ore(amount) for account, amount in list(rows)[1:]}


LASARE: dict[str, tuple[str, Callable[[Path], Saldon]]] = {
    "hledger": ("hledger", hledger),
    "ledger": ("hledger", ledger),
    "bean-query": ("beancount", beancount),
}
"""Who reads, in which form."""

lasare = pytest.mark.parametrize(
    "program",
    [
        pytest.param(name, marks=pytest.mark.skipif(
            shutil.which(name) is None, reason=f"böckerna prövas inte: {name} finns inte"))
        for name in LASARE
    ],
)  # fmt: skip


def exporterad(liggare: Path, fil: Path, form: str, *args: str) -> Path:
    done = inside("--liggare", liggare, "exportera", form, "-o", fil, *args)
    assert done.code == 0, done.words
    return fil


def sagt(liggare: Path, *args: str) -> Saldon:
    """Return what ``saldo`` says, by the accounts that others should have."""
    done = inside("--liggare", liggare, "saldo", "-f", "json", *args)
    assert done.code == 0, done.words
    found: Saldon = {}
    for row in json.loads(done.out)["rader"]:
        vem = "".join(f":{one}" for one in (row["namnd"], row["underenhet"]) if one)
        for name, konto in KONTON.items():
            found[konto.format(pott=row["pott"], vem=vem)] = row[name]
        found[f"spärrat {row['pott']}{vem}"] = row["sparrat_ore"]
    return {name: ore for name, ore in found.items() if ore}


def last(saldon: Saldon) -> Saldon:
    """Return what another program says, of what ``saldo`` has figures for."""
    found: Saldon = {}
    for name, ore in saldon.items():
        rot, pott, position, *vem = name.split(":")
        if position in SPARRAT:
            key = f"spärrat {':'.join([pott, *vem])}"
            found[key] = found.get(key, 0) + ore
        elif any(one.startswith(f"{rot}:{{pott}}:{position}{{") for one in KONTON.values()):
            found[name] = ore
    return {name: ore for name, ore in found.items() if ore}


def agrees(liggare: Path, mapp: Path, program: str, *args: str) -> Saldon:
    form, lasa = LASARE[program]
    fil = exporterad(liggare, mapp / f"bok.{form}", form, "--pastaenden", *args)
    found = last(lasa(fil))
    assert found == sagt(liggare, *args)
    return found


@lasare
def test_another_program_adds_up_to_what_the_ledger_says(
    demo: Path, tmp_path: Path, program: str
) -> None:
    for moment in ogonblick(demo):
        agrees(demo, tmp_path, program, *flaggor(moment))
    assert agrees(demo, tmp_path, program, "--pott", "SOC-2022")


@lasare
def test_it_does_of_a_citys_years_and_of_a_history_of_chance(tmp_path: Path, program: str) -> None:
    liggarna = spelat.spela_in(tmp_path / "staden.db"), saved(flow(7, 1500), tmp_path)
    for liggare in liggarna:
        assert agrees(liggare, tmp_path, program)
        for moment in ogonblick(liggare, 4)[:-1]:
            agrees(liggare, tmp_path, program, *flaggor(moment))


@lasare
@pytest.mark.parametrize("text", [MARKERING, FORMEL, '\\" ; , | @ (x) * ! {1} [2022-01-01] ; a:b'])
def test_texts_of_others_make_nothing_of_the_book(
    demo: Path, tmp_path: Path, program: str, text: str
) -> None:
    liggare = tmp_path / "ond.db"
    assert med_texter(demo, liggare, lambda _: text) > 1000
    form, lasa = LASARE[program]

    assert _utan_vem(lasa(exporterad(liggare, tmp_path / "ond", form))) == _utan_vem(
        lasa(exporterad(demo, tmp_path / "god", form))
    )


@pytest.mark.parametrize("form", ["hledger", "beancount"])
def test_a_book_is_the_same_each_time_and_its_sum_is_told(
    demo: Path, tmp_path: Path, form: str
) -> None:
    first, again = (exporterad(demo, tmp_path / name, form).read_bytes() for name in "ab")

    assert first == again == inside("--liggare", demo, "exportera", form).out
    assert f"; Till och med händelse {_sista(demo)}, rot ".encode() in first
    assert b"Exempeldata ing\xc3\xa5r" in first


@pytest.mark.parametrize(
    ("form", "provar"), [("hledger", ("hledger", "check", "-f")), ("beancount", ("bean-check",))]
)
def test_what_is_asserted_is_held_by_the_other_program(
    demo: Path, tmp_path: Path, form: str, provar: tuple[str, ...]
) -> None:
    if shutil.which(provar[0]) is None:
        pytest.skip(f"böckerna prövas inte: {provar[0]} finns inte")
    fil = exporterad(demo, tmp_path / "bok", form, "--pastaenden")
    _run(*provar, fil)
    more = r"19700000.01 SEK\n\g<1>19700000.01"
    text = fil.read_text("utf-8")
    text, changed = re.subn(r"19700000\.00 SEK\n(.*-)19700000\.00", more, text, count=1)
    assert changed
    fil.write_text(text, "utf-8")

    assert subprocess.run([*provar, fil], capture_output=True, check=False).returncode != 0


def test_a_proposal_stands_as_a_note(demo: Path) -> None:
    bok = inside("--liggare", demo, "exportera", "hledger", "--pott", "SOC-2022").text

    assert "    ; föreslaget GRN-PI 2600000.00 SEK\n" in bok
    assert "öreslaget" not in re.sub("    ;.*\n", "", bok).replace("fördelningsförslag", "")


def test_a_wrong_question_writes_nothing(demo: Path, tmp_path: Path) -> None:
    for args, code in ((("--pott", "SOC-2O22"), 5), (("--per", "2022-13"), 2), (("--ar", "1"), 2)):
        done = inside("--liggare", demo, "exportera", "hledger", "-o", tmp_path / "bok", *args)
        assert (done.code, done.out) == (code, b"")
        assert not (tmp_path / "bok").exists()


def _utan_vem(saldon: Saldon) -> Saldon:
    """Return balances by pott and position: a forged code is still the code of somebody."""
    found: Saldon = {}
    for name, ore in saldon.items():
        key = ":".join(name.split(":")[:3])
        found[key] = found.get(key, 0) + ore
    return {name: ore for name, ore in found.items() if ore}


def _sista(liggare: Path) -> int:
    done: dict[str, Any] = json.loads(inside("--liggare", liggare, "saldo", "-f", "json").out)
    number: int = done["per"]["handelse"]
    return number
