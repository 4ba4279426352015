"""R48: whatever claims a voucher row, frees it or claims it again, there is no krona twice."""

from __future__ import annotations

from typing import Any

import pytest

from domain import events as e
from domain.deciding.outcome import Accepted
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning

B = "SOC-2023"


def _pott(pott: str, ar: int) -> list[dict[str, Any]]:
    beslut = {"organ": "SOS", "datum": str(ar), "paragraf": 1, "diarienummer": f"STK-{ar}-1"}
    betald = {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 100_000}
    ks = beslut | {"organ": "KS"}
    stated = [
        POTT | {"bidragsar": ar, "nyttjas_from": str(ar), "nyttjas_tom": str(ar)},
        TILLDELNING | {"belopp_ore": 100_000, "beslut": beslut},
        REKVISITION | {"belopp_ore": 100_000},
        betald,
        fordelning(("KUN", 50_000), ("TN", 40_000), beslut=ks),
        {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 50_000},
        {"kommando": "OverforMedel", "namnd": "TN", "belopp_ore": 40_000},
    ]
    return [one | {"pott": pott, "datum": f"{ar}-02-01"} for one in stated]


@pytest.fixture
def liggare() -> Harness:
    """Return two potts with money at two nämnder."""
    return Harness().given(*_pott("SOC-2022", 2022), *_pott(B, 2023))


def kostnad(id_: str, ore: int, *, pott: str = "SOC-2022", **more: Any) -> dict[str, Any]:
    return {
        "kommando": "RedovisaForbrukning",
        "id": id_,
        "pott": pott,
        "datum": f"{pott[-4:]}-09-01",
        "namnd": "KUN",
        "insats": "fältarbete",
        "belopp_ore": ore,
        "verifikat": "V-1",
        "avser": id_,
    } | more


def kredit(id_: str, ore: int, *, pott: str = "SOC-2022", **more: Any) -> dict[str, Any]:
    return kostnad(id_, ore, pott=pott) | {"kommando": "KrediteraForbrukning"} | more


def ratta(id_: str, avser_id: str, *, pott: str = "SOC-2022", **more: Any) -> dict[str, Any]:
    of = {"kommando": "RattaHandelse", "id": id_, "pott": pott, "avser_id": avser_id, "skal": "fel"}
    return of | {"datum": f"{pott[-4:]}-10-01"} | more


def oppnade(liggare: Harness) -> dict[str, tuple[str, str]]:
    assert isinstance(liggare.outcome, Accepted), liggare.meddelande()
    return {
        found.regel: (
            found.lasning_1.replace("\u00a0", " "),
            found.lasning_2.replace("\u00a0", " "),
        )
        for event in liggare.outcome.events
        for found in event.avvikelser
    }


def kredit_utan_insats(stated: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stated.items() if name != "insats"}


def test_a_corrected_correction_does_not_bring_back_what_another_pott_has_claimed(
    liggare: Harness,
) -> None:
    liggare.given(kostnad("k1", 100), ratta("r1", "k1"), kostnad("k2", 100, pott=B))
    liggare.when(ratta("r2", "r1"))

    assert liggare.rejected_by() == ("R48",)
    assert "rättelse av r1: verifikat V-1 är utan angivet belopp, och 2 kr blir" in (
        liggare.meddelande()
    )
    assert "(k1 i SOC-2022, k2 i SOC-2023)" in liggare.meddelande()


def test_it_may_come_back_when_the_other_pott_has_let_go(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 100),
        ratta("r1", "k1"),
        kostnad("k2", 100, pott=B),
        ratta("r2", "k2", pott=B),
        ratta("r3", "r1"),
    )
    liggare.when(ratta("r4", "r2", pott=B))

    assert liggare.rejected_by() == ("R48",)


@pytest.mark.parametrize("depth", range(1, 7))
def test_at_any_depth_of_corrections_it_is_what_is_in_force_that_counts(
    liggare: Harness, depth: int
) -> None:
    liggare.given(kostnad("k1", 100))
    chain = ["k1"]
    for number in range(1, depth + 1):
        liggare.given(ratta(f"r{number}", chain[-1]))
        chain.append(f"r{number}")
    freed = depth % 2 == 1
    liggare.when(kostnad("k2", 100, pott=B))
    assert liggare.rejected_by() == (() if freed else ("R48",))
    liggare.when(ratta("sist", chain[-1]))
    assert liggare.rejected_by() == (("R48",) if freed else ())


def test_the_first_stated_amount_comes_back_as_the_ceiling(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 60, verifikat_belopp_ore=100),
        kostnad("k2", 40, pott=B, verifikat_belopp_ore=20_000),
        ratta("r1", "k1"),
        kostnad("k4", 15_000, pott=B),
    )
    liggare.when(ratta("r2", "r1"))

    assert liggare.rejected_by() == ("R48",)
    assert "verifikat V-1 är på 1 kr, och 151 kr blir redovisat på det" in liggare.meddelande()


def test_the_claim_that_stated_the_ceiling_is_not_corrected_away_from_the_others(
    liggare: Harness,
) -> None:
    liggare.given(
        kostnad("k1", 50, verifikat_belopp_ore=100), kostnad("k2", 20), kostnad("k3", 30, pott=B)
    )
    liggare.when(ratta("r1", "k1"))
    assert liggare.rejected_by() == ("R48",)

    liggare.given(ratta("r2", "k2"), ratta("r3", "k1"))
    assert liggare.rejected_by() == ()


def test_a_lower_ceiling_that_is_left_holds_what_is_left(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 10, verifikat_belopp_ore=100),
        kostnad("k2", 30, verifikat_belopp_ore=50),
        kostnad("k3", 30),
    )
    liggare.when(ratta("r1", "k1"))

    assert liggare.rejected_by() == ("R48",)


def test_an_amount_that_differs_from_an_earlier_one_is_shown(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 50, verifikat_belopp_ore=100))
    liggare.when(kostnad("k2", 20, verifikat_belopp_ore=900, pott=B))

    assert oppnade(liggare)["R48"] == (
        "verifikat V-1 är på 1 kr (k1 i SOC-2022)",
        "det är på 9 kr (k2 i SOC-2023)",
    )
    liggare.when(kostnad("k3", 10, verifikat_belopp_ore=900))
    assert oppnade(liggare)["R48"] == (  # whoever says so may be all that is left of it
        "verifikat V-1 är på 1 kr (k1 i SOC-2022)",
        "det är på 9 kr (k3 i SOC-2022)",
    )
    liggare.when(kostnad("k4", 30))
    assert liggare.rejected_by() == ("R48",)  # the first stated amount stays the ceiling


def test_a_ceiling_that_is_stated_after_a_claim_on_the_whole_row_is_shown(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 50))
    liggare.when(kostnad("k2", 20, verifikat_belopp_ore=900))

    assert oppnade(liggare)["R48"][0] == "verifikat V-1 är på 0,50 kr (k1 i SOC-2022)"


def test_who_says_the_amount_that_was_said_first_says_nothing_new(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 50, verifikat_belopp_ore=100),
        kostnad("k2", 20, verifikat_belopp_ore=900, pott=B),
        kostnad("k3", 10, verifikat_belopp_ore=100),
    )
    assert "R48" not in oppnade(liggare)
    liggare.given(kostnad("k4", 5))
    assert "R48" not in oppnade(liggare)


def test_a_correction_says_again_what_it_ends_and_leaves(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 50, verifikat_belopp_ore=100),
        ratta("r1", "k1"),
        kostnad("k2", 20, verifikat_belopp_ore=900),
        kostnad("k3", 10, verifikat_belopp_ore=100),
        ratta("r2", "r1"),
    )
    assert "R48" not in oppnade(liggare)  # of k3 it stands open
    liggare.given(ratta("r3", "k3"))
    assert oppnade(liggare)["R48"][1] == "det är på 9 kr (k2 i SOC-2022)"
    liggare.given(ratta("r4", "k2"))
    assert "R48" not in oppnade(liggare)


def test_a_correction_says_it_again_also_when_it_ends_what_said_nothing_of_it(
    liggare: Harness,
) -> None:
    liggare.given(
        kostnad("k1", 50, verifikat_belopp_ore=100),
        kostnad("k2", 20, verifikat_belopp_ore=900),
        ratta("r1", "k2"),
        kostnad("k3", 10, verifikat_belopp_ore=900),
        ratta("r2", "r1"),
    )
    assert "R48" not in oppnade(liggare)  # of k2, which is back, it has been said
    liggare.when(ratta("r3", "r2"))

    assert oppnade(liggare)["R48"][1] == "det är på 9 kr (k3 i SOC-2022)"


def test_amounts_that_come_to_differ_by_a_correction_are_shown(liggare: Harness) -> None:
    liggare.given(
        kostnad("k1", 50, verifikat_belopp_ore=100),
        ratta("r1", "k1"),
        kostnad("k2", 20, verifikat_belopp_ore=900, pott=B),
    )
    assert "R48" not in oppnade(liggare)
    liggare.when(ratta("r2", "r1"))

    assert oppnade(liggare)["R48"][1] == "det är på 9 kr (k2 i SOC-2023)"


@pytest.mark.parametrize("spelled", ["v-1", "V 1", "V:001", "V1", "v\u20131"])
def test_another_spelling_is_the_same_row(liggare: Harness, spelled: str) -> None:
    liggare.given(kostnad("k1", 100))
    liggare.when(kostnad("k2", 100, pott=B, verifikat=spelled))

    assert liggare.rejected_by() == ("R48",)


def test_what_is_claimed_is_credited_and_not_claimed_again(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 100))
    liggare.when(kostnad("k2", 100))

    assert "en rättelse görs som kreditering" in liggare.meddelande()


@pytest.mark.parametrize("other", ["V-11", "V-1/2", "V1-1", "W-1"])
def test_another_row_is_another(liggare: Harness, other: str) -> None:
    liggare.given(kostnad("k1", 100))
    liggare.when(kostnad("k2", 100, pott=B, verifikat=other))

    assert liggare.rejected_by() == ()


def test_a_credit_note_counts_once_and_in_a_series_of_its_own(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 100), kostnad("k2", 100, pott=B, verifikat="V-2"))
    liggare.given(kredit_utan_insats(kredit("c1", 10)))
    liggare.when(kredit_utan_insats(kredit("c2", 10, pott=B, verifikat="v 1")))
    assert liggare.rejected_by() == ("R48",)
    assert "verifikat v 1 är redan krediterat i SOC-2022 (c1, 0,10 kr)" in liggare.meddelande()
    assert "samma kreditnota räknas inte två gånger" in liggare.meddelande()


def test_a_credit_note_that_was_corrected_comes_back_only_where_none_has_taken_its_place(
    liggare: Harness,
) -> None:
    liggare.given(kostnad("k1", 100), kostnad("k2", 100, pott=B, verifikat="V-2"))
    liggare.given(kredit_utan_insats(kredit("c1", 10)), ratta("r1", "c1"))
    liggare.given(kredit_utan_insats(kredit("c2", 10, pott=B)))
    liggare.when(ratta("r2", "r1"))
    assert liggare.rejected_by() == ("R48",)

    liggare.given(ratta("r3", "c2", pott=B), ratta("r4", "r1"))
    rattad = liggare.events[-1]
    assert isinstance(rattad, e.HandelseRattad)
    assert rattad.verifikat == "V-1"


def test_an_unknown_voucher_claims_nothing_also_by_corrections(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 100, verifikat="okänd"), kostnad("k2", 90, verifikat="Okänd."))
    liggare.given(kostnad("k3", 80, verifikat="okänd"), ratta("r1", "k1"), ratta("r2", "r1"))
    assert liggare.rejected_by() == ()


def test_a_correction_in_the_wrong_pott_is_another_rules_matter(liggare: Harness) -> None:
    liggare.given(kostnad("k1", 100, verifikat_belopp_ore=200), kostnad("k2", 50))
    liggare.when(ratta("r1", "k1", pott=B))

    assert "R10" in liggare.rejected_by()
    assert "R48" not in liggare.rejected_by()


@pytest.mark.parametrize(("verifikat", "said"), [(None, "anger inget"), ("okänd", "står på")])
def test_a_cost_without_a_known_voucher_is_shown(
    liggare: Harness, verifikat: str | None, said: str
) -> None:
    stated = kostnad("k1", 100, verifikat=verifikat)
    liggare.when({name: value for name, value in stated.items() if value is not None})

    assert f"kostnaden 1 kr {said} verifikat" in oppnade(liggare)["R52"][0]
    liggare.when(kostnad("k2", 100))
    assert "R52" not in oppnade(liggare)
