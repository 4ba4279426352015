"""What is hidden of persons that belongs to an event: shown with it, to people alone (D14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Damaged, NotALedger, NotAPersonFile
from ledger.persons.commitment import hidden, opens
from ledger.store.personfile import kept
from reports.words.terms import word
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from application.asking.event import Handelse
    from application.session import Session
    from ledger.persons.commitment import Hidden
    from ledger.store.personfile import Kept
    from ledger.store.sqlite.reading import Reader


def persons(session: Session, conn: Reader, event: Handelse) -> str:
    """Return a line for each hidden text, or what has become of it; nothing if there is none."""
    belongs = {"nr": event["nr"], "avser_id": event["data"]["kommando_id"]}
    texts: dict[str, Kept] = {}
    found: list[Hidden] = []
    try:
        found = [one for one in hidden(conn) if belongs.items() & one._asdict().items()]
        texts = kept(session.path) if found else {}
    except (NotAPersonFile, NotALedger, Damaged) as error:
        session.watcher.note(f"Obs: {error}")
    if not found:
        return ""
    lines = [f"  {word(one.om)}: {_person(one, texts)} (händelse {one.nr})" for one in found]
    return "\n".join(["", "Dolda personuppgifter:", *lines]) + "\n"


def _person(one: Hidden, texts: dict[str, Kept]) -> str:
    if one.utplanad:
        left = f"noterad som utplånad, men texten finns kvar här; kör liggare utplana {one.nr} igen"
        return left if one.atagande in texts else "utplånad"
    if one.atagande not in texts:
        return "finns inte här"
    if not opens(one, texts[one.atagande]):
        return "stämmer inte med åtagandet"
    return in_line(texts[one.atagande].text)
