"""The short form of the campaign; the full one is run as ``bitar`` says."""

from unittest.mock import patch

import pytest

from ledger import verification
from tests.campaigns.bitar import campaign, exit_code, unreached
from tests.campaigns.granskare import TVILLINGAR


def test_what_a_bit_changes_is_found_or_changes_nothing() -> None:
    report = campaign(antal=2400, processer=1)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


def test_the_program_answers_each_with_an_exit_code_of_its_own() -> None:
    report = campaign(antal=400, seed=4, processer=1, look=exit_code)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


def _without_integrity() -> object:
    return patch.object(verification, "_whole", lambda *_: True)


@pytest.mark.parametrize("tvilling", [TVILLINGAR["litar-pa-bladen"], _without_integrity])
def test_a_broken_verifier_is_found_out(tvilling: object) -> None:
    with tvilling():  # type: ignore[operator]
        report = campaign(antal=1200, processer=1)

    assert report["violations"], report
