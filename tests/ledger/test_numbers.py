"""One order of events: numbers, versions, liggarnummer and times without a gap (D8, D12)."""

from collections import Counter
from pathlib import Path

import pytest

from domain.values.dates import year
from ledger.errors import Conflict, Damaged
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.recorder import LedgerRecorder
from tests.ledger import bok


def test_events_are_numbered_from_zero_without_a_gap(demon: Path) -> None:
    numbers = [nr for (nr,) in bok.rows(demon, "SELECT nr FROM handelse ORDER BY nr")]

    assert len(numbers) > 100
    assert numbers == list(range(len(numbers)))


def test_event_zero_opens_the_ledger(demon: Path) -> None:
    ((aggregat, version, typ),) = bok.rows(
        demon, "SELECT aggregat, version, typ FROM handelse WHERE nr = 0"
    )

    assert (aggregat, version, typ) == ("liggare", 1, "LiggareOppnad/1")


def test_the_versions_of_every_stream_count_from_one_without_a_gap(demon: Path) -> None:
    last = Counter[str]()
    for aggregat, version in bok.rows(demon, "SELECT aggregat, version FROM handelse ORDER BY nr"):
        last[aggregat] += 1

        assert version == last[aggregat]
    assert len(last) > 3


def test_liggarnummer_count_from_one_in_each_year_of_handelsedatum(demon: Path) -> None:
    last = Counter[int]()
    stored = zip(
        bok.stored(demon),
        bok.rows(demon, "SELECT ar, lopnummer FROM handelse ORDER BY nr"),
        strict=True,
    )
    for data, (ar, lopnummer) in stored:
        if lopnummer is None:
            assert ar is None
            assert "liggarnummer" not in data
            continue
        last[ar] += 1

        assert lopnummer == last[ar]
        assert data["liggarnummer"] == f"{year(data['handelsedatum'])}-{lopnummer:06d}"
    assert len(last) > 1


def test_only_events_that_move_or_decide_money_have_a_liggarnummer(ledger: Ledger) -> None:
    nothing = ledger.record(bok.organ("a"), bok.AKTOR)
    money = ledger.record(bok.utfall("b"), bok.AKTOR)

    assert [one.liggarnummer for one in nothing.events] == [None]
    assert [one.liggarnummer for one in money.events] == ["2022-000001", "2022-000002"]


def test_a_year_is_that_of_handelsedatum_and_not_of_the_clock(ledger: Ledger) -> None:
    dates = ["2022-12-31", "2023", "2022-02", "2023-01-01"]
    receipts = [
        ledger.record(bok.tilldelning(f"t{n}", datum=datum), bok.AKTOR)
        for n, datum in enumerate(dates)
    ]

    numbers = [receipt.events[0].liggarnummer for receipt in receipts]
    assert numbers == ["2022-000001", "2023-000001", "2022-000002", "2023-000002"]


def test_what_was_refused_or_undone_leaves_no_gap(path: Path, ledger: Ledger) -> None:
    ledger.record(bok.tilldelning("t1"), bok.AKTOR)
    ledger.record(bok.nekad("n"), bok.AKTOR)
    undone = [bok.tilldelning("t2"), bok.utfall("u"), bok.utfall("u", pott="SAKNAS")]
    with pytest.raises(Conflict), ledger.batch(bok.AKTOR) as batch:
        list(map(batch.record, undone))
    last = ledger.record(bok.tilldelning("t3"), bok.AKTOR)

    assert last.events[0].liggarnummer == "2022-000002"
    assert last.forsta_nr == bok.FORSTA_NR + 1
    assert bok.rows(path, "SELECT COUNT(*) FROM handelse") == [(last.sista_nr + 1,)]


def test_a_version_that_does_not_follow_is_never_inserted(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bok.content(path)
    right = LedgerRecorder.insert_within

    def gap(self, cursor, stored, *more):  # noqa: ANN001, ANN002, ANN202 - stands in for the recorder's
        later = [one.__class__(one.originator_id, one.originator_version + 1, one.topic, one.state)
                 for one in stored]  # fmt: skip
        return right(self, cursor, later, *more)

    monkeypatch.setattr(LedgerRecorder, "insert_within", gap)

    with pytest.raises(Damaged, match="version 4, inte 3"):
        ledger.record(bok.organ("a"), bok.AKTOR)
    assert bok.content(path) == before


@pytest.mark.parametrize("step", [{"seconds": 1}, {"seconds": 0}, {"days": -400}])
def test_registrerad_increases_however_the_clock_goes(
    path: Path, ledger: Ledger, klocka: bok.Klocka, step: dict[str, float]
) -> None:
    for n in range(3):
        ledger.record(bok.tilldelning(f"a{n}"), bok.AKTOR)
        klocka.flytta(**step)
    with ledger.batch(bok.AKTOR) as batch:
        for n in range(3):
            batch.record(bok.utfall(f"b{n}"))
            klocka.flytta(**step)
    times = [data["registrerad"] for data in bok.stored(path)]

    assert times == sorted(set(times))
    assert {len(time) for time in times} == {len("2026-01-01T00:00:00.000000Z")}


def test_registrerad_is_the_clock_when_it_goes_forward(ledger: Ledger, klocka: bok.Klocka) -> None:
    klocka.flytta(days=800, microseconds=5)
    receipt = ledger.record(bok.organ("a"), bok.AKTOR)

    assert receipt.events[0].registrerad == "2028-03-11T00:00:00.000005Z"


def test_registrerad_is_one_microsecond_later_when_the_clock_goes_backwards(
    ledger: Ledger, klocka: bok.Klocka
) -> None:
    klocka.flytta(days=800)
    ledger.record(bok.organ("a"), bok.AKTOR)
    klocka.flytta(days=-1)
    receipt = ledger.record(bok.utfall("b"), bok.AKTOR)

    times = [one.registrerad for one in receipt.events]
    assert times == ["2028-03-11T00:00:00.000001Z", "2028-03-11T00:00:00.000002Z"]
