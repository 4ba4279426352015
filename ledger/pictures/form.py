"""A state as plain JSON and back, by what its types declare: one walk for all that a state holds.

Types say what there is, so a field that is added to a state is written and read too, or, when it
is of a kind that nothing here is said of, no state is: ``form_of`` raises TypeError.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from domain import commands, events, facts
from domain.bookkeeping.dagar import Rorelse, Vag
from domain.bookkeeping.postings import Konto
from domain.states import avvikelser, pott_notes, register
from domain.values.fields import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Turned = Callable[[Any], Any]

_NAMED = {
    "Mapping": Mapping,
    "Sequence": Sequence,
    "e": events,
    "c": commands,
    "Konto": Konto,
    "Rorelse": Rorelse,
    "Vag": Vag,
    "Nyckel": avvikelser.Nyckel,
    "Svar": avvikelser.Svar,
    "Noter": pott_notes.Noter,
    "Ratt": register.Ratt,
    "Beslut": facts.Beslut,
    "Rad": facts.Rad,
}
"""What the declarations of states name, where only a type checker reads them."""

_PLAIN = {str, int, bool, NoneType}


class Form(NamedTuple):
    """How values of a type become plain JSON, and whole again; None where they are the same."""

    plain: Turned | None = None
    whole: Turned | None = None


def plain(kind: Any, value: object) -> Any:  # noqa: ANN401 - typing's own objects, JSON
    """Return a value of a type as plain JSON."""
    turned = form_of(kind).plain
    return value if turned is None else turned(value)


def whole(kind: Any, value: Any) -> Any:  # noqa: ANN401 - the same
    """Return the value that was made plain; what was not is an error, of whichever kind."""
    turned = form_of(kind).whole
    return value if turned is None else turned(value)


@cache
def form_of(kind: Any) -> Form:  # noqa: ANN401 - typing's own objects
    """Return the form of a type; raises TypeError for one that nothing is said of."""
    if kind in _PLAIN:
        return Form()
    form = _declared(kind) if isinstance(kind, type) else _built(get_origin(kind), get_args(kind))
    if form is None:
        raise TypeError(f"{kind} is no type of a state")
    return form


def _declared(kind: type[Any]) -> Form | None:
    """Return the form of a class."""
    if issubclass(kind, Record):
        return Form(kind.stored, kind.restored)
    if is_dataclass(kind):
        return _named(kind, [one.name for one in fields(kind)], lambda row: kind(*row))
    if (names := getattr(kind, "_fields", None)) and (make := getattr(kind, "_make", None)):
        return _named(kind, names, make)
    return None


def _built(made: Any, of: tuple[Any, ...]) -> Form | None:  # noqa: ANN401 - the same
    """Return the form of what is made of other types."""
    if made in {Union, UnionType}:
        return _union([one for one in of if one is not NoneType])
    if made is tuple:
        return _many(form_of(of[0]), tuple) if of[-1] is Ellipsis else _row(map(form_of, of), tuple)
    if made is Mapping:
        return _pairs(form_of(of[0]), form_of(of[1]))
    if made is frozenset:
        return _many(form_of(of[0]), frozenset, sorted)
    return None


def _union(of: list[Any]) -> Form:
    forms = {form_of(one) for one in of}
    if forms == {Form()}:
        return Form()
    if len(of) > 1:
        raise TypeError(f"nothing tells {of} apart")
    to, back = forms.pop()
    assert to is not None and back is not None  # noqa: PT018, S101 - for the type checker
    return Form(
        lambda value: None if value is None else to(value),
        lambda value: None if value is None else back(value),
    )


def _many(of: Form, made: Turned, order: Turned = list) -> Form:
    to, back = of
    return Form(
        order if to is None else lambda many: [to(one) for one in order(many)],
        made if back is None else lambda many: made(back(one) for one in many),
    )


def _row(of: Iterable[Form], made: Turned) -> Form:
    """Return the form of what has a value in each of its places."""
    forms = [*of]
    if all(form == Form() for form in forms):
        return Form(list, made)
    to = [form.plain or _same for form in forms]
    back = [form.whole or _same for form in forms]
    return Form(
        lambda row: [turn(one) for turn, one in zip(to, row, strict=True)],
        lambda row: made(turn(one) for turn, one in zip(back, row, strict=True)),
    )


def _named(kind: type[Any], names: Sequence[str], made: Turned) -> Form:
    """Return the form of what declares its fields: their values, in order."""
    hints = get_type_hints(kind, localns=_NAMED)
    row = _row((form_of(hints[name]) for name in names), made)
    if issubclass(kind, tuple):
        return row
    values, to = attrgetter(*names), row.plain
    assert to is not None  # noqa: S101 - for the type checker
    return Form(lambda value: to(values(value)), row.whole)


def _pairs(key: Form, of: Form) -> Form:
    """Return the form of a mapping: its pairs, in its order."""
    pair = _row((key, of), tuple)
    to, back = pair
    assert to is not None and back is not None  # noqa: PT018, S101 - for the type checker
    return Form(
        lambda found: [to(one) for one in found.items()],
        lambda found: dict(back(one) for one in found),
    )


def _same(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return value
