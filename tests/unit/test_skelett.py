"""Two names with one skeleton are one to the eye; what differs to the eye stays two (R54)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values.skelett import actor_looks, looks
from tests.decider import Harness

ORGAN = {"kommando": "RegistreraOrgan", "kod": "EXN", "namn": "Exempelnämnden", "slag": "namnd"}
AKTOR = {"kommando": "RegistreraAktor", "roll": "ekonom"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kulturnämnden", "kulturnämnden"),
        ("Kulturnämnden", " Kulturnämnden\u00a0"),
        ("Kulturnämnden", "Ku\u0142turnämnden"),
        ("Kulturnämnden", "KuIturnämnden"),
        ("Kulturnämnden", "Kulturn\u0101mnden"),
        ("Kulturnämnden", "Kultur\u0274ämnden"),
        ("Servicenämnden", "Serv\u0131cenämnden"),
        ("Servicenämnden", "Servicenämnde\u0144"),
        ("Miljönämnden", "Milj\u00f8nämnden"),
        ("FON", "F0N"),
        ("Kommunstyrelsen", "k0mmunstyrelsen"),
        ("Kulturnämnden O", "Kulturnämnden 0"),
        ("kIustret O", "klustret 0"),
        ("Miljönämnden", "Miljön\u00e3mnden"),
        ("Skånes råd", "Sk\u01fbnes  råd"),
        ("Hälsa-, vård- och omsorg", "Hälsa, vård\u2011 och omsorg"),
        ("KI", "Kl"),
        ("Distrikt 1", "Distrikt l"),
    ],
    ids=ascii,
)
def test_names_that_are_taken_for_each_other(one: str, other: str) -> None:
    assert looks(one) & looks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kulturnämnden", "Kulturnamnden"), ("Kulturnämnden", "Kulturnåmnden"),
        ("Kal", "Kål"), ("Bo", "Bö"), ("KI", "KL"), ("GRN-PI", "GRNPI"), ("N 1-1", "N 11"),
        ("Område 1", "Område 2"), ("MN", "TN"), ("K0N", "KAN"),
    ],
)  # fmt: skip
def test_names_that_are_not(one: str, other: str) -> None:
    assert not looks(one) & looks(other)


@pytest.mark.parametrize("other", ["EK-O1", "EK-0I", "EK-OI", "EK-0l", "ek-01", "E\u212a-01"])
def test_actors_that_are_taken_for_each_other(other: str) -> None:
    assert actor_looks("EK-01") == actor_looks(other)


@pytest.mark.parametrize("other", ["EK-02", "EK-L1", "EK01", "EK-0-1", "FK-01", "EK-001"])
def test_actors_that_are_not(other: str) -> None:
    assert actor_looks("EK-01") != actor_looks(other)


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x24F), max_size=30))
def test_case_spaces_and_normal_form_make_no_other_name(text: str) -> None:
    spaced = f"  {text}\u2009 "
    decomposed = unicodedata.normalize("NFD", text)

    assert looks(text) == looks(spaced)
    assert looks(text) == looks(unicodedata.normalize("NFC", decomposed))
    assert actor_looks(text) == actor_looks(spaced)


@given(st.text("AOIL01-X9", min_size=1, max_size=8), st.text("AOIL01-X9", min_size=1, max_size=8))
def test_ids_look_alike_just_when_they_differ_in_o_and_i(one: str, other: str) -> None:
    def naive(text: str) -> list[str]:
        return text.replace("O", "0").replace("I", "1").replace("-", " ").split()

    assert (actor_looks(one) == actor_looks(other)) == (naive(one) == naive(other))


def test_the_registered_name_is_known_to_the_eye_and_the_first_stays() -> None:
    liggare = Harness().given(ORGAN)

    assert liggare.register.resembles("EXEMPELNÄMNDEN") == {"EXN"}
    assert liggare.register.resembles("Exempelnämnd") == frozenset()


@pytest.mark.parametrize(
    "stated",
    [
        ORGAN | {"kod": "EXM", "namn": "EXEMPELNÄMNDEN"},
        ORGAN | {"kod": "EXM", "namn": "exn"},
        {"kommando": "RegistreraAlias", "kod": "KUN", "alias": "ExempeInämnden"},
        {"kommando": "RegistreraAlias", "kod": "KUN", "alias": "exn"},
    ],
)
def test_a_name_that_looks_like_another_organs_is_refused(stated: dict[str, str]) -> None:
    liggare = Harness().given(ORGAN)

    liggare.when(stated)
    assert liggare.rejected_by() == ("R54",)
    assert "går att ta för ett av EXN" in liggare.meddelande()


def test_the_very_same_name_is_taken_and_not_also_alike() -> None:
    liggare = Harness().given(ORGAN)

    liggare.when({"kommando": "RegistreraAlias", "kod": "KUN", "alias": ORGAN["namn"]})
    assert "är upptaget av EXN" in liggare.meddelande()
    assert "går att ta för" not in liggare.meddelande()


def test_the_same_organ_may_be_written_in_more_ways() -> None:
    liggare = Harness().given(
        ORGAN, {"kommando": "RegistreraAlias", "kod": "EXN", "alias": "EXEMPELNÄMNDEN"}
    )

    assert liggare.register.find("EXEMPELNÄMNDEN").kod == "EXN"


def test_an_actor_that_looks_like_another_is_refused_and_told() -> None:
    liggare = Harness().given(AKTOR | {"aktor": "EK-01"}, AKTOR | {"aktor": "EK-02"})

    liggare.when(AKTOR | {"aktor": "EK-O2"})
    assert liggare.rejected_by() == ("R54",)
    assert "aktören EK-O2 går att läsa som EK-02, som finns" in liggare.meddelande()
    for aktor in ("EK-01", "EK-02"):
        liggare.when(AKTOR | {"aktor": aktor})
        assert f"aktören {aktor} är redan registrerad" in liggare.meddelande()


def test_no_right_is_given_to_oneself_under_another_spelling() -> None:
    liggare = Harness().given(AKTOR | {"aktor": "EK-01"})
    liggare.aktor = "EK-O1"

    liggare.when(
        {"kommando": "GeAttestratt", "aktor": "EK-01", "slag": "beslut", "giltig_from": "2022"}
    )
    assert liggare.rejected_by() == ("R35",)
