"""What nämnder, KS and ärenden say beside the money that is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.blandat.pengar import KOSTNAD, aterrapporteras, redovisas
from benchmarks.blandat.potten import till
from benchmarks.blandat.staden import INSATSER, NAMNDER, REGISTRERAR, beslut, som_dag, underlag
from domain import commands as c
from domain import events as e
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.blandat.potten import Pottgang
    from benchmarks.blandat.skrivare import Post, Skrivare

SALLAN = 6
"""How many ways there are of what is seldom done, and for an ärende to go."""


def mottas(gang: Pottgang) -> Post | None:
    """Let a nämnd accept."""
    of, avser = gang.nagon(), "nämnden tar emot medlen"
    return gang.ge(c.TaEmotMedel, **till(of), avser=avser, belopp_ore=gang.del_av(40 * KOSTNAD))


def avbojs(gang: Pottgang) -> Post | None:
    """Let a nämnd decline, or ask for another use of, some of its money."""
    of = gang.nagon()
    if (har := gang.saldo(p.HOS_NAMND, of) + gang.saldo(p.FORDELAT, of)) < KOSTNAD:
        return None
    shared = {**till(of), "belopp_ore": gang.del_av(har, 2, 8)}
    shared["beslut"] = beslut(gang.rnd, of[0], gang.dag())
    if gang.rnd.random() < 0.5:
        avser, skal = "nämnden avböjer en del av medlen", "insatsen ryms inte under året"
        post = gang.ge(c.AvbojMedel, **shared, avser=avser, skal=skal)
    else:
        insats = gang.rnd.choice(INSATSER)
        annan = {"insats": insats, "kriterium": "varaktig effekt"}
        post = gang.ge(c.BegarAnnanInsats, **shared, **annan, avser="nämnden begär annan insats")
    if post is not None:
        gang.begaranden.append(post)
    return post


def provas(gang: Pottgang) -> Post | None:
    """Let KS decide on a nämnd's answer, sometimes on a part of it first."""
    if not gang.begaranden:
        return None
    post = gang.begaranden.popleft()
    begaran = gang.nu.noter.begaranden.get(post.id)
    if begaran is None or begaran.kvar_ore < 2:
        return None
    delvis = gang.rnd.random() < 0.3
    if delvis:
        gang.begaranden.append(post)
    return gang.ge(
        c.ProvaNamndensBesked,
        post,
        avser="kommunstyrelsens prövning av nämndens besked",
        utfall=gang.rnd.choice(("medgiven", "aterlamnas")),
        beslut=beslut(gang.rnd, "KS", gang.dag()),
        **({"belopp_ore": begaran.kvar_ore // 2} if delvis else {}),
    )


def aterlamnas(gang: Pottgang) -> Post | None:
    """Let a nämnd hand money back."""
    of = gang.nagon()
    if (har := gang.saldo(p.HOS_NAMND, of)) < KOSTNAD:
        return None
    return gang.ge(
        c.AterlamnaMedel,
        **till(of),
        avser="nämnden återlämnar medel",
        belopp_ore=gang.del_av(har, 2, 10),
        skal="insatsen blev billigare än beräknat",
        beslut=beslut(gang.rnd, of[0], gang.dag()),
    )


def fordelning_andras(gang: Pottgang) -> Post | None:
    """Let KS take back what it distributed and has not transferred."""
    of = gang.nagon()
    if (har := gang.saldo(p.FORDELAT, of)) < KOSTNAD:
        return None
    return gang.ge(
        c.AndraFordelning,
        avser="kommunstyrelsen ändrar fördelningen",
        rader=[{**till(of), "belopp_ore": gang.del_av(har)}],
        beslut=beslut(gang.rnd, "KS", gang.dag()),
    )


def insatsen(gang: Pottgang) -> Post | None:
    """Adjust an insats, follow it up, or stop it."""
    shared = {**till(gang.nagon()), "insats": gang.rnd.choice(INSATSER)}
    match gang.rnd.randrange(5):
        case 0:
            skal = "för få deltagare"
            return gang.ge(c.AvbrytInsats, **shared, avser="insatsen avbryts", skal=skal)
        case 1 | 2:
            ny = {"ny_insats": gang.rnd.choice(INSATSER), "kriterium": "går att följa upp"}
            return gang.ge(c.JusteraInsats, **shared, **ny, avser="insatsen justeras efter dialog")
        case _:
            sagt = {"effekt": "viss", "bedomning": "fler vuxna ute på kvällarna"}
            return gang.ge(c.FoljUppInsats, **shared, **sagt, avser="insatsen följs upp")


def redovisningen(gang: Pottgang) -> Post | None:
    """Let a nämnd report, or stadskontoret assess a report."""
    of = gang.nagon()
    if gang.rnd.random() < 0.6:
        redovisas(gang, of)
        return None
    sagt = {"bedomning": "godtagbar", "text": "Redovisningen stämmer med intentionen."}
    return gang.ge(c.BedomRedovisning, **till(of), **sagt, avser="stadskontorets bedömning")


def avvikelsen(gang: Pottgang) -> Post | None:
    """Note what does not add up, or name what a rule has found."""
    stated: dict[str, Any] = {
        "kod": f"A{gang.skrivare.nr}",
        "slag": gang.rnd.choice(("motsagelse", "lucka", "anmarkning")),
        "lasning_1": "protokollet anger ett annat belopp än tjänsteskrivelsen",
        "lasning_2": "bilagans tabell summerar inte till totalen",
        "belopp_ore": KOSTNAD,
        "avser": "avvikelse vid granskningen",
    }
    avser = None
    if gang.avvikelser and gang.rnd.random() < 0.3:
        avser, _ = gang.avvikelser.popleft()
        stated["regel"] = "R27"
    if avser is not None and avser.rattad:
        return None
    post = gang.ge(c.NoteraAvvikelse, avser, **stated)
    if post is not None:
        gang.avvikelser.append((avser or post, stated["kod"]))
    return post


def utreds(gang: Pottgang) -> Post | None:
    """Close an avvikelse."""
    if not gang.avvikelser:
        return None
    avser, kod = gang.avvikelser.popleft()
    slutsats = "Beloppet i protokollet gäller; bilagan är äldre."
    return gang.ge(c.UtredAvvikelse, avser, avser="utredning", kod=kod, slutsats=slutsats)


def kompletteras(gang: Pottgang) -> Post | None:
    """Add a document, or the § of a decision, to what was recorded before."""
    kan = [one for one in gang.poster if not one.rattad and not isinstance(one.event, e.Sparr)]
    if not kan:
        return None
    post = gang.rnd.choice(kan)
    if gang.rnd.random() < 0.6:
        mer = [underlag(gang.rnd, "underlag som kom in efteråt", gang.ar)]
        return gang.ge(c.KompletteraUnderlag, post, avser="underlag kompletteras", underlag=mer)
    ks = beslut(gang.rnd, "KS", gang.dag())
    return gang.ge(c.KompletteraBeslut, post, avser="beslutets paragraf kompletteras", beslut=ks)


def sallan(gang: Pottgang, vad: int | None = None) -> Post | None:
    """Do what is seldom done: a report, a reconciliation, a condition, permanent money."""
    match gang.rnd.randrange(SALLAN) if vad is None else vad:
        case 0:
            aterrapporteras(gang, "komplettering")
            return None
        case 1 | 2:
            per = {"per_datum": gang.dag(), "belopp_ore": gang.nu.total(p.FORBRUKAT)}
            post = {"slag": "huvudbok", "konto": "2890", "position": "forbrukat"}
            return gang.ge(c.AvstamPost, **post, **per, avser="avstämning mot huvudboken")
        case 3:
            andring = {"andring": "myndigheten preciserar villkoret", "galler_fran": gang.dag()}
            return gang.ge(c.AndraVillkor, **andring, avser="ändrat villkor")
        case 4 if gang.slag.kalla == "statsbidrag":
            ks = beslut(gang.rnd, "KS", gang.dag())
            forskott = {"belopp_ore": KOSTNAD, "beslut": ks}
            return gang.ge(c.BeslutaForskottering, **forskott, avser="kommunstyrelsen förskotterar")
        case _:
            fran, till_ = gang.rnd.sample(NAMNDER, 2)
            ram = {"fran": fran, "till": till_, "belopp_per_ar_ore": KOSTNAD * 10}
            fortsatt = {"fran_ar": gang.ar + 1, "effektbedomning": "insatsen har haft god effekt"}
            kf = beslut(gang.rnd, "KF", gang.dag())
            return gang.ge(
                c.VaxlaKommunbidrag, **ram, **fortsatt, beslut=kf, avser="växling till kommunbidrag"
            )


def arendet(skrivare: Skrivare, rnd: Random, vad: int | None = None) -> Iterator[None]:
    """Take an ärende from its remiss, or uppdrag, to the minutes and those who are sent them."""
    vad = rnd.randrange(SALLAN) if vad is None else vad
    dag = som_dag(skrivare.dag.toordinal())
    shared = {"arende": f"STK-{dag[:4]}-{1 + skrivare.nr % 999_999}", "datum": dag}

    def ge(kommando: type[c.Command], om: Post | None = None, /, **falt: Any) -> Post | None:
        return skrivare.ge(kommando, rnd.choice(REGISTRERAR), om, **shared, **falt)

    svarar = rnd.choice(NAMNDER)
    if vad % 2:
        fraga = ge(c.RemitteraArende, avser="ärendet remitteras", mottagare=[svarar, "KS"])
    else:
        uppdrag = {"uppdrag": "redovisa hur medlen har använts", "till": svarar}
        fraga = ge(c.GeUppdrag, avser="uppdrag till nämnden", **uppdrag)
    yield
    svar = "Nämnden har inget att erinra mot förslaget."
    ge(c.AterrapporteraUppdrag, fraga, avser="svar", av=svarar, text=svar)
    yield
    match vad:
        case 0:
            ge(c.BordlaggArende, avser="ärendet bordläggs", motivering="partigrupperna bereder")
        case 1:
            ge(c.AterremitteraArende, avser="återremiss", motivering="effekterna behöver belysas")
        case _:
            ge(c.AntecknaReservation, avser="reservation", slag="reservation", partier=["M", "SD"])
    yield
    ks = beslut(rnd, "KS", dag)
    ge(c.JusteraProtokoll, avser="protokollet justeras", anslaget=dag, beslut=ks)
    yield
    ge(c.ExpedieraBeslut, avser="beslutet expedieras", mottagare=["Socialstyrelsen", svarar])
    yield
