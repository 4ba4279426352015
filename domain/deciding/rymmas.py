"""The avvikelse that a soft rule opens, with all that it found that an event has room for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from domain.facts import Avvikelse
from domain.rules.rule import Deviation
from domain.values.fields import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.events import Event
    from domain.rules.rule import Finding, Rule

MAX_BYTES = 62_000
"""What the fields of an event may take, so that the stored entry is at most 65 535 bytes."""


def avvikelser(rule: Rule, found: Iterable[Finding]) -> Iterator[Avvikelse]:
    """Yield the avvikelser that a rule opens on a command: one for each code in what it found."""
    per_kod: dict[str, list[Deviation]] = {}
    for one in found:
        if isinstance(one, Deviation):
            per_kod.setdefault(one.kod or rule.id, []).append(one)
    for kod, of_kod in per_kod.items():
        yield _avvikelse(kod, rule, of_kod)


def _avvikelse(kod: str, rule: Rule, found: Sequence[Deviation]) -> Avvikelse:
    return Avvikelse.model_construct(
        kod=kod,
        regel=rule.id,
        lasning_1=_joined([one.lasning_1 for one in found]),
        lasning_2=_joined([one.lasning_2 for one in found]),
        belopp_ore=next((one.belopp_ore for one in found if one.belopp_ore), None),
        fynd=tuple(fynd for one in found for fynd in one.fynd) or None,
        slag=next((one.slag for one in found if one.slag), None),
    )


def _joined(texts: list[str]) -> str:
    """Return what was found as one text, each once, as long as a field may be.

    What there is no room for is counted; it stands in ``fynd``.
    """
    unique = list(dict.fromkeys(texts))
    for told in range(len(unique), 0, -1):
        left = len(unique) - told
        text = "; ".join([*unique[:told], *([f"och {left} till"] if left else [])])
        if len(text) <= MAX_TEXT:
            return text
    return f"{unique[0][: MAX_TEXT - 1]}…"


def rymda(event: Event, avvikelser: Sequence[Avvikelse]) -> tuple[Avvikelse, ...]:
    """Return the avvikelser with as many fynd each as an event of such fields has room for.

    The longest lists are cut first, and what is left out is counted.
    """
    plain = [one.model_copy(update={"fynd": None}) for one in avvikelser]
    left = MAX_BYTES - _bytes(event.stored()) - sum(_bytes(one.stored()) for one in plain)
    sizes = [[_bytes(fynd.stored()) + 1 for fynd in one.fynd or ()] for one in avvikelser]
    kept = [len(of_one) for of_one in sizes]
    over = sum(map(sum, sizes)) - left
    while over > 0 and any(kept):
        most = kept.index(max(kept))
        kept[most] -= 1
        over -= sizes[most][kept[most]]
    return tuple(
        one
        if many == len(of_one)
        else one.model_copy(
            update={
                "fynd": (one.fynd or ())[:many] or None,
                "fynd_utelamnade": len(of_one) - many,
            }
        )
        for one, many, of_one in zip(avvikelser, kept, sizes, strict=True)
    )


def _bytes(stored: object) -> int:
    return len(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode())
