"""What the last event of a moment in the past changed, of what a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from projections.answers.saldo import Saldo
    from web.asking import Fraga

    Fore: TypeAlias = Mapping[tuple[Any, ...], Any]  # balances, by whose they are


class Andrad(NamedTuple):
    """An event, and whether it changed anything of what is shown."""

    handelse: int
    nagot: bool


def fore(fraga: Fraga, answer: Saldo, asked: Callable[..., Saldo], **of: Any) -> Fore | None:
    """Return the balances before the last event of a moment in the past; None as of now."""
    handelse = answer["per"]["handelse"]
    if fraga.bounds.handelse is None or not handelse:
        return None
    rows = asked(fraga.asking.conn, fraga.inom._replace(handelse=handelse - 1), **of)["rader"]
    return {_vems(row): row for row in rows}


def andrad(before: Fore | None, name: str) -> Callable[[Any], bool] | None:
    """Return what tells whether the last event changed an amount; None as of now."""
    if before is None:
        return None
    return lambda row: "namnd" in row and row[name] != (before.get(_vems(row)) or {}).get(name, 0)


def andrad_av(answer: Saldo, before: Fore | None, names: Iterable[str]) -> Andrad | None:
    """Return the last event, and whether it changed any of some amounts; None as of now."""
    handelse = answer["per"]["handelse"]
    if before is None or handelse is None:
        return None
    changed = [marked for name in names if (marked := andrad(before, name))]
    return Andrad(handelse, any(marked(row) for marked in changed for row in answer["rader"]))


def _vems(row: Any) -> tuple[Any, ...]:
    return row.get("pott"), row["namnd"], row["underenhet"]
