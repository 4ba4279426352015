"""`registrera` without options asks, field by field, with what is left in view."""

from __future__ import annotations

import json
from pathlib import Path

from cli.options.faltval import options_for
from domain.commands import COMMANDS
from domain.values.money import NBSP
from tests.cli.program import Run, fingerprint

REKVISITION = {
    "pott": "SOC-2022", "datum": "2022-06-01", "belopp_ore": "500 000,50", "rekvisition": "R7",
    "avser": "fler insatser", "ombud": "ombud", "underlag": "kvittens: från e-tjänsten\n",
}  # fmt: skip


def answers(kommando: str, given: dict[str, str], last: str = "j") -> str:
    """The answers in the order of the questions; an empty line skips what is not given."""
    names = [option.name for option in options_for(COMMANDS[kommando])]
    asked = [name for name in names if name not in {"id", "exempeldata"}]
    return "\n".join([*(given.get(str(name), "") for name in asked), last, ""])


def more(run: Run) -> None:
    """Grant a little more, so that there is something left to call in."""
    assert run("registrera", "tilldelning", "--pott", "SOC-2022", "--datum", "2022-02-01",
               "--avser", "mer", "--belopp", "500 000,50",
               "--beslut", "SOS 2022-02-01 § 5 STK-2022-900").code == 0  # fmt: skip


def test_it_shows_what_is_left_and_records(avtal: Path, run: Run) -> None:
    more(run)

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION))

    assert done.code == 0, done.words
    words = done.words.replace(NBSP, " ")
    for said in ("tilldelat: 20 200 000,50 kr", "rekvirerat: 19 700 000 kr", "kvar att fördela",
                 "belopp: 500 000,50 kr", "Registrera? [j/n]"):  # fmt: skip
        assert said in words
    assert done.text.startswith("Registrerat: händelse ")
    row = run("saldo", "-f", "json", "--gruppera", "pott").json["rader"][0]
    assert row["rekvirerat_ore"] == 1_970_000_000 + 50_000_050


def test_the_questions_name_fields_as_people_do(tom: Path, run: Run) -> None:
    given = {
        "pott": "KS-2022", "datum": "2022-01-01", "kalla": "KS anslag", "program": "P",
        "bidragsar": "2022", "andamal": "prov", "nyttjas_from": "2022-01-01",
        "nyttjas_tom": "2022-12-31", "engangsmedel": "ja", "regelverk": "standard", "avser": "prov",
    }  # fmt: skip

    done = run("registrera", "pott", stdin=answers("UpprattaPott", given))

    assert done.code == 0, done.words
    for said in ("källa - Pengarnas källa.", "ändamål - Vad pengarna", "  bidragsår: 2022\n"):
        assert said in done.words
    assert "kalla - " not in done.words
    stored = json.loads(run("handelser", "-f", "jsonl").out.splitlines()[-1])["data"]
    assert stored["kalla"] == "ks_anslag"


def test_an_answer_that_cannot_be_read_is_asked_for_again(avtal: Path, run: Run) -> None:
    more(run)
    given = REKVISITION | {"belopp_ore": "1.5\n\n500 000", "datum": "2022-13-01\n220601"}

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", given))

    assert done.code == 0, done.words
    assert "beloppet '1.5' går inte att läsa" in done.words
    assert "Det måste anges." in done.words
    assert "datumet '2022-13-01' är inget datum" in done.words


def test_of_a_namnd_it_shows_what_that_namnd_has(avtal: Path, run: Run) -> None:
    given = {
        "pott": "SOC-2022", "datum": "2022-12-01", "belopp_ore": "20 000", "namnd": "Kulturnämnden",
        "skal": "blev över", "avser": "åter", "beslut": "KUN 2022-12-01 § 7 STK-2022-900",
    }  # fmt: skip

    done = run("registrera", "aterlamning", stdin=answers("AterlamnaMedel", given))

    assert done.code == 0, done.words
    assert "kvar hos nämnden: 20 000 kr" in done.words.replace(NBSP, " ")


def test_nothing_is_recorded_without_a_yes(avtal: Path, run: Run) -> None:
    before = fingerprint(avtal)
    whole = answers("RekvireraStatsbidrag", REKVISITION)
    for stdin in (answers("RekvireraStatsbidrag", REKVISITION, "n"), whole[: len(whole) // 2], ""):
        done = run("registrera", "rekvisition", stdin=stdin)
        assert done.code == 2
        assert "Avbrutet; ingenting är registrerat." in done.words
        assert fingerprint(avtal) == before


def test_the_rules_hold_for_what_was_answered_too(avtal: Path, run: Run) -> None:
    before = fingerprint(avtal)

    done = run("registrera", "rekvisition", stdin=answers("RekvireraStatsbidrag", REKVISITION))

    assert done.code == 3
    assert " R2 " in done.words
    assert fingerprint(avtal) == before
