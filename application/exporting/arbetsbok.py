"""The ledger as a workbook for Excel and LibreOffice."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from exchange.arbetsbok import Underlag, skriven
from projections.answers.avvikelser import avvikelser
from projections.answers.rorelser import rorelser, sist_registrerad, stallning
from projections.answers.saldo import saldo
from projections.answers.sidor.historik import kallor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.asking.snapshot import Asking
    from application.exporting.wanted import Wanted
    from projections.answers.saldo import Saldo


def xlsx(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Yield the workbook, whole; raises DoesNotFit when a sheet does not hold it."""
    pott = wanted.pott
    saldon = asking.answer(saldo, wanted.bounds, pott=pott)
    inom, _ = asking.bounded(wanted.bounds, pott)
    potter = {row["pott"] for row in saldon["rader"]}
    found = asking.answer(avvikelser, wanted.bounds, pott=pott)
    sist = sist_registrerad(asking.conn, inom)
    av = Underlag(
        saldon["rader"],
        rorelser(asking.conn, inom, pott=pott),
        stallning(asking.conn, inom, pott=pott),
        {of: kalla for of, kalla in kallor(asking.conn, pott).items() if of in potter},
        found["rader"],
        asking.organ_names(),
        _om(saldon, pott),
        datetime.fromisoformat(sist).astimezone(UTC).replace(tzinfo=None),
        saldon["exempeldata"],
    )
    yield skriven(av)


def _om(saldon: Saldo, pott: str | None) -> list[tuple[str, str]]:
    per = saldon["per"]
    rot, provad = per["rot"] or "", saldon.get("provad", False)
    utan = ", ".join(one["pott"] for one in saldon.get("vilar_pa_exempel", ()))
    told = {
        "Vad": "Saldon, poster och avvikelser ur Bidragsliggaren",
        "Pott": pott or "alla",
        "Till och med händelse": "" if per["handelse"] is None else str(per["handelse"]),
        "Per händelsedatum": per["datum"] or "",
        "Registrerat per (UTC)": per["registrerad"] or "",
        "Rot (SHA-256)": rot,
        "Exempeldata": "Exempeldata ingår" if saldon["exempeldata"] else "Nej",
        "Utan siffror, vilar på exempeldata": utan,
        "Prövat mot sigillen": "Ja, i det här svaret" if provad else "Nej; exportera med --provad",
        "Saknar attest": f"{saldon['oattesterade']} händelser i saldona",
        "Så läses filen": "Poster har en rad per position som en händelse ändrade; en pivottabell"
        " på den ger saldona. Kontroll håller dem mot liggarens egna summor.",
        "Så prövas den": "liggare verifiera, och liggare saldo med samma gränser.",
        "Skriven av": f"bidragsliggaren {version('bidragsliggaren')}",
    }
    return [(vad, text) for vad, text in told.items() if text]
