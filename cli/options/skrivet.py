"""How people write a decision, a document and a row on the command line, as JSON fields."""

from __future__ import annotations

import re
from typing import Any, get_args

from cli.options.varden import BELOPP_ELLER_SKULD, DATUM, GRANS
from domain.facts import Insatsdata, Underlagstyp, Utforarslag
from domain.values.dates import OKAND
from domain.values.declared import holds_many, types_of
from domain.values.fields import okant
from domain.values.ja_nej import parse_ja_nej
from domain.values.money import parse_kronor

_DNR = (
    r"[A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]{1,6}|[0-9.]{1,9}-[0-9]{1,7}/[0-9]{4}"
    r"|[A-ZÅÄÖ][a-zåäö]?[0-9]{4}/[0-9]{1,6}"
)
_SENAST = r"(?:\.\./|senast +)?"  # of a day that is the latest possible
_BESLUT = (
    ("datum", r"(?<![\w-])(ok[äa]nd dag)(?=[\s/,])"),
    (
        "diarienummer",
        rf"(?:\bdnr\.?\s*)?(?<![\w.-])({_DNR}|okänd)(?=[\s/,])",
    ),
    ("paragraf", r"(?:§|\bpar\.?)\s*([0-9]{1,9})(?=[\s/,])"),
    ("punkt", r"\b(?:punkt|p\.?)\s*([0-9]+\s?[a-z]?)(?=[\s/,])"),
    (
        "datum",
        rf"(?<![\w-])({_SENAST}(?:[0-9]{{8}}|[0-9]{{6}}|[0-9]{{4}}(?:-[0-9]{{2}}){{0,2}}))(?=[\s/,])",
    ),
)
_FLERA = {name for name in Insatsdata.model_fields if holds_many(Insatsdata, name)}
_INSATSDATA = Insatsdata.model_fields.keys() - _FLERA
_JA_NEJ = {name for name in _INSATSDATA if bool in types_of(Insatsdata, name)}


_DELEGATION = {
    "delegation": "av",
    "roll": "till_roll",
    "delegationspunkt": "punkt",
    "anmalan": "anmalan",
    "anmald": "anmald",
}
_ANMALAN = {"anmäls": "anmals", "protokollförs": "protokollfors"}


def beslut(text: str) -> dict[str, Any]:
    """Read a decision as people cite it, ``KS 2022-08-17 § 301 STK-2018-1233``, in any order.

    One on delegation says more after it: ``; delegation=KS; roll=stadsdirektör; anmalan=anmals``.
    """
    cited, *more = (part.strip() for part in text.split(";"))
    read = _cited(cited)
    return read | {"delegation": _delegation(text, more)} if more else read


def _delegation(text: str, more: list[str]) -> dict[str, Any]:
    """Read by whose right a decision was taken: pairs of a word and what it says."""
    result: dict[str, Any] = {}
    for part in more:
        key, _, value = (piece.strip() for piece in part.partition("="))
        key = key.lower().replace("ä", "a")
        if key not in _DELEGATION:
            known = ", ".join(_DELEGATION)
            raise ValueError(f"beslutet {text!r}: {part!r} är okänt; välj bland {known}")
        if _DELEGATION[key] in result:
            raise ValueError(f"beslutet {text!r} anger {key} två gånger")
        if key == "anmald":
            value = DATUM.convert(value, None, None)
        result[_DELEGATION[key]] = _ANMALAN.get(value, value) if key == "anmalan" else value
    return result


def _cited(text: str) -> dict[str, Any]:
    """Read what a decision is cited with."""
    result: dict[str, Any] = {}
    rest = f" {text} "
    for name, pattern in _BESLUT:
        if found := re.search(pattern, rest):
            result[name] = found[1]
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    exempel = 'skriv till exempel "KS 2022-08-17 § 301 STK-2018-1233"'
    if "datum" not in result:
        raise ValueError(f"beslutet {text!r} saknar datum; {exempel}")
    okand = result["datum"].endswith(" dag")
    result["datum"] = OKAND if okand else DATUM.convert(result["datum"], None, None)
    if "paragraf" in result:
        result["paragraf"] = int(result["paragraf"])
    organ = " ".join(rest.replace("/", " ").replace(",", " ").split())
    if not organ:
        raise ValueError(f"beslutet {text!r} saknar organ; {exempel}")
    if odd := re.search(r"\S*[0-9§]\S*", organ):
        raise ValueError(f"beslutet {text!r} går inte att läsa vid {odd[0]!r}; {exempel}")
    return {"organ": organ, **result}


def underlag(text: str) -> dict[str, Any]:
    """Read a document as ``typ: titel``; a diarienummer or ``sha256=…`` in it is kept beside it."""
    typ, colon, titel = (part.strip() for part in text.partition(":"))
    types = get_args(Underlagstyp)
    if not colon:
        typ, titel = "annat", text.strip()
    elif typ not in types:
        raise ValueError(f'"{typ}" är inget slags underlag; välj bland: {", ".join(types)}')
    result: dict[str, Any] = {"typ": typ}
    if found := re.search(r"\s*\bsha256=([0-9a-f]{64})\b", titel):
        result["sha256"] = found[1]
        titel = titel.replace(found[0], "").strip()
    if found := re.search(rf"(?<![\w.-])({_DNR})\b", titel):
        result["diarienummer"] = found[1]
    return result | {"titel": titel}


def utforare(text: str) -> dict[str, Any]:
    """Read an organisation as ``förening: Föreningen Exemplet senast 2023-01-31``."""
    slag, _, namn = (part.strip() for part in text.partition(":"))
    slag = slag.lower().replace("ö", "o")
    if slag not in get_args(Utforarslag) or not namn:
        raise ValueError(
            f'utföraren {text!r} ska skrivas "SLAG: NAMN", till exempel "förening: Föreningen'
            ' Exemplet", med dagen då den senast redovisar sist: "senast 2023-01-31"; slag är ett'
            f" av {', '.join(get_args(Utforarslag))}"
        )
    result: dict[str, Any] = {"slag": slag, "namn": namn}
    if found := re.search(r"\s*\bsenast\s+([0-9-]+)$", namn):
        result["redovisas_senast"] = GRANS.convert(found[1], None, None)
        result["namn"] = namn[: found.start()].rstrip(" ,")
    return result


def kostnader(text: str) -> dict[str, Any]:
    """Read the costs behind a sum as how many they are and what they come to, ``12=4 000 000``."""
    antal, equals, summa = (part.strip() for part in text.partition("="))
    if not equals or not re.fullmatch("[0-9]{1,9}", antal):
        raise ValueError(f'kostnaderna {text!r} ska skrivas "ANTAL=SUMMA", till exempel 12=40 500')
    return {"antal": int(antal), "summa_ore": BELOPP_ELLER_SKULD.convert(summa, None, None)}


def rad(text: str) -> dict[str, Any]:
    """Read a row as ``GRN/GRN-PI=2 600 000; insats=…; kriterium=…; avbrytbar=ja``.

    ``GRN`` alone, or ``GRN=okänd``, is a row of which the amount is not known.
    A criterion, who carries the insats out and who takes part can be said more than once.
    """
    head, *more = (part.strip() for part in text.split(";"))
    result = _vem(text, head)
    for part in more:
        key, _, value = (piece.strip() for piece in part.partition("="))
        if key == "kriterium":
            result.setdefault("kriterier", []).append(value)
            continue
        if key in _FLERA:
            one = utforare(value) if key == "utforare" else value
            result.setdefault("insatsdata", {}).setdefault(key, []).append(one)
            continue
        of = result.setdefault("insatsdata", {}) if key in _INSATSDATA else result
        if key in of:
            raise ValueError(f"raden {text!r} anger {key} två gånger")
        if key not in {"insats", *_INSATSDATA}:
            known = ", ".join(["insats", "kriterium", *sorted(_INSATSDATA | _FLERA)])
            raise ValueError(f"raden {text!r}: {key!r} är okänt; välj bland {known}")
        yes = parse_ja_nej(value) if key in _JA_NEJ else None
        of[key] = value if yes is None else yes
    return result


def _vem(text: str, head: str) -> dict[str, Any]:
    """Read whose a row is, and how much."""
    vem, equals, belopp = (part.strip() for part in head.partition("="))
    namnd, slash, underenhet = (part.strip() for part in vem.partition("/"))
    utan = not equals and any(map(str.isdigit, vem))  # an amount without its sign
    if not namnd or (slash and not underenhet) or utan:
        raise ValueError(f'raden {text!r} ska skrivas "NÄMND=BELOPP" eller "NÄMND/ENHET=BELOPP"')
    result: dict[str, Any] = {"namnd": namnd}
    if equals and not okant(belopp):
        result["belopp_ore"] = parse_kronor(belopp)
    if underenhet:
        result["underenhet"] = underenhet
    return result
