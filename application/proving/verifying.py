"""A whole ledger against its seals, and against what was kept outside of it (D20)."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from application.asking import catchup
from application.asking.readmodel import model_path
from application.errors import Kind, Stop
from application.proving import certified, documents, outside
from ledger.audit.immutable import is_auditing
from ledger.errors import LedgerError, Unreadable
from ledger.persons.commitment import examined, hidden
from ledger.store import Wanted as Everything
from ledger.verification import NOTHING, WHOLE, How, Outside, Verified, verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from application.proving.wanted import Wanted
    from application.session import Session
    from application.watching import Watcher
    from ledger.store.sqlite.reading import Reader


_NO_PAPERS = "Händelsernas underlag hölls inte mot några filer (--underlag MAPP)."


class Fel(TypedDict):
    """One thing that is wrong, of which event and of which kind."""

    nr: int | None
    slag: str
    meddelande: str


class Personuppgifter(TypedDict):
    """How many hidden texts were opened, are erased, and are not here."""

    oppnade: int
    utplanade: int
    finns_inte_har: int


class Underlag(TypedDict):
    """How many documents events rest on by a checksum, and how many of them were found."""

    angivna: int
    funna: int


class Verifiering(TypedDict):
    """What a verification found; ``fel_totalt`` counts what ``fel`` leaves out too.

    ``sedan`` is how many events were taken on trust, by what they added up to when they were held;
    ``tillstand`` the SHA-256 of what was kept of it all for the next time.
    """

    schema: Literal["verifiering/1"]
    ok: bool
    handelser: int
    rot: str
    fel: list[Fel]
    fel_totalt: int
    ej_kontrollerat: list[str]
    personuppgifter: NotRequired[Personuppgifter | None]
    bara_sigill: NotRequired[bool]
    sedan: NotRequired[int | None]
    tillstand: NotRequired[str | None]
    underlag: NotRequired[Underlag | None]


def verification(session: Session, wanted: Wanted) -> Verifiering:
    """Verify a ledger and return the outcome in the shape ``verifiering/1``."""
    _must_go_together(wanted)
    modell = _kept_model(session.path) if wanted.lasmodell else None
    with ExitStack() as held:
        conn = held.enter_context(session.log(pages=False))
        against = outside.kept(conn, wanted.kontrollpunkter, wanted.nycklar, wanted.kontrollsummor)
        if wanted.blad is not None:
            against = against._replace(leaves=held.enter_context(outside.leaves(wanted.blad)))
        against = against._replace(now=datetime.now(UTC))
        since = held.enter_context(certified.kept(session.path)) if wanted.sedan_sist else None
        by_two = wanted.processer > 1 and not (is_auditing() or wanted.bara_sigill or since)
        file = session.path if by_two else None
        how = How(not wanted.bara_sigill, wanted.grundligt, since, file)
        found = verified(conn, session.watcher, against, how)
        persons = None if found.found.total else _persons(session.path, conn, found)
        papers = _papers(conn, session.watcher, wanted.underlag, found)
        kept = _kept(session, found) if wanted.sedan_sist else None
    compared = modell is not None and not found.found.total
    if modell is not None and compared:
        for difference in _compared(session.path, modell):
            found.found.add(None, "lasmodell", difference)
    answer = as_json(found, lasmodell=compared)
    answer["ej_kontrollerat"] += papers.unchecked() if papers else [_NO_PAPERS]
    return {
        **answer,
        "personuppgifter": persons,
        "bara_sigill": wanted.bara_sigill,
        "underlag": papers and {"angivna": papers.angivna, "funna": papers.funna},
        "sedan": None if found.since is None else found.since.size,
        "tillstand": kept,
    }


def verified(
    conn: Reader, watcher: Watcher, against: Outside = NOTHING, how: How = WHOLE
) -> Verified:
    """Verify, and let it be seen how far it has come."""
    with watcher.progress("Verifierar", (1 + how.replay) * _size(conn)) as advance:
        return verify(conn, against, how, advance)


def _must_go_together(wanted: Wanted) -> None:
    """Raise Stop if what is asked for holds more than what is new, and less."""
    others = {
        "--bara-sigill": wanted.bara_sigill,
        "--grundligt": wanted.grundligt,
        "--blad": wanted.blad is not None,
    }
    if wanted.sedan_sist and (asked := [name for name, so in others.items() if so]):
        raise Stop(
            Kind.USAGE,
            f"--sedan-sist prövar bara det som är nytt och går inte ihop med {asked[0]}",
            "Välj ett av dem.",
        )


def _kept(session: Session, found: Verified) -> str | None:
    """Keep what was held for the next time, if nothing was found and it is certain."""
    if found.found.total or found.certain is None:
        return None
    return certified.keep(session.path, found.certain, session.watcher)


def as_json(verified: Verified, *, lasmodell: bool = False) -> Verifiering:
    """Return the outcome as it is answered."""
    unchecked = [*verified.unchecked]
    if not lasmodell:
        unchecked.append("Läsmodellen jämfördes inte; den kan alltid byggas om ur händelserna.")
    return {
        "schema": "verifiering/1",
        "ok": not verified.found.total,
        "handelser": verified.size,
        "rot": verified.root.hex(),
        "fel": [
            {"nr": one.nr, "slag": one.slag, "meddelande": one.meddelande}
            for one in verified.found.kept
        ],
        "fel_totalt": verified.found.total,
        "ej_kontrollerat": unchecked,
    }


def _papers(
    conn: Reader, watcher: Watcher, folder: Path | None, verified: Verified
) -> documents.Underlag | None:
    """Hold the documents that events rest on against a folder, if one is given and they hold."""
    if folder is None or verified.found.total:
        return None
    papers = documents.compared(conn, folder, watcher)
    for nr, text in papers.faults(folder):
        verified.found.add(nr, "underlag", text)
    return papers


def _persons(path: Path, conn: Reader, verified: Verified) -> Personuppgifter | None:
    """Open the commitments to persons' names, and tell what does not hold; None without any."""
    if not hidden(conn):
        return None
    try:
        seen = examined(path, conn)
    except LedgerError as error:
        verified.found.add(None, "personuppgift", str(error))
        return None
    for one in seen.wrong:
        text = f"händelse {one.nr}: den sparade personuppgiften stämmer inte med åtagandet"
        verified.found.add(one.nr, "personuppgift", text)
    for one in seen.left:
        text = f"händelse {one.nr}: personuppgiften är utplånad enligt loggen men finns kvar"
        verified.found.add(one.nr, "personuppgift", f"{text}; kör liggare utplana igen")
    return {"oppnade": seen.opened, "utplanade": seen.erased, "finns_inte_har": seen.missing}


def _compared(ledger: Path, modell: Path) -> Iterator[str]:
    try:
        yield from catchup.compared(ledger, modell)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        yield f"läsmodellen {modell.name} är skadad ({error}); ta bort filen, den byggs om"


def _kept_model(path: Path) -> Path:
    """Return the read model that is to be compared; raises Stop when there is none to trust."""
    if is_auditing():
        raise Stop(
            Kind.USAGE,
            "--lasmodell: läsmodellen är ägarens kopia och läses inte av den som granskar",
            "Utelämna --lasmodell; saldon räknas fram ur händelserna.",
        )
    modell = model_path(path)
    if not modell.is_file():
        raise Stop(
            Kind.NOT_FOUND,
            f"det finns ingen läsmodell {modell.name} att jämföra",
            "Gör en med: liggare saldo.",
        )
    return modell


def _size(conn: Reader) -> int:
    """Return how many events there seem to be, for a bar: damage is for the verification."""
    try:
        return conn.find(Everything()).antal
    except Unreadable:
        return 0
