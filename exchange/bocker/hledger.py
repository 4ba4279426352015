"""The moves of a ledger as hledger and ledger read them, a transaction an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exchange.bocker import VALUTA, fakta, forslagen, konto, kronor, sidor
from reports.words.nouns import noun
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.bocker import Bok
    from projections.answers.rorelser import Rorelse

_STYR = re.compile(r"[;|]")
"""What ends a description, or begins a comment in it."""


def skriven(bok: Bok) -> Iterator[str]:
    """Yield the journal in parts: what it is as of, the transactions, and assertions if asked."""
    yield "".join(f"; {line}\n" for line in bok.om)
    yield f"decimal-mark .\ncommodity 1000.00 {VALUTA}\n\n"
    yield from map(_transaktion, bok.rorelser)
    if bok.pastaenden:
        rows = [f"    {konto(plats)}  0 {VALUTA} = {kronor(ore)}\n"
                for plats, ore in bok.stallning.items()]  # fmt: skip
        yield f"{bok.dag} saldona enligt liggaren\n{''.join(rows)}\n" if rows else ""


def _transaktion(rorelse: Rorelse) -> str:
    head = f"{rorelse.dag} * ({rorelse.nr}) {_text(f'{noun(rorelse.typ)}: {rorelse.avser}')}\n"
    tags = "".join(f"    ; {name}: {_tag(of)}\n" for name, of in fakta(rorelse).items())
    notes = "".join(f"    ; {note}\n" for note in forslagen(rorelse))
    rows = "".join(f"    {name}  {kronor(ore)}\n" for name, ore in sidor(rorelse))
    return f"{head}{tags}{notes}{rows}\n"


def _text(text: str) -> str:
    return _STYR.sub(",", in_line(text)).strip()


def _tag(text: str) -> str:
    """Return the value of a tag, which a comma would end."""
    return in_line(text).replace(",", " ")
