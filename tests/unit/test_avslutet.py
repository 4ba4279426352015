"""What may still be corrected when a pott is closed, and which days are too early."""

import pytest

from domain.rules import ALL_RULES
from tests.decider import Harness
from tests.unit import vantat as v

UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")
BETALNING = v.kommando(
    "RegistreraInbetalning", "2022-03-01", belopp_ore=300, rekvisition="R1", id="betald"
)


def rattelse(avser_id: str, datum: str = "2023-02-10") -> dict[str, object]:
    return v.kommando("RattaHandelse", datum, avser_id=avser_id, skal="s", id=f"r-{avser_id}")


@pytest.fixture
def liggare() -> Harness:
    """A pott that is closed on the last of January, with a payment that was corrected before."""
    tilldelning, rekvisition, inbetalning = v.pengar()
    return Harness(rules=UTAN_ATTEST).given(
        v.pott(), tilldelning, rekvisition, BETALNING,
        rattelse("betald", "2022-03-02"), inbetalning | {"datum": "2022-03-03"},
        v.kommando("AvslutaBidragsar", "2023-01-31", id="slut"),
    )  # fmt: skip


def test_a_payment_that_was_taken_back_before_is_held_by_what_it_breaks(liggare: Harness) -> None:
    liggare.when(rattelse("r-betald"))

    assert liggare.rejected_by() == ("R36",)


def test_a_payment_to_another_pott_is_no_business_of_this_one(liggare: Harness) -> None:
    andra = {"pott": "FORST-2022"}
    liggare.given(
        *(one | andra for one in (v.pott(program="förstärkning"), *v.pengar()[:2])),
        BETALNING | andra | {"id": "annan"},
    )
    liggare.when(rattelse("annan"))

    assert liggare.rejected_by() == ("R10",)


def test_what_became_a_debt_after_the_closing_can_be_corrected(liggare: Harness) -> None:
    liggare.given(
        v.kommando("EfterskankAterkrav", "2023-02-01", belopp_ore=5, skal="s", id="e"),
        rattelse("e"),
    )

    assert liggare.saldo(v.SOC, "aterbetalningsskuld") == 1000


@pytest.mark.parametrize(("datum", "refused"), [("2023-01-30", ("R47",)), ("2023-01-31", ())])
def test_the_closing_is_corrected_from_its_own_day_on(
    liggare: Harness, datum: str, refused: tuple[str, ...]
) -> None:
    liggare.when(rattelse("slut", datum))

    assert liggare.rejected_by() == refused
