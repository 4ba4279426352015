"""Rows and position move together: never twice, never apart, whoever else writes."""

import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import IntegrityError, Tracking

from domain.events.recorded import Recorded
from projections.errors import Busy
from projections.model import recorder
from projections.model.follow import ReadModel
from projections.model.rows.batch import batch_of
from projections.model.rows.kinds import into
from tests.projections.flode import Log, avtal, built, digest

FORK = multiprocessing.get_context("spawn")


def test_a_batch_that_comes_twice_is_refused(rikt: list[Recorded], model: ReadModel) -> None:
    Log(rikt[:20]).follow(model)
    seen = model.view.lage()
    assert seen is not None
    ar: dict[str, int] = {}
    batch, tracking = batch_of(rikt[20:60], 20, ar), Tracking("prov", 59)
    after = model.view.apply(batch, tracking, digest(59), seen)
    before = list(model.dump())

    with pytest.raises(IntegrityError, match="flyttats"):
        model.view.apply(batch, tracking, digest(59), seen)
    with pytest.raises(IntegrityError, match="redan med"):
        model.view.apply(batch, tracking, digest(59), after)

    assert list(model.dump()) == before


def test_a_batch_that_fails_leaves_nothing(rikt: list[Recorded], model: ReadModel) -> None:
    Log(rikt[:20]).follow(model)
    before = list(model.dump())
    seen = model.view.lage()
    assert seen is not None
    batch = batch_of(rikt[20:60], 20, {})
    batch.rader[into("avvikelse_slut")] = [(None, "2023-01-01", "nu")]

    with pytest.raises(Exception, match="slut"):
        model.view.apply(batch, Tracking("prov", 59), digest(59), seen)

    assert list(model.dump()) == before


def test_it_is_a_tracking_recorder(rikt: list[Recorded], model: ReadModel) -> None:
    assert model.view.max_tracking_id("prov") is None
    with pytest.raises(IntegrityError):
        model.view.insert_tracking(Tracking("prov", 0))
    Log(rikt[:20]).follow(model)

    assert model.view.max_tracking_id("prov") == 19
    assert model.view.max_tracking_id("annan") is None
    assert model.view.has_tracking_id("prov", 19)
    assert not model.view.has_tracking_id("prov", 20)
    model.view.wait("prov", 19)
    with pytest.raises(IntegrityError):
        model.view.insert_tracking(Tracking("prov", 19))


def test_a_position_without_rows_is_not_trusted(rikt: list[Recorded], model: ReadModel) -> None:
    Log(rikt[:20]).follow(model)
    model.view.insert_tracking(Tracking("prov", 30))
    assert model.position() == 30

    Log(rikt).follow(model)

    assert list(model.dump()) == list(built(rikt).dump())


def test_who_loses_a_batch_looks_again(rikt: list[Recorded], tmp_path: Path) -> None:
    log, calls = Log(rikt), 0

    def events(after: int) -> Iterable[Recorded]:
        nonlocal calls
        calls += 1
        if calls in {1, 3}:  # another follower is faster, after we have looked where we are
            with ReadModel(tmp_path / "l") as other:
                Log(rikt[: after + 30]).follow(other, batch=9)
        if calls == 5:  # and one begins again
            with ReadModel(tmp_path / "l") as other:
                other.start_over("prov")
                Log(rikt[:7]).follow(other)
        return log.events(after)

    with ReadModel(tmp_path / "l") as model:
        model.catch_up(events, **log.keywords(), batch=5)

        assert list(model.dump()) == list(built(rikt).dump())


def _slow(log: Log) -> Callable[[int], Iterable[Recorded]]:
    def events(after: int) -> Iterable[Recorded]:
        time.sleep(0.002)
        return log.events(after)

    return events


def _follow(path: Path, batch: int) -> None:
    log = Log(avtal().recorded)
    with ReadModel(path) as model:
        model.catch_up(_slow(log), **log.keywords(), batch=batch)


def test_two_processes_follow_at_once(avtal: list[Recorded], tmp_path: Path) -> None:
    both = [FORK.Process(target=_follow, args=(tmp_path / "l", batch)) for batch in (1, 2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert [one.exitcode for one in both] == [0, 0]
    with ReadModel(tmp_path / "l") as model:
        assert list(model.dump()) == list(built(avtal).dump())


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL finns inte i Windows")
def test_a_process_that_is_killed_leaves_whole_batches(
    avtal: list[Recorded], tmp_path: Path
) -> None:
    path = tmp_path / "l"
    for turn in range(3):
        one = FORK.Process(target=_follow, args=(path, 1))
        one.start()
        deadline = time.monotonic() + 60
        while _rows(path) <= turn * 15 and one.is_alive() and time.monotonic() < deadline:
            time.sleep(0.005)
        os.kill(one.pid or 0, signal.SIGKILL)
        one.join()

        with ReadModel(path) as model:
            so_far = avtal[: model.position() + 1]
            assert so_far
            assert list(model.dump()) == list(built(so_far).dump())


def _rows(path: Path) -> int:
    try:
        conn = sqlite3.connect(path)
        count: int = conn.execute("SELECT count(*) FROM handelse").fetchone()[0]
    except sqlite3.OperationalError:
        return -1
    else:
        return count
    finally:
        conn.close()


def test_a_file_held_by_somebody_else_is_busy(
    rikt: list[Recorded], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "WAIT_SECONDS", 0.05)
    with ReadModel(tmp_path / "l") as model:
        Log(rikt[:20]).follow(model)
        other: Any = sqlite3.connect(tmp_path / "l", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(Busy):
            Log(rikt).follow(model)

        other.close()
        assert model.position() == 19
