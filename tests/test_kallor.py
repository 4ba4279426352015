"""The reader's index: every fact of the documents once, and with the rules and events it bears."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from domain.rules import ALL_RULES
from domain.rules.documents import DOKUMENT
from features import kallordok
from features.kallordok import Dokumentpost, Kalla

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "application" / "data" / "malmo" / "dokument.jsonl"
KALLOR = kallordok.kallor()
ALLA = [fact for _, facts in KALLOR for fact in facts]
REGLER = {rule.id for rule in ALL_RULES}
per_dokument = pytest.mark.parametrize("kalla", KALLOR, ids=lambda one: one[0]["dokument"])


def _commands() -> set[str]:
    return {json.loads(line)["id"] for line in DEMO.read_text("utf-8").splitlines()}


def _heading(document: Dokumentpost, place: str) -> str:
    """Return the heading that a place in a document stands under, as it is in the index."""
    cited = [one for one in DOKUMENT[document["dokument"]].rubriker
             if place.casefold().startswith(one.casefold())]  # fmt: skip
    longest = max(cited, key=len)
    return next(one for one in document["rubriker"] if one.startswith(longest))


def _cited() -> set[tuple[str, str, str]]:
    """Return (rule, document, heading) for every source that is one of the documents."""
    named = {id(DOKUMENT[one["dokument"]]): one for one, _ in KALLOR if one["dokument"] in DOKUMENT}
    return {
        (rule.id, document["dokument"], _heading(document, source.stalle))
        for rule in ALL_RULES
        for source in rule.sources
        if (document := named.get(id(source.dokument)))
    }


def test_the_document_is_current() -> None:
    assert kallordok.BOK.read_text("utf-8") == kallordok.text()


def test_all_that_a_rule_cites_is_there_and_one_that_no_rule_does() -> None:
    handlingar = {tag for tag, one in DOKUMENT.items() if one.slag == "handling"}

    assert {one["dokument"] for one, _ in KALLOR} == handlingar | {"ASN-STK-2023-137"}


@per_dokument
def test_a_document_is_what_the_rules_take_it_for(kalla: Kalla) -> None:
    document, _ = kalla
    assert re.fullmatch("[0-9a-f]{64}", document["sha256"])
    if document["dokument"] not in DOKUMENT:
        return
    known = DOKUMENT[document["dokument"]]
    assert (known.titel, known.beteckning, known.handling, known.version) == (
        document["titel"],
        document.get("diarienummer"),
        document["handling"],
        document.get("version"),
    )
    for heading in known.rubriker:
        assert any(one.startswith(heading) for one in document["rubriker"]), heading


@per_dokument
def test_every_fact_stands_in_its_document_and_every_heading_has_one(kalla: Kalla) -> None:
    document, facts = kalla

    assert {fact["dokument"] for fact in facts} == {document["dokument"]}
    assert {fact["rubrik"] for fact in facts} == {*document["rubriker"]}
    assert len({(fact["nyckel"], fact["forekomst"]) for fact in facts}) == len(facts)


@per_dokument
def test_ids_are_one_series_in_each_document(kalla: Kalla) -> None:
    ids = [fact["id"] for fact in kalla[1]]
    series = ids[0].rpartition("-")[0]

    assert sorted(ids) == [f"{series}-{nr:03}" for nr in range(1, len(ids) + 1)]


@per_dokument
def test_a_fact_is_a_sentence_with_a_short_key_and_says_where_it_went(kalla: Kalla) -> None:
    for fact in kalla[1]:
        words, said = fact["nyckel"].split(), fact["id"]
        assert fact["forekomst"] >= 1, said
        assert 1 <= len(words) <= 6, said
        assert fact["nyckel"] == " ".join(words), said
        assert re.fullmatch(r"[A-ZÅÄÖ](?!.*[.!?] [A-ZÅÄÖ]).*\.", fact["fakta"]), said
        assert bool(fact.get("hos")) != bool(fact.get("varfor_inte")), said
        assert {*re.findall(r"\bR[0-9]+\b", fact.get("varfor_inte", ""))} <= REGLER, said
        for named in (fact.get("hos", []), fact.get("regler", [])):
            assert len(set(named)) == len(named), said


def test_ids_are_for_one_fact_each() -> None:
    assert [id_ for id_, n in Counter(fact["id"] for fact in ALLA).items() if n > 1] == []


def test_what_a_rule_cites_has_a_fact_that_names_it_and_no_fact_names_another() -> None:
    told = {
        (rule, fact["dokument"], fact["rubrik"]) for fact in ALLA for rule in fact.get("regler", [])
    }

    assert told == _cited()


def test_what_holds_a_fact_is_a_command_of_the_demo_and_every_command_holds_one() -> None:
    assert {id_ for fact in ALLA for id_ in fact.get("hos", [])} == _commands()
