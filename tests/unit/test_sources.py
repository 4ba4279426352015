"""Every rule says where it comes from: a document, a place in it, and what stands there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from domain.rules import ALL_RULES, documents, sources
from domain.rules.documents import DOKUMENT, EGEN_PRAXIS, Document
from domain.rules.rule import Rule
from domain.rules.sources import Source
from domain.values.dates import year

CITED = [(rule, source) for rule in ALL_RULES for source in rule.sources]
HANDLINGAR = [one for one in DOKUMENT.values() if one.slag == "handling"]
PLATS = {
    "villkor": "[a-z]",
    "lag": r"[0-9]+ (kap\.|§|och [0-9]+ §§)|[0-9]+-[0-9]+ §§",
    "norm": "[a-z]",
}
"""How a place in what has no headings of its own begins."""


def _name(cited: tuple[Rule, Source]) -> str:
    rule, source = cited
    return f"{rule.id} {source}"


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_no_rule_is_without_a_source(rule: Rule) -> None:
    assert rule.sources
    assert len({str(one) for one in rule.sources}) == len(rule.sources)


@pytest.mark.parametrize("cited", CITED, ids=_name)
def test_a_source_stands_where_the_document_has_such_a_place(cited: tuple[Rule, Source]) -> None:
    """Under one of its own headings, in a paragraph of a law, or by the rule's id in the design."""
    rule, source = cited
    document = source.dokument

    assert document in DOKUMENT.values()
    if document is EGEN_PRAXIS:
        assert source.stalle == f"regel {rule.id}"
    elif document.slag == "handling":
        headings = tuple(one.casefold() for one in document.rubriker)
        assert source.stalle.casefold().startswith(headings)
    else:
        assert re.match(PLATS[document.slag], source.stalle)


@pytest.mark.parametrize("cited", CITED, ids=_name)
def test_a_source_says_what_it_is_cited_for(cited: tuple[Rule, Source]) -> None:
    _, source = cited

    assert source.sager
    assert source.told == f"{source}: {source.sager}"


def test_every_document_is_cited_by_some_rule() -> None:
    assert {source.dokument for _, source in CITED} == {*DOKUMENT.values()}


@pytest.mark.parametrize("document", HANDLINGAR, ids=str)
def test_a_document_of_the_city_has_a_title_and_headings_and_is_a_proposal(
    document: Document,
) -> None:
    """The decision itself is in none of them: each is what was written for the meeting."""
    assert document.titel
    assert "Förslag till beslut" in document.rubriker
    assert (document.handling or "").startswith("tjänsteskrivelse")
    assert document.version is None or date.fromisoformat(document.version)
    if document.beteckning:
        assert re.fullmatch("STK-[0-9]{4}-[0-9]+", document.beteckning)


@pytest.mark.parametrize("tag", DOKUMENT)
def test_a_law_is_cited_in_a_wording_and_every_document_has_a_number_or_a_name(tag: str) -> None:
    document = DOKUMENT[tag]

    assert document.namn or document.beteckning
    if document.slag == "lag":
        assert re.fullmatch("[0-9]{4}:[0-9]+", document.beteckning or "")
        assert date.fromisoformat(document.version or "")


def test_what_is_cited_by_analogy_says_so_and_is_never_the_only_source() -> None:
    """The förordning governs another grant, and from a later year than the first pott."""
    rest = [rule for rule, source in CITED if source.dokument.analogt]

    assert year(documents.ANALOG.version or "") > year(documents.FORDELNING_2022.version or "")
    assert "analogt" in str(documents.ANALOG)
    assert all(any(not one.dokument.analogt for one in rule.sources) for rule in rest)


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        (sources.kommunallagen("5 kap. 1 §"), "Kommunallagen (2017:725), 5 kap. 1 §"),
        (
            sources.analog("6 §"),
            "Förordningen om statsbidrag för äldre personer (2023:609), analogt, 6 §",
        ),
        (sources.egen_praxis("regel R1"), "Bidragsliggarens utformning, egen praxis, regel R1"),
        (
            sources.aterrapportering_2024("ärendet", "fyra kriterier"),
            "Återrapportering av medel 2024, tjänsteskrivelse till KSAU 2025-03-24, ärendet",
        ),
    ],
)
def test_source_is_cited_by_document_and_place(source: Source, cited: str) -> None:
    assert cited == str(source)


def test_a_source_of_which_nothing_is_said_is_told_by_its_place() -> None:
    assert sources.rkr_r2("restriktion").told == "RKR R2, restriktion"


@pytest.mark.parametrize("id_", ["R53", "R54", "R55", "R56"])
def test_a_name_a_repetition_a_day_and_an_answer_rest_on_our_own_design_alone(id_: str) -> None:
    ruled = next(one for one in ALL_RULES if one.id == id_)

    assert {one.dokument for one in ruled.sources} == {EGEN_PRAXIS}
