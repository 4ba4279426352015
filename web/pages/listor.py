"""Lists of events: the moves behind a figure, the journal, and what is in an ärende."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.asking import types
from projections.answers.poster import POSITIONER
from projections.answers.poster import poster as posterna
from projections.answers.sidor.blad import blad
from reports.balances.poster import report as posters_report
from reports.events.journal import report as journal_report
from reports.events.journal import what
from reports.tables import Column
from reports.words.nouns import NOUNS, noun
from reports.words.terms import whose, word
from reports.writers.json import stored_json
from web.addresses import number, one_of
from web.asking import Svar
from web.parts.kolumner import DATUM, SLAG, nr, organ, pott, potter, vem
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from web.asking import Fraga
    from web.rendering import Tabell

SIDAN = 100
"""Events a page of the journal; rows of a figure are shown whole up to ``MEST``."""
MEST = 1000


def poster(fraga: Fraga) -> Svar:
    """Make the page of the moves that a figure is the sum of."""
    position = one_of(fraga.given, "position", POSITIONER)
    namn, namnd = fraga.given.get("pott"), fraga.given.get("namnd")
    of = fraga.asking.named(namn, namnd)
    answer = fraga.asking.answer(
        posterna, fraga.bounds, position=position, pott=namn, ar=number(fraga.given, "ar"),
        egen=bool(fraga.given.get("egen")), **of._asdict(),
    )  # fmt: skip
    vad = {
        "summa": answer["summa_ore"],
        "antal": len(answer["rader"]),
        "utelamnade": max(0, len(answer["rader"]) - MEST),
        "tabell": _rorelser(fraga, answer["rader"][-MEST:]),
    }
    kod = of.underenhet or of.namnd or ""
    of_whom = ", ".join(filter(None, [namn, fraga.asking.organ_names().get(kod, kod)]))
    rubrik = f"{word(position).capitalize()}{f', {of_whom}' if of_whom else ''}"
    return Svar("poster.html", rubrik, vad, posters_report(answer), pott=namn)


def _rorelser(fraga: Fraga, rows: Sequence[Any]) -> Tabell:
    several: dict[str, Callable[[Any], str]] = {
        "Position": lambda row: word(row["position"]),
        "Nämnd": whose,
        "Insats": lambda row: row["insats"] or "",
        "Verifikat": lambda row: row["verifikat"] or "",
        "Pott": lambda row: row["pott"],
    }
    columns = [
        *(nr(fraga), DATUM, SLAG),
        Kolumn(Column.text("Beslut", "beslut")),
        *(
            Kolumn(Column.text(rubrik, of))
            for rubrik, of in several.items()
            if len({of(row) for row in rows}) > 1
        ),
        Kolumn(ore("Ändring", "forandring_ore")),
        Kolumn(Column.named("Saldo", "saldo_ore", "0")),
    ]
    return tabell("Rörelserna", rows, columns)


def handelser(fraga: Fraga) -> Svar:
    """Make a page of the journal."""
    typ = fraga.given.get("typ")
    namn, namnd = fraga.given.get("pott"), fraga.given.get("namnd")
    of = {
        **fraga.asking.named(namn, namnd)._asdict(),
        "pott": namn,
        "ar": number(fraga.given, "ar"),
        "typ": types.event_type(typ) if typ else None,
        "oattesterade": bool(fraga.given.get("oattesterade")) or None,
    }
    rubrik = "Saknar attest" if of["oattesterade"] else "Händelser"
    rubrik = ", ".join(filter(None, [rubrik, namn, namnd, noun(of["typ"]) if typ else ""]))
    found = _journal(fraga, rubrik, namn, of)
    return found._replace(vad={**found.vad, "urval": _urval(fraga, of["typ"])})


def _urval(fraga: Fraga, typ: str | None) -> dict[str, Any]:
    """Return what the journal can be asked for, and what it is asked for."""
    return {
        "potter": potter(fraga),
        "organ": organ(fraga),
        "typer": sorted(NOUNS.items(), key=lambda one: one[1]),
        "typ": typ,
    }


def arende(fraga: Fraga) -> Svar:
    """Make the page of what is in an ärende, in whichever potts."""
    nummer = fraga.given["arende"]
    found = _journal(fraga, f"Ärende {nummer}", None, {"arende": nummer})
    if not found.vad["antal"]:
        fraga.asking.known_arende(nummer)
    return found


def _journal(fraga: Fraga, rubrik: str, namn: str | None, of: dict[str, Any]) -> Svar:
    """Make a leaf of the journal; a file has all of it."""
    if fraga.form:
        return _whole(fraga, rubrik, of)
    fran = number(fraga.given, "fran_nr") or 0
    answer = fraga.asking.answer(blad, fraga.bounds, many=SIDAN, fran=fran, **of)
    forra, nasta = answer["forra"], answer["nasta"]
    vad = {
        "tabell": _handelserna(fraga, answer["rader"]),
        "antal": answer["antal"],
        "forra": None if forra is None else fraga.again(fran_nr=forra),
        "nasta": None if nasta is None else fraga.again(fran_nr=nasta),
    }
    return Svar("handelser.html", rubrik, vad, journal_report(answer), pott=namn)


def _whole(fraga: Fraga, rubrik: str, of: dict[str, Any]) -> Svar:
    """Make the journal as a file: as JSON the stored entries, each on a line of its own."""
    if fraga.form == "json":
        numbers = fraga.asking.numbers(fraga.bounds, **of)
        entries = b"".join(map(stored_json, fraga.asking.entries(numbers["rader"])))
        vad = {"antal": len(numbers["rader"])}
        return Svar("handelser.html", rubrik, vad, journal_report(numbers), skriven=entries)
    answer = fraga.asking.journal(fraga.bounds, **of)
    return Svar("handelser.html", rubrik, {"antal": len(answer["rader"])}, journal_report(answer))


def _handelserna(fraga: Fraga, rows: Sequence[Any]) -> Tabell:
    columns = [
        nr(fraga),
        Kolumn(Column.text("Liggarnr", "liggarnummer")),
        DATUM,
        Kolumn(Column.text("Slag", what)),
        *(pott(fraga), vem()),
        Kolumn(ore("Belopp", "belopp_ore")),
        Kolumn(Column.text("Attest", lambda row: word(row["attest"]) if row["attest"] else "")),
        Kolumn(Column.text("Exempel", lambda row: "Exempel" if row["exempeldata"] else "")),
    ]
    return tabell("Händelserna", rows, columns)
