"""A record's stored form is plain JSON, and gives the same record again."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from domain import events as e
from domain.facts import Belopp
from domain.values.fields import Arendenummer, Record
from tests.decider import Harness

ROOT = Path(__file__).parents[2]
FLOWS = ("tests/data/avtal/kommandon", "application/data/malmo/dokument")
IDROTT = {"slag": "forening", "namn": "Idrottsföreningen Exemplet"}
ASKANDE = {
    "pott": "KS-2023",
    "handelsedatum": "2023-04-25",
    "kommando_id": "k",
    "avser": "ansökan",
    "namnd": "TN",
    "insatser": [
        "lovaktiviteter i samverkan",
        {"insats": "CTC", "belopp_ore": 5, "insatsdata": {"utforare": [IDROTT], "fysisk": False}},
    ],
}


def events(flow: str) -> list[e.Event]:
    liggare = Harness()
    lines = (ROOT / f"{flow}.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        liggare.when(json.loads(line))
    return [recorded.event for recorded in liggare.recorded]


@pytest.mark.parametrize("flow", FLOWS)
def test_event_is_restored_from_what_was_stored(flow: str) -> None:
    for event in events(flow):
        stored = json.loads(json.dumps(event.stored()))

        assert event == type(event).restored(stored)


@pytest.mark.parametrize("flow", FLOWS)
def test_decided_event_is_valid_though_it_is_not_validated(flow: str) -> None:
    """What ``decide`` makes of a valid command needs no second look."""
    for event in events(flow):
        assert event == type(event).model_validate(event.stored())


def test_absent_fields_are_left_out_of_what_is_stored() -> None:
    def absent(value: Any) -> bool:
        values = value.values() if isinstance(value, dict) else value
        return value is None or (isinstance(value, dict | list) and any(map(absent, values)))

    assert not any(absent(event.stored()) for flow in FLOWS for event in events(flow))


def test_records_inside_lists_and_records_are_restored_as_themselves() -> None:
    event = e.AskandeInlamnat.restored(ASKANDE)
    text, insats = event.insatser

    assert text == "lovaktiviteter i samverkan"
    assert isinstance(insats, Record)
    assert insats == e.AskandeInlamnat.model_validate(ASKANDE).insatser[1]
    assert event.stored()["insatser"][1]["insatsdata"]["utforare"] == [IDROTT]


@pytest.mark.parametrize("stored", [{}, {"belopp_ore": 1, "extra": 2}])
def test_a_record_is_not_restored_from_other_fields_than_its_own(stored: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="fälten stämmer inte för Belopp"):
        Belopp.restored(stored)


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("STK-2018-1233", True),
        ("STK-0000-1", True),
        ("STK-0000-01", False),
        ("STK-0000-0", False),
        ("5.1-77/2023", True),
        ("5.1-077/2023", False),
        ("S2020/09593", True),
    ],
)
def test_an_arende_has_one_number(number: str, *, kept: bool) -> None:
    """A zero before it would open another stream for the same ärende."""
    adapter = TypeAdapter(Arendenummer)
    if kept:
        assert adapter.validate_python(number) == number
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(number)
