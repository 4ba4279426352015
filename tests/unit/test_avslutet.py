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
        v.pott(), tilldelning, rekvisition | {"id": "rekvirerad"}, BETALNING,
        rattelse("betald", "2022-03-02"), inbetalning | {"datum": "2022-03-03", "id": "inbetald"},
        v.kommando("AvslutaBidragsar", "2023-01-31", id="slut"),
    )  # fmt: skip


def test_a_payment_that_was_taken_back_before_is_held_by_what_it_breaks(liggare: Harness) -> None:
    liggare.when(rattelse("r-betald"))

    assert liggare.rejected_by() == ("R36",)


def test_a_payment_in_force_is_what_a_rekvisition_waits_for(liggare: Harness) -> None:
    liggare.given(rattelse("slut"))
    liggare.when(rattelse("rekvirerad"))

    assert liggare.rejected_by() == ("R36",)
    senare = "inbetald (StatsbidragInbetalt 2022-03-03)"
    assert f"senare byggt på händelsen: {senare}." in liggare.meddelande()


def test_the_closing_is_named_before_what_it_closed(liggare: Harness) -> None:
    liggare.when(rattelse("rekvirerad"))

    assert "slut (BidragsarAvslutat 2023-01-31), inbetald (Stat" in liggare.meddelande()


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


@pytest.fixture
def felgang(liggare: Harness) -> Harness:
    """Another pott, closed in 2098 by a clock that now shows 2023 again."""
    liggare.given(
        *(one | {"pott": "FORST-2022"} for one in (v.pott(program="förstärkning"), *v.pengar()))
    )
    liggare.klockan = "2098-01-02"
    liggare.given(v.kommando("AvslutaBidragsar", "2098-01-02", id="fel") | {"pott": "FORST-2022"})
    liggare.klockan = "2023-02-10"
    return liggare


def test_a_closing_of_a_day_to_come_is_corrected_that_day_and_made_anew(felgang: Harness) -> None:
    andra = {"pott": "FORST-2022"}
    felgang.when(rattelse("fel", "2023-02-10") | andra)
    assert felgang.rejected_by() == ("R47",)
    assert "Ange tidigast 2098-01-02, avslutets egen dag" in felgang.meddelande()

    felgang.given(
        rattelse("fel", "2098-01-02") | andra,
        v.kommando("AvslutaBidragsar", "2023-02-10") | andra,
    )
    assert felgang.saldo("FORST-2022", "aterbetalningsskuld") == 1000


def test_what_else_comes_before_the_closing_awaits_its_correction(felgang: Harness) -> None:
    felgang.when(
        v.kommando("EfterskankAterkrav", "2023-02-10", belopp_ore=5, skal="s")
        | {"pott": "FORST-2022"}
    )

    assert felgang.rejected_by() == ("R47",)
    assert "2098-01-02; hörde det till före avslutet, rätta fel först." in felgang.meddelande()


@pytest.mark.parametrize(
    ("dagen", "sagt"),
    [
        ("2023-02-09", "tidigast 2023-02-10; är den dagen fel, rätta det som har den"),
        ("2023-02-10", "tidigast 2023-02-10."),
    ],
)
def test_a_posted_day_that_is_to_come_may_be_wrong(dagen: str, sagt: str) -> None:
    liggare = Harness(rules=UTAN_ATTEST)
    liggare.given(v.pott(), *v.pengar(), v.fordelning() | {"datum": "2023-02-10"})
    liggare.klockan = dagen
    liggare.when(v.kommando("AvslutaBidragsar", "2023-02-09"))

    assert liggare.rejected_by() == ("R47",)
    assert sagt in liggare.meddelande()


@pytest.mark.parametrize("rader", [[], [{"namnd": "KUN", "insats": "dans"}]])
def test_what_a_decision_does_not_say_is_completed_or_corrected_first(rader: list[object]) -> None:
    liggare = Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning() | {"rader": rader, "total_ore": 500, "id": "okant"}
    )
    slut = v.kommando("AvslutaBidragsar", "2023-01-31")
    liggare.when(slut)
    assert liggare.rejected_by() == ("R47",)
    assert "fördelningen okant i SOC-2022" in liggare.meddelande()

    liggare.given(rattelse("okant", "2023-01-30"), slut)
    assert liggare.saldo(v.SOC, "aterbetalningsskuld") == 1000


@pytest.mark.parametrize(("betalas", "oppnas"), [("efterhand", True), ("forskott", False)])
def test_in_arrears_more_called_in_than_spent_is_found(betalas: str, oppnas: bool) -> None:  # noqa: FBT001
    liggare = Harness().given(v.pott(utbetalning=betalas), *v.pengar()[:2])
    found = [one for one in liggare.events[-1].avvikelser or () if one.regel == "R59"]

    assert [one.belopp_ore for one in found] == [1000] * oppnas


def test_what_is_refused_since_the_pott_is_closed_says_what_closed_it(liggare: Harness) -> None:
    liggare.when(v.namndens("RedovisaForbrukning", "2023-02-10", 5, insats="i"))

    assert (
        "Rätta slut om avslutet var fel; annars hör det till en annan pott." in liggare.meddelande()
    )


@pytest.fixture
def oppnad(liggare: Harness) -> Harness:
    """The same pott, of which the closing was corrected."""
    return liggare.given(rattelse("slut"))


def andrat(tom: str) -> dict[str, object]:
    return v.kommando("AndraVillkor", "2023-02-10", andring="a", galler_fran="2023-02-10",
                      ny_nyttjas_tom=tom)  # fmt: skip


EGEN = v.namndens("RedovisaForbrukning", "2023-02-10", 7, insats="i", period="2022-12")
OKAND = v.kommando("RegistreraOidentifieradInbetalning", "2023-02-10", belopp_ore=5)
TILLDELAT = v.kommando("RegistreraTilldelning", "2023-02-10", belopp_ore=11)
FORSKOTT = v.kommando("BeslutaForskottering", "2023-02-10", belopp_ore=13)


@pytest.mark.parametrize(
    ("sedan", "svar"),
    [
        ([], ""),
        ([v.kommando("LamnaNamndredovisning", "2023-02-10", namnd="KUN", text="t", utfall_ore=7)],
         ""),
        ([EGEN], "inte längre är pottens: egenfinansierat (KUN) är 0,07 kr, inte 0 kr\n"),
        ([TILLDELAT, OKAND, EGEN], "tilldelat är 10,11 kr, inte 10 kr, oidentifierat"),
        ([TILLDELAT, OKAND, EGEN, FORSKOTT], "egenfinansierat (KUN) är 0,07 kr, inte 0 kr och 1"),
        ([andrat("2023-01-31")], ""),
        ([andrat("2023-02-01")], "avslutet slut är daterat 2023-01-31, men SOC-2022 kan användas"),
    ],
)  # fmt: skip
def test_a_closing_is_in_force_again_if_the_pott_is_as_it_was_closed(
    oppnad: Harness, sedan: list[dict[str, object]], svar: str
) -> None:
    for nr, one in enumerate(sedan):
        said = {"beslut": v.beslut("SOS" if "Till" in str(one["kommando"]) else "KS", "2023-02-10")}
        with_beslut = one["kommando"] in {"RegistreraTilldelning", "BeslutaForskottering"}
        oppnad.given({**one, "id": f"s{nr}", **(said if with_beslut else {})})
    oppnad.when(rattelse("r-slut"))

    assert oppnad.rejected_by() == (("R47",) if svar else ())
    assert svar in oppnad.meddelande()


def test_a_correction_of_a_closing_is_corrected_once_and_the_closing_stays(oppnad: Harness) -> None:
    oppnad.given(rattelse("r-slut"), rattelse("r-r-slut"), OKAND)
    oppnad.when(rattelse("r-slut") | {"id": "en gång till"})

    assert oppnad.rejected_by() == ("R50",)
