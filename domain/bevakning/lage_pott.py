"""Where a pott, a tilldelning and a report stand: a name, derived and never stored.

Documents come in any order, so no jump is an error: the state is the furthest that the events in
force have reached. A day is given, since a period ends without any event. States that no event of
the ledger tells apart are one: a prioritised äskande is ``foreslagen``, and a return that KS
decides is carried out by the same event (``aterlamnad``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.bevakning.bild import FORDELAT, OVERFORT, oprovade, senaste
from domain.bevakning.kraven import aterkrav
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.bevakning.bild import Del, Lagesteg
    from domain.bevakning.pottbild import Pottbild

_KVAR = (p.FORDELAT, p.HOS_NAMND, p.FORBRUKAT)
_REDOVISNING = (Stegtyp.NamndredovisningInlamnad, Stegtyp.RedovisningBedomd)


class Rapportlage(NamedTuple):
    """The two tracks of a report: what nämnder give KS, and what the authority gets."""

    internt: str
    myndighet: str


def pottens_lage(bild: Pottbild, idag: str) -> str:
    """Return how far a pott has come: ``utlyst`` or ``upprattad`` to ``stangd``."""
    slut = idag > bild.nyttjas_tom
    skuld = bild.saldo(p.ATERBETALNINGSSKULD)
    rapport = aterrapporteringen(bild)
    common = (
        ("beredd", bild.har(Stegtyp.FordelningForeslagen)),
        ("fordelad", bild.har(Stegtyp.FordelningBeslutad)),
        ("i_bruk", bild.saldo(p.HOS_NAMND, p.FORBRUKAT)),
        ("period_slut", slut),
        ("redovisad", rapport.internt in {"sammanstalld", "bedomd", "ks_godkand"}),
    )
    if bild.statsbidrag:
        return _furthest(
            ("utlyst", True),
            ("tilldelad", bild.saldo(p.TILLDELAT)),
            ("rekvirerad", bild.saldo(p.REKVIRERAT)),
            ("inbetald", bild.saldo(p.INBETALT)),
            *common,
            ("aterrapporterad", rapport.myndighet in {"inskickad", "kvitterad"}),
            ("slutreglerad", bild.avslutat),
            ("stangd", bild.avslutat and not skuld),
        )
    return _furthest(
        ("upprattad", True),
        ("anvisad", bild.har(Stegtyp.AnslagAnvisat)),
        ("avsatt", bild.saldo(p.AVSATT)),
        *common,
        ("godkand", rapport.internt == "ks_godkand"),
        ("stangd", bild.avslutat),
    )


def pottens_sidospar(bild: Pottbild) -> str:
    """Return where a pott is beside its main track: ``aterkravd``, ``aterbetald``, ``vaxlad``."""
    if bild.har(Stegtyp.KommunbidragVaxlat):
        return "vaxlad"
    if aterkrav(bild):
        return "aterkravd"
    betald = bild.saldo(p.ATERBETALT) and not bild.saldo(p.ATERBETALNINGSSKULD)
    return "aterbetald" if betald else ""


def tilldelningens_lage(bild: Pottbild, part: Del) -> str:
    """Return how far a nämnd's share of a pott has come: ``askad`` to ``stangd``; '' for none."""
    egna = bild.av(part)
    typer = bild.senast(part).keys()
    if bild.avslutat:
        return "stangd"
    if begard := senaste(one for one, _ in oprovade(egna)):
        return "avbojd" if begard.typ is Stegtyp.MedelAvbojda else "annan_insats_begard"
    if _aterlamnat(egna) and not bild.hos(part, *_KVAR):
        return "aterlamnad"
    redovisad = Stegtyp.NamndredovisningInlamnad in typer
    return _furthest(
        ("askad", Stegtyp.AskandeInlamnat in typer),
        ("foreslagen", Stegtyp.FordelningForeslagen in typer),
        ("beslutad", typer & {*FORDELAT}),
        ("overford", typer & {*OVERFORT}),
        ("annan_insats_medgiven", _medgiven(egna)),
        ("mottagen", Stegtyp.MedelMottagna in typer),
        ("forbrukas", bild.hos(part, p.FORBRUKAT)),
        ("redovisad", redovisad),
        ("bedomd", bedomning(bild, part) == "godtagbar"),
        ("godkand", redovisad and bild.har(Stegtyp.AterrapporteringGodkand)),
    )


def bedomning(bild: Pottbild, part: Del) -> str | None:
    """Return how a nämnd's latest report is assessed: None until it is, '' when there is none."""
    sist = bild.senast(part)
    last = senaste(sist[typ] for typ in _REDOVISNING if typ in sist)
    if last is None:
        return ""
    return last.val if last.typ is Stegtyp.RedovisningBedomd else None


def redovisat(bild: Pottbild, part: Del) -> bool:
    """Tell whether a nämnd's latest report states an amount (R29, R31)."""
    last = bild.senast(part).get(Stegtyp.NamndredovisningInlamnad)
    return last is not None and last.belopp_ore is not None


def godkand(bild: Pottbild, part: Del) -> bool:
    """Tell whether KS has approved a nämnd's latest report, with or without an assessment of it."""
    inlamnad = bild.senast(part).get(Stegtyp.NamndredovisningInlamnad)
    last = senaste([*bild.har(Stegtyp.AterrapporteringGodkand), *([inlamnad] if inlamnad else [])])
    return last is not None and last.typ is Stegtyp.AterrapporteringGodkand


def har_redovisat(bild: Pottbild) -> list[Del]:
    """Return who has reported what it did with the money, with or without an amount."""
    return [part for part in bild.redovisande if bedomning(bild, part) != ""]


def aterrapporteringen(bild: Pottbild) -> Rapportlage:
    """Return where both tracks stand; they do not wait for each other.

    A report without an amount has come in, but what it belongs to is not compiled before it has.
    """
    parts = bild.redovisande
    alla = bool(parts) and all(redovisat(bild, part) for part in parts)
    internt = _furthest(
        ("ej_begard", True),
        ("begard", bild.tider.redovisas_senast),
        ("inkommen", har_redovisat(bild)),
        ("sammanstalld", alla),
        ("bedomd", alla and all(bedomning(bild, one) == "godtagbar" for one in parts)),
        ("ks_godkand", bild.har(Stegtyp.AterrapporteringGodkand)),
    )
    if not bild.statsbidrag:
        return Rapportlage(internt, "ingen")
    steps = bild.har(Stegtyp.AterrapporteradTillMyndighet)  # R30 holds their order
    steg = steps[-1].val or "" if steps else "ej_inskickad"
    if steg not in {"ej_inskickad", "utkast"} and bild.har(Stegtyp.AterkravMottaget):
        steg = "aterkrav"  # a claim is no answer to a report that was not sent
    return Rapportlage(internt, steg)


def _furthest(*states: tuple[str, object]) -> str:
    return [name for name, reached in (("", True), *states) if reached][-1]


def _aterlamnat(egna: Iterable[Lagesteg]) -> bool:
    return any(one.typ is Stegtyp.MedelAterlamnade or one.val == "aterlamnas" for one in egna)


def _medgiven(egna: Sequence[Lagesteg]) -> bool:
    asked = {one.kommando_id for one in egna if one.typ is Stegtyp.AnnanInsatsBegard}
    return any(one.val == "medgiven" and one.avser_id in asked for one in egna)
