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
    report = campaign(20, processer=1, tvilling=tvilling)
    print(report)

    assert report["violations"], report
