"""`importera`: all or nothing, once or again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AVTAL, FACIT, Run, alias, fingerprint, lines, skriven

GODA = [
    json.loads(line)
    for line, u in zip(AVTAL.read_text("utf-8").splitlines(), FACIT["utfall"], strict=True)
    if u["godtas"]
]
N = len(GODA)


@pytest.mark.parametrize("med_id", [True, False], ids=["med id", "utan id"])
@pytest.mark.parametrize("flagga", [(), ("--rad-for-rad",)], ids=["allt", "rad för rad"])
def test_the_same_file_twice_does_nothing_the_second_time(
    tom: Path, run: Run, tmp_path: Path, *, med_id: bool, flagga: tuple[str, ...]
) -> None:
    commands = [alias(n) for n in range(N)]
    if not med_id:
        commands = [{k: v for k, v in one.items() if k != "id"} for one in commands]
    fil = skriven(tmp_path, lines(*commands))

    first = run("importera", fil, "--ja", *flagga)
    before = fingerprint(tom)
    second = run("importera", fil, "--ja", *flagga)
    shape = run("importera", fil, "--ja", "-f", "json", *flagga).json

    assert (first.code, second.code) == (0, 0)
    assert first.text.startswith(f"{N} nya, 0 redan registrerade")
    assert second.text.startswith(f"0 nya, {N} redan registrerade")
    assert fingerprint(tom) == before
    assert shape == {"schema": "import/1", "rader": N, "registrerade": 0, "redan": N,
                     "avvisade": [], "forsta_nr": None, "sista_nr": None}  # fmt: skip


def test_the_counts_are_commands_and_the_numbers_are_events(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, lines(*GODA))

    shape = run("importera", fil, "--ja", "-f", "json").json

    journal = run("handelser", "-f", "jsonl").text.splitlines()
    assert (shape["registrerade"], shape["rader"]) == (N, N)
    assert shape["sista_nr"] == len(journal) - 1
    two_events = 2  # two outcomes exceeded what there was: each noted with an event of its own
    assert shape["sista_nr"] - shape["forsta_nr"] + 1 == N + two_events


@pytest.mark.parametrize("flagga", [(), ("--rad-for-rad",)], ids=["allt", "rad för rad"])
def test_the_same_id_with_other_content_is_a_conflict(
    tom: Path, run: Run, tmp_path: Path, flagga: tuple[str, ...]
) -> None:
    assert run("importera", skriven(tmp_path, lines(alias(1))), "--ja").code == 0
    before = fingerprint(tom)
    fil = skriven(tmp_path, lines(alias(1), alias(1, avser="annan text")))

    done = run("importera", fil, "--ja", *flagga)

    assert done.code == 7
    assert "rad 2" in done.words
    assert "redan registrerat med annat innehåll" in done.words
    assert "rad 1" not in done.words
    assert fingerprint(tom) == before


@pytest.mark.parametrize("dalig", [1, 50, 100])
def test_one_bad_line_in_a_hundred_writes_nothing(
    tom: Path, run: Run, tmp_path: Path, dalig: int
) -> None:
    before = fingerprint(tom)
    commands = [alias(n, **({"kod": 5} if n == dalig else {})) for n in range(1, 101)]

    done = run("importera", skriven(tmp_path, lines(*commands)), "--ja", "-f", "json")

    assert done.code == 4
    assert [a["rad"] for a in done.json["avvisade"]] == [dalig]
    assert (done.json["rader"], done.json["registrerade"]) == (100, 0)
    assert (done.json["forsta_nr"], done.json["sista_nr"]) == (None, None)
    assert fingerprint(tom) == before


def test_every_fault_of_every_line_is_listed_with_its_line(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    before = fingerprint(tom)
    commands: dict[int, Any] = {n: alias(n) for n in range(1, 101)}
    commands[7] = alias(7, datum="2022-13-01", extra=1, kod=None)
    commands[31] = alias(31, kod="XYZ")
    commands[32] = alias(32, alias="KUN")
    text = lines(*commands.values()).splitlines(keepends=True)
    text[63] = "{inte json\n"

    done = run("importera", skriven(tmp_path, "".join(text)), "--ja")

    assert done.code == 4
    told = [line for line in done.words.splitlines() if "rad " in line]
    assert [int(line.split("rad ")[1].split(":")[0]) for line in told] == [7, 31, 32, 64]
    for word in ("datum: ", "extra: okänt fält", "kod: ska vara text"):
        assert word in told[0]
    assert "'XYZ' finns inte" in told[1]
    assert "'KUN' är upptaget" in told[2]
    assert "inte giltig JSON" in told[3]
    assert fingerprint(tom) == before


FELEN = {4: {"kod": 7}, 7: {"id": "a1", "avser": "annat"}, 3: {"alias": "GRN"}}


@pytest.mark.parametrize("flagga", [(), ("--rad-for-rad",)], ids=["allt", "rad för rad"])
@pytest.mark.parametrize(
    ("koder", "kod"),
    [((3,), 3), ((7,), 7), ((4,), 4), ((3, 7), 7), ((3, 4), 4), ((7, 4), 4), ((3, 7, 4), 4)],
    ids=str,
)
def test_malformed_comes_before_conflict_and_conflict_before_refused(
    tom: Path,
    run: Run,
    tmp_path: Path,
    *,
    koder: tuple[int, ...],
    kod: int,
    flagga: tuple[str, ...],
) -> None:
    before = fingerprint(tom)
    bad = [alias(n, **FELEN[fel]) for n, fel in enumerate(koder, 50)]
    fil = skriven(tmp_path, lines(alias(1), *bad, alias(2)))

    done = run("importera", fil, "--ja", "-f", "json", *flagga)

    assert done.code == kod
    assert [a["rad"] for a in done.json["avvisade"]] == list(range(2, 2 + len(koder)))
    assert done.json["registrerade"] == (2 if flagga else 0)
    assert (fingerprint(tom) == before) is not bool(flagga)


@pytest.mark.parametrize("bad", [False, True], ids=["goda rader", "en avvisad"])
def test_a_dry_run_tells_what_would_be_and_writes_nothing(
    tom: Path, run: Run, tmp_path: Path, *, bad: bool
) -> None:
    before = fingerprint(tom)
    extra = [alias(9, alias="GRN")] if bad else []
    fil = skriven(tmp_path, lines(alias(1), alias(2), *extra))

    done = run("importera", fil, "--torrkor")

    assert done.code == (3 if bad else 0)
    assert ("0 skulle bli nya" if bad else "2 skulle bli nya") in done.text
    assert ("R54" in done.words) is bad
    assert "händelse" not in done.text
    assert fingerprint(tom) == before
    assert run("importera", fil, "--ja", "--torrkor").code == done.code
    assert fingerprint(tom) == before


def test_without_a_terminal_somebody_must_have_said_yes(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    before = fingerprint(tom)

    done = run("importera", skriven(tmp_path, lines(alias(1))), stdin="j\n")

    assert done.code == 2
    assert "--ja" in done.words
    assert fingerprint(tom) == before


@pytest.mark.parametrize(("svar", "kod"), [("j\n", 0), ("ja\n", 0), ("n\n", 2), ("", 2)])
def test_at_a_terminal_the_preview_is_shown_and_the_question_asked(
    tom: Path, run: Run, tmp_path: Path, svar: str, kod: int
) -> None:
    before = fingerprint(tom)
    fil = skriven(tmp_path, lines(*GODA))

    done = run("importera", fil, stdin=svar, terminal=True)

    assert done.code == kod
    assert f"{N} skulle bli nya" in done.words
    assert "inbetalt" in done.words
    assert "Registrera? [j/n]" in done.words
    assert (fingerprint(tom) == before) is bool(kod)
    assert bool(done.text) is not bool(kod)


def test_line_by_line_records_the_rest(tom: Path, run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2, kod=0), alias(3, alias="GRN"), alias(4)))

    done = run("importera", fil, "--ja", "--rad-for-rad", "-f", "json")

    assert (done.code, done.json["registrerade"]) == (4, 2)
    again = run("importera", fil, "--ja", "--rad-for-rad", "-f", "json")
    assert (again.code, again.json["redan"], again.json["registrerade"]) == (4, 2, 0)


def test_a_rule_that_refuses_many_lines_is_explained_once_and_counted(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    commands = [alias(n, alias="GRN") for n in range(1, 31)]
    commands[4] = alias(5)
    fil = skriven(tmp_path, lines(*commands))

    done = run("importera", fil, "--ja")

    assert done.code == 3
    assert done.words.count("Avvisat: ") == done.words.count("Källa: ") == 1
    assert done.words.startswith("Avvisat: rad 1: ")
    others = ", ".join(str(n) for n in (2, 3, 4, *range(6, 23)))
    assert f"\nR54: 28 rader till: {others} …\n" in done.words
    assert done.text.startswith("0 nya, 0 redan registrerade, 29 avvisade av 30 rader\n")

    as_json = run("importera", fil, "--ja", "-f", "json")
    told = [json.loads(line) for line in as_json.err.splitlines()]
    assert [one["rad"] for one in told] == [n for n in range(1, 31) if n != 5]
    assert all(one["kalla"] and one["hjalp"] for one in told)


def test_one_line_is_told_in_the_singular(tom: Path, run: Run, tmp_path: Path) -> None:
    done = run("importera", skriven(tmp_path, lines(alias(1, alias="GRN"))), "--ja")

    assert done.text.startswith("0 nya, 0 redan registrerade, 1 avvisad av 1 rad\n")
    assert "till:" not in done.words
    again = skriven(tmp_path, lines(alias(1)))
    assert run("importera", again, "--ja").text.startswith(
        "1 ny, 0 redan registrerade, 0 avvisade av 1 rad (händelse "
    )
