"""The sheet and the header that a file is read by: visible, of one kind, in a known unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from application.errors import Kind, Stop, Unsaid
from exchange.errors import Unreadable
from exchange.lists import read as sheets_of
from exchange.lists.cells import column_name
from exchange.lists.rubriker import RUBRIKER, huvud

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from application.recording.lists.mapping import Lasning
    from application.recording.lists.wanted import Listval
    from exchange.lists.cells import Row, Sheet
    from exchange.lists.rubriker import Huvud
    from exchange.lists.utfallslista import Tecken
    from exchange.lists.varden import Enhet


class Oppnad(NamedTuple):
    """A sheet that can be read: its header, the rows after it, and in which unit and sign.

    ``sparad`` tells whether the header is known from before; ``anmarkningar`` what is well to know.
    """

    blad: str
    huvud: Huvud
    rows: Iterator[Row]
    enhet: Enhet
    tecken: Tecken
    sparad: bool
    anmarkningar: tuple[str, ...]

    @property
    def ett_belopp(self) -> bool:
        """Whether costs and credit notes stand in one column, told apart by their sign."""
        return self.huvud.slag == "utfall" and "belopp" in self.huvud.kolumner


def opened(fil: Path, val: Listval, lasning: Lasning) -> Oppnad:
    """Return the one sheet of a file that can be a list of this kind; raises Stop."""
    slag = "fordelning" if val.slag == "fordelningsforslag" else val.slag
    found, why = [], []
    for sheet in sheets_of(fil, blad=val.blad):
        if sheet.hidden and val.blad is None:
            continue
        rows = iter(sheet.rows)
        try:
            found.append((sheet, huvud(rows, slag, val.kolumner, _known(lasning)), rows))
        except Unreadable as error:
            why.append((sheet.name, error))
    if len(found) > 1:
        names = tuple(sheet.name for sheet, _, _ in found)
        said = f"flera blad kan läsas: {', '.join(names)}"
        raise Unsaid(said, "Välj ett med --blad.", "blad", names)
    if not found:
        raise _none(fil, why)
    (sheet, head, rows), *_ = found
    _visible(sheet)
    unit = _unit(head, val)
    sparad = lasning.sparade.get(head.avtryck)
    tecken = val.tecken or (sparad.tecken if sparad else None)
    if head.slag == "utfall" and "belopp" in head.kolumner and tecken is None:
        raise Unsaid(
            f"vad ett positivt belopp i kolumnen {head.said()['belopp']!r} är framgår inte",
            "Ange --tecken debet om en kostnad är plus, --tecken kredit om den är minus;"
            " svaret sparas med rubrikerna när listan är inläst.",
            "tecken",
            ("debet", "kredit"),
        )
    told = () if sheet.knows_hidden else (_NOT_TOLD,)
    return Oppnad(sheet.name, head, rows, unit, tecken or "debet", sparad is not None, told)


_NOT_TOLD = "Filslaget visar inte vad som är dolt: kontrollera dolda rader och kolumner i filen."


def _known(lasning: Lasning) -> Mapping[str, Mapping[str, str]]:
    return {avtryck: sparad.kolumner for avtryck, sparad in lasning.sparade.items()}


def _none(fil: Path, why: list[tuple[str, Unreadable]]) -> Stop:
    said = "; ".join(f"blad {name}: {error}" if name else str(error) for name, error in why)
    hjalp = why[0][1].hjalp if why else "Visa bladet, eller välj det med --blad."
    return Stop(
        Kind.BAD_FILE,
        f"{fil.name}: {said or 'alla blad är dolda'}",
        f"{hjalp} Andra rubriker anges med --kolumn ROLL=RUBRIK; roller: {', '.join(RUBRIKER)}.",
    )


def _visible(sheet: Sheet) -> None:
    """Raise Stop for a sheet with hidden columns: what stands there is not seen by who says yes."""
    if sheet.hidden_columns:
        names = ", ".join(map(column_name, sorted(sheet.hidden_columns)))
        many = len(sheet.hidden_columns) > 1
        raise Stop(
            Kind.BAD_FILE,
            f"blad {sheet.name}: kolumn {names} är dold{'a' if many else ''}",
            "Visa det som är dolt, eller ta bort det, och läs in listan igen.",
        )


def _unit(head: Huvud, val: Listval) -> Enhet:
    """Return the unit of the amounts; raises Stop where the list names one that was not chosen."""
    if head.enhet and val.enhet is None:
        raise Unsaid(
            f"ordet {head.enhet} står i listan, vid eller över rubrikerna på rad {head.nr}",
            f"Ange --enhet {head.enhet} om beloppen står i {head.enhet}, annars --enhet kr.",
            "enhet",
            ("kr", head.enhet),
        )
    return val.enhet or "kr"
