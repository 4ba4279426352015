"""The short form of the campaign; the full one is run as ``ansprak`` says."""

import pytest

from tests.campaigns.ansprak import TVILLINGAR, campaign, unreached


def test_no_krona_is_financed_twice_whatever_is_claimed_and_corrected() -> None:
    report = campaign(foljder=30, seed=2)
    print(report)

    assert report["violations"] == 0, report["exempel"]
    assert unreached(report) == []


@pytest.mark.parametrize("tvilling", TVILLINGAR)
def test_a_ledger_with_a_fault_is_found_out(tvilling: str) -> None:
    report = campaign(foljder=6, seed=2, tvilling=tvilling)
    print(report)

    assert report["violations"] > 0
