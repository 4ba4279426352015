"""The form of each type of event, made of its model, so that a stored one is read and held at once.

A ``Form`` holds what the model holds: nothing of it is written a second time. Shapes are read by
msgspec; texts are held by pydantic, each different one once; what a model asks of its fields
together by the model's own validators. Whatever a model states in a way that is not known here is
an error when its form is made, so that no condition can be lost.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from sys import intern
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic import AfterValidator
from pydantic.fields import FieldInfo
from pydantic.types import Strict

from domain.events import Event
from domain.values.fields import AktorId, Record
from ledger.format.codec import LEFT_OUT_WHEN_EMPTY
from ledger.verification.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_BOUNDS: Mapping[type, str] = {Gt: "gt", Ge: "ge", Le: "le", MinLen: "min_length",
                               MaxLen: "max_length"}  # fmt: skip


class _Kind(NamedTuple):
    """What a field holds: its type to msgspec, and what is to be held of it beyond that."""

    read: Any
    texts: Texts | None = None
    form: Form | None = None
    many: bool = False

    def hold(self, one: Any) -> None:  # noqa: ANN401 - a text or a struct
        """Hold one of many values; raises ValueError."""
        if not isinstance(one, str):
            assert self.form is not None  # noqa: S101 - for the type checker
            self.form.hold(one)
        elif self.texts is not None and one not in self.texts.good:
            self.texts.hold(one)

    def record(self, one: Any) -> Any:  # noqa: ANN401 - the same
        """Return one of many values, a struct as a record."""
        if isinstance(one, str):
            return one
        assert self.form is not None  # noqa: S101 - for the type checker
        return self.form.record(one)


class Form:
    """The form of one model; ``struct`` is what its stored form is read as."""

    def __init__(self, model: type[Record]) -> None:
        """Make it of the model; raises TypeError for what is not known here."""
        self.model = model
        kinds = dict(_fields(model))
        stamps = _STAMPED if issubclass(model, Event) else {}
        self.struct = msgspec.defstruct(
            model.__name__,
            [_declared(model, name, kind) for name, kind in sorted((kinds | stamps).items())],
            kw_only=True,
            omit_defaults=True,
            forbid_unknown_fields=True,
            gc=False,
        )
        self.read: Callable[[bytes], Any] = msgspec.json.Decoder(self.struct).decode
        self._stamps = tuple(stamps)
        texts = {n: k.texts for n, k in (kinds | stamps).items() if k.texts and not k.many}
        self._texts = [*texts.values()]
        self._text_values = _values([*texts])
        self._parts = [(n, k.form) for n, k in kinds.items() if k.form and not k.many]
        self._lists = [(n, k.texts) for n, k in kinds.items() if k.many and k.texts and not k.form]
        self._many = [(n, k) for n, k in kinds.items() if k.many and k.form]
        self._validators = _validators(model)

    def hold(self, struct: Any) -> None:  # noqa: ANN401 - what ``read`` gave
        """Hold the texts of what was read; raises ValueError."""
        for text, texts in zip(self._text_values(struct), self._texts, strict=True):
            if text not in texts.good:
                texts.hold(text)
        for name, texts in self._lists:
            texts.hold_all(getattr(struct, name) or ())
        for name, form in self._parts:
            if (part := getattr(struct, name)) is not None:
                form.hold(part)
        for name, kind in self._many:
            for one in getattr(struct, name) or ():
                kind.hold(one)

    def record(self, struct: Any) -> Any:  # noqa: ANN401 - a record of the model
        """Return what was read as a record of its model; raises ValueError.

        It is held to what the model asks of its fields together; its texts are for ``hold``.
        """
        values = msgspec.structs.asdict(struct)
        for name, form in self._parts:
            if values[name] is not None:
                values[name] = form.record(values[name])
        for name, kind in self._many:
            if values[name]:
                values[name] = tuple([kind.record(one) for one in values[name]])
        if self._stamps:
            for stamp in self._stamps:
                del values[stamp]
            values[LEFT_OUT_WHEN_EMPTY] = values[LEFT_OUT_WHEN_EMPTY] or ()
            values["handelsedatum"] = intern(values["handelsedatum"])  # states keep them, by day
        made = self.model.of_valid(values)
        for validate in self._validators:
            validate(made)
        return made


_STAMPED = {
    "registrerad": _Kind(str),
    "registrerad_av": _Kind(str, Texts(AktorId)),
    "liggarnummer": _Kind(str),
}
"""What the ledger adds to an event: when, and under which number, is for who follows the log."""


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gets the values of fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda struct: tuple(getattr(struct, name) for name in names)


@cache
def form(model: type[Record]) -> Form:
    """Return the form of a model, made the first time it is asked for."""
    return Form(model)


def _declared(model: type[Record], name: str, kind: _Kind) -> tuple[Any, ...]:
    """Return a field as msgspec declares it: what may be left out is None when it is.

    A stored record leaves out what is None and nothing else, but an event its avvikelser when it
    has none.
    """
    if name == LEFT_OUT_WHEN_EMPTY and issubclass(model, Event):
        return name, Annotated[kind.read, msgspec.Meta(min_length=1)] | None, None
    optional = name == "liggarnummer" or (
        name in model.model_fields and model.model_fields[name].default is None
    )
    return (name, kind.read | None, None) if optional else (name, kind.read)


def _fields(model: type[Record]) -> Iterator[tuple[str, _Kind]]:
    stated = get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        yield name, _kind(stated[name])


def _kind(stated: Any) -> _Kind:  # noqa: ANN401 - typing's own objects
    """Return what a field that is stated so holds; raises TypeError for what is not known."""
    whole, *more = get_args(stated) if get_origin(stated) is Annotated else (stated,)
    if get_origin(whole) in {Union, UnionType} and not more:
        return _either([_kind(one) for one in get_args(whole) if one is not NoneType])
    if get_origin(whole) is tuple and get_args(whole)[1:] == (...,):
        one = _kind(get_args(whole)[0])
        several: Any = tuple.__class_getitem__((one.read, ...))
        return one._replace(read=_bounded(several, more), many=True)
    if whole is str:
        _bounds(more)  # what is stated is known, and pydantic holds it
        return _Kind(str, Texts(stated))
    if whole is int:
        return _Kind(_bounded(int, more))
    if not more and (whole is bool or get_origin(whole) is Literal):
        return _Kind(whole)
    if not more and isinstance(whole, type) and issubclass(whole, Record):
        return _Kind(form(whole).struct, form=form(whole))
    raise TypeError(f"no form is known of what is stated as {stated}")


def _either(kinds: list[_Kind]) -> _Kind:
    """Return what holds one of several kinds, at most one of texts and one of records."""
    first, *others = kinds
    for other in others:
        texts, of = [k.texts for k in kinds if k.texts], [k.form for k in kinds if k.form]
        if len(kinds) != len(texts) + len(of) or len(texts) != 1 or len(of) != 1 or first.many:
            raise TypeError(f"no form is known of one of {[first.read, other.read]}")
        return _Kind(first.read | other.read, texts[0], of[0])
    return first


def _bounded(read: Any, stated: list[Any]) -> Any:  # noqa: ANN401 - the same
    bounds = _bounds(stated)
    if "pattern" in bounds or AfterValidator.__name__ in bounds:
        raise TypeError(f"only a text is held so: {stated}")
    return Annotated[read, msgspec.Meta(**bounds)] if bounds else read


def _bounds(stated: list[Any]) -> dict[str, Any]:
    """Return the bounds among what is stated of a type; raises TypeError for what is not known."""
    bounds: dict[str, Any] = {}
    for one in stated:
        if isinstance(one, FieldInfo):
            bounds |= _bounds(one.metadata)
        elif type(one) in _BOUNDS:
            name = _BOUNDS[type(one)]
            bounds[name] = getattr(one, name)
        elif isinstance(one, AfterValidator):
            bounds[AfterValidator.__name__] = one
        elif getattr(one, "pattern", None) is not None:
            bounds["pattern"] = one.pattern
        elif not isinstance(one, str | Strict):
            raise TypeError(f"no form is known of what is stated by {one!r}")
    return bounds


def _validators(model: type[Record]) -> list[Callable[[Any], Any]]:
    """Return what a model asks of its fields together; raises TypeError for other validators."""
    stated = model.__pydantic_decorators__
    after = [one for one in stated.model_validators.values() if one.info.mode == "after"]
    every = sum(
        len(getattr(stated, kind))
        for kind in ("validators", "field_validators", "root_validators", "model_validators")
    )
    if every != len(after):
        raise TypeError(f"no form is known of the validators of {model.__name__}")
    return [one.func for one in after]
