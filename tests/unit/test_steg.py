"""What an event says of where things stand, and what a correction frees."""

from typing import Any

import pytest

from domain import events as e
from domain.bevakning.bild import Lagesteg
from domain.bevakning.steg import STEGTYPER, steg
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping.rattelse import frigjort, omvanda
from domain.facts import Flyttning, Plats, Rad, Utforare

COMMON = {"pott": "P", "handelsedatum": "2022-09", "kommando_id": "k", "avser": "x"}
UTFALL = COMMON | {"namnd": "KUN", "belopp_ore": 5, "insats": "i"}
PAID = Utforare(slag="forening", namn="Exemplet", redovisas_senast="2022-11")


TYSTA = {
    e.PottUpprattad,
    e.ForbrukningKrediterad,
    e.EgenfinansieringNoterad,
    e.EgenfinansieringAvraknad,
    e.InsatsJusterad,
    e.InsatsAvbruten,
    e.AvvikelseNoterad,
    e.AvvikelseUtredd,
    e.UnderlagKompletterat,
    e.PostAvstamd,
}
"""What changes balances only, or is watched elsewhere."""
UTANFOR = {e.HandelseAttesterad, e.OrganRegistrerat, e.RakenskapsarStangt, e.RakenskapsarOppnat}


@pytest.mark.parametrize("kind", sorted(TYSTA | UTANFOR, key=lambda kind: kind.__name__))
def test_what_moves_no_state_is_no_step(kind: type[e.Event]) -> None:
    assert list(steg(7, kind.model_construct(**COMMON))) == []
    assert [one.nr for one in steg(7, e.MedelMottagna.model_construct(**COMMON))] == [7]


def test_every_event_of_a_pott_or_an_arende_is_a_step_or_is_said_to_be_none() -> None:
    told = {kind for kind in e.EVENTS if issubclass(kind, e.PottEvent | e.ArendeEvent)}

    assert STEGTYPER.keys() == told - TYSTA
    assert {kind.__name__: typ.name for kind, typ in STEGTYPER.items()} == {
        typ.name: typ.name for typ in Stegtyp
    }


@pytest.mark.parametrize(
    ("kind", "stated", "said"),
    [
        (e.MedelMottagna, {"namnd": "KUN", "belopp_ore": 5}, {"namnd": "KUN", "belopp_ore": 5}),
        (e.NamndensBeskedProvat, {"utfall": "medgiven", "avser_id": "b"},
         {"val": "medgiven", "avser_id": "b"}),
        (e.NamndredovisningInlamnad, {"utfall_ore": 4}, {"belopp_ore": 4}),
        (e.InsatsUppfoljd, {"namnd": "KUN", "insats": "i"}, {"namnd": "KUN", "insats": "i"}),
        (e.ForbrukningRedovisad,
         {"namnd": "KUN", "belopp_ore": 5, "insats": "i", "utforare": PAID},
         {"namnd": "KUN", "belopp_ore": 5, "insats": "i", "val": "Exemplet",
          "forfaller": "2022-11-30"}),
        (e.RedovisningBedomd, {"bedomning": "godtagbar"}, {"val": "godtagbar"}),
        (e.AterrapporteradTillMyndighet, {"steg": "utkast"}, {"val": "utkast"}),
        (e.VillkorAndrat, {"ny_nyttjas_tom": "2023-02"}, {"forfaller": "2023-02-28"}),
        (e.VillkorAndrat, {}, {}),
        (e.AterkravMottaget, {"forfallodag": "2023-02"}, {"forfaller": "2023-02-28"}),
        (e.KommunbidragVaxlat, {"fran": "KS", "till": "KUN"}, {"namnd": "KUN"}),
        (e.ProtokollJusterat, {"anslaget": "2022-09", "laga_kraft": "2022-10"},
         {"val": "2022-09", "forfaller": "2022-10-31"}),
        (e.ProtokollJusterat, {}, {}),
        (e.ArendeAterremitterat, {"svar_senast": "2022"}, {"forfaller": "2022-12-31"}),
        (e.ArendeBordlagt, {"till_datum": "2022-10"}, {"forfaller": "2022-10-31"}),
        (e.UppdragGivet, {"till": "KUN", "svar_senast": "2022"},
         {"namnd": "KUN", "forfaller": "2022-12-31"}),
        (e.UppdragAterrapporterat, {"av": "KUN", "avser_id": "u"},
         {"namnd": "KUN", "avser_id": "u"}),
    ],
)  # fmt: skip
def test_what_an_event_says_beside_its_day(
    kind: type[e.Event], stated: dict[str, Any], said: dict[str, Any]
) -> None:
    whose = {"pott": "P"} if issubclass(kind, e.PottEvent) else {"arende": "A"}
    plain = {name: value for name, value in COMMON.items() if name != "pott"}

    (found,) = steg(7, kind.model_construct(**plain, **whose, **stated))

    assert found == Lagesteg(7, Stegtyp[kind.__name__], "2022-09-30", "k", **whose, **said)


@pytest.mark.parametrize("lage", ["foreslaget", "planerat", "beslutat"])
@pytest.mark.parametrize("kind", [kind for kind in STEGTYPER if issubclass(kind, e.ArendeEvent)])
def test_what_is_only_proposed_or_planned_in_an_arende_is_no_step(
    kind: type[e.Event], lage: str
) -> None:
    stated = {"arende": "A", "mottagare": ("KUN",), "till": "KUN", "lage": lage}
    fields = {name: value for name, value in stated.items() if name in kind.model_fields}

    assert len(list(steg(7, kind.model_construct(**COMMON, **fields)))) == (lage == "beslutat")


def test_a_cost_of_which_nobody_reports_back_is_no_step() -> None:
    undated = PAID.model_copy(update={"redovisas_senast": None})

    for utforare in (None, undated):
        cost = e.ForbrukningRedovisad.model_construct(**UTFALL, utforare=utforare)
        assert list(steg(7, cost)) == []


def test_each_that_is_asked_of_a_remiss_has_a_step() -> None:
    remiss = e.ArendeRemitterat.model_construct(
        **COMMON, arende="A", mottagare=("KUN", "MN"), svar_senast="2022-10"
    )

    assert [(one.namnd, one.forfaller) for one in steg(7, remiss)] == [
        ("KUN", "2022-10-31"),
        ("MN", "2022-10-31"),
    ]


@pytest.mark.parametrize(
    ("kind", "vantas"),
    [(e.FordelningBeslutad, ["Exemplet"]), (e.FordelningForeslagen, []), (e.FordelningAndrad, [])],
)
def test_an_organisation_that_is_to_report_back_has_a_step_of_its_own(
    kind: type[e.Event], vantas: list[str]
) -> None:
    utforare = [
        {"slag": "forening", "namn": "Exemplet", "redovisas_senast": "2022-11"},
        {"slag": "bolag", "namn": "Exempel AB"},
    ]
    rad = {"namnd": "FON", "belopp_ore": 1, "insats": "i", "insatsdata": {"utforare": utforare}}
    utford = Rad.model_validate(rad)

    _, *more = steg(7, kind.model_construct(**COMMON, rader=(utford,)))

    assert [one.val for one in more] == vantas
    assert [(one.namnd, one.ore, one.forfaller, one.insats) for one in more] == [
        ("FON", 0, "2022-11-30", "i")
    ] * len(vantas)


@pytest.mark.parametrize("kind", [e.FordelningForeslagen, e.FordelningBeslutad, e.FordelningAndrad])
def test_a_table_is_a_step_for_each_row(kind: type[e.Event]) -> None:
    rader = [
        {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 1},
        {"namnd": "KUN", "belopp_ore": 2},
    ]
    total = {"total_ore": 3} if "total_ore" in kind.model_fields else {}
    found = list(steg(7, kind.model_validate(COMMON | total | {"rader": rader})))

    assert [(one.namnd, one.underenhet, one.ore) for one in found] == [
        ("GRN", "GRN-PI", 1),
        ("KUN", None, 2),
    ]
    assert {(one.nr, one.typ.name, one.dag) for one in found} == {(7, kind.__name__, "2022-09-30")}


def test_a_row_of_the_general_ledger_is_claimed_freed_and_claimed_again() -> None:
    utfall = e.ForbrukningRedovisad(**UTFALL, forbrukat_ore=5, verifikat="V1")
    rattad = e.HandelseRattad(**COMMON, avser_id="k", skal="s", flyttningar=(), verifikat="V1")

    assert frigjort([utfall]) == frigjort([rattad]) == "V1"
    assert frigjort([e.MedelMottagna(**COMMON, namnd="KUN", belopp_ore=5)]) is None


def test_what_undoes_a_move_is_stated_by_places() -> None:
    overford = e.MedelOverforda(**COMMON, namnd="KUN", belopp_ore=5)
    hos, fordelat = (Plats(position=one, namnd="KUN") for one in ("hos_namnd", "fordelat"))
    tilldelat = e.StatsbidragTilldelat(**COMMON, belopp_ore=5, till_ofordelat_ore=0)
    overfort = Plats(position="overfort", namnd="KUN")

    assert omvanda([overford]) == (
        Flyttning(fran=overfort, till=None, belopp_ore=5),
        Flyttning(fran=hos, till=fordelat, belopp_ore=5),
    )
    assert omvanda([tilldelat]) == (
        Flyttning(fran=Plats(position="tilldelat"), till=None, belopp_ore=5),
    )
