"""The short form of the campaign; the full one is run as ``samma_svar`` says."""

from __future__ import annotations

from tests.campaigns.samma_svar import Svar, campaign, skillnad, unreached


def test_one_that_says_a_word_otherwise_is_found_out_and_all_else_is_the_same() -> None:
    report = campaign("HEAD", "HEAD", staden=False, tvilling=True)

    said = report["violations"].values()
    assert any("Avvisad: " in after.fel for _, after in said)
    for before, after in said:
        assert after.fel == before.fel.replace("Avvisat: ", "Avvisad: ")
        assert after[:2] == before[:2]
    assert unreached(report) == []
    assert report["attempts"] > 50


def test_json_may_grow_and_nothing_else_may() -> None:
    rad, fore = ["saldo", "-f", "json"], Svar(0, '{"a": [{"b": 1}]}', "")

    assert skillnad(rad, fore, fore) is None
    assert skillnad(rad, fore, Svar(0, '{"a": [{"b": 1, "c": 2}], "d": 3}', "")) == "vuxen JSON"
    for other in ('{"a": [{"b": 2}]}', '{"a": []}', '{"a": [{"b": 1}, {}]}', "{}", "x"):
        assert skillnad(rad, fore, Svar(0, other, "")) == "annat svar"
    assert skillnad(rad, fore, Svar(5, fore.ut, "")) == "annat svar"
    fel = Svar(3, "", '{"kod": "regel"}\n{"kod": "fil"}\n')
    assert skillnad(rad, fel, fel._replace(fel='{"kod": "regel", "c": 2}\n{"kod": "fil"}\n')) == (
        "vuxen JSON"
    )
    for said in ('{"kod": "regel"}\n', '{"kod": "regel"}\n{"kod": "skadad"}\n', "Fel: x\n", ""):
        assert skillnad(rad, fel, fel._replace(fel=said)) == "annat svar"
    assert skillnad(["saldo"], fore, Svar(0, '{"a": [{"b": 1, "c": 2}]}', "")) == "annat svar"
