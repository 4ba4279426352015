"""Outcomes, and what follows them: credits, settlements, debts, attests and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.blandat.pengar import KOSTNAD, overfors
from benchmarks.blandat.potten import MOTTAGARE, Mottagare, till
from benchmarks.blandat.staden import ATTESTERAR, ENHETER, kostnad, som_dag, underlag
from domain import commands as c
from domain import events as e
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.blandat.potten import Pottgang
    from benchmarks.blandat.skrivare import Post

_SLAG = ("granskning", "beslut")
_RATTAS = (e.ForbrukningRedovisad, e.ForbrukningKrediterad, e.EgenfinansieringAvraknad,
           e.MedelMottagna, e.MedelOverforda, e.HandelseRattad)  # fmt: skip
"""What is corrected as a matter of course: most of it leaves no note."""


def utfall(gang: Pottgang) -> Iterator[None]:
    """Record a cost; of a nämnd that has the money, or of a sub-unit that may lack it."""
    rnd = gang.rnd
    belopp = rnd.randint(KOSTNAD // 30, 2 * KOSTNAD)
    of: Mottagare = rnd.choice(ENHETER) if rnd.random() < 0.06 else gang.nagon()
    if of not in ENHETER and gang.saldo(p.HOS_NAMND, of) < belopp:
        yield from overfors(gang, of)
    falt = {**till(of), **_bokford(gang), "belopp_ore": belopp}
    if gang.delad is not None and rnd.random() < 0.5:
        verifikat, hela, kvar = gang.delad
        falt |= {"verifikat": verifikat, "verifikat_belopp_ore": hela, "belopp_ore": kvar}
        gang.delad = None
    elif gang.delad is None and rnd.random() < 0.02:
        falt["verifikat_belopp_ore"] = belopp + KOSTNAD
        gang.delad = falt["verifikat"], belopp + KOSTNAD, KOSTNAD
    gang.ge(c.RedovisaForbrukning, **falt)
    yield


def _bokford(gang: Pottgang) -> dict[str, Any]:
    """Return when a cost was booked and what of it; some are booked in the year after (R27)."""
    nu, skrivare = gang.dag(35), gang.skrivare
    period = nu[:7]
    if skrivare.dag.year > gang.ar and gang.rnd.random() < 0.04:
        nu, period = som_dag(skrivare.dag.toordinal()), f"{gang.ar}-12"
    return {"datum": nu, **kostnad(gang.rnd, nu, period, skrivare.nr)}


def krediteras(gang: Pottgang) -> Post | None:
    """Credit a part of a cost."""
    post = _senaste(gang, lambda one: isinstance(one.event, e.ForbrukningRedovisad))
    if post is None or not isinstance(post.event, e.ForbrukningRedovisad):
        return None
    return gang.ge(
        c.KrediteraForbrukning,
        **till((post.event.namnd, post.event.underenhet)),
        avser="kreditnota från leverantören",
        belopp_ore=gang.del_av(post.event.belopp_ore),
        verifikat=f"K{gang.skrivare.nr:07d}",
    )


def avraknas(gang: Pottgang) -> Iterator[None]:
    """Settle what a sub-unit has borne itself against money that has come since."""
    of = gang.rnd.choice(ENHETER)
    if not (kvar := gang.nu.att_avrakna(*of)):
        return
    yield from overfors(gang, of, 3 * KOSTNAD)
    belopp = min(kvar, gang.saldo(p.HOS_NAMND, of))
    gang.ge(
        c.AvraknaEgenfinansiering,
        **till(of),
        avser="kostnad som enheten burit själv avräknas",
        belopp_ore=belopp,
    )
    yield


def skuldsatts(gang: Pottgang) -> Post | None:
    """Make a cost that the pott was not for a debt to the state."""
    of = max(MOTTAGARE, key=lambda one: gang.saldo(p.FORBRUKAT, one))
    if gang.slag.kalla != "statsbidrag" or gang.saldo(p.FORBRUKAT, of) < KOSTNAD:
        return None
    return gang.ge(
        c.FaststallSkuld,
        **till(of),
        avser="kostnaden avsåg annat ändamål än bidraget",
        belopp_ore=KOSTNAD // 10,
        grund="fel_andamal",
        fran_position="forbrukat",
    )


def aterbetalas(gang: Pottgang) -> Post | None:
    """Pay a part of a debt back to the state."""
    if not (skuld := gang.saldo(p.ATERBETALNINGSSKULD)):
        return None
    return gang.ge(c.AterbetalaStatsbidrag, avser="återbetalning", belopp_ore=max(1, skuld // 2))


def attesteras(gang: Pottgang) -> Post | None:
    """Let somebody else examine, or approve, what was recorded."""
    post = _senaste(gang, _vantar)
    if post is None:
        return None
    given = {one.slag for one in post.attester if isinstance(one, e.HandelseAttesterad)}
    slag = next(one for one in _SLAG if one not in given)
    attest = gang.skrivare.ge(
        c.Attestera,
        gang.rnd.choice(ATTESTERAR),
        post,
        pott=gang.namn,
        datum=som_dag(gang.skrivare.dag.toordinal()),
        avser=f"{slag}sattest enligt attestreglementet",
        slag=slag,
    )
    if attest is not None:
        post.attester.append(attest.event)
    return gang.kom(attest)


def _vantar(post: Post) -> bool:
    return post.event.numreras and post.event.attesteras and len(post.attester) < len(_SLAG)


def rattas(gang: Pottgang) -> Post | None:
    """Correct what left no note: mostly costs, at times a correction."""
    return _rattad(
        gang, _senaste(gang, lambda one: not one.antecknad and isinstance(one.event, _RATTAS))
    )


def antecknat_rattas(gang: Pottgang) -> Post | None:
    """Correct what left a note, so that the notes of the pott are folded anew."""
    return _rattad(
        gang, _senaste(gang, lambda one: one.antecknad and not isinstance(one.event, e.Sparr))
    )


def _rattad(gang: Pottgang, post: Post | None) -> Post | None:
    if post is None or post.rattad or post.fast or not post.event.rattas:
        return None
    rattelse = gang.ge(
        c.RattaHandelse,
        post,
        avser="rättelse av registrering",
        skal="beloppet hörde till en annan pott och registreras om",
        underlag=[underlag(gang.rnd, "bokföringsorder för rättelsen", gang.ar)],
    )
    if rattelse is not None:
        post.rattad, rattelse.antecknad = True, post.antecknad
        if isinstance(post.event, e.ForbrukningRedovisad) and gang.rnd.random() < 0.5:
            rattelse.fast = True
            gang.frigjorda.append((rattelse, _om_igen(post.event)))
    return rattelse


def _om_igen(event: e.ForbrukningRedovisad) -> dict[str, Any]:
    """Return what is said anew of a cost that was corrected: the same voucher, another amount."""
    kept = ("namnd", "underenhet", "insats", "period", "verifikat", "konto", "plats")
    stated = {name: value for name in kept if (value := getattr(event, name)) is not None}
    datum, belopp = event.handelsedatum, max(1, event.belopp_ore // 2)
    if (angivet := event.verifikat_belopp_ore) is not None:
        stated["verifikat_belopp_ore"] = angivet
    return {**stated, "datum": datum, "belopp_ore": belopp, "avser": "kostnaden med rätt belopp"}


def om_igen(gang: Pottgang) -> Post | None:
    """Record a corrected cost anew."""
    if not gang.frigjorda:
        return None
    return gang.ge(c.RedovisaForbrukning, **gang.frigjorda.popleft()[1])


def _senaste(gang: Pottgang, passar: Callable[[Post], bool]) -> Post | None:
    """Return one of the latest commands that can be pointed at, if one fits."""
    kan = [one for one in gang.poster if not one.rattad and passar(one)]
    return gang.rnd.choice(kan) if kan else None
