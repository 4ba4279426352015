"""The moves of a ledger as the open text ledgers have them: accounts, and both sides of each event.

What lies outside a pott is an account of its own, so that every transaction is in balance: where
the money came from, for what holds money (I0), and a contra account for what only tells. Proposals
stand as notes, for of them the latest in force replaces the others: no sum says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping.positions import ATERBETALNINGSSKULD, HELD, OREGLERAT, i_ord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from projections.answers.rorelser import Plats, Rorelse

VALUTA = "SEK"
_UTOM = re.compile("[^A-Za-zÅÄÖåäö0-9-]")
UTANFOR, MOTMEMO = "Utanför", "Motkonto"


class Rotter(NamedTuple):
    """What the five roots of the accounts are called, in the order that beancount has them."""

    tillgangar: str = "Tillgångar"
    skulder: str = "Skulder"
    memo: str = "Memo"
    kalla: str = "Källa"
    anvant: str = "Använt"


ROT = Rotter()


class Bok(NamedTuple):
    """What is written: the events, how it stands after them, and what they are as of, in lines."""

    rorelser: Iterable[Rorelse]
    stallning: Mapping[Plats, int]
    om: tuple[str, ...]
    dag: str
    pastaenden: bool = False


def konto(plats: Plats) -> str:
    """Return the account of a position; no two have the same."""
    rot = ROT.memo
    if plats.position in HELD:
        left = plats.position in {*OREGLERAT, ATERBETALNINGSSKULD}
        rot = ROT.tillgangar if left else ROT.anvant
    vems = (_del(one) for one in (plats.namnd, plats.underenhet) if one)
    return ":".join((rot, _pott(plats.pott), _namn(plats.position), *vems))


def sidor(rorelse: Rorelse) -> Iterator[tuple[str, int]]:
    """Yield each account that an event changed and by what, in öre; the sum of them is 0."""
    utanfor = motmemo = 0
    for plats, ore in rorelse.poster:
        yield konto(plats), ore
        if plats.position in HELD:
            utanfor -= ore
        else:
            motmemo -= ore
    pott = _pott(rorelse.pott)
    if utanfor:
        yield f"{ROT.kalla}:{pott}:{UTANFOR}", utanfor
    if motmemo:
        yield f"{ROT.memo}:{pott}:{MOTMEMO}", motmemo


def kronor(ore: int) -> str:
    """Return öre as kronor with a point, as both programs read them."""
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d} {VALUTA}"


def fakta(rorelse: Rorelse) -> dict[str, str]:
    """Return what is told of an event beside its amounts, by name."""
    told = {
        "liggarnummer": rorelse.liggarnummer or "",
        "handelsedatum": rorelse.handelsedatum,
        "typ": rorelse.typ,
        "beslut": rorelse.beslut,
        "exempeldata": "ja" if rorelse.exempeldata else "",
    }
    return {name: of for name, of in told.items() if of}


def forslagen(rorelse: Rorelse) -> Iterator[str]:
    """Yield what a proposal says, a line a row."""
    for plats, ore in rorelse.forslag:
        vem = plats.underenhet or plats.namnd
        yield f"föreslaget {f'{vem} ' if vem else 'i allt '}{kronor(ore)}"


def _pott(namn: str) -> str:
    """Return a pott as a part of an account, which begins with a capital or a digit."""
    text = _del(namn)
    return f"Pott-{text}" if text[0].islower() or text.startswith("Pott-") else text


def _del(namn: str) -> str:
    """Return a code as a part of an account: of one that is forged, what no part may have is told.

    The codes that the ledger takes stand as they are.
    """
    return _UTOM.sub(lambda found: f"X{ord(found[0]):X}X", namn)


def _namn(position: str) -> str:
    return i_ord(position).replace(" ", "-").capitalize()
