"""Every balance can be asked for as it was: at each event, each moment, each day."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from application.session import Session
from domain.events.recorded import Recorded
from domain.values.dates import last_day
from ledger.evidence.seal import digest
from ledger.store import reader
from ledger.store.sqlite import head
from projections.answers import saldo as balances
from projections.answers.avvikelser import avvikelser
from projections.answers.journal import journal
from projections.model.follow import ReadModel
from tests.cli.program import OPROVAD, Result, inside, rot

BARE = ("schema", "rader", "summa")


@pytest.fixture(scope="module")
def recorded(demo: Path) -> list[Recorded]:
    with closing(head.connect(demo)) as conn:
        return list(reader.events(conn))


def saldo(events: list[Recorded]) -> dict[str, Any]:
    """The balances of a read model that has seen these events and no others."""
    dense = [one._replace(nr=nr) for nr, one in enumerate(events)]
    with ReadModel() as model:
        model.catch_up(lambda after: iter(dense[after + 1 :]), liggare="prov", digest=str)
        return balances.saldo(model.connection())


def bare(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what says how the question was put."""
    return {key: answer[key] for key in answer if key not in {"per", "provad"}}


def asked(demo: Path, *args: str) -> dict[str, Any]:
    done = inside("--liggare", demo, "saldo", "-f", "json", *args)
    assert done.code == 0, done.words
    return done.json


def test_as_of_every_event_is_what_only_those_events_give(
    demo: Path, recorded: list[Recorded]
) -> None:
    for nr, one in enumerate(recorded):
        rebuilt = saldo(recorded[: nr + 1])

        till = asked(demo, "--till-handelse", str(nr))
        per = asked(demo, "--registrerat-per", one.registrerad)

        assert bare(till) == bare(rebuilt), nr
        assert bare(per) == bare(rebuilt), nr
        assert till["per"]["handelse"] == per["per"]["handelse"] == nr


def test_without_a_bound_it_is_as_of_the_last_event(demo: Path, recorded: list[Recorded]) -> None:
    now = asked(demo)

    assert bare(now) == bare(saldo(recorded))
    assert now["per"] == {
        "datum": None, "registrerad": None, "handelse": len(recorded) - 1,
        "rot": rot(inside("--liggare", demo, "exportera", "logg").out),
    }  # fmt: skip


def test_the_root_is_that_of_the_log_as_of_the_event(demo: Path, logg: bytes) -> None:
    for verb in (("saldo",), ("saldo", "--gruppera", "insats"), ("bevaka", "--idag", "2022-01-01")):
        for nr in (0, 1, 63, 64, 100):
            per = inside("--liggare", demo, *verb, "-f", "json", "--till-handelse", str(nr)).json[
                "per"
            ]
            assert (per["handelse"], per["rot"]) == (nr, rot(logg, nr + 1))
    before = asked(demo, "--registrerat-per", "2000-01-01")["per"]
    assert (before["handelse"], before["rot"]) == (None, None)


def test_a_table_ends_with_a_short_root_where_it_fits(demo: Path, logg: bytes) -> None:
    until = ("--till-handelse", "100")
    short = f", till och med händelse 100, rot {rot(logg, 101)[:8]}."

    for verb, before in (("saldo", "Kronor"), ("bevaka", "Idag 2022-01-01")):
        idag = ("--idag", "2022-01-01") if verb == "bevaka" else ()
        assert before + short in inside("--liggare", demo, verb, *until, *idag).text
    for verb in ("handelser", "avvikelser"):
        *_, at, last = inside("--liggare", demo, verb, *until).text.splitlines()
        assert (at, last) == (short[2:].capitalize(), OPROVAD)
    long = inside("--liggare", demo, "saldo", *until, "--registrerat-per", "2199-01-01").text
    assert "rot" not in long.splitlines()[-2]


def test_an_event_that_has_not_come_yet_bounds_nothing(demo: Path) -> None:
    assert asked(demo, "--till-handelse", "100000") == asked(demo)


@pytest.mark.parametrize(
    ("datum", "till"),
    [
        ("2021-12-31", "2021-12-31"),
        ("2022-01-31", "2022-01-31"),
        ("2022-08-16", "2022-08-16"),
        ("2022-08-17", "2022-08-17"),
        ("2022-08", "2022-08-31"),
        ("2022-02", "2022-02-28"),
        ("2024-02", "2024-02-29"),
        ("2022", "2022-12-31"),
        ("2023", "2023-12-31"),
        ("220817", "2022-08-17"),
        ("2025-12-31", "2025-12-31"),
    ],
)
def test_per_a_day_counts_what_had_happened_by_its_end(
    demo: Path, recorded: list[Recorded], datum: str, till: str
) -> None:
    happened = [one for one in recorded if last_day(one.event.handelsedatum) <= till]

    answer = asked(demo, "--per", datum)

    assert bare(answer) == bare(saldo(happened))
    assert answer["per"]["datum"] == till
    assert answer["per"]["handelse"] == (happened[-1].nr if happened else None)


def test_the_bounds_hold_together(demo: Path, recorded: list[Recorded]) -> None:
    nr = len(recorded) - 20
    tid = recorded[nr + 5].registrerad
    both = [one for one in recorded[: nr + 1] if last_day(one.event.handelsedatum) <= "2022-10-31"]

    answer = asked(demo, "--per", "2022-10", "--till-handelse", str(nr), "--registrerat-per", tid)

    assert 0 < len(both) < nr
    assert bare(answer) == bare(saldo(both))
    assert (answer["per"]["datum"], answer["per"]["registrerad"]) == ("2022-10-31", tid)


@pytest.mark.parametrize(
    ("skrivet", "betyder"),
    [
        ("2099-01-01", "2099-01-01T23:59:59.999999Z"),
        ("2099-01-01T14:30", "2099-01-01T14:30:00.000000Z"),
        ("2099-01-01T14:30:15.25", "2099-01-01T14:30:15.250000Z"),
        ("2099-01-01T14:30+02:00", "2099-01-01T12:30:00.000000Z"),
        ("2099-01-01T14:30:00Z", "2099-01-01T14:30:00.000000Z"),
    ],
)
def test_a_time_of_registration_is_read_as_written(demo: Path, skrivet: str, betyder: str) -> None:
    answer = asked(demo, "--registrerat-per", skrivet)

    assert answer["per"]["registrerad"] == betyder
    assert bare(answer) == bare(asked(demo))


def test_before_the_ledger_there_was_nothing(demo: Path) -> None:
    for args in (("--registrerat-per", "2001-01-01"), ("--per", "2000")):
        answer = asked(demo, *args)
        assert (answer["rader"], answer["per"]["handelse"]) == ([], None)


@pytest.mark.parametrize("verb", ["handelser", "avvikelser"])
def test_the_journal_and_the_avvikelser_take_the_same_bounds(
    demo: Path, recorded: list[Recorded], verb: str
) -> None:
    def rows(*args: str) -> Result:
        return inside("--liggare", demo, verb, "-f", "jsonl", *args)

    for nr in range(0, len(recorded), 13):
        till = rows("--till-handelse", str(nr))
        assert till.out == rows("--registrerat-per", recorded[nr].registrerad).out
        assert till.code == 0
    assert rows("--till-handelse", "0").out.count(b"\n") == (verb == "handelser")
    happened = [one for one in recorded if last_day(one.event.handelsedatum) <= "2022-12-31"]
    if verb == "handelser":
        assert rows("--per", "2022").out.count(b"\n") == len(happened)


def test_the_model_the_program_keeps_answers_as_one_made_anew(demo: Path) -> None:
    with (
        closing(head.connect(demo)) as source,
        ReadModel() as anew,
        Session(demo).asking() as asking,
    ):
        kept = asking.conn
        anew.catch_up(
            lambda after: reader.events(source, after),
            liggare=source.head().liggare,
            digest=lambda nr: digest(source, nr),
        )
        made = anew.connection()
        for gruppera in (
            balances.GRUPPERA,
            ("pott",),
            ("namnd",),
            ("ar", "namnd"),
            ("underenhet",),
        ):
            answer = balances.saldo(made, gruppera=gruppera)
            assert answer["rader"]
            assert balances.saldo(kept, gruppera=gruppera) == answer
            whole = asked(demo, "--gruppera", ",".join(gruppera))
            assert bare(whole) == bare(answer)
        assert list(journal(kept)) == list(journal(made))
        assert avvikelser(kept, alla=True) == avvikelser(made, alla=True)
