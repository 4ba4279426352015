"""Potts on their way through a year, as the tests of states and of what waits tell it."""

from __future__ import annotations

from typing import Any

from domain import events as e
from domain.bevakning.bild import Lagesteg, i_kraft
from domain.bevakning.pottbild import Pottbild
from domain.bevakning.reglering import arendets, pottens
from domain.bevakning.steg import steg, tider
from domain.bevakning.vantan import Vantan
from domain.values.dates import last_day
from tests.decider import Harness

SOC, ANS = "SOC-2022", "KS-2022"
DNR = "STK-2018-1233"
_NUMMER = iter(range(1, 9000))


def beslut(organ: str, datum: str, **more: Any) -> dict[str, Any]:
    """A whole decision, with a § of its own."""
    return {
        "organ": organ, "datum": datum, "paragraf": next(_NUMMER), "diarienummer": DNR,
    } | more  # fmt: skip


def kommando(namn: str, datum: str, **more: Any) -> dict[str, Any]:
    pott = {} if "arende" in more else {"pott": SOC}
    return {"kommando": namn, "datum": datum} | pott | more


def pott(**more: Any) -> dict[str, Any]:
    """Set up a pott of the state's, used until the end of 2022."""
    terms = {
        "kalla": "statsbidrag", "program": "trygghet", "bidragsar": 2022, "andamal": "trygghet",
        "nyttjas_from": "2022-01-01", "nyttjas_tom": "2022-12-31", "engangsmedel": True,
        "givare": "SOS",
    }  # fmt: skip
    return kommando("UpprattaPott", "2022-01-10") | terms | more


def anslag(**more: Any) -> dict[str, Any]:
    """Set up a pott of KS anslag."""
    stated = pott(kalla="ks_anslag", pott=ANS) | more
    del stated["givare"]
    return stated


def pengar(ore: int = 1000) -> list[dict[str, Any]]:
    """The state's money, granted, called in and paid."""
    return [
        kommando("RegistreraTilldelning", "2022-02-01", belopp_ore=ore,
                 beslut=beslut("SOS", "2022-02-01")),
        kommando("RekvireraStatsbidrag", "2022-02-10", belopp_ore=ore, rekvisition="R1",
                 ombud="ombud"),
        kommando("RegistreraInbetalning", "2022-03-01", belopp_ore=ore, rekvisition="R1"),
    ]  # fmt: skip


def avsatt(ore: int = 1000) -> list[dict[str, Any]]:
    """KS money, appropriated and set aside."""
    return [
        kommando("AnvisaAnslag", "2022-01-11", pott=ANS, belopp_ore=ore,
                 beslut=beslut("KF", "2022-01-11")),
        kommando("AvsattMedel", "2022-01-12", pott=ANS, belopp_ore=ore,
                 beslut=beslut("KS", "2022-01-12")),
    ]  # fmt: skip


def fordelning(ore: int = 400, namnd: str = "KUN", **more: Any) -> dict[str, Any]:
    stated = kommando(
        "BeslutaFordelning", "2022-08-17", total_ore=ore, beslut=beslut("KS", "2022-08-17"),
        rader=[{"namnd": namnd, "belopp_ore": ore}],
    )  # fmt: skip
    return stated | more


def namndens(namn: str, datum: str, ore: int | None = 400, **more: Any) -> dict[str, Any]:
    """Something about KUN's share, by default all of it."""
    belopp = {} if ore is None else {"belopp_ore": ore}
    return kommando(namn, datum, namnd="KUN", **belopp) | more


def bild(liggare: Harness, namn: str = SOC) -> Pottbild:
    """What is known of a pott now."""
    steps = [one for r in liggare.recorded for one in steg(r.nr, r.event)]
    (terms,) = (
        tider(r.nr, r.event)
        for r in liggare.recorded
        if isinstance(r.event, e.PottUpprattad) and r.event.pott == namn
    )
    own = [one for one in i_kraft(steps) if one.pott == namn]
    saldon = {tuple(k): ore for k, ore in liggare.pott(namn).saldon.items()}
    return Pottbild(namn, terms, own, saldon)  # type: ignore[arg-type]


def arende(liggare: Harness) -> list[Lagesteg]:
    """The steps of the one ärende."""
    return liggare.arende(DNR)


def vantar(liggare: Harness, idag: str, namn: str = SOC) -> dict[str, Vantan]:
    """What a pott waits for, by kind; a test that has two of a kind asks for them itself."""
    found = list(pottens(bild(liggare, namn), last_day(idag)))
    assert len({one.slag for one in found}) == len(found), [one.slag for one in found]
    return {one.slag: one for one in found}


def i_arendet(liggare: Harness, idag: str) -> list[tuple[str, str, str | None]]:
    """What the ärende waits for: kind, who, until when."""
    return [(v.slag, v.vem, v.forfaller) for v in arendets(DNR, arende(liggare), idag)]
