"""The moves of a ledger as beancount and fava read them, a transaction an event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from exchange.bocker import ROT, VALUTA, fakta, forslagen, konto, kronor, sidor
from reports.words.nouns import noun
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.bocker import Bok
    from projections.answers.rorelser import Rorelse

_ROTTER = ("assets", "liabilities", "equity", "income", "expenses")


def skriven(bok: Bok) -> Iterator[str]:
    """Yield the journal in parts: what it is as of, the transactions, and the accounts last."""
    yield "".join(f"; {line}\n" for line in bok.om)
    yield f'option "title" "Bidragsliggaren"\noption "operating_currency" "{VALUTA}"\n'
    yield 'option "render_commas" "TRUE"\n'
    yield "".join(
        f'option "name_{theirs}" "{ours}"\n' for theirs, ours in zip(_ROTTER, ROT, strict=True)
    )
    oppnade: dict[str, str] = {}
    for rorelse in bok.rorelser:
        yield _transaktion(rorelse)
        for name, _ in sidor(rorelse):
            oppnade[name] = min(rorelse.dag, oppnade.get(name, rorelse.dag))
    yield "\n" + "".join(f"{dag} open {name} {VALUTA}\n" for name, dag in sorted(oppnade.items()))
    if bok.pastaenden:
        yield from _pastaenden(bok)


def _pastaenden(bok: Bok) -> Iterator[str]:
    """Yield what each account holds with those below it, on the morning after the last day."""
    efter = (date.fromisoformat(bok.dag) + timedelta(days=1)).isoformat()
    konton = {konto(plats): ore for plats, ore in bok.stallning.items()}
    for name in konton:
        ore = sum(of for one, of in konton.items() if f"{one}:".startswith(f"{name}:"))
        yield f"{efter} balance {name} {kronor(ore).replace(VALUTA, f'~ 0 {VALUTA}')}\n"


def _transaktion(rorelse: Rorelse) -> str:
    head = f'\n{rorelse.dag} * "{noun(rorelse.typ)}" "{_text(rorelse.avser)}"\n'
    told = {"nr": str(rorelse.nr)} | {name: f'"{_text(of)}"' for name, of in fakta(rorelse).items()}
    meta = "".join(f"  {name}: {of}\n" for name, of in told.items())
    notes = "".join(f'  forslag{i}: "{_text(one)}"\n' for i, one in enumerate(forslagen(rorelse)))
    rows = "".join(f"  {name}  {kronor(ore)}\n" for name, ore in sidor(rorelse))
    return f"{head}{meta}{notes}{rows}"


def _text(text: str) -> str:
    return in_line(text).replace("\\", "\\\\").replace('"', '\\"')
