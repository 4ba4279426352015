"""The answers as programs read them: a JSON schema each, ``docs/json/<schema>.json``.

    python3 run.py python -m features.svarsdok

A test refuses one that is not what the types of ``projections/answers/`` and ``application/`` say.
What a schema does not name may come in a later program, so that nothing is forbidden: an answer
only grows.
"""

from __future__ import annotations

import inspect
import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import application
import projections.answers

MAPP = Path(__file__).parents[1] / "docs" / "json"
Schema = dict[str, Any]

_ENKLA = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
_MONSTER = {"Saldorad": {"^behov_.+_promille$": {"type": ["integer", "null"]}}}
"""Keys that only an index of need can name."""


def svar() -> dict[str, type]:
    """Return the type of each answer by the name of its schema."""
    found: dict[str, type] = {}
    for module in map(import_module, (one.name for one in _modules())):
        for kind in vars(module).values():
            if is_typeddict(kind) and "schema" in kind.__annotations__:
                (name,) = get_args(get_type_hints(kind)["schema"])
                found[name] = kind
    return dict(sorted(found.items()))


def _modules() -> Iterator[pkgutil.ModuleInfo]:
    for package in (projections.answers, application):
        yield from pkgutil.walk_packages(package.__path__, f"{package.__name__}.")


def schema(name: str, kind: type) -> Schema:
    """Return the JSON schema of an answer."""
    types: dict[str, Schema] = {}
    whole = _of_object(kind, types)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **whole,
        "$defs": dict(sorted(types.items())),
    }


def _of_object(kind: type, types: dict[str, Schema]) -> Schema:
    """Return a TypedDict's schema; ``types`` gets those of the types in it."""
    hints = get_type_hints(kind, include_extras=True)
    own = {name: get_args(of)[0] if get_origin(of) is NotRequired else of
           for name, of in hints.items()}  # fmt: skip
    found = {
        "description": _said(kind),
        "type": "object",
        "properties": {name: _of(one, types) for name, one in own.items()},
        "required": [name for name in hints if get_origin(hints[name]) is not NotRequired],
    }
    if kind.__name__ in _MONSTER:
        found["patternProperties"] = _MONSTER[kind.__name__]
    return found


def _said(kind: type) -> str:
    """Return what a type is, in the words of JSON."""
    return (inspect.getdoc(kind) or "").replace("``", "").replace("None", "null")


def _of(kind: Any, types: dict[str, Schema]) -> Schema:
    if kind in _ENKLA:
        return {"type": _ENKLA[kind]}
    if get_origin(kind) is Literal:
        values = get_args(kind)
        return {"const": values[0]} if len(values) == 1 else {"enum": [*values]}
    if get_origin(kind) is list:
        (of,) = get_args(kind)
        return {"type": "array", "items": _of(of, types)}
    if get_origin(kind) in {Union, UnionType}:
        parts = [_of(one, types) for one in get_args(kind)]
        plain = [one["type"] for one in parts if one.keys() == {"type"}]
        return {"type": plain} if len(plain) == len(parts) else {"anyOf": parts}
    if get_origin(kind) is dict:  # what a stored entry says, which its own type bounds
        return {"type": "object"}
    name = kind.__name__
    if name not in types:
        types[name] = {}
        types[name] = _of_object(kind, types)
    return {"$ref": f"#/$defs/{name}"}


def text(name: str, kind: type) -> str:
    """Return the document of an answer's schema."""
    return json.dumps(schema(name, kind), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for namn, typ in svar().items():
        path = MAPP / f"{namn}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(namn, typ), "utf-8")
