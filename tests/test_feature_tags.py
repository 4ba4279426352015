"""Tags are governed, and a scenario that fails is shown as it is written (H16).

Each test runs feature files of its own in a pytest of its own, with the project's steps and tags.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from features.taggar import REGLER

ROOT = Path(__file__).parents[1]
SCENARIO = """
  {taggar}
  Scenario: {namn}
    Givet potten SOC-2023 med statsbidrag
    Och att Socialstyrelsen tilldelat 22 200 700 kr
    När stadskontoret rekvirerar 22 200 700,01 kr
    Så {svar}
"""
SVAR = 'avvisas det enligt R2 med "överstiger tilldelat belopp"'
RATT = "@R2 @avvisas @STK-2023-490"


def test_tag_that_is_unknown_stops_collection(tmp_path: Path) -> None:
    """A misspelt diarienummer or rule is no marker, and markers are strict."""
    done = _run(
        tmp_path,
        fel_kalla=[("Fel källa", "@R2 @avvisas @STK-2023-491", SVAR)],
        fel_regel=[("Fel regel", "@R222 @avvisas @STK-2023-490", SVAR)],
        ratt=[("Rätt", RATT, SVAR)],
    )

    assert done.returncode == pytest.ExitCode.INTERRUPTED
    assert "'STK-2023-491' not found in `markers`" in done.stdout
    assert "'R222' not found in `markers`" in done.stdout
    assert "passed" not in done.stdout


def test_tag_that_is_missing_stops_collection(tmp_path: Path) -> None:
    """No scenario is run while one of them lacks what it must have; all faults are told."""
    done = _run(
        tmp_path,
        prov=[
            ("Utan regel", "@avvisas @STK-2023-490", SVAR),
            ("Utan slag", "@R2 @STK-2023-490", SVAR),
            ("Två slag", "@R2 @godtas @avvisas @STK-2023-490", SVAR),
            ("Utan källa", "@R2 @avvisas", SVAR),
            ("Blandat", "@R2 @D10 @avvisas @STK-2023-490", SVAR),
            ("Löfte utan standard", "@D10 @avvisas @STK-2023-490", SVAR),
            ("Främmande", "@R2 @avvisas @STK-2023-490 @skip", SVAR),
            ("Rätt", RATT, SVAR),
        ],
    )

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    for said in (
        "prov.feature:5 Utan regel saknar regel",
        "Utan slag ska ha en av @godtas och @avvisas",
        "Två slag ska ha en av @godtas och @avvisas",
        "Utan källa saknar källa",
        "Blandat ska hålla antingen regler eller ett löfte",
        "Löfte utan standard saknar källa, till exempel @RFC9162",
        "Främmande har okända taggar: skip",
    ):
        assert said in done.stderr
    assert "Rätt" not in done.stderr
    assert "passed" not in done.stdout


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run scenarios that fail, each in its own way, and one that does not."""
    done = _run(
        tmp_path_factory.mktemp("fel"),
        ratt=[("Rätt", RATT, SVAR)],
        prov=[
            ("Fel belopp", RATT, "är 1 kr rekvirerat"),
            ("Obegripligt", RATT, "går det väl"),
            ("Annan regel", "@R8 @avvisas @STK-2023-490", SVAR),
            ("Annat slag", "@R2 @godtas @STK-2023-490", SVAR),
        ],
    )
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    return done.stdout


def test_only_the_scenarios_with_faults_fail(shown: str) -> None:
    """The same scenario without their faults passes."""
    assert "4 failed, 1 passed" in shown


@pytest.mark.parametrize(
    "said",
    [
        "prov.feature:9",
        "Scenario: Fel belopp",
        "Så är 1 kr rekvirerat   <-- föll",
        f"R2 {REGLER['R2'].sentence}",
        "Källa: STK-2023-490, tjänsteskrivelse till KSAU 2023-06-05",
    ],
)
def test_failing_scenario_is_shown_as_written_with_rule_and_source(shown: str, said: str) -> None:
    """Where, which step, which rule with its sentence, and which document."""
    assert said in shown


def test_step_that_nothing_understands_is_shown_as_written(shown: str) -> None:
    """A step without a phrase fails its scenario and is pointed out in the same way."""
    assert "Så går det väl   <-- föll" in shown


@pytest.mark.parametrize(
    "said", ["de regler som talade var ['R2']", "scenariot ska ha taggen @avvisas"]
)
def test_tag_that_does_not_say_what_happened_fails(shown: str, said: str) -> None:
    """The rules and the kind in the tags are those of the last answer."""
    assert said in shown


def _run(folder: Path, **features: list[tuple[str, str, str]]) -> subprocess.CompletedProcess[str]:
    """Run feature files of one's own with the steps and tags of the project."""
    for name, rows in features.items():
        written = "# language: sv\nEgenskap: Prov\n" + "".join(
            SCENARIO.format(namn=namn, taggar=taggar, svar=svar) for namn, taggar, svar in rows
        )
        feature = folder / f"{name}.feature"
        feature.write_text(written, "utf-8")
        test = f"from pytest_bdd import scenarios\nscenarios({str(feature)!r})\n"
        (folder / f"test_{name}.py").write_text(test, "utf-8")
    return _pytest("-p", "features.conftest", str(folder))


def _pytest(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "-q", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
