"""The versions of the index as data, and a file of values that somebody has measured."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange.errors import Line, Unreadable
from projections.answers.behov import Dimension, Indexversion, Indikator, Matt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).parent / "data" / "malmo"
FORSLAG = "STK-2023-137"
HELA_STADEN = "stadsovergripande"
COLUMNS = ("omrade", "indikator", "kon", "varde")
KON = {"": None, "kvinnor": "kvinnor", "män": "man", "man": "man"}
_RIKTNING = {"hogre_ar_battre": True, "lagre_ar_battre": False}
_QUOTED = 40  # characters
_TAL = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,9})?")
_KOD = re.compile(r"(?!.*_(kvinnor|man)$)[a-z][a-z0-9_]{0,39}")  # a column may end in a sex


def versions() -> list[str]:
    """Return the names of the versions that come with the program."""
    return sorted(path.stem for path in (DATA / "index").glob("*.json"))


def version(name: str) -> Indexversion:
    """Return one of the versions that come with the program."""
    return _version(_json((DATA / "index" / f"{name}.json").read_text("utf-8")), _areas())


def own_version(name: str, raw: bytes) -> Indexversion:
    """Return a version out of a file of the same form; raises Unreadable, with the file's name."""
    try:
        return _version(_json(_text(raw)), _areas())
    except ValueError as error:
        raise Unreadable(f"{name}: {error}", f"Jämför med versionen {FORSLAG}.") from None


def _areas() -> dict[str, str | None]:
    areas = json.loads((DATA / "omraden.json").read_text("utf-8"))["omraden"]
    return {kod: namn for kod, namn in areas.items() if kod != HELA_STADEN}


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"rad {error.lineno} är inte JSON") from None
    except (ValueError, RecursionError):  # a number with thousands of digits, or too deep
        raise ValueError("filen är inte JSON som går att läsa") from None


def values(name: str, raw: bytes, of: Indexversion) -> dict[Matt, Fraction]:
    """Return the values of a file, one a line; raises Unreadable with every line that is wrong.

    An empty value is a value that is missing.
    """
    found: dict[Matt, Fraction | None] = {}
    wrong: list[Line] = []
    for rad, row in _rows(name, raw):
        try:
            matt = _matt(row, of)
            found[_new(matt, found)] = _value(row["varde"])
        except ValueError as error:
            wrong.append(Line(rad, f"{name}: {error}"))
    if wrong:
        raise Unreadable(f"{name} har rader som inte går att läsa", lines=tuple(wrong))
    return {matt: value for matt, value in found.items() if value is not None}


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"filen är inte UTF-8 (byte {error.start + 1}); spara om den") from None


def _rows(name: str, raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows below the heading with their line numbers, by column."""
    try:
        reader = csv.reader(io.StringIO(_text(raw), newline=""), delimiter=";", strict=True)
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise Unreadable(
            f"{name}: rad {reader.line_num} går inte att dela i celler ({error})",
            'Skriv "" för ett citattecken inuti en cell som står inom citattecken.',
        ) from None
    except ValueError as error:
        raise Unreadable(f"{name}: {error}") from None
    given = [name.lower() for name in lines[0][1]] if lines else []
    if sorted({*given, "kon"}) != sorted(COLUMNS) or len(set(given)) != len(given):
        wanted = f"Första raden ska vara {';'.join(COLUMNS)}; kon får utelämnas."
        raise Unreadable(f"{name}: rubrikraden stämmer inte", wanted)
    for rad, cells in lines[1:]:
        if any(cells):
            padded = cells + [""] * (len(given) - len(cells))
            last = len(given) - 1  # takes cells too many, and is then found wrong
            yield rad, dict(zip(given, [*padded[:last], ";".join(padded[last:])], strict=True))


def _new(matt: Matt, found: Mapping[Matt, object]) -> Matt:
    if matt in found:
        raise ValueError(f"{matt.omrade}, {matt.indikator}, {matt.kon or 'alla'} står två gånger")
    return matt


def _short(text: str) -> str:
    """Quote what somebody wrote, but not a whole page of it."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _matt(row: dict[str, str], of: Indexversion) -> Matt:
    omrade, kod, kon = row["omrade"].upper(), row["indikator"], row.get("kon", "").lower()
    if omrade not in of.omraden:
        known = f"{next(iter(of.omraden))} till {list(of.omraden)[-1]}"
        raise ValueError(f"området {_short(row['omrade'])} jämförs inte; områdena är {known}")
    indikator = of.indikator(kod)
    if indikator is None:
        known = ", ".join(i.kod for d in of.dimensioner for i in d.indikatorer)
        raise ValueError(f"indikatorn {_short(kod)} finns inte i {of.version}; den har {known}")
    if kon not in KON:
        raise ValueError(f"kön {_short(kon)}: skriv kvinnor, män eller ingenting (alla)")
    if KON[kon] and indikator.konsuppdelad is False:
        raise ValueError(f"indikatorn {kod!r} kan inte delas upp på kön")
    return Matt(kod, omrade, KON[kon])


def _value(text: str) -> Fraction | None:
    plain = re.sub(r"[ \xa0\u202f]", "", text).replace("−", "-")
    if not plain:
        return None
    if not _TAL.fullmatch(plain):
        raise ValueError(f"värdet {_short(text)} är inget tal; skriv till exempel 82,5")
    return Fraction(plain.replace(",", "."))


def _version(stated: Any, areas: dict[str, str | None]) -> Indexversion:
    """Return a version from its file; raises ValueError that says where it is wrong."""
    names = _get(stated, "omraden", dict, "filen") if "omraden" in _dict(stated, "filen") else {}
    for omrade, namn in names.items():
        if omrade not in areas or not (namn is None or isinstance(namn, str)):
            raise ValueError(f"omraden: {_short(omrade)} är inget område, eller namnet ingen text")
    made = Indexversion(
        _get(stated, "version", str, "filen"),
        _get(stated, "kalla", str, "filen"),
        tuple(
            _dimension(one, f"dimensioner[{n}]")
            for n, one in enumerate(_get(stated, "dimensioner", list, "filen"))
        ),
        areas | names,
    )
    for codes in (
        [dimension.kod for dimension in made.dimensioner],
        [indikator.kod for dimension in made.dimensioner for indikator in dimension.indikatorer],
    ):
        if not codes or len(set(codes)) != len(codes):
            raise ValueError("varje dimension och indikator ska finnas, med en egen kod")
    return made


def _dimension(one: Any, where: str) -> Dimension:
    indikatorer = _get(one, "indikatorer", list, where)
    if not indikatorer:
        raise ValueError(f"{where}: minst en indikator behövs")
    return Dimension(
        _code(one, where),
        _get(one, "namn", str, where),
        tuple(_indikator(i, f"{where}.indikatorer[{n}]") for n, i in enumerate(indikatorer)),
    )


def _indikator(one: Any, where: str) -> Indikator:
    riktning = _get(one, "riktning", str, where)
    if riktning not in _RIKTNING:
        raise ValueError(f"{where}.riktning: skriv {' eller '.join(_RIKTNING)}")
    vikt = _get(one, "vikt", int, where)
    if isinstance(vikt, bool) or not 0 < vikt <= 10**6:
        raise ValueError(f"{where}.vikt: skriv ett heltal från 1")
    split = _dict(one, where).get("konsuppdelad")
    if not (split is None or isinstance(split, bool)):
        raise ValueError(f"{where}.konsuppdelad: skriv true, false eller null")
    return Indikator(
        _code(one, where), _get(one, "namn", str, where), _RIKTNING[riktning], vikt, split
    )


def _code(one: Any, where: str) -> str:
    kod = str(_get(one, "kod", str, where))
    if not _KOD.fullmatch(kod):
        raise ValueError(f"{where}.kod: {_short(kod)} ska vara a-z, 0-9 och _, utan kön sist")
    return kod


def _dict(value: Any, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} ska vara ett objekt")  # noqa: TRY004 - a fault in a file
    return value


def _get(value: Any, name: str, kind: type, where: str) -> Any:
    found = _dict(value, where).get(name)
    if not isinstance(found, kind):
        raise ValueError(f"{where}: {name} saknas eller är av fel slag")  # noqa: TRY004 - the same
    return found
