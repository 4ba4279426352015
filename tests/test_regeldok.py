"""The rule book tells what the scenarios came to, and a rule's scenarios are run by its id."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from domain.rules import ALL_RULES
from domain.rules.documents import DOKUMENT
from domain.rules.rule import Retired
from features import regeldok, scenarier, skeden
from features.regeldok import Korning, Resultat
from features.taggar import REGLER

FEATURE = """# language: sv
Egenskap: Prov

  Bakgrund:
    Givet potten SOC-2023 med statsbidrag
    Och att Socialstyrelsen tilldelat 22 200 700 kr

  @R2 @godtas @STK-2023-490
  Scenario: Rätt
    När stadskontoret rekvirerar 1 kr
    Så är 1 kr rekvirerat

  @R2 @godtas @STK-2023-490
  Scenario: Fel
    När stadskontoret rekvirerar 1 kr
    Så är 2 kr rekvirerat

  @R2 @godtas @STK-2023-490
  Scenariomall: Rätt i ett av två exempel
    När stadskontoret rekvirerar <belopp> kr
    Så är 1 kr rekvirerat

    Exempel:
      | belopp |
      | 1      |
      | 2      |
"""
EXEMPEL = 19  # the line of the last scenario


def _passed() -> Korning:
    return {(one.fil, one.rad): Resultat(1, 1) for one in scenarier.scenarier()}


def _of(id_: str) -> list[tuple[str, int]]:
    return [(one.fil, one.rad) for one in scenarier.scenarier() if id_ in one.regler]


def _lines(book: str, start: str) -> list[str]:
    return [line for line in book.splitlines() if line.startswith(start)]


def test_a_rules_id_runs_its_scenarios_and_nothing_else(tmp_path: Path) -> None:
    """``pytest -m R21`` in the project's folder."""
    done = regeldok.run(tmp_path / "r.xml", "-m", "R21")
    report = ET.parse(tmp_path / "r.xml").getroot()  # noqa: S314 - written by ourselves just now

    assert done.returncode == 0, done.stdout
    found = regeldok.results(report)
    assert set(found) == set(_of("R21")) != set()
    assert sum(one.korda for one in found.values()) == len(list(report.iter("testcase")))


def test_each_scenario_is_told_by_its_place_with_all_its_examples(tmp_path: Path) -> None:
    (tmp_path / "prov.feature").write_text(FEATURE, "utf-8")
    test = f"from pytest_bdd import scenarios\nscenarios({str(tmp_path)!r})\n"
    (tmp_path / "test_prov.py").write_text(test, "utf-8")
    ours = ("-c", "pyproject.toml", "-p", "features.conftest", str(tmp_path))
    done = regeldok.run(tmp_path / "r.xml", *ours)
    report = ET.parse(tmp_path / "r.xml").getroot()  # noqa: S314 - written by ourselves just now

    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout
    found = {rad: str(result) for (_, rad), result in regeldok.results(report).items()}
    assert found == {9: "godkänd", 14: "underkänd", EXEMPEL: "underkänd (2 exempel)"}


def test_a_scenario_that_failed_and_one_that_was_not_run_are_told_as_such() -> None:
    failed, left_out = _of("R2")[:2]
    results = {k: v for k, v in _passed().items() if k != left_out} | {failed: Resultat(0, 1)}
    book = regeldok.text(results)

    rest = len(_of("R2")) - 2
    assert _lines(book, "| [R2]")[0].endswith(f"| 1 underkänd, 1 ej körd, {rest} godkänd |")
    assert _lines(book, "| **Alla**")[0].count("1 underkänd, 1 ej körd, ") == 1
    for (fil, rad), word in ((failed, "underkänd"), (left_out, "ej körd")):
        told = [line for line in book.splitlines() if f"/{fil}#L{rad})" in line]
        assert told
        assert all(line.endswith(f"| {word} |") for line in told)


def test_every_rule_stands_once_in_order_with_its_sources_and_scenarios() -> None:
    book = regeldok.text(_passed())
    parts = dict(zip(_lines(book, "## "), book.split("\n## ")[1:], strict=True))
    chapters = {head: part for head, part in parts.items() if head.startswith("## R")}

    ids = sorted((rule.id for rule in ALL_RULES), key=lambda id_: int(id_[1:]))
    assert list(chapters) == [f"## {id_}" for id_ in ids]
    for rule in ALL_RULES:
        chapter = chapters[f"## {rule.id}"]
        assert rule.sentence in chapter
        assert _lines(chapter, "- Källa: ") == [
            f"- Källa: {source.told}" for source in rule.sources
        ]
        links = [line.partition("](")[2].partition(")")[0] for line in _lines(chapter, "| [")]
        assert links == [f"../features/{fil}#L{rad}" for fil, rad in _of(rule.id)]


def test_the_stages_of_the_life_cycle_lead_to_features_and_rules() -> None:
    book = regeldok.text(_passed())
    table = book.partition("\n## Livscykeln\n")[2].partition("\n## ")[0]

    for skede, told in skeden.innehall():
        assert f"| {skede} | [" in table
        for one in told:
            (row,) = [line for line in _lines(table, "| ") if f"(../features/{one.fil})" in line]
            assert row.endswith(f" | {one.antal} |")
            assert all(f"[{id_}](#{id_.lower()})" in row for id_ in one.regler if id_ in REGLER)
    assert "| D10 |" in table


def test_each_document_leads_to_the_rules_that_cite_it() -> None:
    table = regeldok.text({}).partition("\n## Dokumenten\n")[2].partition("\n## ")[0]
    rows = {line.split("`")[1]: line for line in _lines(table, "| ") if "`" in line}

    assert [*rows] == [f"@{tag}" for tag in DOKUMENT]
    for tag, document in DOKUMENT.items():
        citing = [r.id for r in ALL_RULES if document in {s.dokument for s in r.sources}]
        assert {*re.findall(r"\[(R[0-9]+)\]", rows[f"@{tag}"])} == {*citing} != set()


def test_a_link_leads_to_the_line_where_the_scenario_begins() -> None:
    for one in scenarier.scenarier():
        line = (scenarier.FEATURES / one.fil).read_text("utf-8").splitlines()[one.rad - 1]

        assert line.partition(":")[2].strip() == one.namn


def test_a_rule_for_some_regelverk_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rest = ALL_RULES
    limited = replace(first, regelverk=frozenset({"malmo-2023", "malmo-2022"}))
    monkeypatch.setattr(regeldok, "ALL_RULES", (limited, *rest))
    book = regeldok.text(_passed())

    chapter = book.partition(f"\n## {first.id}\n")[2].partition("\n## ")[0]
    said = _lines(chapter, "- Bara i potter")
    assert said == ["- Bara i potter med regelverk: malmo-2022, malmo-2023"]
    assert regeldok.text(_passed()).count("\n- Bara i") == sum(bool(r.regelverk) for r in rest) + 1


def test_a_retired_rule_keeps_its_chapter_and_is_counted_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, *rest = ALL_RULES
    slut = Retired("2027-01-01", "R57", "en pott har två bidragsår")
    ended = replace(first, retired=slut, check=None, commands=())
    before = regeldok.text(_passed())
    monkeypatch.setattr(regeldok, "ALL_RULES", (ended, *rest))
    book = regeldok.text(_passed())

    chapter = book.partition(f"\n## {first.id}\n")[2].partition("\n## ")[0]
    assert f"- Verkan: {slut}\n" in chapter
    assert first.sentence in chapter
    assert "- Kommandon som prövas: inga\n" in chapter
    hard = sum(not one.soft for one in ALL_RULES)
    assert f"{len(ALL_RULES)} regler: {hard} avvisar, " in before
    assert f"{len(ALL_RULES)} regler: {hard - 1} avvisar, " in book
    assert ", 1 har upphört." in book
    assert "1 har upphört" not in before


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Have the command write elsewhere, the rule book and the list."""
    written = [tmp_path / "regler.md", tmp_path / "scenarier.json"]
    monkeypatch.setattr(regeldok, "BOK", written[0])
    monkeypatch.setattr(scenarier, "LISTA", written[1])
    return written


def _ends(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def run(report: Path) -> subprocess.CompletedProcess[str]:
        report.write_text("<testsuites/>", "utf-8")
        return subprocess.CompletedProcess([], code, "vad som hände\n", "")

    monkeypatch.setattr(regeldok, "run", run)


def test_the_command_writes_both_files_also_when_scenarios_fail(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And ends as the run ended, so that a script notices."""
    _ends(monkeypatch, 1)

    assert regeldok.main() == 1
    assert [path.read_text("utf-8") for path in files] == [regeldok.text({}), scenarier.text()]
    assert capsys.readouterr().err == "vad som hände\n"


def test_the_command_writes_nothing_when_scenarios_cannot_be_run(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _ends(monkeypatch, 4)

    assert regeldok.main() == 4
    assert not any(path.exists() for path in files)
    assert capsys.readouterr().err == "vad som hände\n"
