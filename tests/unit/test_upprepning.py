"""R53: what stands is not registered once more in silence, by any command that moves money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping.postings import postings
from domain.deciding.context import Key, by_det_viktiga, by_hela, index_keys
from domain.deciding.kinds import EVENT_OF
from domain.deciding.names import resolve
from domain.deciding.outcome import Accepted
from domain.deciding.parsing import parse_command
from domain.deciding.upprepning import FLYTTAR
from domain.deciding.uppslag import Asked, gathered
from domain.events.recorded import Recorded
from tests.decider import Harness
from tests.golden.exempel import sample
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

GRUND: list[dict[str, Any]] = [
    POTT,
    TILLDELNING | {"belopp_ore": 100_000},
    REKVISITION | {"belopp_ore": 20_000},
    {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 9_000},
    fordelning(("KUN", 5_000), ("TN", 4_000)),
    {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 4_000},
    {
        "kommando": "RedovisaForbrukning",
        "namnd": "KUN",
        "insats": "fältarbete",
        "verifikat": "V-0",
        "belopp_ore": 1_000,
    },
]
TVA_GANGER: dict[str, dict[str, Any]] = {
    "tilldelning": TILLDELNING | {"belopp_ore": 500},
    "inbetalning": {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 500},
    "fördelning": fordelning(("KUN", 500), beslut=ks(paragraf=9)),
    "överföring": {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 500},
    "kostnad": {
        "kommando": "RedovisaForbrukning",
        "namnd": "KUN",
        "insats": "fältarbete",
        "belopp_ore": 500,
    },
    "kreditering": {"kommando": "KrediteraForbrukning", "namnd": "KUN", "belopp_ore": 50},
    "äskande": {"kommando": "LamnaAskande", "namnd": "KUN", "belopp_ore": 500},
    "okänd rekvisition": REKVISITION | {"belopp_ore": 500, "rekvisition": "okänd"},
    "oidentifierad": {"kommando": "RegistreraOidentifieradInbetalning", "belopp_ore": 500},
    "förskottering": {"kommando": "BeslutaForskottering", "belopp_ore": 500, "beslut": ks()},
    "avböjande": {
        "kommando": "AvbojMedel",
        "namnd": "KUN",
        "belopp_ore": 50,
        "skal": "hinner inte",
        "beslut": ks(organ="KUN"),
    },
    "växling": {
        "kommando": "VaxlaKommunbidrag",
        "fran": "KUN",
        "till": "TN",
        "fran_ar": 2023,
        "belopp_per_ar_ore": 500,
        "effektbedomning": "god",
        "beslut": ks(organ="KF"),
    },
}
I_POTTEN = {name: stated for name, stated in TVA_GANGER.items() if name != "växling"}


def i_pott(stated: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"pott": "SOC-2022"} | stated | more


def ratta(avser_id: str, id_: str, **more: Any) -> dict[str, Any]:
    of = {"kommando": "RattaHandelse", "id": id_, "avser_id": avser_id, "skal": "fel"}
    return i_pott(of, **more)


@pytest.fixture
def liggare() -> Harness:
    """Return a pott with money at a nämnd and a cost."""
    return Harness().given(*(i_pott(one) for one in GRUND))


def _hinder(stated: dict[str, Any], liggare: Harness) -> None:
    """Keep only the cases of which the first is accepted."""
    liggare.when(i_pott(stated, id="a"))
    if not isinstance(liggare.outcome, Accepted):
        pytest.fail(liggare.meddelande())


@pytest.mark.parametrize("stated", I_POTTEN.values(), ids=I_POTTEN)
def test_the_same_thing_twice_is_refused_unless_somebody_says_why(
    stated: dict[str, Any], liggare: Harness
) -> None:
    _hinder(stated, liggare)
    before = len(liggare.events)
    liggare.when(i_pott(stated, id="b"))
    assert liggare.rejected_by()[-1:] == ("R53",)
    assert "redan registrerat som a, lika i allt" in liggare.meddelande()
    assert len(liggare.events) == before

    liggare.when(i_pott(stated, id="b", upprepning="två lika poster på samma dag"))
    assert liggare.rejected_by() == ()
    assert liggare.events[before].upprepning == "två lika poster på samma dag"
    assert "R53" not in _oppnade(liggare)

    liggare.when(i_pott(stated, id="c"))
    assert liggare.rejected_by()[-1:] == ("R53",)


@pytest.mark.parametrize("stated", I_POTTEN.values(), ids=I_POTTEN)
def test_what_differs_only_in_words_is_shown(stated: dict[str, Any], liggare: Harness) -> None:
    _hinder(stated, liggare)
    liggare.when(i_pott(stated, id="b", avser="samma sak med andra ord"))
    assert liggare.rejected_by() == ()
    assert "R53" in _oppnade(liggare)


def _oppnade(liggare: Harness) -> set[str]:
    assert isinstance(liggare.outcome, Accepted), liggare.meddelande()
    return {found.regel for event in liggare.outcome.events for found in event.avvikelser}


@pytest.mark.parametrize(
    "annat",
    [
        {"belopp_ore": 501},
        {"datum": "2022-09-02"},
        {"namnd": "TN", "belopp_ore": 500},
        {"beslut": ks(organ="KUN", paragraf=7)},
    ],
    ids=["belopp", "dag", "nämnd", "beslut"],
)
def test_what_differs_in_what_matters_is_another_thing(
    liggare: Harness, annat: dict[str, Any]
) -> None:
    stated = TVA_GANGER["äskande"]
    liggare.given(i_pott(stated))
    liggare.when(i_pott(stated | annat))
    assert liggare.rejected_by() == ()
    assert "R53" not in _oppnade(liggare)


def test_a_name_is_what_it_means(liggare: Harness) -> None:
    liggare.given(i_pott(TVA_GANGER["överföring"]))
    liggare.when(i_pott(TVA_GANGER["överföring"] | {"namnd": "kulturnämnden"}))
    assert liggare.rejected_by()[-1:] == ("R53",)


def test_the_same_decision_on_another_day_is_shown(liggare: Harness) -> None:
    liggare.given(i_pott(TVA_GANGER["tilldelning"], datum="2022-09-01"))
    liggare.when(i_pott(TVA_GANGER["tilldelning"], datum="2022-09-02"))
    assert "R53" in _oppnade(liggare)
    liggare.when(
        i_pott(
            TVA_GANGER["tilldelning"],
            datum="2022-09-03",
            beslut=TILLDELNING["beslut"] | {"punkt": "2"},
        )
    )
    assert "R53" in _oppnade(liggare)  # the others do not say which point they are
    punkt = {"beslut": TILLDELNING["beslut"] | {"paragraf": 8, "punkt": "2"}}
    liggare.given(i_pott(TVA_GANGER["tilldelning"] | punkt, datum="2022-09-04"))
    punkt["beslut"]["punkt"] = "3"
    liggare.when(i_pott(TVA_GANGER["tilldelning"] | punkt, datum="2022-09-05"))
    assert "R53" not in _oppnade(liggare)


def test_what_has_been_corrected_may_be_registered_anew_but_not_brought_back(
    liggare: Harness,
) -> None:
    same = TVA_GANGER["överföring"]
    liggare.given(i_pott(same, id="a"), ratta("a", "r1"), i_pott(same, id="b"))
    liggare.when(ratta("r1", "r2"))
    assert liggare.rejected_by() == ("R53",)
    assert "rättelse av r1: a är registrerat på nytt som b, lika i allt" in liggare.meddelande()

    liggare.when(ratta("r1", "r2", upprepning="båda gjordes"))
    assert liggare.rejected_by() == ()


def test_what_is_corrected_already_is_not_said_to_bring_anything_back(liggare: Harness) -> None:
    same = TVA_GANGER["överföring"]
    liggare.given(i_pott(same, id="a"), ratta("a", "r1"), i_pott(same, id="b"))
    liggare.given(ratta("r1", "r2", upprepning="båda gjordes"))
    liggare.when(ratta("r1", "r3"))
    assert liggare.rejected_by() == ("R50",)

    liggare.given(ratta("r2", "r4"))
    liggare.when(ratta("r1", "r5"))
    assert liggare.rejected_by() == ("R50",)


def test_what_was_said_to_be_a_repetition_comes_back_as_one(liggare: Harness) -> None:
    same = TVA_GANGER["äskande"]
    liggare.given(i_pott(same, id="a"), i_pott(same, id="b", upprepning="två"))
    liggare.given(ratta("b", "r1"), ratta("r1", "r2"), ratta("a", "r3"), ratta("r3", "r4"))
    assert liggare.rejected_by() == ()


def test_what_nothing_has_replaced_comes_back(liggare: Harness) -> None:
    liggare.given(i_pott(TVA_GANGER["överföring"], id="a"), ratta("a", "r1"), ratta("r1", "r2"))
    assert liggare.rejected_by() == ()
    liggare.given(ratta("r2", "r3"))
    assert liggare.rejected_by() == ()


@pytest.mark.parametrize("spelled", ["R-2", "r 2", "R:002", "R2"])
def test_a_rekvisition_has_a_reference_of_its_own(liggare: Harness, spelled: str) -> None:
    liggare.given(i_pott(REKVISITION, belopp_ore=10, rekvisition="R-2"))
    liggare.when(i_pott(REKVISITION, belopp_ore=11, rekvisition=spelled, upprepning="en till"))
    assert liggare.rejected_by() == ("R53",)
    assert "finns redan i SOC-2022 (0,10 kr rekvirerat)" in liggare.meddelande()


def test_a_rekvisition_is_paid_and_taken_back_by_any_spelling(liggare: Harness) -> None:
    liggare.given(
        i_pott(REKVISITION, belopp_ore=10, rekvisition="R-2"),
        i_pott(
            {"kommando": "RegistreraInbetalning", "rekvisition": "r 02", "belopp_ore": 4},
        ),
        i_pott({"kommando": "MakuleraRekvisition", "rekvisition": "R:2", "belopp_ore": 6}),
    )
    kvar = {"kommando": "RegistreraInbetalning", "rekvisition": "R-2", "belopp_ore": 1}
    liggare.when(i_pott(kvar))
    assert "rekvirerat 0,04 kr, inbetalt 0,04 kr, kvar 0 kr" in liggare.meddelande()
    liggare.when(i_pott(kvar, rekvisition="R-3"))
    assert "registrerade: 1, R-2." in liggare.meddelande()


def test_a_rekvisition_that_comes_back_must_find_its_reference_free(liggare: Harness) -> None:
    liggare.given(
        i_pott(REKVISITION, id="a", belopp_ore=10, rekvisition="R-2"),
        ratta("a", "r1"),
        i_pott(REKVISITION, id="b", belopp_ore=11, rekvisition="r 2"),
    )
    liggare.when(ratta("r1", "r2"))
    assert liggare.rejected_by() == ("R53",)
    assert "rekvisition 'R-2' finns redan i SOC-2022" in liggare.meddelande()
    liggare.given(ratta("b", "r3"), ratta("r1", "r4"))


def test_an_unknown_reference_is_nobodys_own(liggare: Harness) -> None:
    for ore in (10, 11):
        liggare.given(i_pott(REKVISITION, belopp_ore=ore, rekvisition="okänd"))


def test_a_second_decision_on_all_that_is_left_is_no_repetition(liggare: Harness) -> None:
    prov = {"kommando": "ProvaNamndensBesked", "utfall": "medgiven", "beslut": ks(paragraf=12)}
    liggare.given(i_pott(TVA_GANGER["avböjande"], id="a"))
    liggare.given(i_pott(prov, id="p1", avser_id="a", belopp_ore=10))
    liggare.when(i_pott(prov, id="p2", avser_id="a", belopp_ore=10))
    assert liggare.rejected_by() == ("R53",)
    liggare.given(i_pott(prov, id="p3", avser_id="a"))


def test_two_answers_of_as_much_by_one_decision_are_two(liggare: Harness) -> None:
    for id_, namnd, paragraf in (("a", "KUN", 21), ("b", "TN", 22)):
        beslut = ks(organ=namnd, paragraf=paragraf)
        avbojande = TVA_GANGER["avböjande"] | {"namnd": namnd, "beslut": beslut}
        liggare.given(i_pott(avbojande, id=id_))
    prov = {"kommando": "ProvaNamndensBesked", "utfall": "medgiven", "belopp_ore": 50}
    prov |= {"beslut": ks(paragraf=12)}
    liggare.given(i_pott(prov, avser_id="a"), i_pott(prov, avser_id="b", datum="2022-09-30"))

    assert "R53" not in _oppnade(liggare)


@pytest.mark.parametrize("paragraf", [31, None])
def test_an_application_that_is_decided_twice_by_one_decision_is_shown(
    liggare: Harness, paragraf: int | None
) -> None:
    beslut = {key: value for key, value in ks(organ="KUN", paragraf=paragraf).items() if value}
    askande = i_pott(TVA_GANGER["äskande"], beslut=beslut)
    liggare.given(askande, askande | {"avser": "samma sak med andra ord"})

    assert "R53" in _oppnade(liggare)


def test_who_says_nothing_of_why_is_held_against_what_was_explained(liggare: Harness) -> None:
    kostnad = i_pott(TVA_GANGER["kostnad"])
    liggare.given(
        kostnad | {"id": "a"}, kostnad | {"id": "b", "upprepning": "två lika"}, ratta("a", "r1")
    )
    liggare.when(kostnad | {"id": "c"})

    assert "redan registrerat som b, lika i allt" in liggare.meddelande()


def test_two_kinds_that_state_the_same_fields_are_two() -> None:
    stated = {"pott": "SOC-2022", "datum": "2022-09-01", "avser": "a", "namnd": "KUN"}
    keys = []
    for kind in ("OverforMedel", "AvraknaEgenfinansiering", "AterlamnaMedel"):
        skal = {"skal": "s"} if kind == "AterlamnaMedel" else {}
        said = parse_command({"kommando": kind, "id": "k", "belopp_ore": 5} | stated | skal)
        keys += [by_hela(said), *by_det_viktiga(said)]

    assert len(set(keys)) == len(keys)


def test_what_comes_back_is_that_alone_and_not_what_shares_its_voucher(liggare: Harness) -> None:
    kostnad = i_pott(TVA_GANGER["kostnad"], verifikat="V-9", verifikat_belopp_ore=1000)
    liggare.given(
        kostnad | {"id": "a"}, kostnad | {"id": "b", "belopp_ore": 100},
        ratta("a", "r1"), ratta("r1", "r2"),
    )  # fmt: skip

    assert "R53" not in _oppnade(liggare)


def test_what_comes_back_is_not_held_against_what_is_corrected(liggare: Harness) -> None:
    kostnad = i_pott(TVA_GANGER["kostnad"])
    liggare.given(
        kostnad | {"id": "a"}, ratta("a", "r1"), kostnad | {"id": "b"}, ratta("b", "r2"),
        ratta("r1", "r3"),
    )  # fmt: skip

    assert "R53" not in _oppnade(liggare)


def test_every_command_that_can_move_a_position_is_held() -> None:
    moving = {event for event in e.EVENTS if postings(sample(event, 0).event)}
    held = {EVENT_OF[command] for command in FLYTTAR}
    once = {e.HandelseRattad, e.BidragsarAvslutat, e.BeslutKompletterat}  # R50, R47, R57
    assert moving - held == once | {e.EgenfinansieringNoterad}
    kostnad = {e.ForbrukningRedovisad}  # the sample is borne by the nämnd alone
    assert held - moving - kostnad == {e.KommunbidragVaxlat}


def test_the_keys_of_a_command_follow_from_its_event_alone(liggare: Harness) -> None:
    for number, stated in enumerate((*TVA_GANGER.values(), TVA_GANGER["äskande"])):
        whole = {"datum": "2022-09-01", "avser": "exempel", "exempeldata": True, "motpart": "någon"}
        whole |= i_pott(stated, id=f"n{number}", namnd="kulturnämnden", upprepning="prövas")
        whole = {k: v for k, v in whole.items() if k != "namnd" or "namnd" in stated}
        command = resolve(parse_command(whole), liggare.register)
        if stated["kommando"] != "VaxlaKommunbidrag":
            liggare.given(whole)
            event = next(one for one in liggare.events if one.kommando_id == f"n{number}")
            assert by_hela(command) == by_hela(event) in set(index_keys(event))
            assert by_det_viktiga(command) == by_det_viktiga(event)
            assert {*by_det_viktiga(command)} & {*index_keys(event)}
            for said in (command, command.model_copy(update={"avser": "annat"})):
                assert [*index_keys(event, command=said)] == [*index_keys(event)]


def test_what_moves_nothing_is_looked_for_under_no_key() -> None:
    mottaget = {"kommando": "TaEmotMedel", "namnd": "KUN", "belopp_ore": 1, "id": "m"}
    command = parse_command(i_pott(mottaget, datum="2022-09-01", avser="mottaget"))
    assert by_hela(command) is None
    assert by_det_viktiga(command) == ()


def test_a_vaxling_is_not_made_twice_though_it_moves_no_position() -> None:
    ks_pott = POTT | {"kalla": "ks_anslag", "pott": "KS-2022", "program": "egna"}
    del ks_pott["givare"]
    effekt = {
        "kommando": "FoljUppInsats",
        "namnd": "TN",
        "insats": "fältarbete",
        "effekt": "god",
        "bedomning": "fler",
    }
    liggare = Harness().given(ks_pott, effekt | {"pott": "KS-2022"})
    vaxling = TVA_GANGER["växling"] | {"pott": "KS-2022"}
    liggare.given(vaxling)
    liggare.when(vaxling)
    assert liggare.rejected_by() == ("R53",)
    assert "växling 5 kr i KS-2022 2022-09-01 är redan registrerat" in liggare.meddelande()


def test_of_all_that_is_alike_only_the_newest_in_force_is_read(liggare: Harness) -> None:
    """A year of equal costs in one import is read once each, not once for every earlier one."""
    alike = [
        i_pott(TVA_GANGER["kostnad"], id=f"lik-{nr}", avser=f"kostnad {nr}", datum="2022-10-01")
        for nr in range(7)
    ]
    liggare.given(*alike, i_pott({"kommando": "RattaHandelse"}, avser_id="lik-6", skal="fel"))
    command = resolve(parse_command(alike[0] | {"id": "ny", "avser": "en till"}), liggare.register)
    key, *_ = by_det_viktiga(command)
    under = [one for one in liggare.recorded if key in index_keys(one.event)]
    read: list[str] = []

    def newest(asked: Key) -> Iterator[Recorded]:
        for one in reversed(under if asked == key else ()):
            read.append(one.event.kommando_id)
            yield one

    pott = liggare.pott("SOC-2022")
    found = gathered(command, pott, Asked.av(command, pott), lambda _key: (), newest)

    assert len(under) == 7
    assert read == ["lik-6", "lik-5"]
    assert [one.event.kommando_id for one in found[key]] == ["lik-5"]


def test_of_all_that_is_alike_on_other_vouchers_nothing_is_read(liggare: Harness) -> None:
    alike = [
        i_pott(TVA_GANGER["kostnad"], id=f"lik-{nr}", verifikat=f"V-{nr}", avser=f"kostnad {nr}")
        for nr in range(1, 8)
    ]
    liggare.given(*alike)
    ny = alike[0] | {"id": "ny", "verifikat": "V-9"}
    command = resolve(parse_command(ny | {"datum": "2022-09-01"}), liggare.register)
    asked: set[Key] = set()
    pott = liggare.pott("SOC-2022")
    first = Asked.av(command, pott)
    gathered(command, pott, first, lambda _key: (), lambda key: asked.add(key) or ())
    assert not any(asked & {*index_keys(one.event)} for one in liggare.recorded)


def _sos(**more: Any) -> dict[str, Any]:
    return {"organ": "SOS", "datum": "2022-05-01"} | more


MINDRE: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "utan §": ("tilldelning", {"beslut": _sos(paragraf=5)}, {"beslut": _sos()}),
    "utan punkt": ("förskottering", {"beslut": ks(punkt="2")}, {"beslut": ks()}),
    "vag beslutsdag": (
        "tilldelning",
        {"beslut": _sos(datum="2022-05-01")},
        {"beslut": _sos(datum="2022-05", paragraf=5)},
    ),
    "utan beslut": ("överföring", {"beslut": ks()}, {}),
    "okänt verifikat": ("kostnad", {"verifikat": "V-5"}, {"verifikat": "okänd"}),
    "verifikat utan ä": ("kostnad", {"verifikat": "V-5"}, {"verifikat": "Okand"}),
    "utan verifikat": ("kreditering", {"verifikat": "K-5"}, {}),
    "okänd kreditnota": ("kreditering", {"verifikat": "okänd"}, {}),
    "okänd rekvisition": ("okänd rekvisition", {"rekvisition": "R-5"}, {"rekvisition": "okänd"}),
}


@pytest.mark.parametrize(("vad", "mer", "mindre"), MINDRE.values(), ids=MINDRE)
def test_the_same_money_is_shown_though_one_of_two_says_less(
    vad: str, mer: dict[str, Any], mindre: dict[str, Any]
) -> None:
    for one, other in ((mer, mindre), (mindre, mer)):
        liggare = Harness().given(*(i_pott(stated) for stated in GRUND))
        liggare.given(i_pott(TVA_GANGER[vad] | one, id="a"))
        liggare.when(i_pott(TVA_GANGER[vad] | other, id="b"))
        assert "R53" in _oppnade(liggare)
        liggare.given(ratta("b", "r1"), ratta("r1", "r2"))
        assert "R53" in _oppnade(liggare)
        liggare.given(ratta("r2", "r3"), i_pott(TVA_GANGER[vad] | other, upprepning="två"))
        assert "R53" not in _oppnade(liggare)


@pytest.mark.parametrize(
    ("vad", "ett", "annat"),
    [
        ("tilldelning", {"beslut": _sos(paragraf=5)}, {"beslut": _sos(paragraf=6)}),
        ("tilldelning", {"beslut": _sos(datum="2022-05")}, {"beslut": _sos(datum="2022-06-01")}),
        ("överföring", {"beslut": ks(punkt="2")}, {"beslut": ks(punkt="3")}),
        ("överföring", {"beslut": ks()}, {"beslut": ks(organ="KF")}),
        ("kostnad", {"verifikat": "V-5"}, {"verifikat": "V-6"}),
        ("inbetalning", {"rekvisition": "1"}, {"rekvisition": "R-2"}),
    ],
)
def test_what_rests_on_another_document_is_another_thing(
    liggare: Harness, vad: str, ett: dict[str, Any], annat: dict[str, Any]
) -> None:
    liggare.given(i_pott(REKVISITION, belopp_ore=600, rekvisition="R-2"))
    liggare.given(i_pott(TVA_GANGER[vad] | ett))
    liggare.when(i_pott(TVA_GANGER[vad] | annat))
    assert "R53" not in _oppnade(liggare)


def test_a_decision_is_what_it_was_completed_to(liggare: Harness) -> None:
    forskott = TVA_GANGER["förskottering"]
    utan = {"organ": "KS", "datum": "2022-08-17"}
    komplett = {"kommando": "KompletteraBeslut", "avser_id": "a", "beslut": ks(paragraf=7)}
    liggare.given(i_pott(forskott, id="a", beslut=utan), i_pott(komplett))
    liggare.given(i_pott(forskott, beslut=ks(paragraf=8)))
    assert "R53" not in _oppnade(liggare)
    liggare.given(i_pott(forskott, beslut=ks(paragraf=7), datum="2022-09-02"))
    assert "R53" in _oppnade(liggare)
    liggare.given(i_pott(forskott, beslut=ks(paragraf=7, punkt="2")))
    assert "R53" in _oppnade(liggare)


def test_an_askande_that_is_decided_replaces_what_was_announced(liggare: Harness) -> None:
    anmalt = TVA_GANGER["äskande"]
    liggare.given(i_pott(anmalt, id="a"), i_pott(anmalt, id="b", beslut=ks(organ="KUN")))
    assert "R53" not in _oppnade(liggare)
    liggare.given(i_pott(anmalt, id="c", avser="anmält igen"))
    assert "R53" in _oppnade(liggare)


def test_what_was_registered_in_other_words_is_shown_when_the_first_comes_back(
    liggare: Harness,
) -> None:
    same = TVA_GANGER["överföring"]
    liggare.given(i_pott(same, id="a"), ratta("a", "r1"), i_pott(same, id="b", avser="andra ord"))
    liggare.given(ratta("r1", "r2"))
    assert "R53" in _oppnade(liggare)
    assert [one.lasning_1 for one in liggare.events[-1].avvikelser] == [
        "rättelsen av r1 tar tillbaka a"
    ]
    liggare.given(ratta("r2", "r3"), ratta("r3", "r4", upprepning="båda gjordes"))
    assert "R53" not in _oppnade(liggare)


def test_so_is_what_was_registered_on_another_day_by_the_same_decision(liggare: Harness) -> None:
    forskott = TVA_GANGER["förskottering"] | {"beslut": ks(paragraf=7)}
    liggare.given(i_pott(forskott, id="a"), ratta("a", "r1"))
    liggare.given(i_pott(forskott, id="b", datum="2022-09-02"), ratta("r1", "r2"))
    assert "R53" in _oppnade(liggare)
