"""The contract's worked flow: each line's verdict, and the balances that are left."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AVTAL, FACIT, Run

VERDICTS = {u["rad"]: u.get("regel") for u in FACIT["utfall"]}
REFUSED = {rad: regel for rad, regel in VERDICTS.items() if regel}
IMPORT = ("importera", str(AVTAL), "--ja", "--rad-for-rad", "-f", "json")

NAMNDENS = {f"{name}_ore" for name in ("beslutat", "overfort", "ater", "kvar")}
"""Sums of what the facit says, that a test of their own holds."""


def test_the_flow_has_a_verdict_for_each_line() -> None:
    assert sorted(VERDICTS) == list(range(1, len(AVTAL.read_text("utf-8").splitlines()) + 1))


def test_each_line_gets_its_verdict_and_its_rule_first(tom: Path, run: Run) -> None:
    done = run(*IMPORT)

    assert done.code == 3
    assert {a["rad"]: a["regler"][0] for a in done.json["avvisade"]} == REFUSED
    assert done.json["registrerade"] == len(VERDICTS) - len(REFUSED)
    assert (done.json["rader"], done.json["redan"]) == (FACIT["rader"], 0)
    told = [json.loads(line) for line in done.words.splitlines()]
    assert {t["rad"]: t["regler"][0] for t in told} == REFUSED
    assert {t["kod"] for t in told} == {"regel"}


def test_on_stderr_in_words_the_first_rule_of_a_line_is_the_facits(tom: Path, run: Run) -> None:
    done = run(*IMPORT[:-2])

    assert done.code == 3
    paragraphs = done.words.split("Avvisat: rad ")[1:]
    first: dict[int, str] = {}
    for paragraph in paragraphs:
        rad, _, rest = paragraph.partition(":")
        first.setdefault(int(rad), rest.splitlines()[1].split()[0])
    for line in done.words.splitlines():  # a rule that is explained already is only counted
        if found := re.fullmatch(r"(R\d+): \d+ rad(?:er)? till: ([\d, ]+)", line):
            for rad in found[2].split(", "):
                first.setdefault(int(rad), found[1])
    assert first == REFUSED


def test_a_second_time_only_what_was_refused_is_tried_again(avtal: Path, run: Run) -> None:
    done = run(*IMPORT)

    assert done.json["redan"] == len(VERDICTS) - len(REFUSED)
    assert {a["rad"] for a in done.json["avvisade"]} == set(REFUSED) - {9}  # money came back since
    assert (done.code, done.json["registrerade"]) == (3, 1)


def test_the_balances_are_the_facits_by_pott_and_namnd(avtal: Path, run: Run) -> None:
    rows = run("saldo", "-f", "json", "--gruppera", "pott,namnd").json["rader"]

    by_key = {(row["pott"], row["namnd"]): row for row in rows}
    for wanted in FACIT["saldo"]:
        row = by_key[wanted["pott"], wanted["namnd"]]
        assert {key: row[key] for key in wanted} == wanted
    assert {key for key in by_key if key[1]} == {
        (w["pott"], w["namnd"]) for w in FACIT["saldo"] if w["namnd"]
    }


def test_the_default_rows_summed_by_pott_and_namnd_are_the_facits(avtal: Path, run: Run) -> None:
    rows = run("saldo", "-f", "json").json["rader"]

    sums: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        for key, value in row.items():
            if key.endswith("_ore"):
                sums[row["pott"], row["namnd"]][key] += value
    for wanted in FACIT["saldo"]:
        found = sums[wanted["pott"], wanted["namnd"]]
        figures = {key: value for key, value in wanted.items() if key.endswith("_ore")}
        assert {key: found[key] for key in figures} == figures


def test_what_the_facit_does_not_mention_is_zero(avtal: Path, run: Run) -> None:
    rows = run("saldo", "-f", "json", "--gruppera", "pott,namnd").json["rader"]

    wanted = {(w["pott"], w["namnd"]): w for w in FACIT["saldo"]}
    unsaid = {"foreslaget_ore", "egenfinansierat_ore", "fordelat_ore", "utestaende_ore"} | NAMNDENS
    for row in rows:
        said = wanted.get((row["pott"], row["namnd"]), {})
        left = {k for k, v in row.items() if k.endswith("_ore") and v and k not in said}
        assert left <= unsaid, row


def test_the_flow_whole_or_not_at_all_is_not_at_all(tom: Path, run: Run) -> None:
    done = run("importera", str(AVTAL), "--ja", "-f", "json")

    assert (done.code, done.json["registrerade"], done.json["forsta_nr"]) == (3, 0, None)
    assert run("saldo", "-f", "json").json["rader"] == []


@pytest.mark.parametrize("utfall", FACIT["utfall"], ids=lambda u: f"rad {u['rad']}")
def test_line_for_line_by_itself_gives_the_same_verdict(
    utfall: dict[str, Any], tom: Path, run: Run, tmp_path: Path
) -> None:
    before = [
        line
        for rad, line in enumerate(AVTAL.read_text("utf-8").splitlines(keepends=True), 1)
        if rad < utfall["rad"] and VERDICTS[rad] is None
    ]
    line = AVTAL.read_text("utf-8").splitlines(keepends=True)[utfall["rad"] - 1]
    flow, one = tmp_path / "fore.jsonl", tmp_path / "en.jsonl"
    flow.write_text("".join(before), "utf-8")
    one.write_text(line, "utf-8")
    assert run("importera", flow, "--ja").code == 0

    done = run("importera", one, "--ja", "-f", "json")

    assert done.code == (0 if utfall["godtas"] else 3)
    assert [a["regler"][0] for a in done.json["avvisade"]] == (
        [] if utfall["godtas"] else [utfall["regel"]]
    )
