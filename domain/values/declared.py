"""What a field's type is as its model states it: pydantic keeps it in pieces.

So a type that has a name (``Datum``, ``Ore``, ``Organnamn``) says what a field holds, and nobody
has to tell it by what the field is called.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


@cache
def types_of(model: type[BaseModel], name: str) -> frozenset[Any]:
    """Return the types that the value of a field may have, or each of its values if it has many.

    That a field may be left out (``None``) is no type of its value.
    """
    return frozenset(kind for kind, _ in _types(_stated(model, name)) if kind is not type(None))


@cache
def holds_many(model: type[BaseModel], name: str) -> bool:
    """Tell whether a field holds a list of values."""
    return any(many for _, many in _types(_stated(model, name)))


def _stated(model: type[BaseModel], name: str) -> Any:  # noqa: ANN401 - typing's own objects
    """Return what the source annotates a field with, in the nearest class that does."""
    return next(
        annotations[name]
        for base in model.__mro__
        if name in (annotations := getattr(base, "__annotations__", {}))
    )


def _types(stated: Any, *, many: bool = False) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401 - the same
    """Yield each type that an annotation allows, and whether it is that of one value of several."""
    whole = get_args(stated)[0] if get_origin(stated) is Annotated else stated
    if get_origin(whole) is tuple:
        for kind in get_args(whole):
            yield from () if kind is Ellipsis else _types(kind, many=True)
    elif get_origin(whole) in {Union, UnionType}:
        for kind in get_args(whole):
            yield from _types(kind, many=many)
    else:
        yield stated, many
