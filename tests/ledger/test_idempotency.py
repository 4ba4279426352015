"""The same command again is harmless; another under its id is refused (D13)."""

from pathlib import Path

import pytest

from domain.commands import Command
from domain.deciding.outcome import Rejected
from ledger.errors import Conflict, Damaged, NotFound
from ledger.recording.ledger import Ledger
from tests.ledger import angrepp, bok


def test_the_same_command_again_gives_the_same_receipt_and_writes_nothing(
    path: Path, ledger: Ledger
) -> None:
    first = ledger.record(bok.utfall("a"), bok.AKTOR)
    before = bok.content(path)
    again = ledger.record(bok.utfall("a"), bok.AKTOR)

    assert (first.redan, again.redan) == (False, True)
    assert again[:3] == first[:3] == ("a", bok.FORSTA_NR, bok.FORSTA_NR + 1)
    assert again.events == first.events
    assert [one.liggarnummer for one in again.events] == ["2022-000001", "2022-000002"]
    assert [one.event.avvikelser for one in again.events] == [
        one.event.avvikelser for one in first.events
    ]
    assert bok.content(path) == before


def test_the_same_command_again_is_known_after_the_file_was_reopened(
    path: Path, ledger: Ledger
) -> None:
    first = ledger.record(bok.utfall("a"), bok.AKTOR)
    other = Ledger(path)
    again = other.record(bok.utfall("a"), "EK-02")
    other.close()

    assert again[:3] == first[:3]
    assert again.events == first.events
    assert again.av_annan == bok.AKTOR


def test_of_a_command_that_leads_to_no_event_nothing_is_believed(
    path: Path, ledger: Ledger
) -> None:
    ledger.record(bok.utfall("a"), bok.AKTOR)
    ledger.close()
    with angrepp.unguarded(path) as conn:
        conn.execute("UPDATE kommando SET forsta_nr = 99, sista_nr = 99 WHERE id = 'a'")

    with pytest.raises(Damaged, match="pekar inte på någon händelse"):
        ledger.record(bok.utfall("a"), bok.AKTOR)


def test_whoever_recorded_it_is_told_nothing_of_others(ledger: Ledger) -> None:
    ledger.record(bok.utfall("a"), bok.AKTOR)

    assert ledger.record(bok.utfall("a"), bok.AKTOR).av_annan == ""


def test_the_same_command_twice_in_a_batch_is_recorded_once(path: Path, ledger: Ledger) -> None:
    with ledger.batch(bok.AKTOR) as batch:
        first, again = batch.record(bok.utfall("a")), batch.record(bok.utfall("a"))

    assert again[:3] == first[:3]
    assert again.redan
    assert bok.rows(path, "SELECT MAX(nr) FROM handelse") == [(first.sista_nr,)]


@pytest.mark.parametrize(
    "other",
    [
        bok.utfall("a", ore=101),
        bok.utfall("a", avser="annat"),
        bok.utfall("a", datum="2022-02-02"),
        bok.utfall("a", exempeldata=True),
        bok.utfall("a", motpart="någon"),
        bok.tilldelning("a"),
    ],
    ids=["belopp", "avser", "datum", "exempeldata", "motpart", "kommando"],
)
def test_another_command_under_a_used_id_is_a_conflict(
    path: Path, ledger: Ledger, other: Command
) -> None:
    ledger.record(bok.utfall("a"), bok.AKTOR)
    before = bok.content(path)

    with pytest.raises(Conflict, match=rf"'a' är redan .* \(händelse {bok.FORSTA_NR}\)"):
        ledger.record(other, bok.AKTOR)
    assert bok.content(path) == before


def test_a_field_left_out_and_the_same_field_at_its_default_are_the_same_content(
    ledger: Ledger,
) -> None:
    ledger.record(bok.utfall("a"), bok.AKTOR)

    assert ledger.record(bok.utfall("a", exempeldata=False, underlag=[]), bok.AKTOR).redan


def test_what_the_rules_refuse_is_a_value_and_leaves_nothing(path: Path, ledger: Ledger) -> None:
    before = bok.content(path)
    outcome = ledger.record(bok.nekad("n"), bok.AKTOR)

    assert isinstance(outcome, Rejected)
    assert outcome.rules == ("R2",)
    assert bok.content(path) == before


def test_a_refused_command_is_not_remembered_and_may_succeed_the_next_time(ledger: Ledger) -> None:
    stated = {"kommando": "RekvireraStatsbidrag", "id": "r", "pott": "SOC-2022"}
    command = bok.kommando({**stated, "rekvisition": "R1", "belopp_ore": 100})

    assert isinstance(ledger.record(command, bok.AKTOR), Rejected)
    ledger.record(bok.tilldelning("t", ore=100), bok.AKTOR)
    assert not ledger.record(command, bok.AKTOR).redan


def test_the_id_of_a_refused_command_is_free_for_another(ledger: Ledger) -> None:
    ledger.record(bok.nekad("n"), bok.AKTOR)

    assert not ledger.record(bok.organ("n"), bok.AKTOR).redan


def test_the_id_of_a_command_that_failed_is_free_for_another(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="potten 'FINNS-EJ' finns inte"):
        ledger.record(bok.tilldelning("x", pott="FINNS-EJ"), bok.AKTOR)

    assert not ledger.record(bok.tilldelning("x"), bok.AKTOR).redan


def test_a_command_points_only_at_a_command_that_was_recorded(ledger: Ledger) -> None:
    stated = {"kommando": "UtredAvvikelse", "id": "u", "pott": "SOC-2022", "slutsats": "prov"}

    with pytest.raises(NotFound, match="'saknas' är inget registrerat kommando"):
        ledger.record(bok.kommando({**stated, "avser_id": "saknas", "kod": "A1"}), bok.AKTOR)
