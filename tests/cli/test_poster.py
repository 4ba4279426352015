"""``poster``: what a balance is the sum of, followed from the table that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projections.answers.poster import POSITIONER
from projections.model.views import FIGURES
from tests.cli.program import Result, inside

AS_OF = ("--per", "2022-11", "--registrerat-per", "2030-01-01", "--till-handelse", "160")


def asked(demo: Path, *args: str) -> Result:
    done = inside("--liggare", demo, *args)
    assert done.code == 0, done.words
    return done


@pytest.mark.parametrize("of", [
    (), ("--pott", "SOC-2022"), ("--namnd", "GRN"),
    ("--namnd", "GRN-PI", "--pott", "KS-2022"), ("--ar", "2022"), AS_OF,
], ids=" ".join)  # fmt: skip
def test_the_sum_is_what_saldo_shows(demo: Path, of: tuple[str, ...]) -> None:
    shown = asked(demo, "saldo", *of, "-f", "json").json
    for position in FIGURES:
        found = asked(demo, "poster", "--position", position, *of, "-f", "json").json

        assert found["summa_ore"] == shown["summa"][f"{position}_ore"], position
        assert found["per"] == shown["per"]


def test_the_table_has_each_move_and_the_sum(demo: Path) -> None:
    text = asked(demo, "poster", "--position", "sparrat").text.replace("\u00a0", " ")
    counted = re.sub(r"^ *[0-9]{3} |2022-0000[0-9]{2}|^ *Nr |^-+$", "", text, flags=re.MULTILINE)

    assert [line.rstrip() for line in counted.splitlines()[:-2]] == SPARRAT.splitlines()


SPARRAT = """\
 Datum       Ex  Förändring      Saldo  Position                    Nämnd

 2022-09-24  ex     500 000    500 000  spärrat ur det fördelade    FRN
 2022-09-24  ex     650 000  1 150 000  spärrat ur det hos nämnden  FRN
 2022-09-24  ex     400 000  1 550 000  spärrat ur det hos nämnden  KUN
 2022-09-24  ex     700 000  2 250 000  spärrat ur det fördelade    MN
 2022-10-08  ex    -100 000  2 150 000  spärrat ur det hos nämnden  KUN
 2022-10-08  ex    -300 000  1 850 000  spärrat ur det hos nämnden  KUN
 2022-10-08  ex    -500 000  1 350 000  spärrat ur det fördelade    FRN
 2022-10-08  ex    -650 000    700 000  spärrat ur det hos nämnden  FRN
 2022-10-08  ex    -700 000          0  spärrat ur det fördelade    MN

 Datum       Ex  Händelse      Pott

 2022-09-24  ex  avböjande     SOC-2022
 2022-09-24  ex  avböjande     SOC-2022
 2022-09-24  ex  annan insats  SOC-2022
 2022-09-24  ex  avböjande     KS-2022
 2022-10-08  ex  prövning      SOC-2022
 2022-10-08  ex  prövning      SOC-2022
 2022-10-08  ex  prövning      SOC-2022
 2022-10-08  ex  prövning      SOC-2022
 2022-10-08  ex  prövning      KS-2022
Spärrat: 0 kr.
ex Exempeldata: 9.
"""


def test_a_balance_without_moves_says_so(demo: Path) -> None:
    text = asked(demo, "poster", "--position", "efterskankt", "--pott", "KS-2022").text

    assert text.startswith("Inga poster.\nTill och med händelse ")


@pytest.mark.parametrize(("stated", "meant"), [
    ("hos_namd", "hos_namnd"), ("balanskonton", "balanskonto"), ("forbrukat_ore", "forbrukat"),
])  # fmt: skip
def test_a_position_that_is_not_there_is_told_with_what_was_meant(
    demo: Path, stated: str, meant: str
) -> None:
    done = inside("--liggare", demo, "poster", "--position", stated)

    assert done.code == 2
    assert f"Menade du {meant}" in done.words
    assert f"Välj bland: {', '.join(POSITIONER)}." in done.words


def test_a_position_must_be_named(demo: Path) -> None:
    assert inside("--liggare", demo, "poster").code == 2
