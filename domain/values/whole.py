"""JSON of whole numbers: nothing in a command, an event or an entry is a float (D5)."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from domain.errors import NotWhole

if TYPE_CHECKING:
    from collections.abc import Callable

    Pairs = Callable[[list[tuple[str, Any]]], dict[str, Any]]


def loads(text: str, pairs: Pairs | None = None) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a JSON text; raises NotWhole for a float, and what ``json`` raises.

    NaN and the infinities are floats, and so is any number with a point or an exponent. ``pairs``
    makes an object out of its fields.
    """
    if text.startswith("\ufeff"):  # what editors may put first; ``json`` says so
        return json.loads(text)
    return _decoder(pairs).decode(text)


@cache
def _decoder(pairs: Pairs | None) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=pairs, parse_float=_float, parse_constant=_float)


def _float(text: str) -> NoReturn:
    raise NotWhole(f"talet {text} är inget heltal; belopp anges i hela öre")
