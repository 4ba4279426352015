"""More histories that nobody may have: where events stand, and what always holds in a pott.

Each adds what would be lawful but for one thing, so that it is that one which is found. They are
of the campaign's form: they draw by chance, and return False where a log holds nothing to lie of.
"""

from __future__ import annotations

import base64
import hashlib
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.oberoende.olagligt import (
    Logg,
    Post,
    av,
    noterad_i_arendet,
    tillagg,
    utredd_i_arendet,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Andring = Callable[[Logg, Random], bool]

POTTERNAS: dict[str, Andring] = {}
LAGLIGA: dict[str, Andring] = {}
_ORE = 123_400
_SVAG = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
_TILLSAMMANS = ("StatsbidragTilldelat", "StatsbidragRekvirerat", "StatsbidragInbetalt",
                "FordelningBeslutad", "AnnanInsatsBegard", "NamndensBeskedProvat")  # fmt: skip


def osann(change: Andring) -> Andring:
    POTTERNAS[change.__name__] = change
    return change


def laglig(change: Andring) -> Andring:
    LAGLIGA[change.__name__] = change
    return change


def rattad(logg: Logg, data: Post, flyttningar: list[Post], **falt: Any) -> Post:
    """Add the correction of a command without attests, in its stream and as it must be."""
    som = deepcopy(av(logg, "HandelseRattad")[-1])
    som["aggregat"] = f"pott/{data['pott']}"
    if "liggarnummer" in data:
        falt["oattesterad_ar"] = int(data["handelsedatum"].removeprefix("../")[:4])
    return tillagg(logg, "HandelseRattad", som=som, utan=("verifikat", "stanger", "oattesterad_ar"),
                   avser_id=data["kommando_id"], pott=data["pott"], flyttningar=flyttningar,
                   handelsedatum=data["handelsedatum"], **falt)  # fmt: skip


def _oppen(logg: Logg, typ: str, slump: Random, **falt: Any) -> Post | None:
    """Return an event of a type in a pott that is not closed, if there is one.

    Where all are closed it is the one closed last, and the log ends before that.
    """
    found = av(logg, typ, **falt)
    slut = {post["aggregat"]: nr for nr, post in reversed([*enumerate(logg)])
            if post["typ"] == "BidragsarAvslutat/1"}  # fmt: skip
    senast = max((slut.get(post["aggregat"], len(logg)) for post in found), default=0)
    found = [p for p in found if slut.get(p["aggregat"], len(logg)) == senast]
    del logg[senast:]
    found = [post for post in found if any(post is one for one in logg)]
    return slump.choice(found) if found else None


_FORDELAS = {
    "StatsbidragTilldelat": ("till_ofordelat_ore", "efterhand"),
    "StatsbidragRekvirerat": ("till_ofordelat_ore", "forskott"),
    "RekvisitionMakulerad": ("fran_ofordelat_ore", "forskott"),
}
"""What says how much can be distributed, and how the state pays where that is all of it."""


def _lagg(logg: Logg, typ: str, pott: str, **falt: Any) -> Post:
    """Add an event of a type in a pott, like the first of its kind and as much to distribute."""
    som = deepcopy(av(logg, typ)[0])
    if typ in _FORDELAS:
        fordelas, nar = _FORDELAS[typ]
        (upprattad,) = av(logg, "PottUpprattad", pott=pott)
        hur = upprattad["data"].get("utbetalning", "forskott")
        falt |= {fordelas: falt["belopp_ore"] if hur == nar else 0}
    som["aggregat"] = f"pott/{pott}"
    return tillagg(logg, typ, som=som, pott=pott, **falt)


def _statlig(logg: Logg, slump: Random) -> str | None:
    """Return a pott of the state's money that was never closed, where all kinds have happened."""
    post = _oppen(logg, "PottUpprattad", slump, kalla="statsbidrag")
    if post is None or not av(logg, "HandelseRattad") or not all(av(logg, t) for t in _TILLSAMMANS):
        return None
    return str(post["data"]["pott"])


def _betald(logg: Logg, pott: str, ore: int) -> None:
    """Add that money was granted, called in under a reference of its own, and paid."""
    _lagg(logg, "StatsbidragTilldelat", pott, belopp_ore=ore)
    _lagg(logg, "StatsbidragRekvirerat", pott, belopp_ore=ore, rekvisition="OLAGLIG-1")
    _lagg(logg, "StatsbidragInbetalt", pott, belopp_ore=ore, rekvisition="OLAGLIG-1",
          utan=("avser_id",))  # fmt: skip


# What always holds in a pott ---------------------------------------------------------------------


@osann
def pengar_i_en_avslutad_pott(logg: Logg, slump: Random) -> bool:
    found = av(logg, "BidragsarAvslutat")
    rattade = {post["data"]["avser_id"] for post in av(logg, "HandelseRattad")}
    potter = sorted({p["data"]["pott"] for p in found if p["data"]["kommando_id"] not in rattade})
    if not potter or not av(logg, "StatsbidragRekvirerat") or not av(logg, "MedelAvsatta"):
        return False
    pott = slump.choice(potter)
    (post,) = av(logg, "PottUpprattad", pott=pott)
    if post["data"]["kalla"] == "statsbidrag":
        _betald(logg, pott, _ORE)
    else:
        _lagg(logg, "AnslagAnvisat", pott, belopp_ore=_ORE)
        _lagg(logg, "MedelAvsatta", pott, belopp_ore=_ORE)
    return True


@osann
def betalt_pa_en_annan_rekvisition(logg: Logg, slump: Random) -> bool:
    if not (found := av(logg, "StatsbidragInbetalt")):
        return False
    slump.choice(found)["data"]["rekvisition"] = "FINNS-INTE-9"
    return True


@osann
def en_annan_rekvisition_makulerad(logg: Logg, slump: Random) -> bool:
    """Take back what another reference called in: the sum is right, the references are not."""
    if (pott := _statlig(logg, slump)) is None or not av(logg, "RekvisitionMakulerad"):
        return False
    _betald(logg, pott, _ORE)
    _lagg(logg, "RekvisitionMakulerad", pott, belopp_ore=_ORE, rekvisition="OLAGLIG-2")
    return True


@osann
def avsatt_utan_anslag(logg: Logg, slump: Random) -> bool:
    """Leave out that KF gave anything, and end the log where the first is set aside."""
    if not (found := av(logg, "MedelAvsatta")):
        return False
    post = slump.choice([f for f in found if f["aggregat"] == found[0]["aggregat"]][:1])
    anslag = [
        p["data"]["kommando_id"] for p in av(logg, "AnslagAnvisat", pott=post["data"]["pott"])
    ]
    del logg[logg.index(post) + 1 :]
    logg[:] = [p for p in logg if not {p["data"]["kommando_id"], p["data"].get("avser_id")}
               & {*anslag}]  # fmt: skip
    return True


@osann
def en_ersatt_redovisning_rattad(logg: Logg, slump: Random) -> bool:
    """Correct a report that a later one has replaced: what is reported is no longer what it was."""
    post = _oppen(logg, "NamndredovisningInlamnad", slump)
    if post is None or not av(logg, "HandelseRattad") or not post["data"].get("utfall_ore"):
        return False
    forst = tillagg(logg, "NamndredovisningInlamnad", som=post, ersatter_ore=_redovisat(logg, post),
                    utfall_ore=_ORE)  # fmt: skip
    tillagg(logg, "NamndredovisningInlamnad", som=post, ersatter_ore=_ORE, utfall_ore=2 * _ORE)
    plats = {k: post["data"][k] for k in ("namnd", "underenhet") if k in post["data"]}
    plats["position"] = "redovisat"
    ater = [{"belopp_ore": forst["ersatter_ore"], "till": plats}] if forst["ersatter_ore"] else []
    rattad(logg, forst, [{"belopp_ore": _ORE, "fran": plats}, *ater])
    return True


def _redovisat(logg: Logg, post: Post) -> int:
    """Return what a nämnd has reported last, in force: no correction of one is corrected here."""
    rattade = {p["data"]["avser_id"] for p in av(logg, "HandelseRattad")}
    egna = [p["data"] for p in av(logg, "NamndredovisningInlamnad", pott=post["data"]["pott"])
            if p["data"]["kommando_id"] not in rattade]  # fmt: skip
    vem = [(d["namnd"], d.get("underenhet")) for d in (post["data"], *egna)]
    return next((int(d.get("utfall_ore", 0)) for d, av_ in zip(reversed(egna), reversed(vem[1:]),
                 strict=True) if av_ == vem[0]), 0)  # fmt: skip


@osann
def en_provad_begaran_rattad(logg: Logg, slump: Random) -> bool:
    """Correct what KS has answered; as much is blocked by another, so no position is below zero."""
    if (pott := _statlig(logg, slump)) is None:
        return False
    _betald(logg, pott, 2 * _ORE)
    rad = next(p["data"]["rader"][0] for p in av(logg, "FordelningBeslutad") if p["data"]["rader"])
    namnd = {k: rad[k] for k in ("namnd", "underenhet") if k in rad}
    hos = {"utan": ("underenhet", "verifikat"), **namnd}
    _lagg(logg, "FordelningBeslutad", pott, rader=[namnd | {"belopp_ore": 2 * _ORE}],
          total_ore=2 * _ORE)  # fmt: skip
    ur = {"belopp_ore": _ORE, "fran_fordelat_ore": _ORE, "fran_hos_namnd_ore": 0}
    begaran, _ = (_lagg(logg, "AnnanInsatsBegard", pott, **ur, **hos) for _ in range(2))
    _lagg(logg, "NamndensBeskedProvat", pott, avser_id=begaran["kommando_id"], utfall="medgiven",
          **ur, **hos)  # fmt: skip
    flyttning = {"belopp_ore": _ORE, "fran": {"position": "sparrat_ur_fordelat", **namnd},
                 "till": {"position": "fordelat", **namnd}}  # fmt: skip
    rattad(logg, begaran, [flyttning])
    return True


@osann
def en_identifierad_inbetalning_rattad(logg: Logg, slump: Random) -> bool:
    """Correct a payment that was identified; another waits, so no position is below zero."""
    pott = _statlig(logg, slump)
    if pott is None or not av(logg, "OidentifieradInbetalningRegistrerad"):
        return False
    typ = "OidentifieradInbetalningRegistrerad"
    okand, _ = (_lagg(logg, typ, pott, belopp_ore=_ORE) for _ in range(2))
    _lagg(logg, "StatsbidragTilldelat", pott, belopp_ore=_ORE)
    _lagg(logg, "StatsbidragRekvirerat", pott, belopp_ore=_ORE, rekvisition="OLAGLIG-1")
    _lagg(logg, "StatsbidragInbetalt", pott, belopp_ore=_ORE, rekvisition="OLAGLIG-1",
          avser_id=okand["kommando_id"])  # fmt: skip
    rattad(logg, okand, [{"belopp_ore": _ORE, "fran": {"position": "oidentifierat"}}])
    return True


@osann
def oresavrundning_mitt_i_en_skuld(logg: Logg, slump: Random) -> bool:
    found = [p for p in av(logg, "StatsbidragAterbetalt") if p["data"]["belopp_ore"] > 10 * _ORE]
    if not found:
        return False
    post = slump.choice(found)
    del logg[logg.index(post) + 1 :]
    post["data"]["belopp_ore"] -= _ORE
    post["data"]["oresavrundning_ore"] = slump.choice((-99, 99))
    return True


def _avvikande(logg: Logg, slump: Random) -> tuple[Post, Post] | None:
    """Add an event with an avvikelse, and its correction; return both."""
    found = [p["data"]["avvikelser"][0] for p in logg if p["data"].get("avvikelser")]
    post = _oppen(logg, "MedelMottagna", slump)
    if post is None or not found or not av(logg, "HandelseRattad"):
        return None
    fynd = slump.choice(found)
    data = tillagg(logg, "MedelMottagna", som=post, avvikelser=[deepcopy(fynd)])
    return data, rattad(logg, data, [], stanger=[fynd["kod"]])


@osann
def utredd_fast_det_den_avser_ar_rattat(logg: Logg, slump: Random) -> bool:
    """End what a correction has closed; when that is corrected too it would be open again."""
    if (made := _avvikande(logg, slump)) is None or not av(logg, "AvvikelseUtredd"):
        return False
    data, rattelse = made
    _lagg(logg, "AvvikelseUtredd", data["pott"], avser_id=data["kommando_id"],
          kod=data["avvikelser"][0]["kod"])  # fmt: skip
    if slump.random() < 0.5:
        rattad(logg, rattelse, [])
    return True


@osann
def benamnd_fast_det_den_avser_ar_rattat(logg: Logg, slump: Random) -> bool:
    if (made := _avvikande(logg, slump)) is None or not av(logg, "AvvikelseNoterad"):
        return False
    data, fynd = made[0], made[0]["avvikelser"][0]
    _lagg(logg, "AvvikelseNoterad", data["pott"], avser_id=data["kommando_id"], kod="OLAGLIG",
          regel=fynd["regel"], benamner=fynd["kod"])  # fmt: skip
    return True


@laglig
def rattelser_av_rattelser(logg: Logg, slump: Random) -> bool:
    """Correct what has an open avvikelse, and the correction, and so on: all of it is lawful."""
    if (made := _avvikande(logg, slump)) is None:
        return False
    _, rattelse = made
    for _ in range(slump.randrange(1, 9)):
        rattelse = rattad(logg, rattelse, [])
    return True


@laglig
def avvikelser_i_arendet(logg: Logg, slump: Random) -> bool:
    """Note contradictions of an ärende, and look into some of them: each under its own code."""
    noterade = [noterad_i_arendet(logg, kod=f"A-{n}") for n in range(slump.randrange(1, 5))]
    for noterad in slump.sample(noterade, slump.randrange(len(noterade) + 1)):
        utredd_i_arendet(logg, noterad, kod=noterad["kod"])
    return True


# Where an event stands, and what it is called ----------------------------------------------------


@osann
def oppnad_igen(logg: Logg, _slump: Random) -> bool:
    tillagg(logg, "LiggareOppnad", som=logg[0])
    return True


@osann
def en_pott_upprattad_igen(logg: Logg, slump: Random) -> bool:
    tillagg(logg, "PottUpprattad", som=slump.choice(av(logg, "PottUpprattad")))
    return True


@osann
def en_pott_som_ingen_har_upprattat(logg: Logg, slump: Random) -> bool:
    som = deepcopy(slump.choice(av(logg, "MedelMottagna") or av(logg, "VillkorAndrat") or logg[:1]))
    som["aggregat"] = "pott/OLAGLIG-1"
    tillagg(logg, som["typ"].partition("/")[0], som=som, pott="OLAGLIG-1")
    return True


@osann
def en_potts_handelse_i_en_annans_strom(logg: Logg, slump: Random) -> bool:
    found = av(logg, "AvvikelseNoterad") + av(logg, "MedelMottagna") + av(logg, "VillkorAndrat")
    return _flyttad(logg, slump, [p for p in found if "avser_id" not in p["data"]], "PottUpprattad")


@osann
def ett_arendes_handelse_i_ett_annats_strom(logg: Logg, slump: Random) -> bool:
    typer = ("ReservationAntecknad", "ArendeBordlagt", "ProtokollJusterat", "UppdragGivet")
    return _flyttad(logg, slump, [p for typ in typer for p in av(logg, typ)], *typer)


def _flyttad(logg: Logg, slump: Random, found: list[Post], *typer: str) -> bool:
    """Repeat one of the events in another of the streams in which some types stand."""
    strommar = {p["aggregat"] for typ in typer for p in av(logg, typ)}
    if not found:
        return False
    som = deepcopy(slump.choice(found))
    if not (andra := sorted(strommar - {som["aggregat"]})):
        return False
    som["aggregat"] = slump.choice(andra)
    tillagg(logg, som["typ"].partition("/")[0], som=som)
    return True


@osann
def en_typ_utan_version(logg: Logg, slump: Random) -> bool:
    post = slump.choice(logg[1:])
    post["typ"] = post["typ"].removesuffix("/1")
    return True


@osann
def en_version_som_inte_finns(logg: Logg, slump: Random) -> bool:
    post = slump.choice(logg[1:])
    post["typ"] = f"{post['typ'][:-1]}{slump.choice('029')}"
    return True


@osann
def en_typ_som_inte_finns(logg: Logg, slump: Random) -> bool:
    tillagg(logg, slump.choice(("Potten", "HandelseAngrad", "prova", "")), som=logg[0])
    return True


@osann
def det_egna_namnet_pa_nagot_annat(logg: Logg, slump: Random) -> bool:
    """Call an event, in whichever stream, as only what the ledger notes about itself may be."""
    som = slump.choice(logg[1:])
    if som["typ"] in {"NyckelBytt/1", "PersonuppgiftDold/1", "PersonuppgiftUtplanad/1"}:
        return False
    pekande = {p["data"].get("avser_id") for p in logg}
    if (gammal := som["data"]["kommando_id"]) in pekande:
        return False
    nytt = slump.choice(("Utplana-x", "utplana-x", "NYCKEL-x", "\u017fkapa"))
    for post in logg:
        if post["data"]["kommando_id"] == gammal:
            post["data"]["kommando_id"] = nytt
    return True


@osann
def en_nyckel_som_vem_som_helst_har(logg: Logg, slump: Random) -> bool:
    """Change the key to a point of small order, by which anybody can sign."""
    namn = logg[0]["data"]["ursprung"]
    y = bytes.fromhex(slump.choice((_SVAG, "01" + "00" * 31)))
    byte = b"\1" + y[:-1] + bytes([y[-1] | slump.choice((0, 128))])
    tal = hashlib.sha256(namn.encode() + b"\n" + byte).hexdigest()[:8]
    nyckel = f"{namn}+{tal}+{base64.b64encode(byte).decode()}"
    keys = av(logg, "NyckelBytt")
    som = keys[-1] if keys else logg[0]
    utan = () if keys else ("liggare", "ursprung", "program")
    tillagg(logg, "NyckelBytt", som=som, utan=utan, nyckel=nyckel)
    return True


@osann
def en_tid_som_inte_finns(logg: Logg, slump: Random) -> bool:
    """Say that an event was recorded on a day that no month has, or not quite in the form."""
    post = slump.choice(logg[-5:])
    ar = post["data"]["registrerad"][:4]
    post["data"]["registrerad"] = slump.choice(
        (f"{ar}-12-32T00:00:00.000000Z", f"{ar}-13-31T00:00:00.000000Z",
         f"{post['data']['registrerad'][:-1]}+00:00", f"{ar}-12-31T27:61:00.000000Z",
         f"{post['data']['registrerad'][:-8]}Z")
    )  # fmt: skip
    return True
