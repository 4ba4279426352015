"""The picture of a pott and an ärende, from steps as a read model keeps them."""

from typing import Any

import pytest

from domain.bevakning.bild import Lagesteg, Tider, senaste
from domain.bevakning.kraven import aterkrav
from domain.bevakning.lage_arende import arendets_lage
from domain.bevakning.lage_pott import godkand, pottens_sidospar, tilldelningens_lage
from domain.bevakning.pottbild import Pottbild
from domain.bevakning.reglering import arendets, pottens
from domain.bevakning.stegtyp import Stegtyp

TIDER = Tider(1, "statsbidrag", "2022-12-31", "forskott", "SOS")
KUN, PI = ("KUN", None), ("GRN", "GRN-PI")
Saldon = dict[tuple[str, str | None, str | None], int]


def steg(nr: int, typ: str, of: tuple[str | None, str | None] = KUN, **more: Any) -> Lagesteg:
    """Give step ``nr`` of a day in September, that it says itself or that is its number."""
    stated = {"dag": f"2022-09-{nr:02d}", "kommando_id": f"k{nr}"} | more
    return Lagesteg(nr, Stegtyp[typ], namnd=of[0], underenhet=of[1], **stated)


def bild(*steps: Lagesteg, tider: Tider = TIDER, **saldon: int) -> Pottbild:
    """Give the picture of a pott, with the balances of KUN."""
    return Pottbild("P", tider, steps, {(name, *KUN): ore for name, ore in saldon.items()})


def test_a_step_without_an_amount_is_of_nothing() -> None:
    assert (steg(1, "AskandeInlamnat").ore, steg(1, "AskandeInlamnat", belopp_ore=5).ore) == (0, 5)


def test_the_latest_is_what_happened_last_and_then_what_was_registered_last() -> None:
    early, late = steg(3, "MedelAvbojda", dag="2022-05"), steg(1, "MedelMottagna", dag="2022-06")
    again = steg(2, "MedelOverforda")
    same_day = again._replace(dag="2022-06")

    assert senaste([early, late]) == late
    assert senaste([early, same_day, late]) == same_day


def test_those_that_have_or_had_to_do_with_a_pott_come_in_order() -> None:
    units = [("GRN", None), *(("GRN", f"GRN-{unit}") for unit in "ABCDEFG"), KUN]
    saldon: Saldon = {("hos_namnd", *KUN): 5, ("ofordelat", None, None): 5}
    steps = [steg(2, "MedelMottagna", of) for of in units[-2::-1]]
    found = Pottbild("P", TIDER, steps, saldon)

    assert found.delar == units


def test_who_has_reported_reports_also_without_money() -> None:
    found = bild(steg(2, "NamndredovisningInlamnad", PI), steg(3, "AskandeInlamnat", ("MN", None)))

    assert found.redovisande == [PI]


def test_a_namnd_reports_on_what_it_received_until_all_of_it_is_handed_back() -> None:
    assert bild(overfort=5, aterlamnat=4).redovisande == [KUN]
    assert bild(overfort=5, aterlamnat=5).redovisande == []
    assert bild(fordelat=1, sparrat_ur_fordelat=1).redovisande == []


def test_a_share_that_is_handed_back_in_part_is_still_used() -> None:
    back = steg(1, "MedelAterlamnade", belopp_ore=5)

    assert tilldelningens_lage(bild(back), KUN) == "aterlamnad"
    for position in ("fordelat", "hos_namnd", "forbrukat"):
        assert tilldelningens_lage(bild(back, **{position: 5}), KUN) != "aterlamnad"


def test_minutes_that_nobody_announced_gain_no_force() -> None:
    assert list(arendets("STK-2022-1", [steg(1, "ProtokollJusterat")], "2022-01-01")) == []
    assert list(arendets("STK-2022-1", [steg(1, "BeslutExpedierat")], "2022-01-01")) == []


@pytest.mark.parametrize(("first", "left"), [("krav", 5), ("betalning", 10)])
def test_what_is_paid_the_same_day_ends_only_a_claim_that_had_come(first: str, left: int) -> None:
    typer = ["AterkravMottaget", "StatsbidragAterbetalt"]
    if first == "betalning":
        typer.reverse()
    ore = {"AterkravMottaget": 10, "StatsbidragAterbetalt": 5}
    steps = [steg(nr, typ, belopp_ore=ore[typ], dag="2022-09-01") for nr, typ in enumerate(typer)]

    assert [ore for _, ore in aterkrav(bild(*steps, aterbetalningsskuld=10))] == [left]


def test_nothing_is_approved_where_nothing_is_reported() -> None:
    assert godkand(bild(), KUN) is False


def test_a_proposal_prepares_the_arende() -> None:
    assert arendets_lage([steg(1, "FordelningForeslagen")], "2022-12-31") == "beredd"


def test_the_latest_change_of_the_last_day_counts() -> None:
    changes = [steg(nr, "VillkorAndrat", forfaller=f"2023-0{nr}-30") for nr in (4, 6, 5)]

    assert bild(*changes).nyttjas_tom == "2023-05-30"


@pytest.mark.parametrize(
    ("fraga", "utfall", "after"),
    [
        ("AnnanInsatsBegard", "medgiven", "annan_insats_medgiven"),
        ("AnnanInsatsBegard", "aterlamnas", "overford"),
        ("MedelAvbojda", "medgiven", "overford"),
    ],
)
def test_only_another_use_can_be_granted(fraga: str, utfall: str, after: str) -> None:
    steps = (
        steg(2, "MedelOverforda", belopp_ore=9),
        steg(3, fraga, belopp_ore=4),
        steg(4, "NamndensBeskedProvat", avser_id="k3", val=utfall, belopp_ore=4),
    )

    assert tilldelningens_lage(bild(*steps, hos_namnd=5), KUN) == after


@pytest.mark.parametrize(
    ("steps", "saldon", "after"),
    [
        (["AterkravMottaget"], {"aterbetalt": 9}, "aterbetald"),
        (["AterkravMottaget"], {"aterbetalt": 4, "aterbetalningsskuld": 5}, "aterkravd"),
        ([], {"aterbetalt": 4, "aterbetalningsskuld": 5}, ""),
    ],
)
def test_a_debt_that_is_partly_paid_is_not_paid(
    steps: list[str], saldon: dict[str, int], after: str
) -> None:
    assert pottens_sidospar(bild(*(steg(2, typ, belopp_ore=9) for typ in steps), **saldon)) == after


def test_claims_are_paid_by_their_day_and_by_what_came_after_them() -> None:
    krav = [steg(nr, "AterkravMottaget", belopp_ore=5, forfaller=dag)
            for nr, dag in ((2, "2023-04-01"), (3, "2023-03-01"), (4, "2023-04-01"))]  # fmt: skip

    def left(*betalt: Lagesteg, skuld: int = 99) -> list[tuple[int, int]]:
        return [(one.nr, ore) for one, ore in aterkrav(
            bild(*krav, *betalt, aterbetalningsskuld=skuld)
        )]  # fmt: skip

    assert left() == [(3, 5), (2, 5), (4, 5)]
    assert left(steg(1, "StatsbidragAterbetalt", belopp_ore=9)) == left()
    assert left(steg(5, "StatsbidragAterbetalt", belopp_ore=6)) == [(2, 4), (4, 5)]
    assert left(steg(5, "AterkravEfterskankt", belopp_ore=17)) == []
    assert left(skuld=7) == [(3, 5), (2, 2)]
    assert left(skuld=0) == []


def test_approval_is_of_those_that_have_reported() -> None:
    approved = steg(3, "AterrapporteringGodkand", (None, None))

    assert tilldelningens_lage(bild(approved, forbrukat=1), KUN) == "forbrukas"
    reported = steg(2, "NamndredovisningInlamnad", belopp_ore=1)
    assert tilldelningens_lage(bild(reported, approved, forbrukat=1), KUN) == "godkand"


@pytest.mark.parametrize(
    ("step", "after"),
    [
        (steg(1, "NamndensBeskedProvat", val="medgiven"), "beslutad"),
        (steg(1, "ProtokollJusterat"), "justerad"),
        (steg(1, "ProtokollJusterat", val="2022-09-02"), "anslagen"),
        (steg(1, "ProtokollJusterat", val="2022-09-02", forfaller="2022-09-23"), "laga_kraft"),
    ],
)
def test_only_announced_minutes_can_gain_force(step: Lagesteg, after: str) -> None:
    assert arendets_lage([step], "2022-09-23") == after


def test_an_arende_waits_for_whoever_postponed_it_last_or_else_for_ks() -> None:
    steps = [
        steg(3, "ArendeBordlagt", dag="2022-05-01", organ="KSAU"),
        steg(1, "ArendeBordlagt", dag="2022-06-01", organ="KF"),
        steg(2, "ArendeBordlagt", dag="2022-06-01", organ="MN"),
    ]
    assert [one.vem for one in arendets("A", steps, "2022-06-02")] == ["MN"]
    assert [one.vem for one in arendets("A", [steg(1, "ArendeBordlagt")], "2022-09-02")] == ["KS"]


@pytest.mark.parametrize(("organ", "vem"), [("KF", "KF"), (None, "KS")])
def test_whoever_decided_waits_for_force(organ: str | None, vem: str) -> None:
    minutes = steg(1, "ProtokollJusterat", val="2022-09-02", forfaller="2022-09-23", organ=organ)

    assert [one.vem for one in arendets("A", [minutes], "2022-09-22")] == [vem]


def test_what_waits_points_at_its_own_event_or_else_at_the_latest_of_the_namnd() -> None:
    steps = (
        steg(2, "AskandeInlamnat", belopp_ore=5),
        steg(3, "AskandeInlamnat", PI, belopp_ore=5),
        steg(4, "FordelningForeslagen", belopp_ore=5),
    )
    found = {
        (one.slag, one.namnd): one.handelse
        for one in pottens(bild(*steps, fordelat=5, tilldelat=5), "2022-10-01")
    }

    assert found["namndbeslut", "KUN"] == 2
    assert found["overforing", "KUN"] == 4
    assert found["rekvisition", None] == TIDER.nr


@pytest.mark.parametrize(("forbrukat", "belopp"), [(0, None), (7, 7)])
def test_a_report_that_waits_is_about_what_is_spent(forbrukat: int, belopp: int | None) -> None:
    def vantar(*steps: Lagesteg) -> tuple[str, str, int | None]:
        (one,) = [
            one
            for one in pottens(bild(fick, *steps, **saldon), "2023-01-01")
            if one.slag in {"redovisning", "bedomning"}
        ]
        return one.slag, one.vem, one.belopp_ore

    fick = steg(1, "MedelOverforda", belopp_ore=8)
    saldon = {"overfort": 8, "forbrukat": forbrukat}
    given = steg(2, "NamndredovisningInlamnad", belopp_ore=7)
    bad = steg(3, "RedovisningBedomd", val="ej_godtagbar")
    assert vantar() == ("redovisning", "KUN", belopp)
    assert vantar(given._replace(belopp_ore=None)) == ("redovisning", "KUN", belopp)
    assert vantar(given) == ("bedomning", "stadskontoret", belopp)
    assert vantar(given, bad) == ("redovisning", "KUN", belopp)


def test_the_authority_is_told_of_money_that_was_called_in() -> None:
    after = "2023-01-01"
    assert "aterrapport" not in {one.slag for one in pottens(bild(tilldelat=5), after)}
    assert "aterrapport" in {one.slag for one in pottens(bild(rekvirerat=5), after)}


@pytest.mark.parametrize(
    ("val", "slag", "forfaller"),
    [
        (None, "aterrapport", "2023-01-31"),
        ("utkast", "aterrapport", "2023-01-31"),
        ("inskickad", "kvittens", None),
        ("komplettering", "komplettering", None),
    ],
)
def test_the_report_has_a_last_day_until_it_is_sent(
    val: str | None, slag: str, forfaller: str | None
) -> None:
    said = () if val is None else (steg(2, "AterrapporteradTillMyndighet", (None, None), val=val),)
    tider = TIDER._replace(redovisas_senast="2023-01-31")
    found = pottens(bild(*said, tider=tider, tilldelat=5, rekvirerat=5, inbetalt=5), "2023-01-01")

    assert [(one.slag, one.forfaller) for one in found if one.vem == "stadskontoret"] == [
        (slag, forfaller)
    ]
