"""The notes of a pott, an ärende and the books: each is what its own events add up to."""

from typing import Any

from domain import events as e
from domain import facts
from domain.states.bok_och_arende import Bok
from domain.states.bok_och_arende import evolve as evolve_bok
from domain.states.noted import noted
from domain.states.pott_notes import Fordelat, Noter, Rekvirerat

KUN, MN, PI = ("KUN", None), ("MN", None), ("GRN", "GRN-PI")
BESLUT = {"organ": "KUN", "datum": "2022", "paragraf": 1}


def hant(kind: type[e.Event], id_: str = "k", **fields: Any) -> e.Event:
    common = {"handelsedatum": "2022-09-01", "kommando_id": id_, "avser": "x"}
    if "pott" in kind.model_fields:
        common["pott"] = "P"
    return kind.model_validate(common | fields)


def efter(*events: e.Event) -> Noter:
    noter = Noter()
    for event in events:
        noter = noted(noter, event)
    return noter


def part(of: tuple[str, str | None]) -> dict[str, Any]:
    return {"namnd": of[0], "underenhet": of[1]}


def test_an_application_is_announced_until_the_namnd_has_decided_it() -> None:
    def askar(of: tuple[str, str | None], ore: int | None, **more: Any) -> e.Event:
        return hant(e.AskandeInlamnat, f"{of[0]}{ore}", **part(of), belopp_ore=ore, **more)

    announced = efter(askar(KUN, 5), askar(PI, 7), askar(KUN, 3), askar(MN, None))
    assert announced.askat == {KUN: 8, PI: 7, MN: 0}
    assert announced.preliminart == {
        KUN: {"KUN5": 5, "KUN3": 3},
        PI: {"GRN7": 7},
        MN: {"MNNone": 0},
    }
    assert announced.askande == {"KUN", "GRN", "MN"}

    decided = noted(announced, askar(KUN, 4, ersatter_ore=8, beslut=BESLUT))
    assert decided.askat == {KUN: 4, PI: 7, MN: 0}
    assert decided.preliminart == {KUN: {}, PI: {"GRN7": 7}, MN: {"MNNone": 0}}

    completed = noted(announced, hant(e.BeslutKompletterat, avser_id="KUN3", beslut=BESLUT))
    assert completed.preliminart == announced.preliminart | {KUN: {"KUN5": 5}}
    after = noted(completed, askar(KUN, 4, ersatter_ore=5, beslut=BESLUT))
    assert after.askat == {KUN: 7, PI: 7, MN: 0}


def test_what_ks_gave_is_kept_by_namnd_and_by_decision() -> None:
    def fordelar(*rader: tuple[tuple[str, str | None], int], **more: Any) -> e.Event:
        rows = [part(of) | {"belopp_ore": ore} for of, ore in rader]
        return hant(e.FordelningBeslutad, total_ore=9, rader=rows, **more)

    first, second = facts.Beslut(organ="KS", datum="2022-05"), facts.Beslut(**BESLUT)
    noter = efter(
        fordelar((KUN, 5), (PI, 3), beslut=first.model_dump()),
        fordelar((KUN, 2), beslut=second.model_dump()),
    )
    assert noter.fordelat == {
        KUN: (Fordelat(first, 5), Fordelat(second, 2)),
        PI: (Fordelat(first, 3),),
    }
    undecided = efter(fordelar((KUN, 5)))
    assert undecided.fordelning_beslutad
    assert undecided.fordelat == {}


def test_a_rekvisition_is_what_is_called_in_less_what_is_taken_back() -> None:
    def av(kind: type[e.Event], ore: int, rekvisition: str = "R1", **more: Any) -> e.Event:
        fields = {f"{way}_ofordelat_ore": ore for way in ("till", "fran")}
        fields = {name: ore for name, ore in fields.items() if name in kind.model_fields}
        return hant(kind, rekvisition=rekvisition, belopp_ore=ore, **fields, **more)

    noter = efter(
        av(e.StatsbidragRekvirerat, 9),
        av(e.StatsbidragRekvirerat, 2, "R2"),
        av(e.RekvisitionMakulerad, 4),
        av(e.StatsbidragInbetalt, 3),
    )
    assert noter.rekvisitioner == {"r1": Rekvirerat(5, 3, "R1"), "r2": Rekvirerat(2, 0, "R2")}


def test_a_payment_is_unidentified_by_what_is_left_of_it() -> None:
    noter = efter(
        hant(e.OidentifieradInbetalningRegistrerad, "a", belopp_ore=5),
        hant(e.OidentifieradInbetalningRegistrerad, "b", belopp_ore=7),
        hant(e.StatsbidragInbetalt, rekvisition="R1", belopp_ore=2, avser_id="b"),
    )
    assert noter.oidentifierade == {"a": 5, "b": 5}


def test_only_a_cost_that_became_a_debt_was_not_for_the_pott() -> None:
    def skuld(of: tuple[str, str | None], ore: int, fran: str = "forbrukat") -> e.Event:
        stated = {"belopp_ore": ore, "grund": "fel_andamal", "fran_position": fran}
        return hant(e.AterbetalningsskuldFaststalld, **part(of), **stated)

    noter = efter(skuld(KUN, 5), skuld(PI, 3), skuld(KUN, 2), skuld(MN, 4, "hos_namnd"))
    assert noter.ej_berattigat == {KUN: 7, PI: 3}

    def kredit(of: tuple[str, str | None], egen: int, ore: int = 9) -> e.Event:
        parts = {"fran_egenfinansierat_ore": egen, "fran_forbrukat_ore": ore - egen}
        return hant(e.ForbrukningKrediterad, **part(of), belopp_ore=ore, **parts)

    assert noted(noter, kredit(KUN, 6)).ej_berattigat == {KUN: 1, PI: 3}
    assert noted(noter, kredit(KUN, 8)).ej_berattigat == {KUN: 0, PI: 3}
    assert noted(noter, kredit(PI, 0)) is noter


def test_an_insats_that_was_stopped_stays_so_when_another_is() -> None:
    def avbruten(insats: str) -> e.Event:
        return hant(e.InsatsAvbruten, namnd="KUN", insats=insats, skal="s")

    noter = efter(avbruten("a"), avbruten("B b"))
    assert noter.avbrutna.keys() == {("KUN", "a"), ("KUN", "bb")}


def test_what_a_namnd_may_use_money_for_is_what_was_decided_adjusted_or_granted() -> None:
    rader = [
        {"namnd": "KUN", "belopp_ore": 1, "insats": "Kultur på fritiden"},
        {"namnd": "MN", "belopp_ore": 1},
        {"namnd": "FRN", "belopp_ore": 1, "insats": "okänd"},
    ]
    fordelad = hant(e.FordelningBeslutad, total_ore=3, rader=rader)
    avbruten = hant(e.InsatsAvbruten, namnd="KUN", insats="kultur på fritiden", skal="s")
    justerad = hant(e.InsatsJusterad, namnd="KUN", insats="x", ny_insats="KULTUR på fritiden")

    noter = efter(fordelad)
    assert noter.insatser == {("KUN", "kulturpåfritiden"): "Kultur på fritiden"}
    assert noter.utan_insats == {"MN", "FRN"}
    assert efter(fordelad, avbruten).avbrutna.keys() == {("KUN", "kulturpåfritiden")}
    assert efter(fordelad, avbruten, justerad).avbrutna == {}


def test_the_books_are_closed_to_the_last_year_that_was_whatever_the_order() -> None:
    bok, stangt = Bok(), []
    for ar in (2022, 2024, 2023):
        bok = evolve_bok(bok, hant(e.RakenskapsarStangt, ar=ar, skal="klart"))
        stangt.append(bok.stangt_tom)

    assert stangt == [2022, 2024, 2024]


def test_opening_a_year_leaves_the_one_before_it_the_last_closed_and_never_closes_any() -> None:
    bok, stangt = evolve_bok(Bok(), hant(e.RakenskapsarStangt, ar=2024, skal="klart")), []
    for ar in (2023, 2024, 2022):  # no rule runs when history replays
        bok = evolve_bok(bok, hant(e.RakenskapsarOppnat, ar=ar, skal="fel"))
        stangt.append(bok.stangt_tom)

    assert stangt == [2022, 2022, 2021]
    assert sum(bok.vantande.per_ar.values()) == 4
