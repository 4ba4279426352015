"""``poster``: what a balance is the sum of, followed from the table that shows it."""

from __future__ import annotations

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

    assert text.startswith(f"{SPARRAT}Kronor, till och med händelse ")


SPARRAT = """\
 Nr  Datum       Ex  Förändring      Saldo  Position                    Nämnd
-----------------------------------------------------------------------------
202  2022-09-27  ex     700 000    700 000  spärrat ur det fördelade    MN
205  2022-09-28  ex     400 000  1 100 000  spärrat ur det hos nämnden  KUN
208  2022-10-17  ex     500 000  1 600 000  spärrat ur det fördelade    FRN
208  2022-10-17  ex     650 000  2 250 000  spärrat ur det hos nämnden  FRN
209  2022-11-02  ex    -100 000  2 150 000  spärrat ur det hos nämnden  KUN
210  2022-11-02  ex    -300 000  1 850 000  spärrat ur det hos nämnden  KUN
211  2022-11-02  ex    -500 000  1 350 000  spärrat ur det fördelade    FRN
211  2022-11-02  ex    -650 000    700 000  spärrat ur det hos nämnden  FRN
242  2022-12-19  ex     250 000    950 000  spärrat ur det hos nämnden  TN

 Nr  Datum       Ex  Händelse              Pott      Liggarnr
----------------------------------------------------------------
202  2022-09-27  ex  MedelAvbojda          KS-2022   2022-000026
205  2022-09-28  ex  AnnanInsatsBegard     SOC-2022  2022-000029
208  2022-10-17  ex  MedelAvbojda          SOC-2022  2022-000032
208  2022-10-17  ex  MedelAvbojda          SOC-2022  2022-000032
209  2022-11-02  ex  NamndensBeskedProvat  SOC-2022  2022-000033
210  2022-11-02  ex  NamndensBeskedProvat  SOC-2022  2022-000034
211  2022-11-02  ex  NamndensBeskedProvat  SOC-2022  2022-000035
211  2022-11-02  ex  NamndensBeskedProvat  SOC-2022  2022-000035
242  2022-12-19  ex  AnnanInsatsBegard     SOC-2022  2022-000065
Spärrat: 950 000 kr.
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
