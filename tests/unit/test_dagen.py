"""R55: every event says whether it has happened or is decided, and days and clocks are held."""

from typing import Any

import pytest

from domain.bookkeeping.postings import postings, proposal
from domain.deciding.context import Context
from domain.deciding.kinds import EVENT_OF
from domain.events import EVENTS, Event
from domain.rules.rakenskapsaret import ANDRAR_SALDO
from ledger.recording.moments import AHEAD, ahead
from tests.decider import Harness
from tests.golden.exempel import sample
from tests.ledger.bok import Klocka
from tests.unit import vantat as v

BESLUTADE = {
    "PottUpprattad", "VillkorAndrat", "StatsbidragTilldelat", "TilldelningSankt",
    "ForskotteringBeslutad", "AnslagAnvisat", "MedelAvsatta", "FordelningForeslagen",
    "FordelningBeslutad", "FordelningAndrad", "MedelAvbojda", "AnnanInsatsBegard",
    "NamndensBeskedProvat", "InsatsJusterad", "InsatsAvbruten", "AterrapporteringGodkand",
    "AterkravEfterskankt", "KommunbidragVaxlat",
}  # fmt: skip


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_every_event_says_itself_whether_it_has_happened(event: type[Event]) -> None:
    assert "faktum" in vars(event), "säg det i klassen själv: ingen händelse ärver det"


def test_what_is_decided_may_begin_later() -> None:
    assert {event.__name__ for event in EVENTS if not event.faktum} == BESLUTADE


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_what_changes_a_balance_is_held_against_closed_books(event: type[Event]) -> None:
    """An event that moves or proposes money is one that R41 is held for: also a new one."""
    said = sample(event, 0).event
    held = {EVENT_OF[command] for command in ANDRAR_SALDO}
    beside = {"EgenfinansieringNoterad"}  # a part of the outcome that is held

    if postings(said) or proposal(said):
        assert event in held or event.__name__ in beside


@pytest.mark.parametrize(
    ("idag", "klockan", "dagen"),
    [
        ("2022-10-01", "2022-10-01", "2022-10-01"),
        ("2098-01-01", "2022-10-01", "2022-10-01"),
        ("2022-10-01", "", "2022-10-01"),
    ],
)
def test_the_day_that_has_come_is_the_clocks_when_the_stamp_ran_away(
    idag: str, klockan: str, dagen: str
) -> None:
    assert Context(idag=idag, klockan=klockan).dagen == dagen


def test_a_stamp_may_be_a_day_ahead_and_no_more() -> None:
    now = Klocka().nu

    assert not ahead(now + AHEAD, now)
    assert ahead(now + AHEAD + AHEAD / 86_400, now)
    assert not ahead(now, now + AHEAD * 2)


def efter_felgang(*stated: dict[str, Any]) -> Harness:
    """Return a ledger in which that was recorded in 2098, by a clock that now shows 2022 again."""
    liggare = Harness().given(v.pott(), *v.pengar())
    liggare.klockan = "2098-01-02"
    liggare.given(*stated)
    liggare.klockan = "2022-10-01"
    return liggare


def rattad(id_: str, avser_id: str, datum: str) -> dict[str, Any]:
    return v.kommando("RattaHandelse", datum, id=id_, avser_id=avser_id, skal="fel dag")


FRAMTIDEN = v.kommando(
    "RegistreraOidentifieradInbetalning", "2098-01-02", id="o", belopp_ore=5, motpart="SOS"
)


@pytest.mark.parametrize(
    ("kedja", "datum", "refused"),
    [
        (("r",), "2098-01-02", ()),
        (("r",), "../2098-01-02", ()),
        (("r",), "2098-01-03", ("R55",)),
        (("r", "rr"), "2098-01-02", ("R55",)),  # what it takes back is of today
        (("r", "rr", "rrr"), "2098-01-02", ()),  # which takes back what the first one did
        (("r", "rr", "rrr"), "2098-01-03", ("R55",)),
    ],
)
def test_a_correction_may_have_the_day_of_all_that_it_takes_back(
    kedja: tuple[str, ...], datum: str, refused: tuple[str, ...]
) -> None:
    *before, last = zip(kedja, ("o", *kedja), strict=False)
    liggare = efter_felgang(FRAMTIDEN)
    liggare.given(*(rattad(*one, "2022-10-01") for one in before))
    liggare.when(rattad(*last, datum))

    assert liggare.rejected_by() == refused


def test_a_correction_in_the_middle_may_have_the_day_of_the_one_it_takes_back_again() -> None:
    liggare = efter_felgang(FRAMTIDEN | {"datum": "2022-09-01"}, rattad("r", "o", "2098-01-02"))
    liggare.given(rattad("rr", "r", "2022-10-01"), rattad("rrr", "rr", "2022-10-01"))
    liggare.when(rattad("rrrr", "rrr", "2098-01-02"))

    assert liggare.rejected_by() == ()


def test_the_decision_of_a_correction_has_come() -> None:
    liggare = efter_felgang(FRAMTIDEN)
    liggare.when(rattad("r", "o", "2098-01-02") | {"beslut": v.beslut("KS", "2098-01-01")})

    assert liggare.rejected_by() == ("R55",)


def klockan(liggare: Harness) -> set[str]:
    """Return the open avvikelser of the pott by their codes, after one more fact is recorded."""
    nr = len(liggare.events)
    liggare.given(FRAMTIDEN | {"datum": "2022-09-01", "id": f"b{nr}", "belopp_ore": nr})
    return {kod for (_, kod), regel in liggare.oppna(v.SOC).items() if regel == "R55"}


def namngiven(avser_id: str, kod: str) -> dict[str, Any]:
    return v.kommando(
        "NoteraAvvikelse", "2022-09-02", avser_id=avser_id, kod=kod, regel="R55",
        lasning_1="den gick fel", lasning_2="den går rätt",
    )  # fmt: skip


def test_a_wrong_clock_is_told_once_under_whatever_name_it_has() -> None:
    liggare = efter_felgang()
    liggare.given(FRAMTIDEN | {"datum": "2022-09-01", "belopp_ore": 99})
    assert klockan(liggare) == {"R55-KLOCKAN"}

    liggare.given(namngiven("o", "A1"))
    assert klockan(liggare) == {"A1"}
    liggare.given(namngiven("o", "A2"))
    assert klockan(liggare) == {"A2"}


def test_what_else_is_named_under_the_rule_does_not_hide_the_clock() -> None:
    liggare = Harness()
    liggare.klockan = "2022-08-01"
    liggare.given(v.pott(), *v.pengar())
    liggare.given(v.fordelning(id="f", datum="2022-08-17", beslut=v.beslut("KS", "2022-07-01")))
    liggare.given(namngiven("f", "A1") | {"datum": "2022-08-01"})
    liggare.klockan = "2022-10-01"
    liggare.felgang("2098-01-02")

    assert klockan(liggare) == {"A1", "R55-KLOCKAN"}


def test_a_clock_that_is_found_with_something_else_is_an_avvikelse_of_its_own() -> None:
    liggare = efter_felgang(v.fordelning(ore=400, id="f"))
    liggare.given(v.fordelning(ore=300, datum="2022-12-01", beslut=v.beslut("KS", "2022-07-01")))
    sagda = {one.kod: one for one in liggare.events[-1].avvikelser}

    assert set(sagda) == {"R55", "R55-KLOCKAN"}
    assert {one.regel for one in sagda.values()} == {"R55"}
    assert [len(one.fynd or ()) for one in sagda.values()] == [2, 2]
    assert sagda["R55-KLOCKAN"].lasning_1.startswith("registreringstiden är 2098-01-02")
    assert sagda["R55"].lasning_1 == "fördelning är daterad 2022-12-01"


def test_a_note_that_names_something_else_tells_of_the_clock_once() -> None:
    liggare = Harness()
    liggare.klockan = "2022-08-01"
    liggare.given(v.pott(), *v.pengar())
    liggare.given(v.fordelning(id="f", datum="2022-08-17", beslut=v.beslut("KS", "2022-07-01")))
    liggare.klockan = "2022-10-01"
    liggare.felgang("2098-01-02")
    liggare.given(namngiven("f", "A1") | {"id": "n"})
    assert ("n", "R55-KLOCKAN") in liggare.oppna(v.SOC)

    assert klockan(liggare) == {"A1", "R55-KLOCKAN"}
    assert sum(kod == "R55-KLOCKAN" for _, kod in liggare.oppna(v.SOC)) == 1
