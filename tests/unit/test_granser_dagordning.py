"""R49 on each side of its lines: the day, the öre and the date from which something is known."""

from __future__ import annotations

from typing import Any

import pytest

from domain.deciding.outcome import Accepted
from tests.decider import Harness
from tests.unit import vantat as v

REKVIRERA, FORDELA, TILLDELA = "RekvireraStatsbidrag", "BeslutaFordelning", "RegistreraTilldelning"
ANVISA, AVSATT, RATTA = "AnvisaAnslag", "AvsattMedel", "RattaHandelse"
KANT, KVAR = {"anvisat_minus_avsatt"}, {"tilldelat_minus_rekvirerat"}

Steg = tuple[str, str, int | str | None]
"""A kind of command, its date, and its amount in öre or, of a correction, what it corrects."""


def _stated(pott: str, steg: Steg, nr: int) -> dict[str, Any]:
    kind, datum, what = steg
    common = v.kommando(kind, datum, pott=pott, id=f"h{nr}", avser=f"h{nr}")
    if kind == RATTA:
        return common | {"avser_id": what, "skal": "s"}
    organ = {TILLDELA: "SOS", ANVISA: "KF"}.get(kind, "KS")
    beslut = {} if kind == REKVIRERA else {"beslut": v.beslut(organ, datum)}
    belopp = {} if what is None else {"belopp_ore": what}
    more: dict[str, Any] = {
        REKVIRERA: {"rekvisition": f"r{nr}", "ombud": "ombud"},
        FORDELA: {"total_ore": what, "rader": [{"namnd": "KUN", "belopp_ore": what}]},
        "OverforKommunbidrag": {"namnd": "KUN"},
    }
    return common | beslut | ({} if kind == FORDELA else belopp) | more.get(kind, {})


def sagt(terms: dict[str, Any], *flode: Steg) -> set[str]:
    """Give the commands to a pott; return which series R49 names on the last of them."""
    liggare = Harness().given(terms | {"datum": "2022-01-01"})
    liggare.given(*(_stated(terms["pott"], steg, nr) for nr, steg in enumerate(flode, 1)))
    assert isinstance(liggare.outcome, Accepted)
    found = [one for event in liggare.outcome.events for one in event.avvikelser]
    return {str(f.position) for one in found if one.regel == "R49" for f in one.fynd or ()}


@pytest.mark.parametrize(
    ("flode", "namnt"),
    [
        # What is called in before it was granted, to the öre.
        ([(TILLDELA, "2022-03-01", 1), (REKVIRERA, "2022-02-28", 1)], KVAR),
        ([(TILLDELA, "2022-03-01", 1), (REKVIRERA, "2022-03-01", 1)], set()),
        # A correction of a later day leaves the days before it as they were: said once more.
        (
            [(TILLDELA, "2022-03-01", 9), (REKVIRERA, "2022-02-01", 1),
             (RATTA, "2022-02-05", "h2")],
            KVAR,
        ),
        (
            [(TILLDELA, "2022-03-01", 9), (REKVIRERA, "2022-02-01", 1),
             (RATTA, "2022-02-01", "h2")],
            set(),
        ),
        # What was covered by what is taken back, and now only by what came later.
        (
            [(TILLDELA, "2022-02-01", 9), (REKVIRERA, "2022-03-10", 3), (FORDELA, "2022-03-12", 1),
             (REKVIRERA, "2022-03-20", 2), (RATTA, "2022-03-10", "h2")],
            {"ofordelat"},
        ),
        (
            [(TILLDELA, "2022-02-01", 9), (REKVIRERA, "2022-03-10", 3), (FORDELA, "2022-03-12", 1),
             (REKVIRERA, "2022-03-11", 2), (RATTA, "2022-03-10", "h2")],
            set(),
        ),
    ],
)  # fmt: skip
def test_what_is_short_is_told_to_the_ore_and_the_day(flode: list[Steg], namnt: set[str]) -> None:
    assert sagt(v.pott(), *flode) == namnt


@pytest.mark.parametrize(
    ("flode", "namnt"),
    [
        # From the very day of an appropriation without amount nothing is known.
        ([(ANVISA, "2022-02-01", None), (AVSATT, "2022-02-01", 70), (ANVISA, "2022-03-01", 99)],
         set()),
        ([(ANVISA, "2022-02-02", None), (AVSATT, "2022-02-01", 70), (ANVISA, "2022-03-01", 99)],
         KANT),
        # An öre is an amount, from the day that it is certain.
        ([(ANVISA, "2022-01-10", None), (ANVISA, "2022-03-01", 1), (ANVISA, "2022-04-01", 99),
          (AVSATT, "2022-03-15", 2)], KANT),
        # What is known on the last day of a month shows what was short by an öre within it.
        ([(ANVISA, "2022-01-10", None), (ANVISA, "2022-03", 100), (ANVISA, "2022-04-15", 50),
          (AVSATT, "2022-03-15", 101)], KANT),
        ([(ANVISA, "2022-01-10", None), (ANVISA, "2022-03", 100), (ANVISA, "2022-04-15", 50),
          (AVSATT, "2022-03-15", 100)], set()),
        # What a correction makes known, from the day on which it was not.
        ([(ANVISA, "2022-05-01", 100), (AVSATT, "2022-02-01", 70), (ANVISA, "2022-03-01", None),
          (RATTA, "2022-03-01", "h3")], KANT),
        ([(ANVISA, "2022-01-31", 100), (AVSATT, "2022-02-01", 70), (ANVISA, "2022-03-01", None),
          (RATTA, "2022-03-01", "h3")], set()),
    ],
)  # fmt: skip
def test_what_is_left_of_an_anslag_is_known_from_its_day(
    flode: list[Steg], namnt: set[str]
) -> None:
    assert sagt(v.anslag(), *flode) == namnt


def test_kommunbidrag_is_budget_and_needs_no_cash_on_its_day() -> None:
    till, day = "OverforKommunbidrag", "2022-02-01"
    flode: list[Steg] = [
        (ANVISA, "2022-01-11", 90), (AVSATT, "2022-01-12", 90), (FORDELA, "2022-01-13", 90),
        (till, "2022-02-02", 10), (till, day, 20),
    ]  # fmt: skip

    assert sagt(v.anslag(), *flode) == set()


def test_what_is_asked_for_less_of_than_before_is_no_money_on_any_day() -> None:
    askande = v.namndens("LamnaAskande", "2022-05-22", 100)
    mindre = askande | {"datum": "2022-05-12", "belopp_ore": 70, "beslut": v.beslut("KUN", "2022")}
    liggare = Harness().given(v.pott(), askande, mindre)

    assert not [one for event in liggare.events for one in event.avvikelser if one.regel == "R49"]
