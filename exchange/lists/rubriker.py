"""Which row of a sheet is its header, and what each column holds: by the words that people use."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from exchange.errors import Unreadable
from exchange.lists import varden
from exchange.lists.cells import column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from exchange.lists.cells import Cell, Row

_ROWS = 60  # a header stands among the first
RUBRIKER: dict[str, tuple[str, ...]] = {
    "namnd": ("nämnd", "nämnden", "nämnd bolag", "nämnd styrelse", "mottagare", "mottagande nämnd"),
    "underenhet": ("underenhet", "enhet", "förvaltning", "funktion"),
    "belopp": ("belopp", "belopp kr", "belopp sek", "summa", "kronor", "kr", "netto", "utfall"),
    "debet": ("debet", "debit", "debetbelopp"),
    "kredit": ("kredit", "credit", "kreditbelopp"),
    "insats": ("insats", "insatser", "åtgärd", "aktivitetsnamn"),
    "kriterium": ("kriterium", "kriterier"),
    "verifikat": (
        *("verifikat", "verifikation", "ver", "vernr", "ver nr", "verifikatnr", "verifikat nr"),
        *("verifikatnummer", "verifikationsnr", "verifikationsnummer", "verifikationsnr"),
    ),
    "rad": ("rad", "radnr", "rad nr", "radnummer", "verrad", "ver rad", "verifikatrad"),
    "datum": (
        *("datum", "bokföringsdatum", "bokföringsdag", "bokfdatum", "bokf datum", "verdatum"),
        *("ver datum", "verifikatdatum", "transaktionsdatum", "transdatum", "redovisningsdatum"),
    ),
    "konto": ("konto", "kontonr", "konto nr", "kontonummer"),
    "ansvar": ("ansvar", "ansvarskod", "ansv", "kostnadsställe", "kst"),
    "projekt": ("projekt", "projektkod", "projektnr", "proj"),
    "aktivitet": ("aktivitet", "aktivitetskod", "akt"),
    "verksamhet": ("verksamhet", "verksamhetskod", "vht", "verks"),
    "moms": ("moms", "momsbelopp", "ingående moms", "avdragen moms", "moms kr"),
    "text": ("text", "verifikattext", "verifikationstext", "benämning", "beskrivning", "radtext"),
}
"""What a column holds, and what people write above it, without case, points and units."""

_ROLL = {word: roll for roll, words in RUBRIKER.items() for word in words}
_BELOPP = re.compile(r"\b(?:belopp|medel|anslag|kr|kronor|tkr|mkr|sek|tilldelning|fördelning)\b")
_ENHET = re.compile(r"\b(tkr|mkr|tusental kronor|miljoner kronor)\b", re.IGNORECASE)
_KRAVS = {
    "fordelning": ({"namnd"}, {"belopp"}),
    "utfall": ({"verifikat", "datum", "konto"}, {"belopp", "debet", "kredit"}),
}


class Huvud(NamedTuple):
    """A header: its row, what its columns are called, and which column each role stands in.

    ``enhet`` is the unit that it, or something above it, names beside kronor; '' if none does.
    """

    nr: int
    rubriker: tuple[str, ...]
    kolumner: Mapping[str, int]
    slag: str
    enhet: str = ""

    @property
    def avtryck(self) -> str:
        """The fingerprint of a header: the same for the same words in the same columns."""
        return fingerprint(self.rubriker)

    def said(self) -> dict[str, str]:
        """Return what each role's column is called."""
        return {roll: self.rubriker[at] for roll, at in self.kolumner.items()}


def fingerprint(rubriker: Iterable[str]) -> str:
    """Return the fingerprint of a header: the same for the same words in the same columns."""
    return sha256("\x1f".join(map(plain, rubriker)).encode()).hexdigest()[:16]


def plain(rubrik: str) -> str:
    """Return a column's name without case, points, dashes and what stands in parentheses."""
    bare = re.sub(r"\([^)]*\)", " ", rubrik.casefold())
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def huvud(
    rows: Iterator[Row],
    slag: str | None = None,
    valda: Mapping[str, str] | None = None,
    sparade: Mapping[str, Mapping[str, str]] | None = None,
) -> Huvud:
    """Return the header of a sheet, and leave what follows it in ``rows``; raises Unreadable.

    ``slag`` is the kind of list, None to tell by the header; ``valda`` says which column a role
    stands in, by its name or its letter, where the words do not; ``sparade`` says it by the
    fingerprint of a header.
    """
    sparade = sparade or {}
    enhet, seen = "", False
    for row in islice(rows, _ROWS):
        names = tuple(map(varden.text, row.cells))
        seen = seen or any(names)
        if found := next((m[1] for name in names if (m := _ENHET.search(name))), ""):
            enhet = {"tusental kronor": "tkr", "miljoner kronor": "mkr"}.get(found.lower(), found)
        if row.hidden:
            continue
        chosen = {**sparade.get(fingerprint(names), {}), **(valda or {})}
        roller = _roller(names, chosen)
        for kind in (slag,) if slag else ("utfall", "fordelning"):
            if kolumner := _fits(kind, names, roller, chosen):
                return Huvud(row.nr, names, kolumner, kind, enhet.lower())
    raise Unreadable(
        "ingen rad har rubriker som går att läsa" if seen else "bladet är tomt",
        "En fördelningslista har en kolumn för nämnd och en för belopp; en utfallslista har"
        " verifikat, datum, konto och belopp (eller debet och kredit).",
    )


def _roller(names: Sequence[str], valda: Mapping[str, str]) -> dict[str, list[int]]:
    """Return which columns each role may stand in."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        roll = _ROLL.get(plain(name))
        if name and roll:
            found.setdefault(roll, []).append(at)
    for roll, wanted in valda.items():
        if roll not in RUBRIKER:
            raise Unreadable(f"en kolumn kan inte vara {roll!r}", f"Välj: {', '.join(RUBRIKER)}.")
        found[roll] = [at for at, name in enumerate(names) if _named(wanted, at, name)]
    return {roll: at for roll, at in found.items() if at}


def _named(wanted: str, at: int, name: str) -> bool:
    return plain(name) == plain(wanted) if plain(name) else column_name(at) == wanted.upper()


def _fits(
    kind: str, names: Sequence[str], roller: Mapping[str, list[int]], valda: Mapping[str, str]
) -> dict[str, int]:
    """Return the columns if a row can be the header of this kind of list, {} if it cannot."""
    alla, nagon = _KRAVS[kind]
    known = dict(roller)
    if kind == "fordelning" and "belopp" not in known:
        taken = {at for places in known.values() for at in places}
        known["belopp"] = [
            at for at, name in enumerate(names) if at not in taken and _is_amount(name)
        ]
    if not (all(known.get(roll) for roll in alla) and any(known.get(roll) for roll in nagon)):
        return {}
    for roll, places in known.items():
        if len(places) > 1 and roll not in valda:
            where = ", ".join(f"{column_name(at)} {names[at]!r}" for at in places)
            raise Unreadable(
                f"flera kolumner kan vara {roll}: {where}", "Säg vilken kolumn som är vad."
            )
    return {roll: places[0] for roll, places in known.items() if places}


def _is_amount(name: str) -> bool:
    return bool(_BELOPP.search(name.casefold()))


def cell(row: Sequence[Cell], kolumner: Mapping[str, int], roll: str) -> Cell:
    """Return what a row holds in a role's column; None where it ends before, or has none."""
    at = kolumner.get(roll)
    return row[at] if at is not None and at < len(row) else None


def beyond(rows: Iterable[Row], kolumner: Mapping[str, int]) -> Iterator[Row]:
    """Yield the rows that hold something in a column that has a role."""
    for row in rows:
        if not all(varden.empty(cell(row.cells, kolumner, roll)) for roll in kolumner):
            yield row
