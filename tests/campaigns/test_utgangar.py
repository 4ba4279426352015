"""The short form of the campaign; the full one is run as ``utgangar`` says."""

from tests.campaigns.utgangar import campaign, unreached


def test_nothing_that_steers_or_hides_leaves_the_program() -> None:
    report = campaign(fall=420, fro=2)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    assert unreached(report) == []


def test_a_program_that_lets_texts_through_is_found_out() -> None:
    report = campaign(fall=70, fro=3, tvilling="ra")
    print(report)

    assert any("U+" in one for one in report["violations"]), report
