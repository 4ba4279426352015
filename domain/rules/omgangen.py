"""R16: what the potts of one round give, all together, held against what was applied for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2023
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott

_Fordelning = c.ForeslaFordelning | c.BeslutaFordelning


@rule(
    "R16",
    "När äskandena överstiger medlen får alla sökande en del och ingen allt.",
    fordelning_2023("stadskontorets bedömning och förslag", "alla får en del, ingen allt"),
    egen_praxis("regel R16", "alla beslut och de potter som äskandet gäller räknas tillsammans"),
    on=(c.ForeslaFordelning, c.BeslutaFordelning, c.KompletteraBeslut),
    soft=True,
    regelverk=frozenset({"malmo-2023"}),
)
def alla_en_del(
    pott: Pott, context: Context, command: _Fordelning | c.KompletteraBeslut
) -> Iterator[Finding]:
    """Open an avvikelse for an applicant that gets nothing, or all that it asked for.

    An äskande may be for several potts: then what all of them give is held against it, and that a
    nämnd gets nothing is told when the last of them is distributed. Where a total, the table or
    the amount of a row is not known, neither is known of it; a completion that leaves nothing
    unknown is held as what it completes would have been.
    """
    total = _kand_total(pott, command)
    if total is None or not command.rader:
        return
    okant = {rad.namnd for rad in command.rader if rad.belopp_ore is None}
    andra = omgangen(pott, context)
    given = Counter() if isinstance(command, c.ForeslaFordelning) else _av_namnder(pott, *p.HELD)
    medel = total + given.total() + sum(one.total(*p.HELD) for one in andra)
    askat = sum((_av_namnder(one, p.ASKAT) for one in (pott, *andra)), Counter[str]())
    if askat.total() <= medel:
        return
    given += sum((_av_namnder(one, *p.HELD) for one in andra), Counter[str]())
    sist = all(one.noter.fordelning_beslutad for one in andra)
    for rad in command.rader:
        given[rad.namnd] += rad.belopp_ore or 0
    for namnd in sorted(sokande(pott, *andra) - okant):
        beviljat = given[namnd]
        if (not beviljat and sist) or 0 < askat[namnd] <= beviljat:
            yield Deviation(
                f"{namnd} äskar {kr(askat[namnd])} och får {kr(beviljat)}",
                "ärendet anger att alla får en del och ingen får allt",
                fynd=(fynd(namnd=namnd, askat=askat[namnd], beviljat=beviljat),),
            )


def _kand_total(pott: Pott, command: _Fordelning | c.KompletteraBeslut) -> int | None:
    """Return what a command distributes; None when it is not known, or not all of it yet."""
    if not isinstance(command, c.KompletteraBeslut):
        return command.total_ore
    lucka = pott.noter.luckor.get(command.avser_id)
    try:
        vantar = lucka is None or lucka.efter(command.rader).vantar
    except KeyError:
        return None  # R57 says so
    return None if vantar else sum(rad.belopp_ore or 0 for rad in command.rader)


def omgangen(pott: Pott, context: Context) -> tuple[Pott, ...]:
    """Return the other potts of a round: those that äskanden name together, one after another."""
    found: dict[str, Pott] = {}
    wait = [pott]
    while wait:
        one = wait.pop()
        found[one.pott] = one
        wait += (
            other
            for other in context.potter.values()
            if other.pott not in found
            and (other.pott in one.noter.omgang or one.pott in other.noter.omgang)
        )
    return tuple(other for namn, other in found.items() if namn != pott.pott)


def sokande(*potter: Pott) -> set[str]:
    """Return the nämnder that have applied in a round (R15)."""
    return {namnd for one in potter for namnd in one.noter.askande}


def _av_namnder(pott: Pott, *positions: str) -> Counter[str]:
    """Count what each nämnd has in some positions, its sub-units with it, in öre."""
    found = Counter[str]()
    for konto, ore in pott.saldon.items():
        if konto.namnd is not None and konto.position in positions:
            found[konto.namnd] += ore
    return found
