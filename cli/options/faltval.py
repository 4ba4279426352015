"""Command-line options out of a command's fields, and the command's JSON out of the options.

The options are generated from the models in ``domain.commands``; what is special about how
people write a decision, a document or a row stands here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import click

from cli.options import skrivet
from cli.options.varden import (
    AR,
    BELOPP,
    BELOPP_ELLER_NOLL,
    BELOPP_ELLER_SKULD,
    BELOPP_MED_TECKEN,
    DATUM,
    GRANS,
    Val,
)
from domain.commands import KompletteraBeslut, RattaHandelse
from domain.facts import Beloppsrad, Beslut, Kostnadsurval, Rad, Underlag, Utforare
from domain.rules.kravda import Krav, kravet
from domain.values.declared import holds_many, types_of
from domain.values.fields import Ar, Avrundning, Datum, Grans, MedTecken, Ore, OreOrZero, Period
from reports.words.fields import HELP, OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.commands import Command

_BELOPP = {
    Ore: BELOPP,
    OreOrZero: BELOPP_ELLER_NOLL,
    Avrundning: BELOPP_MED_TECKEN,
    MedTecken: BELOPP_ELLER_SKULD,
}
_TYPES: dict[Any, click.ParamType[Any]] = {
    **_BELOPP,
    Datum: DATUM,
    Grans: GRANS,
    Period: GRANS,
    Ar: AR,
}
_READERS: dict[Any, Callable[[str], dict[str, Any]]] = {
    Beslut: skrivet.beslut,
    Underlag: skrivet.underlag,
    Beloppsrad: skrivet.rad,
    Rad: skrivet.rad,
    Utforare: skrivet.utforare,
    Kostnadsurval: skrivet.kostnader,
}
_NAMES = {"rader": "rad", "aktor": "for-aktor"}  # --aktor says who records
_METAVAR = {
    "aktor": "ID",
    "arende": "DIARIENR",
    "av": "ORGAN",
    "for_namnd": "NÄMND",
    "for_pott": "POTT",
    "for_potter": "POTT",
    "fran": "ORGAN",
    "buren_av": "ORGAN",
    "mottagare": "ORGAN",
    "organ": "ORGAN",
    "partier": "PARTI",
    "till": "ORGAN",
    "pott": "POTT",
    "namnd": "NÄMND",
    "underenhet": "ENHET",
    "beslut": "BESLUT",
    "utforare": "UTFÖRARE",
    "underlag": "UNDERLAG",
    "rader": "RAD",
    "id": "ID",
    "avser_id": "ID",
}
KRAVS = " [krävs]"
MANGA = {"position": "SALDO"}
"""The fields with more choices than the column of options has room for."""


def option_name(field: str) -> str:
    """Return the option of a field: ``belopp_ore`` is ``--belopp``."""
    return "--" + _NAMES.get(field, field).removesuffix("_ore").replace("_", "-")


EFTER_DET_SOM_AVSES = (RattaHandelse, KompletteraBeslut)
"""What has the pott and the date of what it is about, when none is given."""


def options_for(model: type[Command]) -> list[click.Option]:
    """Return the options of a command, in the order of ``HELP``.

    What a correction or completion is about comes before its date, which follows from it if it is
    not given.
    """
    said = HELP | OF.get(model.__name__, {})
    names = [name for name in HELP if name in model.model_fields]
    made = {"id"}
    if model in EFTER_DET_SOM_AVSES:
        names.sort(key=lambda name: name not in {"pott", "avser_id"})
        made |= {"datum", "pott"}
    return [
        _option(model, name, said[name], must=_krav(model, name) and name not in made)
        for name in names
    ]


def _krav(model: type[Command], name: str) -> bool:
    """Tell whether a command always must state a field, by its form or by a rule."""
    return (krav := kravet(model, name)) is not None and krav == Krav()


def _option(model: type[Command], name: str, said: str, *, must: bool) -> click.Option:
    said = f"{said}{KRAVS}" if must else said
    more: dict[str, Any] = {}
    types = types_of(model, name)
    if bool in types:
        switch = option_name(name)
        required = model.model_fields[name].is_required()
        flag = f"{switch}/--ej-{switch[2:]}" if required else switch
        return click.Option([flag, name], is_flag=True, default=None, help=said)
    if written := [_TYPES[kind] for kind in types if kind in _TYPES]:
        (more["type"],) = written
    elif choices := _choices(types):
        more["type"] = Val(choices)
        if name in MANGA:
            more["metavar"] = MANGA[name]
            said = f"{said} Ett av: {', '.join(choices)}."
    else:
        more["metavar"] = _METAVAR.get(name, "ORD")
    if not holds_many(model, name):
        more["callback"] = _once
    return click.Option([option_name(name), name], help=said, multiple=True, **more)


def _once(_ctx: click.Context, param: click.Parameter, value: tuple[Any, ...]) -> Any:
    """Refuse a second value, which click would let replace the first without a word."""
    if len(value) > 1:
        raise click.BadParameter(f"anges {len(value)} gånger; skriv en gång", param=param)
    return value[0] if value else None


def _choices(types: frozenset[Any]) -> tuple[str, ...]:
    return tuple(value for kind in types if get_origin(kind) is Literal for value in get_args(kind))


def is_amount(model: type[Command], name: str) -> bool:
    """Return whether a field is an amount, in öre."""
    return not types_of(model, name).isdisjoint(_BELOPP)


def stated(model: type[Command], given: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object that the given options state; raises click.UsageError."""
    result: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        try:
            result[name] = read(model, name, value)
        except ValueError as error:
            raise click.UsageError(f"{option_name(name)}: {error}") from None
    return result


def read(model: type[Command], name: str, value: Any) -> Any:
    """Return an answer as its field states it; raises ValueError."""
    reader = next((_READERS[kind] for kind in types_of(model, name) if kind in _READERS), None)
    if isinstance(value, tuple):
        return [reader(one) if reader else one for one in value]
    return reader(value) if reader else value
