"""The edges of the rules about insatser, reports, debts, and money that becomes permanent."""

from typing import Any

import pytest

from domain.deciding.context import Context
from domain.deciding.parsing import parse_command
from domain.rules.vaxlingen import ur_egna_medel
from domain.states.pott import Pott
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

SOC = {"pott": "SOC-2022"}
KUN = SOC | {"namnd": "KUN"}
PI = SOC | {"namnd": "GRN", "underenhet": "GRN-PI"}
INBETALNING = SOC | {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 1000}
REDOVISNING = {"kommando": "LamnaNamndredovisning", "text": "t"}
RAPPORT = SOC | {"kommando": "AterrapporteraTillMyndighet", "per_datum": "2022-12-31"}
KF = {"organ": "KF", "datum": "2022", "paragraf": 3, "diarienummer": "STK-2022-1"}
VAXLING = SOC | {
    "kommando": "VaxlaKommunbidrag",
    "belopp_per_ar_ore": 1,
    "fran": "KS",
    "till": "KUN",
    "fran_ar": 2022,
    "effektbedomning": "e",
    "beslut": KF,
}


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(POTT, TILLDELNING, REKVISITION, INBETALNING)


def said(liggare: Harness, stated: dict[str, Any]) -> str:
    liggare.when(stated)
    return liggare.meddelande()


def funnet(liggare: Harness) -> list[str]:
    return [one.lasning_1.replace("\u00a0", " ") for one in liggare.events[-1].avvikelser]


def test_report_with_another_outcome_is_told_by_the_unit_or_else_the_namnd(
    liggare: Harness,
) -> None:
    liggare.given(REDOVISNING | PI | {"utfall_ore": 500})
    assert funnet(liggare) == ["GRN-PI redovisar utfallet 5 kr"]

    liggare.given(REDOVISNING | KUN)
    assert funnet(liggare) == ["utfall saknas i redovisningen från KUN"]


def test_those_with_money_that_have_not_reported_are_told_by_unit_or_namnd(
    liggare: Harness,
) -> None:
    beslut = {"beslut": ks(organ="KUN", paragraf=8)}
    aterlamning = {"kommando": "AterlamnaMedel", "belopp_ore": 5, "skal": "s"}
    rader = [
        PI | {"belopp_ore": 5},
        KUN | {"belopp_ore": 5},
        KUN | {"namnd": "MN", "belopp_ore": 5},
    ]
    for rad in rader:
        del rad["pott"]
        liggare.given(
            fordelning(total_ore=5, rader=[rad]), SOC | rad | {"kommando": "OverforMedel"}
        )
    liggare.given(KUN | aterlamning | beslut)  # KUN has nothing left to report on
    liggare.given(SOC | {"kommando": "GodkannAterrapportering", "beslut": ks(paragraf=9)})

    assert funnet(liggare) == ["utfall saknas från 2: GRN-PI, MN"]


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"steg": "kvitterad", "summa_ore": 0}, "är inte påbörjad och kan inte bli kvitterad"),
        ({"steg": "utkast", "summa_ore": 1}, "är inte hela kronor"),
        ({"steg": "utkast", "summa_ore": 0, "prognos_ore": 150}, "är inte hela kronor"),
        ({"steg": "inskickad", "summa_ore": 0, "prognos_ore": 200}, "är 0 kr, prognos 2 kr"),
    ],
)
def test_report_to_the_authority_is_refused(
    liggare: Harness, stated: dict[str, Any], text: str
) -> None:
    assert text in said(liggare, RAPPORT | stated)


def test_next_step_of_a_report_is_told_from_where_it_is(liggare: Harness) -> None:
    utkast = RAPPORT | {"steg": "utkast", "summa_ore": 0}
    kvitterad = utkast | {"steg": "kvitterad", "kvittens": "1"}

    assert said(liggare, utkast) == ""
    assert "är utkast och kan inte bli kvitterad" in said(liggare, kvitterad)


@pytest.mark.parametrize(
    ("stated", "regel"),
    [
        (KUN | {"kommando": "FaststallSkuld", "grund": "fel_andamal", "belopp_ore": 1,
                "fran_position": "hos_namnd"}, "R33"),
        (INBETALNING | {"belopp_ore": 1, "avser_id": "reg-KF"}, "R4"),
    ],
)  # fmt: skip
def test_where_nothing_is_not_even_an_ore_can_be_taken(
    liggare: Harness, stated: dict[str, Any], regel: str
) -> None:
    liggare.when(stated)

    assert regel in liggare.rejected_by()


def test_statsbidrag_carries_no_permanent_commitment_though_it_comes_every_year() -> None:
    liggare = Harness().given(POTT | {"engangsmedel": False}, TILLDELNING, REKVISITION)
    rad = {"namnd": "KUN", "belopp_ore": 1, "insatsdata": {"avbrytbar": False}}
    liggare.given(fordelning(total_ore=1, rader=[rad]))

    assert [one.regel for one in liggare.events[-1].avvikelser] == ["R13"]


def test_when_what_came_back_is_distributed_again_no_new_decision_is_missing(
    liggare: Harness,
) -> None:
    aterlamning = {"kommando": "AterlamnaMedel", "belopp_ore": 1000, "skal": "s"}
    overforing = KUN | {"kommando": "OverforMedel", "belopp_ore": 1000}
    liggare.given(fordelning(("KUN", 1000)), overforing)
    liggare.given(KUN | aterlamning | {"beslut": ks(organ="KUN", paragraf=8)})
    overforing |= {"upprepning": "nämnden får det tillbaka"}
    liggare.when(overforing)
    assert liggare.rejected_by() == ("R18", "R23")

    liggare.given(fordelning(("MN", 1000), beslut=ks(paragraf=9)))
    liggare.when(overforing)
    assert liggare.rejected_by() == ("R18",)


def test_only_who_has_kommunbidrag_gives_or_gets_it_from_the_year_after() -> None:
    liggare = Harness().given(POTT | {"pott": "KS-2022", "kalla": "ks_anslag"})
    told = said(liggare, VAXLING | {"pott": "KS-2022", "till": "KSAU"})

    assert "KSAU har inget kommunbidrag" in told
    assert "växling från 2022, men bidragsåret är 2022" in told
    assert "Ange tidigast 2023." in told


def test_pott_that_is_not_set_up_has_no_year_to_make_permanent_after() -> None:
    """The ledger answers that the pott is not found; what is missing is the effect alone."""
    command = parse_command({"id": "k", "datum": "2022", "avser": "x"} | VAXLING)
    found = ur_egna_medel.check(Pott("SOC-2022"), Context(Harness().register), command)

    assert [one.lasning_1 for one in found] == [
        "effekten av någon insats hos KUN är inte uppföljd i SOC-2022"
    ]


def test_insats_is_adjusted_by_who_has_money_for_any_criterion_when_the_pott_has_none(
    liggare: Harness,
) -> None:
    aterlamning = {"kommando": "AterlamnaMedel", "belopp_ore": 5, "skal": "s"}
    justering = {
        "kommando": "JusteraInsats",
        "insats": "i",
        "ny_insats": "ny",
        "kriterium": "vilket som helst",
        "dialog_datum": "2022",
    }
    assert "GRN-PI har inga medel i SOC-2022" in said(liggare, PI | justering)

    liggare.given(
        fordelning(("KUN", 5)), KUN | {"kommando": "OverforMedel", "belopp_ore": 5}, KUN | justering
    )
    liggare.given(KUN | aterlamning | {"beslut": ks(organ="KUN", paragraf=8)})
    assert "KUN har inga medel i SOC-2022" in said(liggare, KUN | justering)


def test_who_got_an_ore_owes_a_report(liggare: Harness) -> None:
    liggare.given(
        fordelning(("KUN", 1)),
        KUN | {"kommando": "OverforMedel", "belopp_ore": 1},
        SOC | {"kommando": "GodkannAterrapportering", "beslut": ks(paragraf=77)},
    )

    assert "utfall saknas från 1: KUN" in funnet(liggare)
