"""The short form of the campaign; the full one is run as ``skrivfel`` says."""

import pytest

from tests.campaigns.skrivfel import campaign, has_gcc, unreached

pytestmark = pytest.mark.skipif(not has_gcc(), reason="gcc saknas: skrivfelen provas inte")


def test_what_is_answered_after_a_failed_write_is_true() -> None:
    report = campaign(antal=4, fro=1)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


def test_an_answer_that_nothing_was_recorded_is_found_out() -> None:
    report = campaign(antal=4, fro=1, tvilling="svar", verb="registrera")
    print(report)

    assert any("säger inte registrerat" in one for one in report["violations"]), report
