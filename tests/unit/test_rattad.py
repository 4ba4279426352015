"""What a correction closes of what it corrects, and what a correction of it brings back (S7)."""

from typing import Any

import pytest

from domain import events as e
from tests.decider import Harness
from tests.unit.test_rules import pott

RATTAR = {"kommando": "RattaHandelse", "pott": "KS-2022", "skal": "fel"}


def _anslag(id_: str, **beslut: Any) -> dict[str, Any]:
    """Return an anslag whose decision lacks its §: R38 opens an avvikelse."""
    whole = {"organ": "KF", "datum": "2022-02-01", "diarienummer": "STK-0000-1"}
    stated = {"kommando": "AnvisaAnslag", "pott": "KS-2022", "belopp_ore": 100}
    return {"id": id_, "datum": "2022-02-01", **stated, "beslut": whole | beslut}


def _attest(avser_id: str, slag: str) -> dict[str, Any]:
    return {"kommando": "Attestera", "pott": "KS-2022", "avser_id": avser_id, "slag": slag}


def _liggare() -> Harness:
    liggare = Harness().given(pott("KS-2022"))
    for aktor in ("EK-98", "EK-99"):
        liggare.given({"kommando": "RegistreraAktor", "aktor": aktor, "roll": "attestant"})
        for slag in ("granskning", "beslut"):
            ratt = {"aktor": aktor, "slag": slag, "giltig_from": "2022-01-01"}
            liggare.given({"kommando": "GeAttestratt", **ratt})
    return liggare.given(_anslag("k"))


def _ratta(liggare: Harness, id_: str, avser_id: str) -> e.HandelseRattad:
    liggare.given(RATTAR | {"id": id_, "avser_id": avser_id})
    event = liggare.events[-1]
    assert isinstance(event, e.HandelseRattad)
    return event


def _attesterad(liggare: Harness, avser_id: str) -> None:
    """Let two others attest it, and go on as who registered it."""
    for aktor, slag in (("EK-98", "granskning"), ("EK-99", "beslut")):
        liggare.aktor = aktor
        liggare.given(_attest(avser_id, slag))
    liggare.aktor = "EK-01"


def _oppna(liggare: Harness) -> set[tuple[str, str]]:
    return {*liggare.oppna("KS-2022")}


def _vantar(liggare: Harness) -> int:
    return sum(liggare.pott("KS-2022").oattesterade.values())


def test_a_correction_closes_what_was_open_and_another_brings_exactly_that_back() -> None:
    liggare = _liggare()
    assert (_oppna(liggare), _vantar(liggare)) == ({("k", "R38")}, 1)

    first = _ratta(liggare, "c1", "k")
    assert (first.stanger, first.oattesterad_ar) == (("R38",), 2022)
    assert (_oppna(liggare), _vantar(liggare)) == (set(), 1)  # the correction itself waits

    second = _ratta(liggare, "c2", "c1")
    assert (second.stanger, second.oattesterad_ar) == (None, 2022)
    assert (_oppna(liggare), _vantar(liggare)) == ({("k", "R38")}, 2)

    _ratta(liggare, "c3", "c2")
    assert (_oppna(liggare), _vantar(liggare)) == (set(), 2)  # the first and the third wait


def test_what_a_correction_closed_is_not_looked_into() -> None:
    liggare = _liggare()
    _ratta(liggare, "c1", "k")
    underlag = [{"typ": "annat", "titel": "brev"}]
    utreds = {"kommando": "UtredAvvikelse", "pott": "KS-2022", "avser_id": "k", "kod": "R38"}

    liggare.when(utreds | {"slutsats": "rätt", "underlag": underlag})
    assert liggare.rejected_by() == ("R42",)


def test_what_was_attested_needs_no_attest_when_it_stands_again() -> None:
    liggare = _liggare()
    _attesterad(liggare, "k")
    assert _vantar(liggare) == 0

    assert _ratta(liggare, "c1", "k").oattesterad_ar is None
    _ratta(liggare, "c2", "c1")
    assert _vantar(liggare) == 1  # the correction of the correction


def test_an_attest_that_comes_while_it_is_corrected_counts_when_it_stands_again() -> None:
    liggare = _liggare()
    _ratta(liggare, "c1", "k")
    _attesterad(liggare, "k")
    assert _vantar(liggare) == 1

    _ratta(liggare, "c2", "c1")
    assert _vantar(liggare) == 1


def test_what_stands_again_and_is_attested_does_not_wait_when_it_is_corrected_anew() -> None:
    liggare = _liggare()
    _ratta(liggare, "c1", "k")
    _ratta(liggare, "c2", "c1")
    _attesterad(liggare, "k")
    assert _vantar(liggare) == 1

    _ratta(liggare, "c3", "c2")
    assert _vantar(liggare) == 2  # the first correction stands again and waits, and the third


@pytest.mark.parametrize(
    ("kedja", "avser_id", "sagt", "hjalp"),
    [
        (("c1",), "k", "k är redan rättad genom c1\n", "Rätta c1 om rättelsen var fel,"),
        (("c1", "c2"), "k", "genom c1, och gäller igen genom c2\n", "Rätta c2 om k var fel,"),
        (("c1", "c2"), "c1", "c1 är redan rättad genom c2\n", "Rätta c2 om rättelsen var fel,"),
        (("c1", "c2", "c3"), "k", "rättad genom c1\n", "Rätta c3 om rättelsen var fel,"),
        (
            ("c1", "c2", "c3"),
            "c1",
            "genom c2, och gäller igen genom c3\n",
            "Rätta c3 om c1 var fel",
        ),
    ],
)
def test_what_has_been_corrected_names_the_last_correction_of_its_chain(
    kedja: tuple[str, ...], avser_id: str, sagt: str, hjalp: str
) -> None:
    liggare = _liggare()
    for id_, about in zip(kedja, ("k", *kedja), strict=False):
        _ratta(liggare, id_, about)
    liggare.when(RATTAR | {"id": "en-till", "avser_id": avser_id})

    assert liggare.rejected_by() == ("R50",)
    assert sagt in liggare.meddelande()
    assert hjalp in liggare.meddelande()


def test_what_is_corrected_in_another_pott_is_said_to_be_so_there() -> None:
    liggare = _liggare().given(pott("KS-2023", program="annat"))
    _ratta(liggare, "c1", "k")
    liggare.when(RATTAR | {"pott": "KS-2023", "id": "en-till", "avser_id": "k"})

    assert liggare.rejected_by() == ("R10", "R50")
    assert "k är redan rättad genom c1\n" in liggare.meddelande()
