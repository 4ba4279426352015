"""Balances as an ekonom reads them: what each nämnd was given, has used and has left, by pott."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from domain.values.money import kronor_text
from projections.answers.saldo import amounts
from reports.asof import as_of_line
from reports.balances.saldo import KEYS
from reports.report import Report
from reports.tables import Column, filled, table
from reports.words.terms import AMOUNTS, whose, word
from reports.words.ways import ALLA_KOLUMNER, way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from projections.answers.saldo import Saldo, Saldorad
    from projections.model.views import Belopp

_KOLUMNER = ("beslutat_ore", "overfort_ore", "forbrukat_ore", "ater_ore", "kvar_ore")
_POTTENS = ("ofordelat_ore", "aterbetalningsskuld_ore")


class _Rad(NamedTuple):
    """A line of the table: whose it is, and its amounts in öre, in the order of the columns."""

    vem: str
    ore: tuple[int, ...]


class _Del(NamedTuple):
    """A pott in the table: its line, and the lines that stand under it."""

    rubrik: str
    rader: list[_Rad]


def report(answer: Saldo) -> Report:
    """Return balances as they are written; every form but the table has all of them."""
    return Report(answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: Saldo) -> str:
    """Return the five columns of each nämnd under its pott, with what they are as of.

    Rows with nothing in them are only counted. Where nämnder are not told apart, or do not stand
    pott by pott, there is a line for each group instead.
    """
    rows = answer["rader"]
    if not rows:
        return f"Inga saldon.\n{as_of_line(answer)}"
    if "namnd" not in rows[0] or not _is_by_pott(rows):
        return _by_group(answer) + _below(answer)
    parts = [_del(list(of)) for _, of in groupby(rows, _pott)]
    return _by_pott(parts, answer) + _below(answer)


def _pott(row: Saldorad) -> tuple[str | None, int | None]:
    return row.get("pott"), row.get("ar")


def _is_by_pott(rows: Iterable[Saldorad]) -> bool:
    """Tell whether all rows of each pott stand together."""
    seen = [of for of, _ in groupby(map(_pott, rows))]
    return len(seen) == len(set(seen))


def _del(rows: Sequence[Saldorad]) -> _Del:
    pott, ar = _pott(rows[0])
    name = pott or ("" if ar is None else f"bidragsår {ar}")
    name = f"{name} ({ar})" if pott and ar is not None and str(ar) not in pott else name
    own: Counter[str] = Counter()
    for row in rows:
        if row["namnd"] is None:
            own.update({key: row.get(key, 0) for key in _POTTENS})
    told = [f"{word(key)} {kronor_text(own[key], unit='')}" for key in _POTTENS if own[key]]
    if own and not own[_POTTENS[0]]:
        told.insert(0, f"{word(_POTTENS[0])} 0")
    rubrik = ": ".join(one for one in (name, ", ".join(told)) if one)
    under = [_rad(row) for row in rows if any(_belopp(row))]
    return _Del(rubrik[:1].upper() + rubrik[1:], under)


def _rad(row: Saldorad) -> _Rad:
    return _Rad(whose(row) or "potten", _belopp(row))


def _belopp(row: Belopp) -> tuple[int, ...]:
    found = amounts(row)
    return tuple(found.get(key, 0) for key in _KOLUMNER)


def _summa(rader: Iterable[_Rad]) -> _Rad:
    return _Rad("Summa", tuple(map(sum, zip(*(rad.ore for rad in rader), strict=True))))


def _by_pott(parts: Sequence[_Del], answer: Saldo) -> str:
    """Return the table of one pott or several, each with its sum."""
    written: list[_Rad] = []
    between: dict[int, list[str | None]] = {}
    for nth, part in enumerate(parts):
        before = between.setdefault(len(written), [])
        before += [""] if nth else []
        before += filled(part.rubrik).splitlines()
        written += part.rader
        if len(part.rader) > 1:
            between.setdefault(len(written), []).append(None)
            written.append(_summa(part.rader))
    filled_parts = sum(bool(part.rader) for part in parts)
    if filled_parts > 1:
        own = answer["summa"]["ofordelat_ore"]
        told = f"Alla potter: {word(_POTTENS[0])} {kronor_text(own, unit='')}" if own else ""
        between.setdefault(len(written), []).extend(["", told or "Alla potter"])
        written.append(_Rad("Summa", _belopp(answer["summa"])))
    if not filled_parts:
        return "\n".join(part.rubrik for part in parts) + "\n"
    columns = [Column.ore(AMOUNTS[key], _nth(nth)) for nth, key in enumerate(_KOLUMNER)]
    vem = Column.text("Nämnd", lambda rad: rad.vem)
    return table(written, [vem], columns, between=between)


def _nth(nth: int) -> Callable[[_Rad], int]:
    return lambda rad: rad.ore[nth]


def _by_group(answer: Saldo) -> str:
    """Return a line for each group, with only the columns that hold something."""
    rows = answer["rader"]
    shown = [key for key in (_POTTENS[0], *_KOLUMNER) if any(row.get(key) for row in rows)]
    keys = [Column.named(label, key) for key, label in KEYS.items() if key in rows[0]]
    return table(rows, keys, [Column.named(AMOUNTS[key], key) for key in shown], answer["summa"])


def _below(answer: Saldo) -> str:
    """Return what is held back of what is left, what is not shown, and what all is as of."""
    rows = answer["rader"]
    held = [
        f"{whose(row)} {kronor_text(row['sparrat_ore'], unit='')}".strip()
        for row in rows
        if row.get("namnd") and row["sparrat_ore"]
    ]
    text = filled(f"Av kvar är spärrat: {', '.join(held)}.") + "\n" if held else ""
    empty = {whose(row) for row in rows if row.get("namnd") and not any(_belopp(row))}
    if empty:
        text += filled(f"Utan belopp i de här kolumnerna: {', '.join(sorted(empty))}.") + "\n"
    text += f"{of}\n" if (of := way(ALLA_KOLUMNER)) else ""
    return text + as_of_line(answer, "Kronor, ")
