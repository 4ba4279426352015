"""Command-line options out of a command's fields, and the command's JSON out of the options.

The options are generated from the models in ``domain.commands``; what is special about how
people write a decision, a document or a row stands here and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import click

from cli.options import BELOPP, DATUM, NUMMER
from domain.money import parse_kronor

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
_UNDERLAG = (
    "protokoll",
    "tjansteskrivelse",
    "bilaga",
    "kvittens",
    "kontoutdrag",
    "bokforingsorder",
    "arsanalys",
    "annat",
)


def option_name(field: str) -> str:
    """Return the option of a field: ``belopp_ore`` is ``--belopp``."""
    return "--" + _NAMES.get(field, field).removesuffix("_ore").replace("_", "-")


def options_for(model: type[Command]) -> list[click.Option]:
    """Return the options of a command, in the order of ``HELP``."""
    return [_option(name, model.model_fields[name]) for name in HELP if name in model.model_fields]


def _option(name: str, field: FieldInfo) -> click.Option:
    more: dict[str, Any] = {}
    if bool in _types(field):
        switch = option_name(name)
        flag = f"{switch}/--ej-{switch[2:]}" if field.is_required() else switch
        return click.Option([flag, name], is_flag=True, default=None, help=HELP[name])
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
    if _many(name, field):
        more["multiple"] = True
    return click.Option([option_name(name), name], help=HELP[name], **more)


def _types(field: FieldInfo) -> set[Any]:
    return {field.annotation, *get_args(field.annotation)}


def _choices(field: FieldInfo) -> tuple[str, ...]:
    found = get_args(field.annotation)
    return found if found and all(isinstance(choice, str) for choice in found) else ()


def _many(name: str, field: FieldInfo) -> bool:
    return name in {"rader", "underlag"} or "tuple" in str(field.annotation)


def stated(given: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object that the given options state; raises click.UsageError."""
    result: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        try:
            result[name] = _value(name, value)
        except ValueError as error:
            raise click.UsageError(f"{option_name(name)}: {error}") from None
    return result


def _value(name: str, value: Any) -> Any:
    match name:
        case "beslut":
            return beslut(value)
        case "underlag":
            return [underlag(text) for text in value]
        case "rader":
            return [rad(text) for text in value]
        case _:
            return list(value) if isinstance(value, tuple) else value


def beslut(text: str) -> dict[str, Any]:
    """Read a decision as people cite it, ``KS 2022-08-17 § 301 STK-2018-1233``, in any order."""
    result: dict[str, Any] = {}
    rest = f" {text.replace('/', ' ')} "
    for name, pattern in (
        ("diarienummer", r"\s([A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]+|okänd)(?=\s)"),
        ("paragraf", r"(?:§|\spar\.?)\s*([0-9]{1,9})(?=\s)"),
        ("datum", r"\s([0-9]{6}|[0-9]{4}(?:-[0-9]{2}){0,2})(?=\s)"),
    ):
        if found := re.search(pattern, rest):
            result[name] = found[1]
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if "datum" not in result:
        msg = f'beslutet {text!r} saknar datum; skriv till exempel "KS 2022-08-17 § 301"'
        raise ValueError(msg)
    result["datum"] = DATUM.convert(result["datum"], None, None)
    if "paragraf" in result:
        result["paragraf"] = int(result["paragraf"])
    if not (organ := rest.strip(" ,")):
        msg = f'beslutet {text!r} saknar organ; skriv till exempel "KS 2022-08-17 § 301"'
        raise ValueError(msg)
    return {"organ": organ, **result}


def underlag(text: str) -> dict[str, Any]:
    """Read a document as ``typ: titel``; a diarienummer in the title is kept beside it."""
    typ, colon, titel = text.partition(":")
    if not colon or typ.strip() not in _UNDERLAG:
        typ, titel = "annat", text
    result: dict[str, Any] = {"typ": typ.strip(), "titel": titel.strip()}
    if found := re.search(r"\b[A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]+\b", titel):
        result["diarienummer"] = found[0]
    return result


def rad(text: str) -> dict[str, Any]:
    """Read a row as ``GRN/GRN-PI=2 600 000; insats=…; kriterium=…``."""
    head, *more = (part.strip() for part in text.split(";"))
    namnd, equals, belopp = head.rpartition("=")
    if not equals or namnd.strip().endswith("/"):
        msg = f'raden {text!r} ska skrivas "NÄMND=BELOPP" eller "NÄMND/ENHET=BELOPP"'
        raise ValueError(msg)
    namnd, _, underenhet = (part.strip() for part in namnd.partition("/"))
    result: dict[str, Any] = {"namnd": namnd, "belopp_ore": parse_kronor(belopp)}
    if underenhet:
        result["underenhet"] = underenhet
    for part in more:
        key, _, value = (piece.strip() for piece in part.partition("="))
        if key == "insats" and key in result:
            msg = f"raden {text!r} anger insats två gånger; skriv en rad för varje insats"
            raise ValueError(msg)
        if key == "insats":
            result["insats"] = value
        elif key == "kriterium":
            result.setdefault("kriterier", []).append(value)
        else:
            msg = f"raden {text!r}: {key!r} är okänt; skriv insats=… eller kriterium=…"
            raise ValueError(msg)
    return result
