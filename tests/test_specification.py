"""The feature files are the specification: whole, governed by their tags, and true (H16)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.feature import get_features
from pytest_bdd.steps import step_function_context_registry

from domain.events import EVENTS, LiggareEvent
from domain.rules import ALL_RULES
from features import regeldok, scenarier
from features.regeldok import BOK, KOMMANDO
from features.scenarier import LISTA
from features.skeden import SKEDEN, egenskaper
from features.steps import STEG
from features.steps.fras import Fras
from features.taggar import AVVIKELSE, KALLOR, LOFTEN, REGLER, STANDARDER, faults

if TYPE_CHECKING:
    from pytest_bdd.parser import ScenarioTemplate

FEATURES = scenarier.FEATURES
SOFT = {rule.id for rule in ALL_RULES if rule.soft}
IDS = [rule.id for rule in ALL_RULES]


@cache
def _scenarios() -> tuple[ScenarioTemplate, ...]:
    features = get_features([str(FEATURES)])
    return tuple(s for feature in features for s in feature.scenarios.values())


def _name(scenario: ScenarioTemplate) -> str:
    return f"{Path(scenario.feature.filename).name}:{scenario.line_number}"


@pytest.mark.parametrize("id_", IDS)
def test_rule_has_a_scenario_that_lets_through_and_one_that_stops(id_: str) -> None:
    """A hard rule stops by refusing; a soft one lets through and opens its avvikelse."""
    tags = [scenario.tags for scenario in _scenarios() if id_ in scenario.tags]
    quiet = [t for t in tags if "godtas" in t and AVVIKELSE not in t]
    stopped = [t for t in tags if (AVVIKELSE if id_ in SOFT else "avvisas") in t]

    assert quiet
    assert stopped


def test_every_feature_file_stands_in_one_stage_of_the_life_cycle() -> None:
    listed = Counter(fil for filer in SKEDEN.values() for fil in filer)

    assert listed.keys() == egenskaper().keys()
    assert max(listed.values()) == 1


AV_DOKUMENTEN = {
    "<Slag> från <partier> i kommunstyrelsen": {"STK-2023-490", "2023-06-07"},
    "Ett särskilt yttrande i miljönämnden": {"STK-2023-490", "2023-04-25", "§ 77"},
    "Det är känt att nämnden äskar, men inte hur mycket": {"STK-2023-490", "2023-04-25", "§ 77"},
    "Nämndens beslut nämner inget belopp, och det som är aviserat står kvar": {
        "STK-2023-490",
        "2023-05-22",
        "§ 61",
    },
    "Det som handlingarna i ett ärende säger emot varandra noteras i ärendet, och inte i en pott": {
        "STK-2023-490",
        "2023-06-07",
    },
    "Två nämnder får ha samma paragraf": {"STK-2023-490", "2023-04-26", "§ 57"},
    "Stadskontoret svarar på återremissen": {"STK-2018-1233", "2020-06-03", "2022-08-12"},
    "Marsbeslutet 2024 anges utan paragraf": {"STK-2024-124", "2024-03", "8 500 000 kr"},
}
"""The scenarios that tell what a document says of its own ärende, and what it says there.

Only they carry a real diarienummer, and with it no other day, paragraf or amount. What a source
does not say is an example: of the city STK-0000-1, of an authority 0.0-1/0000, tagged egen-praxis.
"""

BESLUTEN = {
    "STK-2018-1233": {"200", "247"},
    "STK-2023-490": {"54", "56", "57", "61", "77", "110", "119"},
    "STK-2023-137": set[str](),
    "aterrapportering-2024": set[str](),
}
"""The paragrafer that a document of the city names; of the decision that it proposes, none."""

BELOPPEN = {
    "0 kr",
    *("15 000 000 kr", "1 300 000 kr", "2 030 000 kr", "300 000 kr", "320 000 kr", "4 400 000 kr"),
    *("650 000 kr", "2 200 000 kr", "980 000 kr", "350 000 kr", "700 000 kr", "400 000 kr"),
    "1 370 000 kr",
    *("19 700 000 kr", "2 700 000 kr", "1 150 000 kr", "3 500 000 kr", "720 000 kr"),
    *("2 600 000 kr", "3 100 000 kr", "800 000 kr", "3 630 000 kr", "5 000 000 kr"),
    *("22 200 700 kr", "1 000 000 kr", "8 500 000 kr"),
}
"""What the documents of the city say in kronor: the two tables of 2022 and what they give
stadskontoret together, 2023 with the million by which its two sums of what was applied for
differ, and 2024."""

EJ_2024 = re.compile(
    "miljönämnden|servicenämnden|stadsbyggnadsnämnden|omsorgsnämnden", re.IGNORECASE
)
"""Nämnder that are not among the eight that had money in 2024."""

NUMMER = (
    "[A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]+|[0-9.]+-[0-9]+/[0-9]{4}"
    r"|\b[A-ZÅÄÖ][a-zåäö]?[0-9]{4}/[0-9]+"
)
BELOPP = "[0-9][0-9 ]*(?:,[0-9]{2})? kr"
UPPGIFT = f"20[0-9]{{2}}(?:-[0-9]{{2}})+|§ [0-9]+|{BELOPP}"


def _said(scenario: ScenarioTemplate) -> list[str]:
    """Return what each step says, with its table, and what each row of examples says."""
    rows = [str(row) for table in scenario.examples for row in table.as_contexts()]
    tables = [
        str([[c.value for c in r.cells] for r in s.datatable.rows]) if s.datatable else ""
        for s in scenario.steps
    ]
    return [*(f"{s.name} {one}" for s, one in zip(scenario.steps, tables, strict=True)), *rows]


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_a_real_number_stands_only_for_what_its_document_says(scenario: ScenarioTemplate) -> None:
    allowed = AV_DOKUMENTEN.get(scenario.name, set[str]())
    for one in _said(scenario):
        real = {
            number for number in re.findall(NUMMER, one) if not re.search("-0000-|/0000$", number)
        }

        assert real <= allowed, one
        if real:
            assert {*re.findall(UPPGIFT, re.sub(NUMMER, "", one))} <= allowed, one


def test_every_scenario_that_may_carry_a_real_number_does() -> None:
    carrying = {one.name for one in _scenarios() if re.search(NUMMER, " ".join(_said(one)))}

    assert carrying >= AV_DOKUMENTEN.keys()


def _amounts(scenario: ScenarioTemplate) -> set[str]:
    """Return the amounts of what is done; the total of a table is known when its rows are."""
    amounts = set[str]()
    for step in (one for one in scenario.steps if one.type != "then"):
        rows = step.datatable.rows[1:] if step.datatable else ()
        values = (cell.value for row in rows for cell in row.cells)
        cells = [value for value in values if re.fullmatch("[0-9][0-9 ]{3,}", value)]
        total = f"{sum(int(cell.replace(' ', '')) for cell in cells):,} kr".replace(",", " ")
        amounts |= {f"{cell} kr" for cell in cells}
        amounts |= {one for one in re.findall(BELOPP, step.name) if one != total}
    return amounts


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_a_scenario_of_a_document_decides_nothing_that_the_document_has_not(
    scenario: ScenarioTemplate,
) -> None:
    """A decision that is made up is egen praxis, or an example of what a law says."""
    cited = scenario.tags & BESLUTEN.keys()
    if not cited or scenario.tags & {"egen-praxis", "KL"}:
        return
    said = " ".join(_said(scenario))

    assert {*re.findall("§ ([0-9]+)", said)} <= {nr for one in cited for nr in BESLUTEN[one]}
    assert _amounts(scenario) <= BELOPPEN
    if cited == {"aterrapportering-2024"} and "KS-2024" in said:
        assert not EJ_2024.search(said)
        assert {*re.findall(BELOPP, said)} <= {"0 kr", "8 500 000 kr"}


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_what_is_only_planned_is_not_told_as_decided(scenario: ScenarioTemplate) -> None:
    """KS meets on that day to approve what was reported of 2024, if it does as is planned."""
    done = [one for one in _said(scenario) if "godkän" in one and "utan beslut" not in one]

    assert not [one for one in done if "2025-04-02" in one]


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_an_authority_decides_under_a_number_of_its_own(scenario: ScenarioTemplate) -> None:
    """It has neither paragrafer nor diarienummer of the city (R38)."""
    for one in _said(scenario):
        if "enligt beslut av Socialstyrelsen" in one:
            assert not re.search("§|STK-", one)


def test_no_scenario_stands_twice() -> None:
    """Two that say the same steps, after the same background, are one."""
    said = Counter(
        (one.feature.filename, tuple(step.name for step in one.steps), str(one.examples))
        for one in _scenarios()
    )

    assert [steps for steps, times in said.items() if times > 1] == []


def test_the_list_that_the_program_shows_is_current() -> None:
    """The command that writes the rule book writes it anew."""
    assert LISTA.read_text("utf-8") == scenarier.text(), KOMMANDO


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_scenario_names_its_rule_kind_and_source(scenario: ScenarioTemplate) -> None:
    """Every tag is in a closed list, and every source is one that a rule of the scenario cites."""
    cited = {str(s.dokument) for id_ in scenario.tags & REGLER.keys() for s in REGLER[id_].sources}
    if scenario.tags & LOFTEN.keys():
        cited = {*STANDARDER.values()}
    named = {text for tag, text in (KALLOR | STANDARDER).items() if tag in scenario.tags}

    assert not list(faults(scenario.tags))
    assert named
    assert named <= cited


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_refusal_tells_rule_words_and_that_nothing_happened(scenario: ScenarioTemplate) -> None:
    """A refused scenario ends by naming the rules, quoting words, and counting the events.

    One of a promise names the exit code, quotes words, and looks at every file.
    """
    last = [step.name for step in scenario.steps][-2:]
    if scenario.tags & LOFTEN.keys():
        assert ("avvisas" in scenario.tags) == last[0].startswith("avvisas det med slutkod")
        assert ("avvisas" in scenario.tags) == (last[1] == "ingenting är skrivet")
        return

    assert ("avvisas" in scenario.tags) == last[0].startswith("avvisas det enligt")
    if "avvisas" in scenario.tags:
        named = set(re.findall("R[0-9]+", last[0].partition(" med ")[0]))
        assert named == scenario.tags & REGLER.keys()
        assert last[1] == "antalet händelser är oförändrat"


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_rule_heading_is_the_sentence_of_the_rule(scenario: ScenarioTemplate) -> None:
    """A scenario stands below a rule that it is tagged with, or tells why that rule is needed."""
    assert scenario.rule is not None
    id_ = scenario.rule.name.split()[0]

    sentence = LOFTEN.get(id_) or REGLER[id_].sentence
    assert scenario.rule.name == f"{id_} {sentence}"


def test_no_two_scenarios_of_a_file_have_the_same_name() -> None:
    """pytest-bdd would silently run only the last of them."""
    written = Counter(
        (file.name, line.partition(":")[2].strip())
        for file in FEATURES.glob("*.feature")
        for line in file.read_text("utf-8").splitlines()
        if re.match(r"\s*(Abstrakt )?Scenario(mall)?:", line)
    )

    assert len(_scenarios()) == written.total()
    assert max(written.values()) == 1


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_step_is_understood_in_one_way(scenario: ScenarioTemplate) -> None:
    """No two phrases fit the same step; pytest-bdd would silently choose."""
    for module in STEG:
        import_module(module)
    examples = [row for table in scenario.examples for row in table.as_contexts()] or [{}]
    phrases = [c for c in step_function_context_registry.values() if isinstance(c.parser, Fras)]
    for step in (step for row in examples for step in scenario.render(row).steps):
        fitting = [c for c in phrases if c.type == step.type and c.parser.is_matching(step.name)]

        assert len(fitting) == 1, step.name


def test_one_ore_too_much_is_refused_for_every_kind_of_amount() -> None:
    """By rekvisition, inbetalning, avsättning, fördelning, överföring and återlämning."""
    refused = {
        (step.name.split()[1], id_)
        for scenario in _scenarios()
        if "avvisas" in scenario.tags
        for step in scenario.steps
        if step.type == "when" and ",01 kr" in step.name
        for id_ in scenario.tags & REGLER.keys()
    }
    needed = {
        ("rekvirerar", "R2"),
        ("betalar", "R4"),
        ("avsätter", "R9"),
        ("fördelar", "R8"),
        ("fördelar", "R9"),
        ("återlämnar", "R22"),
    }

    assert needed <= refused
    assert {"R18", "R46"} <= {id_ for _, id_ in refused}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """Run all scenarios once, and return what they reported."""
    report = tmp_path_factory.mktemp("rapport") / "features.xml"
    done = regeldok.run(report)
    assert done.returncode == 0, done.stdout
    return ET.parse(report).getroot()  # noqa: S314 - written by ourselves a moment ago


def test_every_event_occurs_in_a_scenario(run: ET.Element) -> None:
    """Every type but those that the ledger notes of itself comes of a scenario that is run."""
    occurred = {
        name
        for found in run.iter("property")
        if found.get("name") == "handelser"
        for name in found.get("value", "").split()
    }

    assert occurred == {event.__name__ for event in EVENTS if not issubclass(event, LiggareEvent)}


def test_the_rule_book_is_what_the_rules_and_the_run_of_their_scenarios_say(
    run: ET.Element,
) -> None:
    assert BOK.read_text("utf-8") == regeldok.text(regeldok.results(run)), KOMMANDO
