"""What the stored data of an event holds, and how (design §5)."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import Notification

from domain.deciding.outcome import Rejected
from domain.rules import ALL_RULES
from domain.states.streams import stream_of
from domain.values.money import MAX_ORE
from ledger.format.codec import TYPES, LedgerMapper, Remembering
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite import head
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.reading import Reader
from tests.ledger import bok

NUMBERS = {"bidragsar", "paragraf", "fran_ar", "antal", "oattesterad_ar", "avser_ar"}
ALWAYS = {
    "handelsedatum",
    "registrerad",
    "registrerad_av",
    "kommando_id",
    "avser",
    "underlag",
    "regler",
    "exempeldata",
}


@pytest.fixture(params=["demon", "avtalet"])
def bocker(request: pytest.FixtureRequest) -> Path:
    """Each of two ledgers: the demo's documents and example, and the contract's flow."""
    return request.getfixturevalue(request.param)


def _values(value: Any) -> list[Any]:
    """Return every value in a JSON value, itself first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(deep for one in inner for deep in _values(one))]


def _keys(value: Any) -> list[str]:
    return [key for one in _values(value) if isinstance(one, dict) for key in one]


def test_every_event_holds_what_every_event_has(bocker: Path) -> None:
    for data in bok.stored(bocker):
        assert set(data) >= ALWAYS
        assert data["registrerad_av"] in {bok.AKTOR, bok.ATTESTANT}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", data["registrerad"])


def test_stored_data_holds_no_float_and_no_null(bocker: Path) -> None:
    for data in bok.stored(bocker):
        assert {type(value) for value in _values(data)} <= {dict, list, str, int, bool}


def test_money_is_a_whole_number_of_ore_and_every_other_number_is_known(bocker: Path) -> None:
    for data in bok.stored(bocker):
        for inner in (one for one in _values(data) if isinstance(one, dict)):
            for key, value in inner.items():
                is_number = type(value) is int
                money = key.endswith("_ore") or key == "ore"  # the latter in what a rule found
                assert is_number == (money or key in NUMBERS), key


def test_keys_are_ascii_words(bocker: Path) -> None:
    for data in bok.stored(bocker):
        assert all(re.fullmatch("[a-z0-9_]+", key) for key in _keys(data))


def test_data_repeats_the_pott_of_its_stream_and_the_year_of_its_number(bocker: Path) -> None:
    streams = bok.rows(bocker, "SELECT aggregat, ar, lopnummer FROM handelse ORDER BY nr")
    for data, (aggregat, ar, lopnummer) in zip(bok.stored(bocker), streams, strict=True):
        kind, _, pott = aggregat.partition("/")
        assert kind in {"liggare", "register", "pott", "arende"}
        if kind == "pott":
            assert data["pott"] == pott
        number = f"{ar}-{lopnummer:06d}" if ar else None
        assert data.get("liggarnummer") == number


def test_rules_are_ids_in_order_of_precedence(bocker: Path) -> None:
    order = [rule.id for rule in ALL_RULES]
    for data in bok.stored(bocker):
        assert data["regler"] == sorted(data["regler"], key=order.index)


def test_deviations_stand_in_the_event_that_they_were_found_in(demon: Path) -> None:
    found = [data["avvikelser"] for data in bok.stored(demon) if "avvikelser" in data]

    assert found
    assert all(found)
    for avvikelse in (one for several in found for one in several):
        assert set(avvikelse) >= {"kod", "regel", "lasning_1", "lasning_2"}


def test_the_example_is_marked_in_every_event_of_it(demon: Path) -> None:
    marked = {data["kommando_id"]: data["exempeldata"] for data in bok.stored(demon)}

    assert {id_ for id_, exempel in marked.items() if exempel}
    assert all(exempel == id_.startswith("ex-") for id_, exempel in marked.items())


def test_what_is_read_is_what_was_recorded(path: Path, ledger: Ledger) -> None:
    receipts = [
        ledger.record(command, bok.AKTOR)
        for command in (bok.organ("a"), bok.tilldelning("b"), bok.utfall("c"))
    ]
    with closing(sqlite3.connect(path, factory=Reader)) as conn:
        read = [*reader.events(conn, bok.FORSTA_NR - 1)]

    assert read == [event for receipt in receipts for event in receipt.events]


def test_an_event_lies_in_the_stream_that_its_command_decides_on(ledger: Ledger) -> None:
    for command in (bok.organ("a"), bok.utfall("b")):
        (aggregat,) = {event.aggregat for event in ledger.record(command, bok.AKTOR).events}

        assert aggregat == stream_of(command)


def test_only_names_of_the_closed_register_are_stored(bocker: Path) -> None:
    found = {typ for (typ,) in bok.rows(bocker, "SELECT DISTINCT typ FROM handelse")}

    assert found <= set(TYPES)


def test_what_a_rule_adds_up_can_be_larger_than_one_amount_and_is_read_back(
    path: Path, ledger: Ledger
) -> None:
    row = {"belopp_ore": MAX_ORE}
    proposal = bok.kommando(
        {
            "kommando": "ForeslaFordelning",
            "id": "stort",
            "pott": "SOC-2022",
            "datum": "2022-09-01",
            "avser": "orimligt stort förslag",
            "total_ore": 1,
            "rader": [{"namnd": "KUN", **row}, {"namnd": "KUN", **row}],
        }
    )

    assert not isinstance(ledger.record(proposal, bok.AKTOR), Rejected)

    with closing(head.connect(path)) as conn:
        *_, last = reader.events(conn)
    (larger,) = (one.belopp_ore for one in last.event.avvikelser if one.regel == "R7")
    assert larger == 2 * MAX_ORE - 1


def test_what_is_looked_up_again_is_decoded_once(path: Path) -> None:
    """A chain of corrections of one voucher looks all of it up for each of its links."""
    mapper = Remembering()
    with closing(connect(path)) as conn:
        rows = conn.execute("SELECT nr, aggregat, version, typ, data FROM handelse").fetchall()
    stored = [
        [Notification(id=nr + 1, originator_id=a, originator_version=v, topic=t, state=d)
         for nr, a, v, t, d in rows]
        for _ in range(2)
    ]  # fmt: skip
    first, again = ([mapper.to_own_event(one) for one in part] for part in stored)

    assert first == [LedgerMapper().to_own_event(one) for one in stored[0]]
    assert len(first) > 0
    assert all(one is other for one, other in zip(first, again, strict=True))
