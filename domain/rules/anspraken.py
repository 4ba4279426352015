"""R48 and R52: a row of the general ledger is financed once, and a cost says which row it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping.ansprak import Ansprak, gallande_ansprak, lasningar, ryms, summa, tak
from domain.bookkeeping.rattelsekedja import ursprunget
from domain.deciding.context import by_command, claimed
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, redovisningslagen
from domain.values.fields import okant
from domain.values.money import at_most
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.deciding.context import Context
    from domain.states.pott import Pott

_Claiming = c.RedovisaForbrukning | c.KrediteraForbrukning


@rule(
    "R48",
    "En rad i huvudboken finansieras en gång, ur vilken pott det än är, eller upp till sitt först"
    " angivna belopp; en kreditnota räknas en gång.",
    redovisningslagen("3 kap. 8 §", "varje bokföringspost har en verifikation"),
    egen_praxis("regel R48", "en rad i huvudboken finansieras en gång, ur vilken pott det än är"),
    on=(c.RedovisaForbrukning, c.KrediteraForbrukning, c.RattaHandelse),
)
def en_gang(
    pott: Pott, context: Context, command: _Claiming | c.RattaHandelse
) -> Iterator[Finding]:
    """Refuse what leaves more claims in force on a voucher than there is of it, over all potts."""
    if isinstance(command, c.RattaHandelse):
        yield from _rattad(pott, context, command)
        return
    row = command.verifikat
    before = [claim for key in claimed(command) for claim in gallande_ansprak(context.events(key))]
    angivet = command.verifikat_belopp_ore if isinstance(command, c.RedovisaForbrukning) else None
    new = Ansprak(command.id, pott.pott, command.belopp_ore, angivet)
    after = [*before, new]
    if ryms(after):
        yield from _annat_an_forst(row, before, new)
        return
    ceiling = tak(after)
    if ceiling is None:
        done = "krediterat" if isinstance(command, c.KrediteraForbrukning) else "redovisat"
        yield Refusal(
            f"verifikat {row} är redan {done} i {before[0].pott}"
            f" ({before[0].kommando_id}, {kr(summa(before))})",
            "Kontrollera verifikatnumret; en rättelse görs som kreditering."
            if done == "redovisat"
            else "Kontrollera verifikatnumret; samma kreditnota räknas inte två gånger.",
        )
        return
    redovisat = summa(before)
    yield Refusal(
        f"verifikat {row} är på {kr(ceiling)}, varav {kr(redovisat)} är redovisat;"
        f" {kr(command.belopp_ore)} till i {pott.pott} är för mycket",
        f"{at_most('Redovisa', ceiling - redovisat)} av den raden.",
    )


def _rattad(pott: Pott, context: Context, command: c.RattaHandelse) -> Iterator[Finding]:
    """Judge the claims that are in force after a correction, whatever it frees or brings back."""
    origin = context.events(by_command(ursprunget(command.avser_id, pott.rattelser)))
    mine = [of for of in origin if getattr(of, "pott", None) == pott.pott]  # R10, R36 hold the rest
    for row, key in ((getattr(of, "verifikat", None), key) for of in mine for key in claimed(of)):
        events = context.events(key)
        before = gallande_ansprak(events)
        after = gallande_ansprak(events, (command.id, command.avser_id))
        if ryms(after):
            yield from _oense(row, before, after, sagt=_oenigt(pott, command))
            continue
        ceiling = tak(after)
        done = "krediterat" if key[0] == "kreditverifikat" else "redovisat"
        of = f"på {kr(ceiling)}" if ceiling is not None else "utan angivet belopp"
        held = ", ".join(f"{one.kommando_id} i {one.pott}" for one in after)
        yield Refusal(
            f"rättelse av {command.avser_id}: verifikat {row} är {of}, och {kr(summa(after))} blir"
            f" {done} på det ({held})",
            f"Rätta först det andra som är {done} på samma verifikat.",
        )


def _annat_an_forst(row: str | None, before: Sequence[Ansprak], new: Ansprak) -> Iterator[Finding]:
    """Show that a row is stated to be of another amount than the first that stands reads it."""
    read = lasningar(before)
    if read and new.angivet_ore is not None and new.angivet_ore != next(iter(read)):
        first = next(iter(read.items()))
        yield _isar(row, *sorted((first, (new.angivet_ore, new))))


def _oense(
    row: str | None, before: Sequence[Ansprak], after: Sequence[Ansprak], *, sagt: bool
) -> Iterator[Finding]:
    """Show that claims left by a correction disagree, if they did not, or if it ends what was said.

    ``sagt`` tells whether it closes an avvikelse that said so.
    """
    read = lasningar(after)
    if len(read) > 1 and (sagt or not read.keys() <= lasningar(before).keys()):
        least, *_, most = sorted(read.items())
        yield _isar(row, least, most)


def _oenigt(pott: Pott, command: c.RattaHandelse) -> bool:
    """Tell whether a correction closes an avvikelse of R48."""
    closed = pott.rattade_efter(command.id, command.avser_id) - pott.rattade
    return any(pott.finding(kommando_id, "R48") for kommando_id in closed)


def _isar(row: str | None, least: tuple[int, Ansprak], most: tuple[int, Ansprak]) -> Deviation:
    (lag, first), (hog, last) = least, most
    return Deviation(
        f"verifikat {row} är på {kr(lag)} ({first.kommando_id} i {first.pott})",
        f"det är på {kr(hog)} ({last.kommando_id} i {last.pott})",
        hog - lag,
        (fynd(minst=lag, mest=hog),),
    )


@rule(
    "R52",
    "En kostnad anger sitt verifikat, så att den kan följas till huvudboken.",
    egen_praxis("regel R52", "en kostnad utan verifikat visas"),
    redovisningslagen("3 kap. 8 §", "varje bokföringspost har en verifikation"),
    on=(c.RedovisaForbrukning,),
    soft=True,
)
def med_verifikat(
    _pott: Pott, _context: Context, command: c.RedovisaForbrukning
) -> Iterator[Finding]:
    """Open an avvikelse for a cost that names no voucher, or one that nobody knows."""
    row = command.verifikat
    if row is None or okant(row):
        named = "anger inget verifikat" if row is None else f"står på verifikat {row}"
        yield Deviation(
            f"kostnaden {kr(command.belopp_ore)} {named}",
            "en rad i huvudboken har ett verifikatnummer",
            command.belopp_ore,
            (fynd(command, dag=command.datum, kostnad=command.belopp_ore),),
        )
