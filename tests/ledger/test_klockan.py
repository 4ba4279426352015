"""One run with a wrong clock stamps all that comes after it: it is said, and found (R55)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.deciding.outcome import Rejected
from ledger.recording.ledger import Ledger
from ledger.verification import Outside
from tests.ledger import bok
from tests.ledger.angrepp import outcome

NU = datetime(2027, 1, 15, 12, tzinfo=UTC)
OM_ETT_DYGN = timedelta(hours=24)


def _registrerad(path: Path, nu: datetime, id_: str, **more: object) -> Ledger:
    """Return a ledger, closed, in which a tilldelning has been recorded by a clock."""
    ledger = Ledger(path, clock=lambda: nu)
    assert not isinstance(ledger.record(bok.tilldelning(id_, **more), bok.AKTOR), Rejected)
    ledger.close()
    return ledger


def _avvikelser(path: Path) -> list[list[str]]:
    return [[one["regel"] for one in data.get("avvikelser", [])] for data in bok.stored(path)]


def test_what_follows_a_wrong_clock_is_stamped_after_it_and_found(path: Path) -> None:
    _registrerad(path, NU.replace(year=2098), "fel")
    efter = _registrerad(path, NU, "ratt")

    assert efter.ran_away is not None
    assert "2098-01-15, mer än ett dygn före klockan, som visar 2027-01-15" in efter.ran_away
    (felet,) = outcome(path, Outside(now=NU)).found.kept
    assert (felet.nr, felet.slag) == (bok.FORSTA_NR, "tid")
    assert "4-5: registrerad är mer än ett dygn före den här datorns klocka" in felet.meddelande


@pytest.mark.parametrize(("fore", "fel"), [(timedelta(), 0), (timedelta(microseconds=1), 1)])
def test_a_time_is_found_when_it_is_more_than_a_day_ahead(
    path: Path, fore: timedelta, fel: int
) -> None:
    _registrerad(path, NU + OM_ETT_DYGN + fore, "fel")

    assert outcome(path, Outside(now=NU)).found.total == fel


def test_without_a_clock_no_time_is_held_against_one(path: Path) -> None:
    _registrerad(path, NU.replace(year=2098), "fel")

    assert not outcome(path).found.total


def test_the_first_of_a_pott_that_is_stamped_ahead_opens_an_avvikelse(path: Path) -> None:
    _registrerad(path, NU.replace(year=2098), "fel")
    _registrerad(path, NU, "ratt")
    _registrerad(path, NU, "igen", ore=200)

    opened = ["R55" in one for one in _avvikelser(path)[bok.FORSTA_NR :]]
    assert opened == [False, True, False]


def test_a_stamp_that_ran_away_does_not_let_tomorrow_in(path: Path) -> None:
    _registrerad(path, NU.replace(year=2098), "fel")
    ledger = Ledger(path, clock=lambda: NU)
    refused = ledger.record(bok.utfall("i-morgon", datum="2027-01-16"), bok.AKTOR)
    ledger.close()

    assert isinstance(refused, Rejected)
    assert "R55" in refused.rules


def test_a_day_begins_in_sweden_before_it_does_in_greenwich(path: Path) -> None:
    sent = datetime(2022, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Malmö
    ledger = Ledger(path, clock=lambda: sent)
    refused = ledger.record(bok.utfall("nyar", datum="2023-01-02"), bok.AKTOR)
    taken = ledger.record(bok.utfall("nyarsdagen", datum="2023-01-01"), bok.AKTOR)
    ledger.close()

    assert isinstance(refused, Rejected)
    assert not isinstance(taken, Rejected)
