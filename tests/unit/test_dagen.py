"""R55: every event says whether it has happened or is decided, and days and clocks are held."""

import pytest

from domain.context import Context
from domain.events import EVENTS, Event
from domain.kinds import EVENT_OF
from domain.postings import postings, proposal
from domain.rules.avslutet import ANDRAR_SALDO
from ledger.moments import AHEAD, ahead
from tests.golden.exempel import sample
from tests.ledger.bok import Klocka

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
