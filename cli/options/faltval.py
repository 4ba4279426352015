"""Command-line options out of a command's fields, and the command's JSON out of the options.

The options are generated from the models in ``domain.commands``; what is special about how
people write a decision, a document or a row stands here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

import click

from cli.options import (
    BELOPP,
    BELOPP_ELLER_NOLL,
    BELOPP_MED_TECKEN,
    DATUM,
    GRANS,
    NUMMER,
    Belopp,
    skrivet,
)
from domain.commands import RattaHandelse
from domain.values.fields import Avrundning, Datum, Grans, OreOrZero, Period
from reports.words.fields import HELP, OF

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from domain.commands import Command

_NAMES = {"rader": "rad", "aktor": "for-aktor"}  # --aktor says who records
_METAVAR = {
    "aktor": "ID",
    "arende": "DIARIENR",
    "av": "ORGAN",
    "for_namnd": "NÄMND",
    "for_pott": "POTT",
    "fran": "ORGAN",
    "mottagare": "ORGAN",
    "organ": "ORGAN",
    "partier": "PARTI",
    "till": "ORGAN",
    "pott": "POTT",
    "namnd": "NÄMND",
    "underenhet": "ENHET",
    "beslut": "BESLUT",
    "underlag": "UNDERLAG",
    "rader": "RAD",
    "id": "ID",
    "avser_id": "ID",
}


def option_name(field: str) -> str:
    """Return the option of a field: ``belopp_ore`` is ``--belopp``."""
    return "--" + _NAMES.get(field, field).removesuffix("_ore").replace("_", "-")


def options_for(model: type[Command]) -> list[click.Option]:
    """Return the options of a command, in the order of ``HELP``.

    What a correction is about comes before its date, which follows from it if it is not given.
    """
    fields, said = model.model_fields, HELP | OF.get(model.__name__, {})
    names = [name for name in HELP if name in fields]
    made = {"id"}
    if model is RattaHandelse:
        names.sort(key=lambda name: name not in {"pott", "avser_id"})
        made.add("datum")
    return [
        _option(
            name, fields[name], said[name], must=fields[name].is_required() and name not in made
        )
        for name in names
    ]


def _option(name: str, field: FieldInfo, said: str, *, must: bool) -> click.Option:
    said = f"{said} [krävs]" if must else said
    more: dict[str, Any] = {}
    if bool in _types(field):
        switch = option_name(name)
        flag = f"{switch}/--ej-{switch[2:]}" if field.is_required() else switch
        return click.Option([flag, name], is_flag=True, default=None, help=said)
    if name.endswith("_ore"):
        more["type"] = _belopp(field)
    elif Datum in _types(field):
        more["type"] = DATUM
    elif _types(field) & {Grans, Period}:
        more["type"] = GRANS
    elif int in _types(field):
        more["type"] = NUMMER
    elif choices := _choices(field):
        more["type"] = click.Choice(choices)
    else:
        more["metavar"] = _METAVAR.get(name, "ORD")
    if not is_list(name, field):
        more["callback"] = _once
    return click.Option([option_name(name), name], help=said, multiple=True, **more)


def _belopp(field: FieldInfo) -> Belopp:
    if Avrundning in _types(field):
        return BELOPP_MED_TECKEN
    return BELOPP_ELLER_NOLL if _zero(field) else BELOPP


def _once(_ctx: click.Context, param: click.Parameter, value: tuple[Any, ...]) -> Any:
    """Refuse a second value, which click would let replace the first without a word."""
    if len(value) > 1:
        raise click.BadParameter(f"anges {len(value)} gånger; skriv en gång", param=param)
    return value[0] if value else None


def _types(field: FieldInfo) -> set[Any]:
    """Return the types that a field may have; pydantic takes that of a required one apart."""
    whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return {field.annotation, whole, *get_args(field.annotation)}


def _zero(field: FieldInfo) -> bool:
    return OreOrZero in _types(field) or any(getattr(m, "ge", None) == 0 for m in field.metadata)


def _choices(field: FieldInfo) -> tuple[str, ...]:
    found = get_args(field.annotation)
    return found if found and all(isinstance(choice, str) for choice in found) else ()


def is_list(name: str, field: FieldInfo) -> bool:
    """Return whether a field takes many answers."""
    return name in {"rader", "underlag"} or "tuple" in str(field.annotation)


def stated(given: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object that the given options state; raises click.UsageError."""
    result: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        try:
            result[name] = read(name, value)
        except ValueError as error:
            raise click.UsageError(f"{option_name(name)}: {error}") from None
    return result


def read(name: str, value: Any) -> Any:
    """Return an answer as its field states it; raises ValueError."""
    match name:
        case "beslut":
            return skrivet.beslut(value)
        case "underlag":
            return [skrivet.underlag(text) for text in value]
        case "rader":
            return [skrivet.rad(text) for text in value]
        case _:
            return list(value) if isinstance(value, tuple) else value
