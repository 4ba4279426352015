"""Histories that nobody may have, well sealed: each changes a lawful log and names its lie.

The entries are plain JSON, as an auditor reads them; nothing of ours is asked what is lawful.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

Post = dict[str, Any]
Logg = list[Post]
Logn = Callable[[Logg], None]

OLAGLIGA: dict[str, Logn] = {}


def olaglig(lie: Logn) -> Logn:
    OLAGLIGA[lie.__name__] = lie
    return lie


def poster(rader: list[bytes]) -> Logg:
    return [json.loads(rad) for rad in rader]


def rader(logg: Logg) -> list[bytes]:
    """Write the entries as a ledger would: numbers, versions and liggarnummer unbroken."""
    version: dict[str, int] = {}
    nummer: dict[str, int] = {}
    skrivna = []
    for nr, post in enumerate(logg):
        strom, data = post["aggregat"], post["data"]
        version[strom] = version.get(strom, 0) + 1
        post |= {"nr": nr, "version": version[strom]}
        if "liggarnummer" in data:
            ar = data["handelsedatum"].removeprefix("../")[:4]
            nummer[ar] = nummer.get(ar, 0) + 1
            data["liggarnummer"] = f"{ar}-{nummer[ar]:06d}"
        skriven = json.dumps(post, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        skrivna.append(skriven.encode())
    return skrivna


def av(logg: Logg, typ: str, **falt: Any) -> list[Post]:
    """Return the entries of a type, with these fields where any are asked for."""
    return [
        post
        for post in logg
        if post["typ"] == f"{typ}/1"
        and all(post["data"].get(namn) == varde for namn, varde in falt.items())
    ]


def forst(logg: Logg, typ: str, prov: Callable[[Post], object] = bool) -> Post:
    return next(post["data"] for post in av(logg, typ) if prov(post["data"]))


def tillagg(logg: Logg, typ: str, *, som: Post, utan: tuple[str, ...] = (), **falt: Any) -> Post:
    """Add an event at the end, in the stream and with the common fields of another."""
    data = deepcopy(som["data"])
    for namn in ("avvikelser", "upprepning", *utan):
        data.pop(namn, None)
    sist = datetime.fromisoformat(logg[-1]["data"]["registrerad"]) + timedelta(seconds=1)
    data |= {
        "kommando_id": f"olagligt-{len(logg)}",
        "registrerad": sist.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        **falt,
    }
    logg.append({"aggregat": som["aggregat"], "data": data, "nr": 0, "typ": f"{typ}/1",
                 "version": 0})  # fmt: skip
    return data


def rattelse(logg: Logg, avser_id: str, flyttningar: list[Post], **falt: Any) -> Post:
    """Add a correction, in the stream of one that there is."""
    som = av(logg, "HandelseRattad")[-1]
    return tillagg(logg, "HandelseRattad", som=som, utan=("verifikat", "stanger", "oattesterad_ar"),
                   avser_id=avser_id, flyttningar=flyttningar, **falt)  # fmt: skip


def _ore(logg: Logg) -> tuple[str, str]:
    """Return a pott with a correction in it, and a nämnd that has had money there."""
    som = av(logg, "HandelseRattad")[-1]
    strom = som["aggregat"]
    namnd = next(
        p["data"]["namnd"] for p in logg if p["aggregat"] == strom and "namnd" in p["data"]
    )
    return strom, namnd


# Corrections -----------------------------------------------------------------------------------


@olaglig
def pengar_ur_intet(logg: Logg) -> None:
    """Ten million kronor that no event has moved, from outside the pott to a nämnd."""
    strom, namnd = _ore(logg)
    mal = next(p for p in reversed(logg) if p["aggregat"] == strom and "belopp_ore" in p["data"])
    till = {"position": "egenfinansierat", "namnd": namnd}
    rattelse(logg, mal["data"]["kommando_id"], [{"belopp_ore": 1_000_000_000, "till": till}])


@olaglig
def rattelse_av_inget(logg: Logg) -> None:
    rattelse(logg, "finns-inte", [])


@olaglig
def rattelse_tva_ganger(logg: Logg) -> None:
    data = deepcopy(av(logg, "HandelseRattad")[-1]["data"])
    rattelse(logg, data["avser_id"], data["flyttningar"])


@olaglig
def rattelse_till_halften(logg: Logg) -> None:
    data = forst(logg, "HandelseRattad", lambda d: d["flyttningar"])
    data["flyttningar"] = [f | {"belopp_ore": f["belopp_ore"] - 1} for f in data["flyttningar"]]


@olaglig
def rattelse_av_en_del(logg: Logg) -> None:
    data = max((p["data"] for p in av(logg, "HandelseRattad")), key=lambda d: len(d["flyttningar"]))
    data["flyttningar"] = data["flyttningar"][1:]


@olaglig
def rattelse_i_annan_pott(logg: Logg) -> None:
    strom, _ = _ore(logg)
    mal = next(p for p in logg if p["aggregat"] != strom and p["typ"] == "MedelMottagna/1")
    rattelse(logg, mal["data"]["kommando_id"], [])


@olaglig
def rattelse_av_potten(logg: Logg) -> None:
    strom, _ = _ore(logg)
    mal = next(p for p in logg if p["aggregat"] == strom and p["typ"] == "PottUpprattad/1")
    rattelse(logg, mal["data"]["kommando_id"], [])


@olaglig
def rattelse_som_slapper_fel_verifikat(logg: Logg) -> None:
    rattad = {p["data"]["avser_id"]: p["data"] for p in av(logg, "HandelseRattad")}
    data = rattad[next(i for i in rattad if not rattad[i].get("verifikat"))]
    data["verifikat"] = forst(logg, "ForbrukningRedovisad", lambda d: "verifikat" in d)["verifikat"]


@olaglig
def fri_text_som_position(logg: Logg) -> None:
    """A move to a position that is none, of a name that a program may reckon for itself."""
    data = av(logg, "HandelseRattad")[-1]["data"]
    data["flyttningar"].append({"belopp_ore": 500, "till": {"position": "balanskonto"}})


@olaglig
def namnd_pa_pottens_position(logg: Logg) -> None:
    data = forst(logg, "BidragsarAvslutat", lambda d: d["slutsaldon"])
    plats = next(s["plats"] for s in data["slutsaldon"] if "namnd" not in s["plats"])
    plats["namnd"] = "KUN"


# Splits ----------------------------------------------------------------------------------------


@olaglig
def forbrukat_mer_an_kostnaden(logg: Logg) -> None:
    data = forst(logg, "ForbrukningRedovisad", lambda d: d["forbrukat_ore"] == d["belopp_ore"])
    data["belopp_ore"] -= 1


@olaglig
def egenfinansiering_som_inte_gar_ihop(logg: Logg) -> None:
    forst(logg, "EgenfinansieringNoterad")["belopp_ore"] += 1


@olaglig
def egenfinansiering_av_annan_namnd(logg: Logg) -> None:
    data = forst(logg, "EgenfinansieringNoterad")
    data["namnd"] = next(n for n in ("KUN", "GRN") if n != data["namnd"])
    data.pop("underenhet", None)


@olaglig
def egenfinansiering_som_saknas(logg: Logg) -> None:
    logg.remove(av(logg, "EgenfinansieringNoterad")[-1])


@olaglig
def egenfinansiering_av_inget(logg: Logg) -> None:
    som = av(logg, "EgenfinansieringNoterad")[0]
    tillagg(logg, "EgenfinansieringNoterad", som=som)


@olaglig
def sparr_som_inte_summerar(logg: Logg) -> None:
    data = forst(logg, "MedelAvbojda", lambda d: d["belopp_ore"] > 1)
    ur = max(("fran_fordelat_ore", "fran_hos_namnd_ore"), key=lambda namn: int(data[namn]))
    data[ur] -= 1


@olaglig
def provning_som_inte_summerar(logg: Logg) -> None:
    data = forst(logg, "NamndensBeskedProvat")
    data["belopp_ore"] += 1


@olaglig
def provning_av_annan_namnd(logg: Logg) -> None:
    data = forst(logg, "NamndensBeskedProvat")
    data["namnd"] = next(n for n in ("KUN", "GRN") if n != data["namnd"])
    data.pop("underenhet", None)


@olaglig
def kreditering_som_inte_summerar(logg: Logg) -> None:
    data = forst(logg, "ForbrukningKrediterad")
    data["belopp_ore"] += 1


@olaglig
def askande_som_ersatter_for_mycket(logg: Logg) -> None:
    data = [p["data"] for p in av(logg, "AskandeInlamnat") if p["data"].get("ersatter_ore")]
    if data:
        data[0]["ersatter_ore"] -= 1
    else:
        forst(logg, "AskandeInlamnat")["ersatter_ore"] = 1


@olaglig
def redovisning_som_ersatter_fel(logg: Logg) -> None:
    data = [p["data"] for p in av(logg, "NamndredovisningInlamnad") if p["data"]["ersatter_ore"]]
    if data:
        data[-1]["ersatter_ore"] -= 1
    else:
        forst(logg, "NamndredovisningInlamnad")["ersatter_ore"] = 1


@olaglig
def skuld_ur_pottens_position_men_namndens(logg: Logg) -> None:
    data = forst(logg, "AterbetalningsskuldFaststalld")
    if "namnd" in data:
        del data["namnd"]
        data.pop("underenhet", None)
    else:
        data["namnd"] = "KUN"


@olaglig
def samma_verifikat_tva_ganger(logg: Logg) -> None:
    """The same row of the general ledger, spelt otherwise, once more than there is of it."""
    som = next(p for p in reversed(av(logg, "ForbrukningRedovisad"))
               if p["data"].get("verifikat") and p["data"]["forbrukat_ore"])  # fmt: skip
    data = som["data"]
    data_ = tillagg(logg, "ForbrukningRedovisad", som=som, forbrukat_ore=0,
                    verifikat=data["verifikat"].lower().replace("-", " "))  # fmt: skip
    tillagg(logg, "EgenfinansieringNoterad", som=logg[-1], kommando_id=data_["kommando_id"],
            utan=("forbrukat_ore", "insats", "verifikat_belopp_ore", "period", "geso"))  # fmt: skip


@olaglig
def samma_kreditering_tva_ganger(logg: Logg) -> None:
    som = next(p for p in av(logg, "ForbrukningKrediterad"))
    data = som["data"]
    data.setdefault("verifikat", "K-1")
    tillagg(logg, "ForbrukningKrediterad", som=som)


@olaglig
def period_ett_tidigare_ar_utan_avvikelse(logg: Logg) -> None:
    data = forst(logg, "ForbrukningRedovisad", lambda d: "avvikelser" not in d)
    data["period"] = f"{int(data['handelsedatum'][:4]) - 1}-12"


# Attests and references ------------------------------------------------------------------------


@olaglig
def egen_attest(logg: Logg) -> None:
    data = forst(logg, "HandelseAttesterad")
    data["registrerad_av"] = next(
        p["data"]["registrerad_av"] for p in logg
        if p["data"]["kommando_id"] == data["avser_id"]
    )  # fmt: skip


@olaglig
def attest_av_inget(logg: Logg) -> None:
    som = av(logg, "HandelseAttesterad")[-1]
    tillagg(logg, "HandelseAttesterad", som=som, avser_id="finns-inte")


@olaglig
def samma_attest_igen(logg: Logg) -> None:
    tillagg(logg, "HandelseAttesterad", som=av(logg, "HandelseAttesterad", klar=True)[-1])


@olaglig
def attest_i_fel_strom(logg: Logg) -> None:
    som = av(logg, "HandelseAttesterad")[-1]
    annan = next(p for p in av(logg, "ForbrukningRedovisad") if p["aggregat"] != som["aggregat"])
    tillagg(logg, "HandelseAttesterad", som=som, avser_id=annan["data"]["kommando_id"])


@olaglig
def attest_som_ar_klar_for_tidigt(logg: Logg) -> None:
    forst(logg, "HandelseAttesterad", lambda d: not d["klar"])["klar"] = True


@olaglig
def attest_som_aldrig_blir_klar(logg: Logg) -> None:
    forst(logg, "HandelseAttesterad", lambda d: d["klar"])["klar"] = False


@olaglig
def attest_av_fel_ar(logg: Logg) -> None:
    forst(logg, "HandelseAttesterad")["avser_ar"] += 1


@olaglig
def attest_av_det_som_inte_attesteras(logg: Logg) -> None:
    som = next(p for p in av(logg, "HandelseAttesterad") if "pott" in p["data"])
    pott = next(p for p in av(logg, "PottUpprattad") if p["aggregat"] == som["aggregat"])
    tillagg(logg, "HandelseAttesterad", som=som, avser_id=pott["data"]["kommando_id"])


@olaglig
def egen_attest_av_stangning(logg: Logg) -> None:
    stangd = av(logg, "RakenskapsarStangt")[0]["data"]
    attest = forst(logg, "HandelseAttesterad", lambda d: d["avser_id"] == stangd["kommando_id"])
    attest["registrerad_av"] = stangd["registrerad_av"]


@olaglig
def attest_av_stangning_i_en_pott(logg: Logg) -> None:
    stangd = av(logg, "RakenskapsarStangt")[0]["data"]
    post = next(p for p in logg if p["data"].get("avser_id") == stangd["kommando_id"])
    pott = av(logg, "PottUpprattad")[0]
    post["aggregat"] = pott["aggregat"]
    post["data"]["pott"] = pott["data"]["pott"]


@olaglig
def stangning_av_det_som_ar_stangt(logg: Logg) -> None:
    tillagg(logg, "RakenskapsarStangt", som=av(logg, "RakenskapsarStangt")[-1])


@olaglig
def oppning_av_det_som_inte_ar_stangt(logg: Logg) -> None:
    tillagg(logg, "RakenskapsarOppnat", som=av(logg, "RakenskapsarStangt")[-1], ar=2026)


@olaglig
def attestratt_at_sig_sjalv(logg: Logg) -> None:
    data = forst(logg, "AttestrattGiven")
    data["aktor"] = data["registrerad_av"]


@olaglig
def svar_pa_ingen_fraga(logg: Logg) -> None:
    data = forst(logg, "UppdragAterrapporterat")
    data["avser_id"] = next(
        p["data"]["kommando_id"] for p in logg
        if p["data"].get("arende") == data["arende"] and "uppdrag" not in p["data"]
        and "svar_senast" not in p["data"] and "motivering" not in p["data"]
        and "mottagare" not in p["data"]
    )  # fmt: skip


# Closings --------------------------------------------------------------------------------------


def _avslut(logg: Logg) -> Post:
    """Return the closing that moves most."""
    return max((p["data"] for p in av(logg, "BidragsarAvslutat")),
               key=lambda d: len(d["flyttningar"]))  # fmt: skip


@olaglig
def avslut_som_flyttar_till_annan_namnd(logg: Logg) -> None:
    data = forst(logg, "BidragsarAvslutat",
                 lambda d: any("namnd" in f["till"] for f in d["flyttningar"]))  # fmt: skip
    till = next(f["till"] for f in data["flyttningar"] if "namnd" in f["till"])
    fran = deepcopy(till)
    till["namnd"] = next(n for n in ("KUN", "GRN") if n != till["namnd"])
    till.pop("underenhet", None)
    for slut in data["slutsaldon"]:
        if slut["plats"] == fran:
            slut["plats"] = till


@olaglig
def avslut_med_fel_slutsaldo(logg: Logg) -> None:
    _avslut(logg)["slutsaldon"][0]["belopp_ore"] += 1


@olaglig
def avslut_utan_ett_slutsaldo(logg: Logg) -> None:
    del _avslut(logg)["slutsaldon"][-1]


@olaglig
def avslut_som_flyttar_det_forbrukade(logg: Logg) -> None:
    """What is spent becomes a debt to the state, in a closing and in its balances."""
    data = forst(logg, "BidragsarAvslutat", lambda d: any(
        s["plats"]["position"] == "forbrukat" for s in d["slutsaldon"]))  # fmt: skip
    slut = next(s for s in data["slutsaldon"] if s["plats"]["position"] == "forbrukat")
    data["slutsaldon"].remove(slut)
    till = {"position": "efterskankt"}
    data["flyttningar"].append({"belopp_ore": slut["belopp_ore"], "fran": slut["plats"],
                                "till": till})  # fmt: skip
    data["slutsaldon"].append({"belopp_ore": slut["belopp_ore"], "plats": till})


# Keys, dates and what else an event works out --------------------------------------------------


@olaglig
def nyckel_som_inte_gar_att_lasa(logg: Logg) -> None:
    data = forst(logg, "NyckelBytt")
    namn, _, rest = data["nyckel"].partition("+")
    data["nyckel"] = f"{namn}+00000000+{rest.partition('+')[2]}"


@olaglig
def dag_som_inte_finns(logg: Logg) -> None:
    forst(logg, "MedelMottagna")["handelsedatum"] = "2024-02-30"


@olaglig
def beslutsdag_som_inte_finns(logg: Logg) -> None:
    forst(logg, "FordelningBeslutad")["beslut"]["datum"] = "2024-13"


@olaglig
def laga_kraft_for_tidigt(logg: Logg) -> None:
    data = forst(logg, "ProtokollJusterat", lambda d: "laga_kraft" in d)
    data["laga_kraft"] = data["handelsedatum"]


@olaglig
def komplettering_som_stanger_fel(logg: Logg) -> None:
    data = forst(logg, "BeslutKompletterat")
    data["stanger"] = "R2" if data.get("stanger") != "R2" else "R3"


@olaglig
def utplanad_men_aldrig_dold(logg: Logg) -> None:
    forst(logg, "PersonuppgiftUtplanad")["atagande"] = "1" * 64


@olaglig
def ett_kommando_som_ger_tva_handelser(logg: Logg) -> None:
    som = av(logg, "MedelMottagna")[-1]
    for _ in range(2):
        tillagg(logg, "MedelMottagna", som=som, kommando_id="olagligt")


@olaglig
def kommando_med_utplanandets_id(logg: Logg) -> None:
    forst(logg, "OrganRegistrerat")["kommando_id"] = f"utplana-{'g' * 64}"


@olaglig
def registrerad_av_nagon_med_namn(logg: Logg) -> None:
    forst(logg, "OrganRegistrerat")["registrerad_av"] = "Anna Svensson"


@olaglig
def text_med_personnummer(logg: Logg) -> None:
    forst(logg, "OrganRegistrerat")["avser"] = "kontakt 81 12 18 9876"


# Avvikelser ------------------------------------------------------------------------------------


def noterad_i_arendet(logg: Logg, **falt: Any) -> Post:
    """Add a contradiction noted in an ärende, as it may be but for the fields that are given."""
    som = av(logg, "ProtokollJusterat")[-1]
    stated = {
        "kod": "A-1",
        "slag": "motsagelse",
        "potter": [],
        "lasning_1": "ja",
        "lasning_2": "nej",
        **falt,
    }
    utan = ("anslaget", "laga_kraft", "beslut", "lage")
    return tillagg(logg, "AvvikelseNoterad", som=som, utan=utan, **stated)


def utredd_i_arendet(logg: Logg, noterad: Post, **falt: Any) -> Post:
    stated = {"avser_id": noterad["kommando_id"], "kod": "A-1", "slutsats": "nej", **falt}
    utan = ("slag", "potter", "lasning_1", "lasning_2")
    return tillagg(logg, "AvvikelseUtredd", som=logg[-1], utan=utan, **stated)


@olaglig
def avvikelse_i_bade_pott_och_arende(logg: Logg) -> None:
    noterad_i_arendet(logg, pott=av(logg, "PottUpprattad")[0]["data"]["pott"])


@olaglig
def avvikelse_i_pott_som_ocksa_anger_arende(logg: Logg) -> None:
    forst(logg, "AvvikelseUtredd")["arende"] = "STK-0000-1"


@olaglig
def avvikelse_i_varken_pott_eller_arende(logg: Logg) -> None:
    del noterad_i_arendet(logg)["arende"]


@olaglig
def avvikelse_i_potten_utan_pott(logg: Logg) -> None:
    del forst(logg, "AvvikelseNoterad")["pott"]


@olaglig
def avvikelse_i_ett_annat_arendes_strom(logg: Logg) -> None:
    noterad_i_arendet(logg, arende="STK-0000-99")


@olaglig
def arendets_avvikelse_utredd_tva_ganger(logg: Logg) -> None:
    noterad = noterad_i_arendet(logg)
    for _ in range(2):
        utredd_i_arendet(logg, noterad)


@olaglig
def arendets_avvikelse_utredd_i_potten(logg: Logg) -> None:
    noterad = noterad_i_arendet(logg)
    som = av(logg, "AvvikelseUtredd")[-1]
    tillagg(logg, "AvvikelseUtredd", som=som, avser_id=noterad["kommando_id"], kod="A-1")


@olaglig
def arendets_avvikelse_utredd_under_fel_kod(logg: Logg) -> None:
    utredd_i_arendet(logg, noterad_i_arendet(logg), kod="A-2")
