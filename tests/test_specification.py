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
    "<Slag> från <partier> i kommunstyrelsen",
    "Ett särskilt yttrande i miljönämnden",
    "En muntlig reservation, och mötets dag är bara känd till månaden",
    "Stadskontoret svarar på återremissen",
    "En nämnd yttrar sig över en remiss",
    "Två nämnder får ha samma paragraf",
    "Marsbeslutet 2024 anges utan paragraf",
}
"""The scenarios that tell what a document says of its own ärende, and so carry its diarienummer."""


@pytest.mark.parametrize("scenario", _scenarios(), ids=_name)
def test_an_invented_scenario_has_an_example_number(scenario: ScenarioTemplate) -> None:
    """A real diarienummer stands only for what its document says; STK-0000-1 is nobody's."""
    rows = [str(row) for table in scenario.examples for row in table.as_contexts()]
    said = " ".join([*(step.name for step in scenario.steps), *rows])
    numbers = {*re.findall("[A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]+", said)}

    assert scenario.name in AV_DOKUMENTEN or all("-0000-" in one for one in numbers), numbers


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
