"""A ledger on each store: the same answers, bytes and root, and one question for each decision."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command, parse_json
from ledger.errors import Conflict, Damaged, Uncertain
from ledger.evidence import seal
from ledger.recording import settle
from ledger.recording.batch import Batch
from ledger.recording.ledger import Ledger
from ledger.recording.moments import Moments
from ledger.recording.streams import Noted, Streams
from ledger.store import Decision, Found, Moved, Placed, Row, Wanted, Writing
from ledger.verification import verify
from tests.ledger import bok
from tests.ledger.kontrakt.platser import Fil, Plats
from tests.oppning import oppning

ROOT = Path(__file__).parents[3]
REGISTER = ROOT / "application" / "data" / "malmo" / "register.jsonl"
AVTAL = ROOT / "tests" / "data" / "avtal" / "kommandon.jsonl"
LINES = [line for fil in (REGISTER, AVTAL) for line in fil.read_text("utf-8").splitlines()]


ARENDET = [
    {"kommando": "GeUppdrag", "arende": "STK-2022-900", "uppdrag": uppdrag, "till": "KUN"}
    for uppdrag in ("följ upp", "redovisa", "utvärdera")
]


def inspelad(plats: Plats, *, anew: bool = False) -> Ledger:
    """Return a ledger of the contract's flow, each command in a transaction of its own.

    Or each ``anew``: in a ledger that is opened for it and knows nothing of those before.
    """
    ledger = Ledger(plats.oppna(), clock=bok.Klocka())
    with ledger.batch(bok.AKTOR) as batch:
        batch.note(oppning())
    commands = [parse_command(parse_json(line)) for line in LINES]
    commands += [bok.kommando(one | {"id": f"arende-{n}"}) for n, one in enumerate(ARENDET)]
    for command in commands:
        ledger = Ledger(plats.oppna(), clock=bok.Klocka()) if anew else ledger
        ledger.record(command, bok.AKTOR)
    return ledger


@pytest.fixture(scope="module")
def fild(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Row], bytes]:
    """The rows and the root of the flow in a file."""
    return innehall(inspelad(Fil(tmp_path_factory.mktemp("fil"))))


def innehall(ledger: Ledger) -> tuple[list[Row], bytes]:
    with ledger.store.reading() as reading:
        rows = [*reading.rows()]
        return rows, seal.root(reading, len(rows))


def test_the_same_commands_leave_the_same_bytes_and_root_in_every_store(
    plats: Plats, fild: tuple[list[Row], bytes]
) -> None:
    assert innehall(inspelad(plats)) == fild
    assert len(fild[0]) > 70


def test_a_ledger_opened_anew_for_each_command_leaves_the_same_bytes_and_root(
    plats: Plats, fild: tuple[list[Row], bytes]
) -> None:
    """As on a command line: each stream is read again, however many events it has."""
    assert innehall(inspelad(plats, anew=True)) == fild
    versions = {row.aggregat.partition("/")[0]: row.version for row in fild[0]}
    assert versions.pop("liggare") == 1  # it is opened; no command here is decided on it
    assert versions.keys() == {"register", "pott", "arende"}
    assert min(versions.values()) > 2


def test_a_ledger_in_any_store_is_verified_with_nothing_wrong(plats: Plats) -> None:
    with inspelad(plats).store.reading() as reading:
        assert verify(reading).found.kept == []


def test_a_command_again_gets_its_receipt_and_with_other_content_is_a_conflict(
    plats: Plats,
) -> None:
    ledger = Ledger(plats.oppna())
    with ledger.batch(bok.AKTOR) as batch:
        batch.note(oppning())
        bok.lagg_upp(batch)
    first = ledger.record(bok.organ("a"), bok.AKTOR)
    assert not isinstance(first, Rejected)

    again = ledger.record(bok.organ("a"), bok.AKTOR)
    assert again == first._replace(redan=True)
    with pytest.raises(Conflict):
        ledger.record(bok.organ("a", avser="annat"), bok.AKTOR)
    assert settle.events_of(ledger.store, "a") == (first.forsta_nr, first.sista_nr)
    assert settle.events_of(ledger.store, "b") is None


def test_two_who_record_in_turn_stamp_each_event_later_than_all_before(plats: Plats) -> None:
    """The clock stands still, and each knows only its own last stamp."""
    clock = bok.Klocka()
    one, other = (Ledger(plats.oppna(), clock=clock) for _ in range(2))
    with one.batch(bok.AKTOR) as batch:
        batch.note(oppning())
    for n, ledger in enumerate((one, one, other, one, other, other)):
        ledger.record(bok.organ(f"o{n}"), bok.AKTOR)

    with one.store.reading() as reading:
        stamps = [parse_json(row.data.decode())["registrerad"] for row in reading.rows()]
    assert [one[-8:] for one in stamps] == [f".{n:06d}Z" for n in range(7)]


def test_who_cannot_read_what_became_of_a_command_is_not_certain(plats: Plats) -> None:
    ledger = Ledger(plats.oppna())
    with ledger.batch(bok.AKTOR) as batch:
        batch.note(oppning())

    with pytest.raises(Uncertain):
        settle.events_of(plats.skadad(), "skapa")


class Raknad:
    """A transaction that counts the questions."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self.asked = Counter[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writing, name)

    def find(self, wanted: Wanted) -> Found:
        self.asked["find"] += 1
        return self._writing.find(wanted)

    def append(self, decision: Decision, seen: Found) -> Placed | Moved:
        self.asked["append"] += 1
        return self._writing.append(decision, seen)


def _batch(raknad: Raknad) -> Batch:
    streams = Streams(raknad.find, {}, Noted())
    return Batch(raknad, streams, Moments(bok.Klocka()), bok.AKTOR)  # type: ignore[arg-type]


def test_a_decision_asks_once_and_appends_once(plats: Plats) -> None:
    """The more that is asked when something was found, such as what is corrected, is not here."""
    asked = Counter[int]()
    with plats.oppna().writing() as writing:
        raknad = Raknad(writing)
        batch = _batch(raknad)
        batch.note(oppning())
        for line in LINES:
            raknad.asked.clear()
            outcome = batch.record(parse_command(parse_json(line)))
            assert raknad.asked["append"] == (not isinstance(outcome, Rejected))
            asked[raknad.asked["find"]] += 1

    assert asked == {1: len(LINES)}


class Flyttad(Raknad):
    """A transaction that somebody else has written in."""

    def append(self, _decision: Decision, seen: Found) -> Moved:
        return Moved(seen.antal + 1)


def test_a_store_that_did_not_hold_its_lock_is_not_written_to(plats: Plats) -> None:
    with plats.oppna().writing() as writing:
        batch = _batch(Flyttad(writing))
        with pytest.raises(Damaged, match="ändrades av någon annan"):
            batch.note(oppning())
