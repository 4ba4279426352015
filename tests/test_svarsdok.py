"""The answers' JSON schemas are those of their types, and within a version an answer only grows."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from features import svarsdok
from tests.svarsschema import faults, grown

GIVNA = Path(__file__).parent / "golden" / "json"
"""Each schema as it was when its version was first given out; what is there never changes."""

SVAR = svarsdok.svar()
EN: dict[str, Any] = {
    "type": "object",
    "properties": {
        "schema": {"const": "prov/1"},
        "status": {"enum": ["oppen", "stangd"]},
        "belopp_ore": {"type": ["integer", "null"]},
        "rader": {"type": "array", "items": {"$ref": "#/$defs/Rad"}},
        "grund": {"anyOf": [{"$ref": "#/$defs/Rad"}, {"type": "null"}]},
        "val": {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}]},
    },
    "required": ["schema", "status", "belopp_ore", "rader"],
    "$defs": {
        "Rad": {
            "type": "object",
            "properties": {"namn": {"type": "string"}},
            "patternProperties": {"^x_": {"type": "integer"}},
            "required": ["namn"],
        }
    },
}
HEL: dict[str, Any] = {
    "schema": "prov/1", "status": "oppen", "belopp_ore": 5, "rader": [{"namn": "a", "x_1": 1}],
    "grund": None,
}  # fmt: skip


def _with(of: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy with another value at a path; ... takes what is there away."""
    made = at = deepcopy(of)
    *way, last = path.split("/")
    for step in way:
        at = at[int(step)] if isinstance(at, list) else at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return made


@pytest.mark.parametrize("name", SVAR)
def test_the_document_is_current(name: str) -> None:
    path = svarsdok.MAPP / f"{name}.json"

    assert path.read_text("utf-8") == svarsdok.text(name, SVAR[name])


@pytest.mark.parametrize("mapp", [svarsdok.MAPP, GIVNA], ids=["docs", "golden"])
def test_each_answer_has_a_document_and_no_document_is_of_nothing(mapp: Path) -> None:
    names = {str(path.relative_to(mapp).with_suffix("")) for path in mapp.rglob("*.json")}

    assert names == {*SVAR}


@pytest.mark.parametrize("name", SVAR)
def test_an_answer_has_all_that_it_had_when_its_version_was_first_given_out(name: str) -> None:
    given = json.loads((GIVNA / f"{name}.json").read_text("utf-8"))

    assert grown(given, svarsdok.schema(name, SVAR[name])) == []


def test_more_is_growth() -> None:
    more = _with(EN, "properties/nytt", {"type": "string"})
    more = _with(more, "$defs/Rad/properties/nytt", {"type": "integer"})
    more["required"] = [*EN["required"], "grund", "nytt"]

    assert grown(EN, EN) == grown(EN, more) == []
    assert len(grown(more, EN)) == 5


@pytest.mark.parametrize(("path", "value"), [
    ("properties/status", ...),
    ("$defs/Rad/properties/namn", ...),
    ("$defs/Rad/patternProperties/^x_", ...),
    ("$defs/Rad/required", []),
    ("$defs/Rad/properties/namn/type", ["string", "null"]),
    ("properties/status/enum", ["oppen", "stangd", "vilande"]),
    ("properties/belopp_ore/type", "integer"),
    ("properties/schema/const", "prov/2"),
    ("properties/rader/items", {"type": "string"}),
    ("properties/grund", {"$ref": "#/$defs/Rad"}),
    ("required", ["schema", "status", "belopp_ore"]),
])  # fmt: skip
def test_less_or_other_is_no_growth(path: str, value: object) -> None:
    assert grown(EN, _with(EN, path, value))


@pytest.mark.parametrize(("path", "value"), [
    ("schema", "prov/2"),
    ("status", "vilande"),
    ("belopp_ore", 5.0),
    ("belopp_ore", True),
    ("belopp_ore", "5"),
    ("rader", None),
    ("rader/0/namn", ...),
    ("rader/0/namn", None),
    ("rader/0/x_1", "1"),
    ("rader/0/y_1", 1),
    ("grund", {"namn": 1}),
    ("val", ["1"]),
    ("status", ...),
    ("nytt", 1),
])  # fmt: skip
def test_what_is_not_as_the_schema_says_is_found(path: str, value: object) -> None:
    assert faults(EN, HEL) == []
    assert len(faults(EN, _with(HEL, path, value))) == 1


def test_what_may_be_left_out_may_be_left_out() -> None:
    assert faults(EN, _with(HEL, "grund", ...)) == []
    assert faults(EN, _with(HEL, "grund", {"namn": "a"})) == []
    assert faults(EN, _with(HEL, "val", [1])) == []
