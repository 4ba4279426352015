"""What a pott waits for while it is open: the state's grant, KS, the nämnder, the year's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bevakning.bild import FORDELAT, PROVAT, oprovade
from domain.bevakning.stegtyp import Stegtyp
from domain.bevakning.vantan import EKONOMI, KF, KS, NAMNDERNA, STADSKONTORET, Vantan
from domain.bookkeeping import positions as p
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.bevakning.bild import Del
    from domain.bevakning.pottbild import Pottbild


def oppen(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    """Yield what a pott waits for until it is closed, without payments, reports and debts."""
    yield from _statens(bild, idag) if bild.statsbidrag else _anslaget(bild)
    yield from _fordelningen(bild, idag)
    yield from _askandena(bild, idag)
    for part in bild.delar:
        yield from _namndens(bild, part, idag)
    if idag > bild.nyttjas_tom:
        vad = f"Avsluta bidragsåret: pengarna fick användas till {bild.nyttjas_tom}."
        yield Vantan("bidragsar", EKONOMI, vad)


def _statens(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    if not bild.saldo(p.TILLDELAT):
        givare = bild.tider.givare or "myndigheten"
        yield Vantan("tilldelning", givare, "Inget statsbidrag är tilldelat än.")
    tilldelat, rekvirerat = bild.saldo(p.TILLDELAT), bild.saldo(p.REKVIRERAT)
    senast, kostnader = bild.tider.rekvireras_tom, bild.saldo(p.FORBRUKAT)
    if not bild.efterhand and (kvar := tilldelat - rekvirerat):
        vad = f"Rekvirera {kr(kvar)}, som är tilldelat men inte rekvirerat."
        yield Vantan("rekvisition", STADSKONTORET, vad, forfaller=senast, belopp_ore=kvar)
    elif bild.efterhand and (kvar := kostnader - rekvirerat) > 0:
        vad = f"Rekvirera {kr(kvar)}, som är kostnader men inte rekvirerat."
        yield Vantan("rekvisition", STADSKONTORET, vad, forfaller=senast, belopp_ore=kvar)
    kvar = tilldelat - max(rekvirerat, kostnader)
    if bild.efterhand and kvar and idag > bild.nyttjas_tom:
        vad = f"Sänk tilldelningen med {kr(kvar)}, som inte motsvaras av kostnader."
        yield Vantan("tilldelning", EKONOMI, vad, belopp_ore=kvar)


def _anslaget(bild: Pottbild) -> Iterator[Vantan]:
    if not bild.har(Stegtyp.AnslagAnvisat):
        yield Vantan("anslag", KF, "Inget anslag är anvisat.")
    elif not bild.saldo(p.AVSATT):
        yield Vantan("avsattning", KS, "Inga medel är avsatta ur anslaget.")


def _fordelningen(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    kvar, slut = bild.saldo(p.OFORDELAT), idag > bild.nyttjas_tom
    if bild.efterhand and slut:
        kvar = 0  # nothing was paid for it: the grant is lowered
    vantande = bild.luckor
    if kvar and vantande:
        vad = f"{kr(kvar)} väntar på belopp i beslutet."
        senast = bild.nyttjas_tom if slut else None
        yield Vantan("nyttjande", EKONOMI, vad, forfaller=senast, belopp_ore=kvar)
    elif kvar and slut:
        bara = bild.har(Stegtyp.FordelningForeslagen) and not bild.har(Stegtyp.FordelningBeslutad)
        forslag = ": ett förslag finns, men inget beslut" if bara else ""
        vad = f"Reglera {kr(kvar)}, som är ofördelat{forslag}."
        yield Vantan("nyttjande", EKONOMI, vad, forfaller=bild.nyttjas_tom, belopp_ore=kvar)
    elif kvar:
        proposals = bild.har(Stegtyp.FordelningForeslagen)
        nr = proposals[-1].nr if proposals else None
        finns = "; förslag finns" if proposals else ""
        vad = f"Fördela {kr(kvar)}{finns}."
        yield Vantan("fordelning", KS, vad, belopp_ore=kvar, handelse=nr)
    for one, antal in vantande:
        rader = f" i {antal} rader" if antal > 1 else ""
        vad = f"Komplettera beslutet med beloppet{rader}: det är inte känt."
        if not antal:
            vad = "Komplettera beslutet med vad varje nämnd får: uppställningen är inte känd."
        yield Vantan("lucka", EKONOMI, vad, one.namnd, one.underenhet, handelse=one.nr)
    for one, ore in oprovade(bild.ordnade(*PROVAT)):
        ville = "avböjde" if one.typ is Stegtyp.MedelAvbojda else "vill använda till annat"
        vad = f"Pröva {kr(ore)}, som nämnden {ville}; spärrat sedan {one.dag}."
        part = (one.namnd or "", one.underenhet)
        yield Vantan("sparrat", KS, vad, *part, belopp_ore=ore, handelse=one.nr)


def _askandena(bild: Pottbild, idag: str) -> Iterator[Vantan]:
    """Yield the last day to apply, and applications that no nämnd has decided (R14)."""
    senast = bild.tider.askande_senast
    if bild.har(Stegtyp.FordelningBeslutad):
        return
    if senast and idag <= senast:
        yield Vantan("askande", NAMNDERNA, "Äska medel ur potten.", forfaller=senast)
    completed = {one.avser_id for one in bild.har(Stegtyp.BeslutKompletterat) if one.organ}
    latest = {(one.namnd, one.underenhet): one for one in bild.har(Stegtyp.AskandeInlamnat)}
    for (namnd, underenhet), one in latest.items():
        if one.organ or one.kommando_id in completed:
            continue
        vad = "Besluta om äskandet, som är preliminärt tills nämnden har beslutat."
        part, ore = (namnd or "", underenhet), one.belopp_ore
        yield Vantan(
            "namndbeslut", part[0], vad, *part, forfaller=senast, belopp_ore=ore, handelse=one.nr
        )


def _namndens(bild: Pottbild, part: Del, idag: str) -> Iterator[Vantan]:
    tom = bild.nyttjas_tom
    if kvar := bild.hos(part, p.FORDELAT):
        vad = f"För över {kr(kvar)}, som är fördelat."
        yield Vantan("overforing", EKONOMI, vad, *part, belopp_ore=kvar)
    if utan := _obesvarat(bild, part):
        vad = f"Ta emot eller avböj {kr(utan)}, eller begär annan insats."
        senast = bild.tider.svar_senast
        yield Vantan("svar", part[0], vad, *part, forfaller=senast, belopp_ore=utan)
    if not (hos := bild.hos(part, p.HOS_NAMND)):
        return
    if idag <= tom:
        vad = f"Använd {kr(hos)}, eller lämna tillbaka det."
        yield Vantan("nyttjande", part[0], vad, *part, forfaller=tom, belopp_ore=hos)
    else:
        vad = f"Reglera {kr(hos)}, som är kvar hos nämnden när perioden är slut."
        yield Vantan("nyttjande", EKONOMI, vad, *part, forfaller=tom, belopp_ore=hos)


def _obesvarat(bild: Pottbild, part: Del) -> int:
    """Return the öre that KS gave a nämnd and that it has not taken a stand on; spending is none.

    A nämnd that has reported what it did with the money has answered by that.
    """
    left = 0
    for one in bild.av(part):
        if one.typ is Stegtyp.NamndredovisningInlamnad:
            return 0
        if one.typ in FORDELAT:
            left += one.ore
        elif one.typ in _BESKED:
            left = max(0, left - one.ore)
    return left


_BESKED = frozenset(
    {
        Stegtyp.FordelningAndrad,
        Stegtyp.MedelMottagna,
        Stegtyp.MedelAvbojda,
        Stegtyp.AnnanInsatsBegard,
        Stegtyp.MedelAterlamnade,
    }
)
