"""Decisions on delegation: who may have delegated what to whom, and what waits to be reported."""

from typing import Any

import pytest
from pydantic import ValidationError

from domain.deciding.besluten import behorigt, saknas
from domain.facts import Beslut, Delegation
from tests.decider import Harness
from tests.unit import vantat as v

IDAG = "2022-10-01"


def delegation(av: str = "KS", **more: Any) -> dict[str, Any]:
    return {"av": av, "till_roll": "stadsdirektören", "anmalan": "anmals"} | more


def tagen(organ: str = "KS-SK", datum: str = "2022-08-17", **more: Any) -> dict[str, Any]:
    """A decision on delegation: that of an office has no §."""
    stated = {"organ": organ, "datum": datum, "diarienummer": v.DNR}
    return stated | {"delegation": delegation()} | more


def kompletterad(beslut: dict[str, Any], avser_id: str = "f") -> dict[str, Any]:
    return v.kommando("KompletteraBeslut", "2022-09-10", avser_id=avser_id, beslut=beslut)


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(v.pott(), *v.pengar())


def anmals(liggare: Harness, idag: str = IDAG) -> list[tuple[str, str]]:
    found = v.vantar(liggare, idag)
    return [(one.vem, one.vad) for slag, one in found.items() if slag == "anmalan"]


@pytest.mark.parametrize(
    ("av", "till", "kan"),
    [
        ("KS", "KS", True), ("KS", "KSAU", True), ("KS", "KS-SK", True), ("GRN", "GRN-PI", True),
        ("KS", "GRN", False), ("KS", "GRN-PI", False), ("KSAU", "KS", False), ("KS", "KF", False),
        ("KF", "KS", True), ("KF", "TN", True), ("KF", "KF", False), ("KF", "KSAU", False),
        ("KF", "KS-SK", False), ("SOS", "SOS", True), ("KF", "SOS", False),
    ],
)  # fmt: skip
def test_an_organ_delegates_to_what_belongs_to_it_and_kf_to_namnder(
    av: str,
    till: str,
    kan: bool,  # noqa: FBT001 - a case of a table
) -> None:
    assert Harness().register.delegates(av, till) == kan


def test_a_decision_on_delegation_rests_on_another_right_and_needs_no_paragraf() -> None:
    own = Beslut(organ="KSAU", datum="2022")
    handed = own.model_copy(update={"delegation": Delegation.model_validate(delegation())})

    assert (behorigt(own), behorigt(handed)) == ("KSAU", "KS")
    parts = ["datum", "paragraf", "diarienummer"]
    assert saknas(own, parts) == ["paragraf", "diarienummer"]
    assert saknas(handed.model_copy(update={"diarienummer": "okänd"}), parts[2:]) == parts[2:]
    assert saknas(handed.model_copy(update={"diarienummer": v.DNR}), parts[2:]) == []


def test_what_is_not_to_be_reported_has_not_been() -> None:
    assert Delegation.model_validate(delegation(anmald="2022-09-07")).anmald == "2022-09-07"
    with pytest.raises(ValidationError, match="anmald anges bara för ett beslut som anmäls"):
        Delegation.model_validate(delegation(anmalan="protokollfors", anmald="2022-09-07"))


def test_a_decision_waits_to_be_reported_until_it_is(liggare: Harness) -> None:
    liggare.given(v.fordelning(id="f", beslut=tagen()))
    assert liggare.events[-1].avvikelser == ()
    assert anmals(liggare) == [
        ("KS-SK", "Anmäl till KS beslutet 2022-08-17, som är fattat på delegation.")
    ]

    liggare.given(kompletterad(tagen(delegation=delegation(anmald="2022-09-07"))))
    assert anmals(liggare) == []


@pytest.mark.parametrize(
    "stated",
    [
        tagen(delegation=delegation(anmald="2022-09-07")),
        tagen(delegation=delegation(anmalan="protokollfors")),
        v.beslut("KS", "2022-08-17"),
    ],
)
def test_what_is_reported_or_not_to_be_does_not_wait(
    liggare: Harness, stated: dict[str, Any]
) -> None:
    assert anmals(liggare.given(v.fordelning(id="f", beslut=stated))) == []


def test_what_was_said_last_of_the_delegation_counts(liggare: Harness) -> None:
    liggare.given(v.fordelning(id="f", beslut=tagen("KS", paragraf=7, delegation=delegation())))
    utan = {key: value for key, value in tagen("KS").items() if key != "delegation"}
    liggare.when(kompletterad(utan))
    assert len(anmals(liggare)) == 1

    liggare.given(kompletterad(tagen("KS", delegation=delegation(anmalan="protokollfors"))))
    assert anmals(liggare) == []


def test_what_is_corrected_is_not_reported_and_what_only_cites_it_reports_nothing(
    liggare: Harness,
) -> None:
    liggare.given(v.fordelning(id="f", beslut=tagen()))
    liggare.given(v.namndens("OverforMedel", "2022-09-01", id="o", beslut=tagen()))
    assert len(anmals(liggare)) == 1

    liggare.given(v.kommando("RattaHandelse", "2022-09-02", avser_id="o", skal="s"))
    liggare.given(v.kommando("RattaHandelse", "2022-09-02", avser_id="f", skal="s"))
    assert anmals(liggare) == []


@pytest.mark.parametrize(
    ("beslut", "refused"),
    [
        (tagen(), ()),
        (tagen("KSAU"), ("R6",)),  # it was the office that decided
        (tagen(delegation=delegation(av="KS-SK")), ("R6",)),
        (tagen(delegation=delegation(anmald="2022-08-16")), ("R6",)),
        (tagen(datum="2022-08-18"), ("R37",)),
    ],
)
def test_a_completion_is_of_the_same_decision_by_the_same_right(
    liggare: Harness, beslut: dict[str, Any], refused: tuple[str, ...]
) -> None:
    liggare.given(v.fordelning(id="f", beslut=tagen())).when(kompletterad(beslut))

    assert liggare.rejected_by() == refused


def test_that_it_was_taken_on_delegation_can_be_said_afterwards(liggare: Harness) -> None:
    utan = {"organ": "KS", "datum": "2022-08-17", "diarienummer": v.DNR}
    liggare.given(v.fordelning(id="f", beslut=utan))
    assert [one.regel for one in liggare.events[-1].avvikelser] == ["R38"]

    liggare.given(kompletterad(utan | {"delegation": delegation()}))
    assert liggare.pott(v.SOC).oppna == {}
    assert len(anmals(liggare)) == 1


@pytest.mark.parametrize(
    ("organ", "av", "refused"),
    [("KUN", "KUN", ()), ("KSAU", "KS", ("R6",)), ("KS", "KUN", ("R6",)), ("FRN", "FRN", ("R6",))],
)
def test_an_askande_is_decided_on_delegation_of_its_own_namnd(
    liggare: Harness, organ: str, av: str, refused: tuple[str, ...]
) -> None:
    liggare.given(v.namndens("LamnaAskande", "2022-05-01", id="f"))
    liggare.when(kompletterad(tagen(organ, "2022-05-02", delegation=delegation(av))))

    assert liggare.rejected_by() == refused


def test_the_day_of_an_anmalan_has_come(liggare: Harness) -> None:
    liggare.klockan = "2022-09-30"
    liggare.when(v.fordelning(beslut=tagen(delegation=delegation(anmald="2022-10-01"))))

    assert liggare.rejected_by() == ("R55",)


@pytest.mark.parametrize(
    ("organ", "more", "kan"),
    [
        ("SOS", {"ny_nyttjas_tom": "2023-06-30"}, True),
        ("KS", {"ny_nyttjas_tom": "2023-06-30"}, False),
        ("KS", {}, True), ("KF", {}, True), ("KUN", {}, False),
    ],
)  # fmt: skip
def test_how_long_the_states_money_lasts_the_state_decides(
    liggare: Harness,
    organ: str,
    more: dict[str, Any],
    kan: bool,  # noqa: FBT001 - a case of a table
) -> None:
    stated = {"andring": "nämnderna redovisar tidigare", "galler_fran": "2022-11-01"} | more
    beslut = v.beslut(organ, "2022-11-01")
    liggare.when(v.kommando("AndraVillkor", "2022-11-01", beslut=beslut, **stated))

    assert liggare.rejected_by() == (() if kan else ("R6",))


@pytest.mark.parametrize(
    ("command", "kan"),
    [
        (v.kommando("AndraVillkor", "2022-11-01", andring="a", galler_fran="2022-11-01",
                    ny_nyttjas_tom="2023-06-30"), True),
        (v.kommando("TaEmotAterkrav", "2022-11-01", belopp_ore=100,
                    forfallodag="2022-12-01"), True),
        (v.kommando("RegistreraTilldelning", "2022-11-01", belopp_ore=1), False),
        (v.fordelning(), False),
    ],
)  # fmt: skip
def test_the_government_says_what_its_authority_may_but_grants_nothing(
    liggare: Harness,
    command: dict[str, Any],
    kan: bool,  # noqa: FBT001 - a case of a table
) -> None:
    regeringen = {"kod": "REG", "namn": "Regeringen", "slag": "myndighet"}
    liggare.given({"kommando": "RegistreraOrgan", "datum": "2022-01-01", **regeringen})
    liggare.when(command | {"beslut": v.beslut("REG", "2022-11-01")})

    assert ("R6" in liggare.rejected_by()) is not kan
