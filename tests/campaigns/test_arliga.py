"""The short form of the campaign; the full one is run as ``arliga`` says."""

import pytest

from tests.campaigns.arliga import TVILLINGAR, campaign, unreached


def test_honest_histories_and_their_copies_give_no_alarm() -> None:
    report = campaign(60, processer=1)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


@pytest.mark.parametrize("tvilling", TVILLINGAR)
def test_a_broken_twin_gives_alarms(tvilling: str) -> None:
    """A seal that is kept too long does harm only when another writer adds just as many events."""
    runs = (campaign(20, processer=1, tvilling=tvilling, seed=seed) for seed in (1, 2, 3))

    assert any(report["violations"] for report in runs)
