"""The short form of the campaign ``samstammighet``; the full one is run as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.campaigns.samstammighet import Val, campaign, missed, tvillingen
from tests.campaigns.trasiga_trad import TVILLINGAR

KORT = Val(till=40, slumpade=300, storsta=20_000, filer=2, kanter=1)


@pytest.fixture(scope="module")
def report(openssl: None, program: Path, staden: Path) -> dict[str, Any]:
    return campaign(program, staden, KORT, tvillingar=False)


def test_others_accept_what_we_prove_and_refuse_with_us_what_differs_by_a_bit(
    report: dict[str, Any],
) -> None:
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert report["missed"] == []


@pytest.mark.parametrize("tvilling", TVILLINGAR)
def test_a_product_with_a_fault_is_found_out(
    openssl: None, program: Path, staden: Path, tvilling: str
) -> None:
    one = tvillingen(program, staden, tvilling)

    assert one["ska_upptackas_av"] in one["upptackt_av"], one


def test_a_run_that_left_something_out_says_so(report: dict[str, Any]) -> None:
    assert len(missed(report | {"reached": {}})) > len(report["reached"]) / 2
    for vad, antal in report["reached"].items():
        if not vad.endswith(("i övrigt", "tom rad", "godtagen", "fynd (granska)")):
            assert missed(report | {"reached": report["reached"] | {vad: 0}}), vad
            assert antal
    blind = {"ska_upptackas_av": "go", "upptackt_av": ["vi"]}
    assert missed(report | {"tvillingar": {"en": blind}}) == ["en: upptäckt"]
