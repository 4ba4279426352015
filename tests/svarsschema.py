"""JSON schemas, as far as those of the answers go: what breaks one, and what a new one takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
Of = tuple[Schema, Schema]  # a schema, and the whole that it stands in

_KINDS = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list,
          "object": dict}  # fmt: skip


def faults(whole: Schema, value: object) -> list[str]:
    """Return where an answer is not as its schema says, or says what the schema does not name."""
    return [*_faults(whole, whole, value, "$")]


def _faults(of: Schema, whole: Schema, value: Any, at: str) -> Iterator[str]:
    of = _named(of, whole)
    if not _fits(of, whole, value):
        yield f"{at}: {value!r}"
    elif isinstance(value, list) and "items" in of:  # of a choice it has been looked at
        for nth, one in enumerate(value):
            yield from _faults(of["items"], whole, one, f"{at}[{nth}]")
    elif isinstance(value, dict) and "properties" in of:
        yield from (f"{at}.{name} saknas" for name in of["required"] if name not in value)
        for name, one in value.items():
            if (kind := _property(of, name)) is None:
                yield f"{at}.{name} är inte beskriven"
            else:
                yield from _faults(kind, whole, one, f"{at}.{name}")


def _fits(of: Schema, whole: Schema, value: object) -> bool:
    """Tell whether a value is of a kind; what is in it is not looked at, but for a choice."""
    if "anyOf" in of:
        return any(not [*_faults(one, whole, value, "")] for one in of["anyOf"])
    if "type" not in of:
        return value in of.get("enum", [of.get("const")])
    kinds = [of["type"]] if isinstance(of["type"], str) else of["type"]
    return type(value) in {_KINDS[kind] for kind in kinds}


def grown(old: Schema, new: Schema) -> list[str]:
    """Return what a reader of the old schema can miss or not know in an answer of the new one.

    A new one may have more properties, and require more; nothing that was there may go, become
    optional or be of another kind.
    """
    return [*_lost((old, old), (new, new), "$")]


def _lost(old: Of, new: Of, at: str) -> Iterator[str]:
    before, after = _named(*old), _named(*new)
    for keyword in ("type", "const", "enum"):
        if before.get(keyword) != after.get(keyword):
            yield f"{at}: {keyword} {before.get(keyword)} är {after.get(keyword)}"
    for name in {*before.get("required", ())} - {*after.get("required", ())}:
        yield f"{at}.{name} är inte alltid med"
    was, now = _parts(before), _parts(after)
    for said, one in was.items():
        if said not in now:
            yield f"{at}{said} är borta"
        else:
            yield from _lost((one, old[1]), (now[said], new[1]), f"{at}{said}")
    if len(before.get("anyOf", ())) < len(after.get("anyOf", ())):
        yield f"{at} kan vara mer"


def _parts(of: Schema) -> dict[str, Schema]:
    """Return what a schema says of what is in a value, by where it is."""
    parts = {f".{name}": one for name, one in of.get("properties", {}).items()}
    parts |= {f"./{name}/": one for name, one in of.get("patternProperties", {}).items()}
    parts |= {f"|{nth}": one for nth, one in enumerate(of.get("anyOf", ()))}
    return parts | ({"[]": of["items"]} if "items" in of else {})


def _named(of: Schema, whole: Schema) -> Schema:
    """Return what a reference stands for."""
    if "$ref" not in of:
        return of
    found: Schema = whole["$defs"][of["$ref"].removeprefix("#/$defs/")]
    return found


def _property(of: Schema, name: str) -> Schema | None:
    known: Schema | None = of["properties"].get(name)
    patterns = of.get("patternProperties", {}).items()
    return known or next((one for pattern, one in patterns if re.search(pattern, name)), None)
