"""The versions of the index as data, and a file of values that somebody has measured."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli import failures
from cli.failures import BAD_FILE, NOT_FOUND, Stop
from ledger.errors import reason
from projections.answers.behov import Dimension, Indexversion, Indikator, Matt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).parent / "data" / "malmo"
FORSLAG = "STK-2023-137"
HELA_STADEN = "stadsovergripande"
COLUMNS = ("omrade", "indikator", "kon", "varde")
KON = {"": None, "kvinnor": "kvinnor", "män": "man", "man": "man"}
_RIKTNING = {"hogre_ar_battre": True, "lagre_ar_battre": False}
_LARGEST = 1 << 20  # bytes; some hundred times what the index needs
_QUOTED = 40  # characters
_TAL = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,9})?")
_KOD = re.compile(r"(?!.*_(kvinnor|man)$)[a-z][a-z0-9_]{0,39}")  # a column may end in a sex


def versions() -> list[str]:
    """Return the names of the versions that come with the program."""
    return sorted(path.stem for path in (DATA / "index").glob("*.json"))


def version(name: str) -> Indexversion:
    """Return a version by its name, or from a .json file of the same form; raises Stop."""
    own = name.endswith(".json")
    if not own and name not in versions():
        known = ", ".join(versions())
        hjalp = f"Versioner: {known}; eller en egen fil, .json."
        raise Stop(NOT_FOUND, f"indexversionen {name!r} finns inte", hjalp)
    areas = json.loads((DATA / "omraden.json").read_text("utf-8"))["omraden"]
    path = Path(name) if own else DATA / "index" / f"{name}.json"
    try:
        stated = _json(_read(path))
        return _version(stated, {k: v for k, v in areas.items() if k != HELA_STADEN})
    except ValueError as error:
        raise Stop(BAD_FILE, f"{path.name}: {error}", f"Jämför med versionen {FORSLAG}.") from None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"rad {error.lineno} är inte JSON") from None
    except (ValueError, RecursionError):  # a number with thousands of digits, or too deep
        raise ValueError("filen är inte JSON som går att läsa") from None


def values(path: Path, of: Indexversion) -> dict[Matt, Fraction]:
    """Return the values of a file, one a line; tells what is wrong line by line and raises Stop.

    An empty value is a value that is missing.
    """
    found: dict[Matt, Fraction | None] = {}
    wrong = False
    for rad, row in _rows(path):
        try:
            matt = _matt(row, of)
            found[_new(matt, found)] = _value(row["varde"])
        except ValueError as error:
            failures.tell("fil", f"{path.name}: {error}", rad=rad)
            wrong = True
    if wrong:
        raise Stop(BAD_FILE)
    return {matt: value for matt, value in found.items() if value is not None}


def _read(path: Path) -> str:
    """Return the text of a file; raises Stop when it is not there, ValueError when it is none."""
    if path.exists() and not path.is_file():
        raise Stop(NOT_FOUND, f"{str(path)!r} är ingen vanlig fil")
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise Stop(NOT_FOUND, f"{str(path)!r} går inte att läsa ({reason(error)})") from None
    if len(raw) > _LARGEST:
        raise ValueError(f"filen är större än {_LARGEST} byte")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"filen är inte UTF-8 (byte {error.start + 1}); spara om den") from None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows below the heading with their line numbers, by column."""
    try:
        reader = csv.reader(io.StringIO(_read(path), newline=""), delimiter=";", strict=True)
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise Stop(
            BAD_FILE,
            f"{path.name}: rad {reader.line_num} går inte att dela i celler ({error})",
            'Skriv "" för ett citattecken inuti en cell som står inom citattecken.',
        ) from None
    except ValueError as error:
        raise Stop(BAD_FILE, f"{path.name}: {error}") from None
    given = [name.lower() for name in lines[0][1]] if lines else []
    if sorted({*given, "kon"}) != sorted(COLUMNS) or len(set(given)) != len(given):
        wanted = f"Första raden ska vara {';'.join(COLUMNS)}; kon får utelämnas."
        raise Stop(BAD_FILE, f"{path.name}: rubrikraden stämmer inte", wanted)
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


def _dict(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} ska vara ett objekt")  # noqa: TRY004 - a fault in a file
    return value


def _get(value: Any, name: str, kind: type, where: str) -> Any:
    found = _dict(value, where).get(name)
    if not isinstance(found, kind):
        raise ValueError(f"{where}: {name} saknas eller är av fel slag")  # noqa: TRY004 - the same
    return found
