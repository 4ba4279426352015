"""From what somebody typed or sent to a command, or to every fault in it, in Swedish."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from domain.commands import COMMANDS
from domain.errors import Fault, Malformed, NotWhole, menade
from domain.values.whole import loads

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from domain.commands import Command


def parse_json(text: str) -> dict[str, Any]:
    """Return the one JSON object in a text; raises Malformed.

    Refused beyond the grammar: a key twice, NaN and infinities, exponents and other floats.
    """
    try:
        value = loads(text, _unique)
    except json.JSONDecodeError as error:
        raise Malformed(Fault("", f"inte giltig JSON vid tecken {error.pos + 1}")) from None
    except RecursionError:
        raise Malformed(Fault("", "JSON med för många nivåer")) from None
    except (NotWhole, _Twice) as error:
        raise Malformed(Fault("", str(error))) from None
    except ValueError:
        raise Malformed(Fault("", "ett tal har för många siffror")) from None
    if not isinstance(value, dict):
        raise Malformed(Fault("", "raden ska vara ett JSON-objekt, {…}"))
    return value


def parse_command(stated: dict[str, Any]) -> Command:
    """Return the command that a JSON object states under ``kommando``; raises Malformed."""
    fields = dict(stated)
    name = fields.pop("kommando", None)
    if name is None:
        raise Malformed(Fault("kommando", "saknas"))
    model = COMMANDS.get(name) if isinstance(name, str) else None
    if model is None:
        raise Malformed(Fault("kommando", _no_command(name)))
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise Malformed(*_faults(error.errors(include_url=False))) from None


def _no_command(name: object) -> str:
    meant = menade(name, COMMANDS) if isinstance(name, str) else ""
    return f"{name!r} finns inte.{meant}".rstrip(".")


class _Twice(ValueError):
    """A key that JSON allows twice in an object and the ledger does not."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for nth, name in enumerate(names) if name in names[:nth])
        raise _Twice(f"nyckeln {twice!r} förekommer två gånger")
    return value


_MOST_FAULTS = 50  # of one command; whoever has more mends the first
_SENTENCES = {
    "missing": "saknas",
    "extra_forbidden": "okänt fält",
    "string_type": "ska vara text",
    "string_too_short": "är tom",
    "string_too_long": "är längre än {max_length} tecken",
    "int_type": "ska vara ett heltal",
    "bool_type": "ska vara true eller false",
    "greater_than": "ska vara större än {gt}",
    "greater_than_equal": "ska vara minst {ge}",
    "less_than_equal": "ska vara högst {le}",
    "literal_error": "ska vara något av {expected}",
    "string_pattern_mismatch": "har fel form",
    "model_type": "ska vara ett objekt med fält",
    "tuple_type": "ska vara en lista",
    "too_short": "är tom",
    "too_long": "har fler än {max_length} poster",
    "value_error": "{error}",
}


def _fault(error: ErrorDetails) -> Fault:
    sentence = _SENTENCES.get(error["type"], "har ett ogiltigt värde")
    context = {k: str(v).replace(" or ", " eller ") for k, v in error.get("ctx", {}).items()}
    if error["type"] == "int_type" and str(error["loc"][-1]).endswith("_ore"):
        sentence = "ska vara ett heltal, beloppet i öre"
    return Fault(_path(error), sentence.format(**context))


def _path(error: ErrorDetails) -> str:
    """Return where a fault is, without the names that unions and checks have inside pydantic."""
    return ".".join(
        str(part)
        for part in error["loc"]
        if isinstance(part, int) or (part.isidentifier() and part.islower() and part != "str")
    )


def _faults(errors: list[ErrorDetails]) -> list[Fault]:
    """Return the first faults, each once; a list with a bad entry is not also too short."""
    faults = tuple(dict.fromkeys(map(_fault, errors[:_MOST_FAULTS])))
    holders = {fault.falt.rpartition(".")[0] for fault in faults}
    holders |= {holder.rpartition(".")[0] for holder in holders}
    return [fault for fault in faults if not fault.falt or fault.falt not in holders]
