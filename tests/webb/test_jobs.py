"""What is found in a question is found once, however many ask for it at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from web.jobs import KEPT, Jobs

MANY = 8


def test_what_many_ask_for_at_once_is_made_once() -> None:
    jobs, made, begun = Jobs(), list[int](), threading.Event()

    def slowly() -> int:
        made.append(1)
        assert begun.wait(60)
        return 7

    with ThreadPoolExecutor(MANY) as pool:
        asked = [pool.submit(jobs.once, "samma", slowly) for _ in range(MANY)]
        assert jobs.once("annat", lambda: 8) == 8  # nobody waits for what is not theirs
        begun.set()
        assert [one.result(60) for one in asked] == [7] * MANY
    assert made == [1]
    assert jobs._making == {}


def test_what_went_wrong_for_one_is_tried_by_the_next() -> None:
    jobs = Jobs()

    def wrong() -> int:
        raise ValueError("fel")

    for _ in range(2):
        with pytest.raises(ValueError, match="fel"):
            jobs.once("samma", wrong)
    assert jobs.once("samma", lambda: 7) == 7
    assert jobs._making == {}


def test_no_more_are_kept_than_there_is_room_for() -> None:
    jobs = Jobs()
    for nr in range(KEPT + 5):
        assert jobs.once(nr, lambda nr=nr: nr) == nr
    assert len(jobs._made) == KEPT
    assert jobs.once(KEPT + 4, lambda: -1) == KEPT + 4
    assert jobs.once(0, lambda: -1) == -1
