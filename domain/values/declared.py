"""What a field's type is as its model states it: pydantic keeps it in pieces.

So a type that has a name (``Datum``, ``Ore``, ``Organnamn``) says what a field holds, and nobody
has to tell it by what the field is called.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel


@cache
def types_of(model: type[BaseModel], name: str) -> frozenset[Any]:
    """Return the types that the value of a field may have, or each of its values if it has many.

    That a field may be left out (``None``) is no type of its value.
    """
    stated = _stated(model, name)
    many = _items(stated)
    parts = [stated] if many is None else list(many)
    return frozenset(
        kind for part in parts for kind in _alternatives(part) if kind is not type(None)
    )


@cache
def holds_many(model: type[BaseModel], name: str) -> bool:
    """Tell whether a field holds a list of values."""
    return _items(_stated(model, name)) is not None


def _stated(model: type[BaseModel], name: str) -> Any:  # noqa: ANN401 - typing's own objects
    """Return what the source annotates a field with, in the nearest class that does."""
    return next(
        annotations[name]
        for base in model.__mro__
        if name in (annotations := getattr(base, "__annotations__", {}))
    )


def _items(stated: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - the same
    """Return the types of the values of a tuple, None for anything else."""
    whole = get_args(stated)[0] if get_origin(stated) is Annotated else stated
    if get_origin(whole) is not tuple:
        return None
    return tuple(kind for kind in get_args(whole) if kind is not Ellipsis)


def _alternatives(stated: Any) -> tuple[Any, ...]:  # noqa: ANN401 - the same
    return get_args(stated) if get_origin(stated) in {Union, UnionType} else (stated,)
