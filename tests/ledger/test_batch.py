"""One transaction a batch, all or nothing; what is kept in memory is never ahead of the file."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.commands import Command
from domain.deciding.outcome import Rejected
from domain.errors import UnknownName
from domain.states.pott import Pott
from ledger.errors import TooLong
from ledger.recording.batch import Batch
from ledger.recording.ledger import Ledger
from tests.ledger import bok
from tests.ledger.angrepp import found

LANG = [{"typ": "annat", "titel": "x" * 2000}] * 40


class Ingalunda(Exception):
    """Something that goes wrong in the middle of a batch."""


@pytest.fixture
def annan(path: Path) -> Iterator[Ledger]:
    """Another process, as it were: the same file opened once more."""
    opened = Ledger(path, wait=0.2)
    yield opened
    opened.close()


def _broken(ledger: Ledger) -> None:
    def some(batch: Batch) -> None:
        batch.record(bok.organ("borta"))
        batch.record(bok.tilldelning("t"))
        batch.record(bok.utfall("u"))
        raise Ingalunda

    with pytest.raises(Ingalunda), ledger.batch(bok.AKTOR) as batch:
        some(batch)


def test_a_batch_that_raises_leaves_nothing(path: Path, ledger: Ledger) -> None:
    ledger.record(bok.utfall("a"), bok.AKTOR)
    before = bok.content(path)
    _broken(ledger)

    assert bok.content(path) == before
    assert path.with_name(path.name + "-journal").stat().st_size == 0


def test_a_batch_that_raises_leaves_no_state_behind(ledger: Ledger) -> None:
    ledger.record(bok.organ("a"), bok.AKTOR)
    _broken(ledger)

    with pytest.raises(UnknownName):
        ledger.record(bok.utfall("b", namnd="BORTA"), bok.AKTOR)
    stated = {"kommando": "RekvireraStatsbidrag", "id": "r", "pott": "SOC-2022"}
    more = bok.kommando({**stated, "rekvisition": "R1", "belopp_ore": 1})
    assert isinstance(ledger.record(more, bok.AKTOR), Rejected)


def test_the_next_command_after_a_broken_batch_takes_the_next_numbers(ledger: Ledger) -> None:
    _broken(ledger)
    receipt = ledger.record(bok.tilldelning("t"), bok.AKTOR)

    (event,) = receipt.events
    assert (event.nr, event.version, event.liggarnummer) == (bok.FORSTA_NR, 2, "2022-000001")


def test_a_batch_is_not_seen_by_others_before_it_is_done(path: Path, ledger: Ledger) -> None:
    before = bok.content(path)
    with ledger.batch(bok.AKTOR) as batch:
        batch.record(bok.utfall("a"))

        assert bok.content(path) == before
    assert bok.content(path) != before


def test_each_command_of_a_batch_sees_what_the_ones_before_it_did(ledger: Ledger) -> None:
    stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "belopp_ore": 60}
    with ledger.batch(bok.AKTOR) as batch:
        batch.record(bok.organ("ny"))
        batch.record(bok.tilldelning("t", ore=100))
        outcomes = [
            batch.record(bok.kommando({**stated, "id": f"r{n}", "rekvisition": f"R{n}"}))
            for n in range(2)
        ]
        unit = batch.record(bok.utfall("u", namnd="NY"))

    assert not outcomes[0].redan
    assert outcomes[1].rules == ("R2",)
    assert [event.version for event in unit.events] == [4, 5]


def test_a_refusal_in_a_batch_undoes_nothing(path: Path, ledger: Ledger) -> None:
    with ledger.batch(bok.AKTOR) as batch:
        batch.record(bok.organ("a"))
        batch.record(bok.nekad("n"))
        batch.record(bok.organ("b"))

    ids = bok.rows(path, "SELECT id FROM kommando WHERE id IN ('a', 'b', 'n') ORDER BY id")
    assert ids == [("a",), ("b",)]


def test_an_entry_that_is_too_long_leaves_nothing_and_spoils_nothing(
    path: Path, ledger: Ledger
) -> None:
    before = bok.content(path)

    with pytest.raises(TooLong, match="högst 65535 ryms"):
        ledger.record(bok.tilldelning("lang", underlag=LANG), bok.AKTOR)
    assert bok.content(path) == before
    assert ledger.record(bok.tilldelning("lang"), bok.AKTOR).events[0].version == 2


def test_a_ledger_sees_what_another_has_recorded(ledger: Ledger, annan: Ledger) -> None:
    ledger.record(bok.tilldelning("a", ore=100), bok.AKTOR)
    annan.record(bok.tilldelning("b", ore=50), bok.AKTOR)
    stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022"}
    asked = [
        bok.kommando({**stated, "id": f"r{n}", "rekvisition": f"R{n}", "belopp_ore": ore})
        for n, ore in enumerate((151, 120, 31, 30))
    ]
    outcomes = [
        one.record(command, bok.AKTOR)
        for one, command in zip((ledger, ledger, annan, annan), asked, strict=True)
    ]

    assert [isinstance(one, Rejected) for one in outcomes] == [True, False, True, False]


def test_two_ledgers_on_one_file_take_turns_in_one_order(
    path: Path, ledger: Ledger, annan: Ledger
) -> None:
    for n in range(10):
        (ledger, annan)[n % 2].record(bok.utfall(f"u{n}"), bok.AKTOR)
        ledger.record(bok.organ(f"o{n}"), bok.AKTOR)

    order = bok.rows(path, "SELECT nr, lopnummer FROM handelse WHERE lopnummer > 0 ORDER BY nr")
    assert [lopnummer for _, lopnummer in order] == list(range(1, 21))
    assert bok.rows(path, "SELECT MAX(nr) FROM handelse") == [(bok.FORSTA_NR + 29,)]


def test_what_another_registered_is_known_at_once(ledger: Ledger, annan: Ledger) -> None:
    with pytest.raises(UnknownName):
        ledger.record(bok.utfall("u", namnd="NY"), bok.AKTOR)
    annan.record(bok.organ("ny"), bok.AKTOR)

    assert ledger.record(bok.utfall("u", namnd="NY"), bok.AKTOR).events[0].event.namnd == "NY"


def test_a_command_that_another_recorded_is_known(ledger: Ledger, annan: Ledger) -> None:
    first = ledger.record(bok.utfall("a"), bok.AKTOR)

    assert annan.record(bok.utfall("a"), bok.AKTOR)[:3] == first[:3]


def test_what_a_correction_changes_is_read_out_of_the_log_by_all_who_go_on(
    path: Path, ledger: Ledger, annan: Ledger
) -> None:
    """The notes of a pott are folded anew: by who decides, who catches up, and who verifies."""

    def rekvisition(ref: str, ore: int) -> Command:
        stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "rekvisition": ref}
        return bok.kommando({"id": ref, **stated, "belopp_ore": ore})

    def rattelse(avser_id: str) -> Command:
        stated = {"kommando": "RattaHandelse", "id": f"r-{avser_id}", "pott": "SOC-2022"}
        return bok.kommando(stated | {"avser_id": avser_id, "skal": "fel"})

    for command in (bok.tilldelning("t"), rekvisition("R1", 30), rekvisition("R2", 20)):
        ledger.record(command, bok.AKTOR)
    for command in (rattelse("R1"), rekvisition("R3", 10)):
        assert not isinstance(annan.record(command, bok.AKTOR), Rejected)
    ledger.record(rekvisition("R4", 5), bok.AKTOR)

    kept = ledger.ahead.streams["pott/SOC-2022"].state
    assert isinstance(kept, Pott)
    assert [*kept.noter.rekvisitioner] == ["r2", "r3", "r4"]
    with closing(Ledger(path)) as fresh, fresh.batch(bok.AKTOR) as batch:
        assert batch.record(rekvisition("R5", 1))
        assert batch.streams.now["pott/SOC-2022"].state.noter.rekvisitioner.keys() == {
            *kept.noter.rekvisitioner,
            "r5",
        }
    assert found(path) == []


def test_a_batch_that_goes_on_after_an_entry_too_long_keeps_nothing_of_it(
    path: Path, ledger: Ledger
) -> None:
    with ledger.batch(bok.AKTOR) as batch:
        with pytest.raises(TooLong, match="högst 65535 ryms"):
            batch.record(bok.tilldelning("lang", underlag=LANG))
        batch.record(bok.tilldelning("b"))

    kept = bok.rows(
        path, "SELECT nr, version, lopnummer FROM handelse WHERE nr >= ?", bok.FORSTA_NR
    )
    assert kept == [(bok.FORSTA_NR, 2, 1)]
