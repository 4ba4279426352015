"""A key that was changed signs no more, whatever became of the events that say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.events import NyckelBytt
from ledger.format.codec import canonical
from ledger.recording.ledger import Ledger
from ledger.verification import Outside
from tests.ledger import angrepp, bok
from tests.ledger.underskrivet import signer


@pytest.fixture
def bytt(tretton: Path) -> Path:
    """A ledger whose key was stolen, and changed by event 14."""
    with bok.oppen(tretton) as ledger:
        for n in (0, 1):
            _byt(ledger, n)
    return tretton


def _byt(ledger: Ledger, n: int) -> None:
    common = {"handelsedatum": "2022-01-01", "kommando_id": f"byte-{n}", "avser": "ny nyckel"}
    with ledger.batch(bok.AKTOR) as batch:
        batch.note(NyckelBytt(**common, nyckel=str(signer("exempel.se/prov", n).vkey)))


def _stulen(path: Path) -> Outside:
    """A checkpoint of today by the key that was stolen."""
    return Outside((angrepp.checkpoint(path, 15, seed=0),))


def _forvanskad(path: Path, nr: int, nyckel: object) -> None:
    with angrepp.unguarded(path) as conn:
        data = angrepp.data_of(conn, nr)
        angrepp.put(conn, nr, canonical(data | {"nyckel": nyckel}))
        angrepp.reseal(conn)


def test_the_stolen_key_is_told_of_while_the_change_can_be_read(bytt: Path) -> None:
    ((nr, slag, text),) = angrepp.found(bytt, _stulen(bytt))

    assert (nr, slag) == (None, "kontrollpunkt")
    assert "byttes av händelse 14" in text


@pytest.mark.parametrize("nyckel", [1, "", "x+y", "a+00000000+" + "A" * 44])
@pytest.mark.parametrize("replay", [True, False], ids=["hela", "bara sigill"])
def test_a_stolen_key_is_not_accepted_when_the_change_cannot_be_read(
    bytt: Path, nyckel: object, *, replay: bool
) -> None:
    _forvanskad(bytt, 14, nyckel)

    found = angrepp.outcome(bytt, _stulen(bytt), replay=replay).found.kept

    assert [(one.nr, one.slag) for one in found] == [(None, "kontrollpunkt"), (14, "innehall")]
    assert "ingen signatur räknas" in found[0].meddelande


def test_a_key_that_was_in_force_before_is_still_accepted_up_to_there(bytt: Path) -> None:
    _forvanskad(bytt, 14, "x+y")
    before = Outside((angrepp.checkpoint(bytt, 14, seed=0),))

    assert [nr for nr, *_ in angrepp.found(bytt, before)] == [14]


@pytest.mark.parametrize("replay", [True, False], ids=["hela", "bara sigill"])
def test_a_ledger_that_does_not_say_its_name_is_told_of(tretton: Path, *, replay: bool) -> None:
    held = angrepp.checkpoints(tretton, 8)
    with angrepp.unguarded(tretton) as conn:
        angrepp.put(conn, 0, b"{}")
        angrepp.reseal(conn)

    found = angrepp.outcome(tretton, held, replay=replay).found.kept

    assert 0 in [one.nr for one in found]
