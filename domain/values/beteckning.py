"""The ids that people and the program give: who acts, and what only the ledger itself may say.

An actor's id stands in the log for ever with everything that the actor records, so it is a
designation and never a name (D14), in letters and digits that are hard to mistake (R54).
"""

from __future__ import annotations

import re
from functools import lru_cache

from domain.values.text import check_id, check_person

LANGSTA_AKTOR = 50
_AKTOR = re.compile("[A-Z0-9]+(?:-[A-Z0-9]+)*")

_LETTERS = str.maketrans("0123456789", "ghijklmnop")
SKAPA = "skapa"
NYCKEL, DOLJ, UTPLANA = "nyckel-", "dolj-", "utplana-"
_FORLED = (NYCKEL, DOLJ, UTPLANA)
"""What begins the ids of what the ledger notes about itself: nobody else may have used one."""


@lru_cache(maxsize=1024)  # each event says who registered it
def check_aktor(text: str) -> str:
    """Return the text if it is an actor's id, else raise ValueError in Swedish."""
    if len(text) > LANGSTA_AKTOR:
        raise ValueError(f"id är längre än {LANGSTA_AKTOR} tecken")
    if _AKTOR.fullmatch(text) is None:
        msg = (
            f"{text!r} är inget aktörs-id; skriv A-Z, 0-9 och bindestreck, till exempel EK-01:"
            " det stryks aldrig ur loggen och är en beteckning, aldrig ett namn"
        )
        raise ValueError(msg)
    return check_person(text)


def letters(number: bytes) -> str:
    """Return a number for an id, in letters alone: without digits it is no personnummer."""
    return number.hex().translate(_LETTERS)


def is_reserved(kommando_id: str) -> bool:
    """Tell whether an id is one that only the ledger gives to what it notes about itself."""
    plain = kommando_id.casefold()
    return plain == SKAPA or plain.startswith(_FORLED)


def check_kommando_id(text: str) -> str:
    """Return the text if somebody may call a command so, else raise ValueError in Swedish."""
    if is_reserved(text):
        msg = (
            f"id {text!r} är förbehållet liggarens egna anteckningar ({SKAPA},"
            f" {', '.join(f'{one}…' for one in _FORLED)}); välj ett annat"
        )
        raise ValueError(msg)
    return check_id(text)
