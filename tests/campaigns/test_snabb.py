"""The short form of the campaign; the full one is run as ``snabb`` says."""

import pytest

from tests.campaigns.prov import ALLA
from tests.campaigns.snabb import campaign, unreached


def test_what_is_certain_is_so_by_the_whole_verification() -> None:
    antal = {"manipulationer": len(ALLA), "omförseglade": 80, "bitar": 150, "ärliga": 5}
    report = campaign(antal, processer=1)
    print(report)

    assert report["violations"] == {}
    assert unreached(report) == []


@pytest.mark.parametrize(
    ("tvilling", "slag", "antal"),
    [
        ("utan-sigill", "manipulationer", len(ALLA)),
        ("utan-uppslag", "manipulationer", len(ALLA)),
        ("utan-innebord", "omförseglade", 60),
    ],
)
def test_a_fast_verification_that_forgets_is_found_out(
    tvilling: str, slag: str, antal: int
) -> None:
    report = campaign({slag: antal}, tvilling=tvilling, processer=1)
    print(report)

    assert report["violations"]
