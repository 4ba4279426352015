"""The short form of the campaign; the full one is run as ``manipulation`` says."""

from pathlib import Path

import pytest

from tests.campaigns.manipulation import campaign, unreached
from tests.campaigns.prov import ALLA
from tests.oberoende.korning import bygg_go, go_saknas


def test_every_kind_of_manipulation_is_found_and_named() -> None:
    report = campaign(len(ALLA) * 6)
    print(report)

    assert report["attempts"] >= 200
    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []
    assert {"andrad_och_forseglad", "avklippt", "aldre_kopia", "stulen_nyckel", "gren"} <= set(
        report["utan_material"]
    )


def test_the_independent_programs_agree_on_what_is_left_of_a_log(tmp_path: Path) -> None:
    if why := go_saknas():
        pytest.skip(why)

    report = campaign(len(ALLA), seed=7, program=bygg_go(tmp_path))

    assert report["violations"] == {}, report["exempel"]


@pytest.mark.parametrize(
    ("tvilling", "slag", "missed"),
    [
        ("litar-pa-bladen", "andrad_text", "hittad"),
        ("utan-kontrollpunkter", "avklippt", "hittad"),
        ("blad-utan-nr", "omkastad_med_sigill", "namngiven"),
    ],
)
def test_a_broken_verifier_is_found_out(tvilling: str, slag: str, missed: str) -> None:
    report = campaign(4, tvilling=tvilling, slag=(slag,))
    print(report)

    assert f"{slag}: {missed}" in report["violations"], report
