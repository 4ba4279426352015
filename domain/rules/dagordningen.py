"""R49: the positions also in the order in which things happened."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import SUMMOR, UTE, andringar, daterad, hogst, lagst, serie
from domain.bookkeeping.postings import Konto
from domain.deciding.context import by_command
from domain.rules.rule import Deviation, Finding, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022, redovisningslagen
from domain.values.dates import last_day
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.bookkeeping.dagar import Rorelse, Serie
    from domain.deciding.context import Context
    from domain.rules.rule import Utfall
    from domain.states.pott import Pott

_PENGAR = frozenset({*p.GROSS, *p.HELD}) - {*p.SIGNED}
_ANVISAT, _AVSATT = Konto(p.ANVISAT), Konto(p.AVSATT)
_TAKEN = tuple((tak, frozenset(tak.konton)) for tak in SUMMOR)


class Brist(NamedTuple):
    """A day on which a series is below zero, and what it was before: None when not known.

    Of a correction ``fore_ore`` is at least what it would be, had what it corrects never been.
    """

    dag: str
    fore_ore: int | None
    ore: int


def _dag_for_dag(utfall: Utfall, context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for what is below zero on a day, and was not before or was it less.

    A correction closes what was said of the event it corrects, so it says again what is left of
    that: days that would not be so far below zero, had that event never been.
    """
    utan = _utan(utfall, context, command)
    for one in _serier(utfall, rattar=utan is not None):
        if utan is None and _haller(utfall, one, command.datum):
            continue
        if brister := _varre(utfall, utan, one):
            yield _sagt(one, brister)


def _utan(utfall: Utfall, context: Context, command: c.PottCommand) -> Pott | None:
    """Return the pott had what a correction corrects never been; None when nothing is corrected."""
    if not isinstance(command, c.RattaHandelse):
        return None
    fore, (rattelse,) = utfall.pott, utfall.events
    corrected = context.events(by_command(command.avser_id))[0].handelsedatum
    same_day = rattelse.model_copy(update={"handelsedatum": corrected})
    return replace(utfall.efter, per_dag=daterad(fore.per_dag, same_day, fore.vaga))


def _serier(utfall: Utfall, *, rattar: bool) -> Iterator[Serie]:
    """Yield what may have become less on some day: positions that hold money, and ceilings.

    With KF's appropriation a ceiling may become known where it was not.
    """
    changed = andringar(utfall.events)
    for konto, ore in changed.items():
        if (rattar or ore < 0) and konto.position in _PENGAR:
            yield serie(konto)
    anvisat = _ANVISAT in changed
    for tak, konton in _TAKEN:
        if not (rattar or anvisat) and changed.keys().isdisjoint(konton):
            continue
        if UTE in tak.minus and not utfall.pott.forskott:
            continue  # kommunbidrag is budget, not cash; in arrears the city lays out
        more, less = (sum(changed.get(konto, 0) for konto in of) for of in (tak.plus, tak.minus))
        if rattar or more < less or anvisat:
            yield tak


def _haller(utfall: Utfall, one: Serie, datum: str) -> bool:
    """Tell for certain that no day of a series is below zero for what is dated so.

    It is no correction: before the last day that the date can mean the series is no less than it
    was. What is left of KF's appropriation may have become known, so that is not told here.
    """
    if _AVSATT in one.minus:
        return False
    return _lagst_fran(utfall.efter, one, last_day(datum)) >= 0 or _sist(utfall.pott, one, datum)


def _lagst_fran(pott: Pott, one: Serie, dag: str) -> int:
    """Return the least that a series is at the end of a day or of any later one."""
    kvar = 0
    senare: dict[Konto, dict[str, Rorelse]] = {}
    for konto in one.konton:
        ore = pott.ute_ore if konto == UTE else pott.saldon.get(konto, 0)
        kvar += ore if konto in one.plus else -ore
        dagar = pott.per_dag.get(konto, {})
        if later := [datum for datum in dagar if last_day(datum) > dag]:
            senare[konto] = {datum: dagar[datum] for datum in later}
    changes = hogst(senare, one) if senare else {}
    after = [changes[day] for day in sorted(changes) if day > dag]
    return min(accumulate(after, initial=kvar - sum(after)))


def _sist(pott: Pott, one: Serie, datum: str) -> bool:
    """Tell whether nothing is dated later: then only what I1-I3 hold has changed.

    A vague date sorts before its days, so what is dated on one of them counts as later.
    """
    dated = (day for konto in one.konton for day in pott.per_dag.get(konto, ()))
    return all(last_day(day) <= datum for day in dated)


def _varre(utfall: Utfall, utan: Pott | None, one: Serie) -> list[Brist]:
    """Return the days on which a series is below zero and is less than it was, or would be."""
    if not _under_noll(utfall.efter, one):
        return []
    jamfort = [utfall.pott, utfall.efter] if utan is None else [utfall.pott, utan, utfall.efter]
    days = sorted({day for pott in jamfort for day in _brytdagar(pott, one)})
    brister = []
    for dag, *fore, now in zip(days, *(_saldon(pott, one, days) for pott in jamfort), strict=True):
        then = None if None in fore else max(fore)
        if now is not None and now < 0 and (then is None or now < then):
            brister.append(Brist(dag, then, now))
    return brister


def _under_noll(pott: Pott, one: Serie) -> bool:
    """Tell whether a series is below zero on any day, if all of it is known."""
    changes = hogst(pott.per_dag, one)
    return min(accumulate(changes[day] for day in sorted(changes)), default=0) < 0


def _brytdagar(pott: Pott, one: Serie) -> set[str]:
    """Return the days on which a series may change, or become known."""
    days = {*hogst(pott.per_dag, one)}
    if _AVSATT in one.minus:
        days |= {*lagst(pott.per_dag.get(_ANVISAT, {})), pott.noter.okant_anslag or "9"}
    return days


def _saldon(pott: Pott, one: Serie, days: Sequence[str]) -> Iterator[int | None]:
    """Yield what a series is at most at the end of each day; None when it need not be known.

    What is left of KF's appropriation is not known before there is an amount, nor from the day of
    one without amount until there is.
    """
    changes = hogst(pott.per_dag, one)
    saldon = accumulate(changes.get(day, 0) for day in days)
    if _AVSATT not in one.minus:
        yield from saldon
        return
    sakert = lagst(pott.per_dag.get(_ANVISAT, {}))
    okant = pott.noter.okant_anslag or "9"
    anvisat = accumulate(sakert.get(day, 0) for day in days)
    for day, ore, known in zip(days, saldon, anvisat, strict=True):
        yield ore if pott.saldo(p.ANVISAT) and (day < okant or known > 0) else None


def _sagt(one: Serie, brister: Sequence[Brist]) -> Deviation:
    """Say the first day, and the lowest where that is another."""
    forst, lagst_ = brister[0], min(brister, key=lambda brist: brist.ore)
    dagar = (forst,) if lagst_.ore == forst.ore else (forst, lagst_)
    som_lagst = f", som lägst {kr(-lagst_.ore)} {lagst_.dag}" if lagst_.ore < forst.ore else ""
    whose = one.plus[0] if len(one.konton) == 1 else None
    return Deviation(
        f"{one.namn} är {kr(-forst.ore)} under noll {forst.dag}{som_lagst}",
        "ingen position är mindre än noll någon dag",
        -lagst_.ore,
        tuple(
            fynd(whose, position=one.slag, dag=brist.dag, saldo=brist.ore, fore=brist.fore_ore)
            for brist in dagar
        ),
    )


@rule(
    "R49",
    "Ingen position som rymmer pengar, och inget tak, är mindre än noll någon dag, räknat i den"
    " ordning som det hände; ett obestämt datum får vara vilken som helst av sina dagar.",
    fordelning_2022(
        "förslag till beslut, punkt 2 och 3",
        "det som beviljas ryms i anslaget och i det inkomna statsbidraget",
    ),
    redovisningslagen("3 kap. 1 §", "ekonomiska händelser bokförs löpande"),
    egen_praxis("regel R49", "taken hålls också i den ordning som det hände"),
    on=(c.PottCommand,),
    soft=True,
    efterat=_dag_for_dag,
)
def i_dagordning(_pott: Pott, _context: Context, _command: c.PottCommand) -> tuple[Finding, ...]:
    """Find nothing before it is known what the command gives."""
    return ()
