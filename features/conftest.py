"""The tags that scenarios may have, the steps, and what is shown of a scenario that fails."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from domain.deciding.outcome import Accepted
from features.scenarier import inside
from features.steps import STEG
from features.taggar import AVVIKELSE, KALLOR, LOFTEN, REGLER, STANDARDER, faults, markers

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step

    from features.steps.varld import Varld

pytest.register_assert_rewrite(*STEG, "features.steps.varld", "tests.decider")

_SAID = pytest.StashKey[str]()  # what is shown if the scenario fails


def pytest_configure(config: pytest.Config) -> None:
    """Register the tags and the steps; with --strict-markers an unknown tag stops collection."""
    for marker in markers():
        config.addinivalue_line("markers", marker)
    for name in STEG:
        module = import_module(name)
        if not config.pluginmanager.is_registered(module):
            config.pluginmanager.register(module)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stop when a scenario lacks a tag that it must have; report each by its file and line."""
    wrong = []
    for item in items:
        template = scenario_wrapper_template_registry.get(getattr(item, "function", None))
        if template is not None:
            where = f"{template.feature.rel_filename}:{template.line_number} {template.name}"
            wrong += [f"{where} {fault}" for fault in faults(_tags(template))]
            place = f"{inside(template.feature.filename)}:{template.line_number}"
            item.user_properties.append(("scenario", place))
    if wrong:
        raise pytest.UsageError("\n".join(dict.fromkeys(wrong)))


@pytest.fixture
def varld(request: pytest.FixtureRequest) -> Generator[Varld]:
    """Give each scenario a world of its own, and note which events came of it."""
    world = import_module("features.steps.varld").Varld()
    yield world
    events = " ".join(type(event).__name__ for event in world.liggare.events)
    request.node.user_properties.append(("handelser", events))


def pytest_bdd_step_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step
) -> None:
    """Keep what to show of a scenario whose step failed."""
    request.node.stash[_SAID] = _told(request.config, feature, scenario, step)


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step
) -> None:
    """Keep what to show of a scenario with a step that nothing understands."""
    request.node.stash[_SAID] = _told(request.config, feature, scenario, step)


def pytest_bdd_after_scenario(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario
) -> None:
    """Hold the tags against what happened: the rules named are the rules that spoke."""
    if _SAID in request.node.stash:
        return
    request.node.stash[_SAID] = _told(request.config, feature, scenario, scenario.steps[-1])
    tags = _tags(scenario)
    if tags & LOFTEN.keys():
        code = request.getfixturevalue("arkiv").svar.code
        assert ("godtas" in tags) == (code == 0), f"slutkoden var {code}"
        return
    outcome = request.getfixturevalue("varld").liggare.outcome
    if isinstance(outcome, Accepted):
        spoke = {id_ for event in outcome.events for id_ in event.regler}
        opened = {found.regel for event in outcome.events for found in event.avvikelser}
        assert "godtas" in tags, "scenariot ska ha taggen @godtas"
        assert (tags & opened != set()) == (AVVIKELSE in tags), f"avvikelser: {opened}"
    else:
        spoke = {violation.rule.id for violation in outcome.violations}
        assert "avvisas" in tags, "scenariot ska ha taggen @avvisas"
    assert tags & REGLER.keys() <= spoke, f"de regler som talade var {sorted(spoke)}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport]:
    """Show a failing scenario as it is written, with its rules and their sources."""
    report = yield
    if report.failed and _SAID in item.stash:
        report.sections.append(("Scenariot", item.stash[_SAID]))
    return report


def _tags(scenario: Scenario | ScenarioTemplate) -> set[str]:
    return scenario.tags | scenario.feature.tags | (scenario.rule.tags if scenario.rule else set())


def _told(config: pytest.Config, feature: Feature, scenario: Scenario, failed: Step) -> str:
    file = Path(feature.filename)
    if file.is_relative_to(config.rootpath):
        file = file.relative_to(config.rootpath)
    tags = _tags(scenario)
    return "\n".join(
        (
            f"{file}:{failed.line_number}",
            f"Scenario: {scenario.name}",
            *(
                f"  {step.keyword} {step.name}{'   <-- föll' if step is failed else ''}"
                for step in scenario.steps
            ),
            *(f"{id_} {rule.sentence}" for id_, rule in REGLER.items() if id_ in tags),
            *(f"{id_} {sentence}" for id_, sentence in LOFTEN.items() if id_ in tags),
            *(f"Källa: {one}" for tag, one in (KALLOR | STANDARDER).items() if tag in tags),
        )
    )
