"""The short form of the campaign; the full one is run as ``planterat`` says."""

import pytest

from tests.campaigns.planterat import campaign, unreached


def test_what_is_planted_reaches_nothing_and_no_answer_is_false() -> None:
    report = campaign(varv=1, seed=1, most=300)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


@pytest.mark.parametrize(
    ("tvilling", "found"),
    [
        ("vakt", "offret borta eller något nytt bredvid"),
        ("schema", "det planterade finns kvar i läsmodellen"),
        ("tyst", "fel svar"),
    ],
)
def test_a_reader_without_one_of_the_walls_is_found_out(tvilling: str, found: str) -> None:
    report = campaign(varv=1, seed=1, tvilling=tvilling, most=400)
    print(report)

    assert found in report["violations"], report["violations"]
