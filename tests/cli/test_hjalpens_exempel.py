"""The help of `registrera`: every noun once, by life cycle, with an example that works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cli.options.exempel import EXEMPEL
from cli.options.grupper import GRUPPER, VAD
from domain.commands import COMMANDS
from reports.words.moves import money
from tests.cli.program import Run, inside

NOUNS = {model.substantiv(): model for model in COMMANDS.values()}
_POTT = (
    " --program trygghet --andamal trygghet --kriterier samverkan --engangsmedel"
    " --regelverk standard --avser upplagd"
)
FORST = (
    (
        "registrera pott --pott KS-2024 --kalla ks_anslag --bidragsar 2024"
        f" --nyttjas-from 2024-01-01 --nyttjas-tom 2024-12-31 --datum 2024-01-02 {_POTT}"
    ),
    (
        "registrera pott --pott SOC-2023 --kalla statsbidrag --givare SOS --bidragsar 2023"
        f" --nyttjas-from 2023-01-01 --nyttjas-tom 2023-12-31 --datum 2024-01-02 {_POTT}"
    ),
    "registrera aktor --for-aktor AT-01 --roll chef --datum 2024-01-01 --avser attestant",
    (
        "registrera attestratt --for-aktor AT-01 --slag granskning --giltig-from 2024-01-01"
        " --datum 2024-01-01 --avser granskar"
    ),
)
"""What the examples are recorded after."""
DARTILL = {
    "overforing": "registrera forbrukning --pott SOC-2024 --namnd KUN --belopp '5 000'"
    " --insats cirkusbuss --verifikat GL-2024:999:1 --datum 2024-05-01 --avser förskott",
    "kommunbidrag": "registrera fordelning --pott KS-2024 --total 100000 --rad"
    " 'KUN=100 000; insats=cirkusbuss; kriterium=samverkan' --datum 2024-04-10 --avser fördelning"
    " --beslut 'KS 2024-04-10 § 41 STK-2024-41'",
}
"""What has to be recorded just before one of them."""
AVSER = {
    "provning": "annan-insats", "utredning": "avvikelse", "rattelse": "kreditering",
    "beslutskomplettering": "fordelning", "underlagskomplettering": "fordelning",
    "attest": "forbrukning", "uppdragssvar": "uppdrag",
}  # fmt: skip
"""What the event is, 41 in the example, that some of them point at."""


def example(noun: str) -> str:
    """The example as the help of a noun ends with it, on one line."""
    done = inside("registrera", noun, "--help")
    assert done.code == 0
    assert max(map(len, done.text.splitlines())) <= 80
    _, _, last = done.text.partition("\n  Exempel:\n")
    return re.sub(r" \\\n +", " ", last.strip("\n ")).removeprefix("liggare ")


def test_every_noun_stands_once_and_says_what_it_does() -> None:
    listed = [noun for nouns in GRUPPER.values() for noun in nouns]
    text = inside("registrera", "--help").text

    assert sorted(listed) == sorted(NOUNS)
    assert {*EXEMPEL} == {*NOUNS}
    assert max(map(len, text.splitlines())) <= 80
    for noun, model in NOUNS.items():
        assert bool(money(model)) != (noun in VAD), noun
        assert re.search(rf"^  {noun} +\S", text, re.MULTILINE), noun


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("overforing", "flyttar från fördelat till hos nämnden"),
        ("provning", "flyttar från spärrat till fördelat, hos nämnden eller ofördelat"),
        ("tilldelning", "ökar tilldelat (och ev. ofördelat)"),
        ("inbetalning", "ökar inbetalt, ev. minskar oidentifierat"),
        ("askande", "antecknar äskat; inga pengar flyttas"),
        ("aterbetalning", "flyttar från återbetalningsskuld till återbetalt"),
        ("avrakning", "flyttar från hos nämnden till förbrukat, minskar egenfinansierat"),
        ("skuld", "flyttar från den position som anges till återbetalningsskuld"),
        ("mottagande", ""),
    ],
)
def test_the_declared_moves_are_told(noun: str, said: str) -> None:
    assert money(NOUNS[noun]) == said


def test_every_example_is_recorded_as_it_stands(tom: Path, run: Run) -> None:
    for line in FORST:
        assert run(*shlex.split(line)).code == 0
    numbers: dict[str, str] = {}

    for noun in EXEMPEL:
        if noun in DARTILL:
            before = run(*shlex.split(DARTILL[noun]))
            assert before.code == 0, (noun, before.words)
        line = example(noun)
        if noun in AVSER:
            line = line.replace("--avser-id 41 ", f"--avser-id {numbers[AVSER[noun]]} ")
        done = run(*shlex.split(line), "-f", "json")
        assert done.code == 0, (noun, done.words)
        numbers[noun] = str(done.json["forsta_nr"])
