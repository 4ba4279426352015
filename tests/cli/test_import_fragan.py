"""`importera` before the answer: what is shown is what is asked about, and what is recorded."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.program import Result, Run, alias, fingerprint, lines, skriven

BLANDAT = lines(alias(1), alias(2, kod=0), alias(3, alias="GRN"), alias(4))


@pytest.mark.parametrize("flagga", [(), ("--rad-for-rad",)], ids=["allt", "rad för rad"])
@pytest.mark.parametrize("text", [lines(alias(1), alias(2)), BLANDAT], ids=["goda", "blandat"])
def test_a_dry_run_as_json_numbers_no_events(
    tom: Path, run: Run, tmp_path: Path, text: str, flagga: tuple[str, ...]
) -> None:
    before = fingerprint(tom)
    fil = skriven(tmp_path, text)

    shape = run("importera", fil, "--torrkor", "-f", "json", *flagga).json

    assert (shape["forsta_nr"], shape["sista_nr"], shape["torrkor"]) == (None, None, True)
    assert shape["registrerade"] == (2 if flagga or text != BLANDAT else 0)
    assert fingerprint(tom) == before
    assert "torrkor" not in run("importera", fil, "--ja", "-f", "json", *flagga).json


def test_line_by_line_at_a_terminal_shows_what_is_refused_asks_and_records_the_rest(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, BLANDAT)

    done = run("importera", fil, "--rad-for-rad", stdin="j\n", terminal=True)

    shown, _, after = done.words.partition("Registrera? [j/n]")
    assert done.code == 4
    for words in ("rad 2: kod: ska vara text", "rad 3: namnet 'GRN' är upptaget"):
        assert words in shown
    assert "2 skulle bli nya, 0 redan registrerade, 2 avvisade av 4 rader" in shown
    assert after
    assert done.text.startswith("2 nya, 0 redan registrerade, 2 avvisade av 4 rader (händelse ")
    stored = [json.loads(line)["data"] for line in run("handelser", "-f", "json").out.splitlines()]
    assert [data["kommando_id"] for data in stored[-2:]] == ["a1", "a4"]


@pytest.mark.parametrize(("svar", "kod"), [("n\n", 2), ("", 2), ("kanske\n", 2)])
def test_line_by_line_at_a_terminal_records_nothing_without_a_yes(
    tom: Path, run: Run, tmp_path: Path, svar: str, kod: int
) -> None:
    before = fingerprint(tom)

    done = run("importera", skriven(tmp_path, BLANDAT), "--rad-for-rad", stdin=svar, terminal=True)

    assert (done.code, done.out) == (kod, b"")
    assert "ingenting är registrerat" in done.words
    assert fingerprint(tom) == before


def _more(fil: Path) -> None:
    fil.write_text(fil.read_text("utf-8") + lines(alias(9)), "utf-8")


def _other(fil: Path) -> None:
    fil.write_text(fil.read_text("utf-8").replace("skrivning", "skrivninG"), "utf-8")


def _replaced(fil: Path) -> None:
    new = fil.with_name("ny")
    new.write_text(lines(alias(7)), "utf-8")
    new.replace(fil)


def _gone(fil: Path) -> None:
    fil.unlink()


@pytest.mark.parametrize("flagga", [(), ("--rad-for-rad",)], ids=["allt", "rad för rad"])
@pytest.mark.parametrize(("changed", "kod"), [(_more, 4), (_other, 4), (_replaced, 4), (_gone, 5)])
def test_a_file_that_changed_since_it_was_shown_is_not_recorded(
    tom: Path,
    run: Run,
    tmp_path: Path,
    *,
    changed: Callable[[Path], None],
    kod: int,
    flagga: tuple[str, ...],
) -> None:
    before = fingerprint(tom)
    fil = skriven(tmp_path, lines(alias(1), alias(2)))

    def answer(*_args: object, **_more: object) -> str:
        changed(fil)
        return "j"

    with patch("cli.terminal.utgang.click.prompt", answer):
        done: Result = run("importera", fil, *flagga, terminal=True)

    assert done.code == kod, done.words
    assert "har ändrats sedan den visades" in done.words or kod == 5
    assert done.out == b""
    assert fingerprint(tom) == before


def test_a_file_that_did_not_change_is_recorded(tom: Path, run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2)))

    with patch("cli.terminal.utgang.click.prompt", lambda *_args, **_more: "j"):
        done = run("importera", fil, terminal=True)

    assert (done.code, done.text[:6]) == (0, "2 nya,")


def test_line_by_line_that_is_cut_short_says_how_far_it_came(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2, kod="XX"), alias(3)))

    with patch("application.recording.importing.kind_of", side_effect=KeyboardInterrupt):
        done = run("importera", fil, "--ja", "--rad-for-rad")

    assert done.code == 2
    assert "Avbrutet efter 1 registrerade av 2 rader." in done.words
    assert "ngenting är registrerat" not in done.words
    assert "Se efter vad som är registrerat" in done.words
