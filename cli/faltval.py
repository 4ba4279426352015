"""Command-line options out of a command's fields, and the command's JSON out of the options.

The options are generated from the models in ``domain.commands``; what is special about how
people write a decision, a document or a row stands here and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import click

from cli import skrivet
from cli.options import BELOPP, DATUM, NUMMER

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from domain.commands import Command

HELP = {
    "pott": "Potten, till exempel SOC-2022.",
    "kod": "Organets kod; för en avvikelse dess beteckning.",
    "namn": "Organets namn.",
    "alias": "Ett sätt att skriva organets namn.",
    "slag": "Vad organet är.",
    "datum": "Händelsedatum, ÅÅÅÅ-MM-DD (eller ÅÅMMDD, ÅÅÅÅ-MM, ÅÅÅÅ).",
    "namnd": "Nämndens kod, namn eller registrerade alias.",
    "underenhet": "Underenhet till nämnden.",
    "avser_id": "Det kommando (id) eller den händelse (nummer) som avses.",
    "utfall": "Vad KS beslutade.",
    "belopp_ore": 'Belopp i kronor, till exempel "22 200 700".',
    "total_ore": "Angivet totalbelopp i kronor.",
    "rader": '"NÄMND/ENHET=BELOPP; insats=…; kriterium=…"; kan upprepas.',
    "rekvisition": "Rekvisitionens beteckning.",
    "kalla": "Pengarnas källa.",
    "givare": "Myndigheten som ger statsbidraget, till exempel SOS.",
    "program": "Satsningens namn.",
    "bidragsar": "Bidragsåret.",
    "andamal": "Vad pengarna ska användas till.",
    "kriterier": "Ett kriterium; kan upprepas.",
    "nyttjas_from": "Första dag som kostnader räknas.",
    "nyttjas_tom": "Sista dag som kostnader räknas.",
    "rekvireras_from": "Första rekvisitionsdag.",
    "rekvireras_tom": "Sista rekvisitionsdag.",
    "askande_senast": "Sista dag för nämndernas äskanden.",
    "svar_senast": "Sista dag för nämndernas svar.",
    "redovisas_senast": "Sista dag att redovisa till myndigheten.",
    "engangsmedel": "Om pengarna är engångsmedel.",
    "regelverk": "Regelverket som potten följer.",
    "nationell_ram_ore": "Satsningens ram för hela landet, i kronor.",
    "andring": "Vad som ändras.",
    "galler_fran": "Från när ändringen gäller.",
    "ny_nyttjas_tom": "Ny sista dag som kostnader räknas.",
    "ombud": "Ombudets roll, aldrig namn.",
    "insatser": "En insats; kan upprepas.",
    "lamnat_av": "Vem som lämnat äskandet (förvaltning, roll).",
    "prioriteringsgrunder": "En grund; kan upprepas.",
    "insats": "Insatsen som pengarna gäller.",
    "kriterium": "Det kriterium som insatsen möter.",
    "skal": "Varför.",
    "period": "Perioden som kostnaden hör till (annars händelsedatum).",
    "verifikat": "Raden i huvudboken, till exempel GL-2022:1001:1.",
    "verifikat_belopp_ore": "Radens hela belopp, om den delas på flera.",
    "geso": "Geografiskt område.",
    "lasning_1": "Vad som står på ett ställe.",
    "lasning_2": "Vad som står på ett annat.",
    "regel": "Regeln som det gäller.",
    "slutsats": "Vad utredningen kom fram till.",
    "overordnad": "Organet som det hör till.",
    "giltig_from": "Från när organet finns.",
    "giltig_tom": "Till när organet finns.",
    "avser": "Vad det gäller, i klartext.",
    "beslut": '"KS 2022-08-17 § 301 STK-2018-1233".',
    "underlag": 'Ett dokument, "typ: titel"; kan upprepas.',
    "motpart": "Motpart.",
    "exempeldata": "Märk som exempeldata.",
    "id": "Kommandots id (annars ges ett nytt).",
}
"""What each field is, in the order that options stand and questions are asked."""

_NAMES = {"rader": "rad"}
_METAVAR = {
    "pott": "POTT",
    "namnd": "NÄMND",
    "underenhet": "ENHET",
    "beslut": "BESLUT",
    "underlag": "UNDERLAG",
    "rader": "RAD",
    "id": "ID",
    "avser_id": "ID",
}
_DATES = re.compile(r"datum|galler_fran|.*_from|.*_tom|.*_senast|period|per_datum")


def option_name(field: str) -> str:
    """Return the option of a field: ``belopp_ore`` is ``--belopp``."""
    return "--" + _NAMES.get(field, field).removesuffix("_ore").replace("_", "-")


def options_for(model: type[Command]) -> list[click.Option]:
    """Return the options of a command, in the order of ``HELP``."""
    fields = model.model_fields
    return [_option(name, fields[name]) for name in HELP if name in fields]


def _option(name: str, field: FieldInfo) -> click.Option:
    more: dict[str, Any] = {}
    if bool in _types(field):
        switch = option_name(name)
        flag = f"{switch}/--ej-{switch[2:]}" if field.is_required() else switch
        return click.Option([flag, name], is_flag=True, default=None, help=_help(name, field))
    if name.endswith("_ore"):
        more["type"] = BELOPP
    elif _DATES.fullmatch(name):
        more["type"] = DATUM
    elif int in _types(field):
        more["type"] = NUMMER
    elif choices := _choices(field):
        more["type"] = click.Choice(choices)
    else:
        more["metavar"] = _METAVAR.get(name, "ORD")
    if not is_list(name, field):
        more["callback"] = _once
    return click.Option([option_name(name), name], help=_help(name, field), multiple=True, **more)


def _once(_ctx: click.Context, param: click.Parameter, value: tuple[Any, ...]) -> Any:
    """Refuse a second value, which click would let replace the first without a word."""
    if len(value) > 1:
        raise click.BadParameter(f"anges {len(value)} gånger; skriv en gång", param=param)
    return value[0] if value else None


def _help(name: str, field: FieldInfo) -> str:
    required = field.is_required() and name != "id"  # an id left out is made
    return f"{HELP[name]} [krävs]" if required else HELP[name]


def _types(field: FieldInfo) -> set[Any]:
    return {field.annotation, *get_args(field.annotation)}


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
