"""Random commands about following up, reporting, owing, closing, correcting and attesting."""

from tests.oracle.aren import unattested
from tests.oracle.avstamt import costs, figure
from tests.oracle.draw import INSATSER, KRITERIER, Draw
from tests.oracle.efterat import STANDS
from tests.oracle.luckor import gap
from tests.oracle.names import Command
from tests.oracle.pott import Entry, Pott
from tests.oracle.slutet import KRONA, NEXT_STEP, expected_sum, reports, step

MANY_ORE = 50_000_000


def _sank(draw: Draw, _: str, pott: Pott) -> Command:
    left = pott.get("tilldelat") - pott.get("rekvirerat")
    if pott.efterhand and draw.chance(0.8):
        left = min(left, pott.get("ofordelat"))
    organ = draw.oracle.names.resolve(pott.villkor.get("givare") or "SOS")
    limit = left if draw.chance(0.2) else left // 50
    return {"belopp_ore": draw.amount(limit), "beslut": draw.beslut(pott, organ)}


def _oidentifierad(draw: Draw, _: str, __: Pott) -> Command:
    return {"belopp_ore": draw.rnd.randint(1, MANY_ORE)}


def _insats(draw: Draw, pott: Pott) -> Command:
    unit = draw.unit(pott, "hos_namnd", "forbrukat")
    return {**draw.recipient(unit), "insats": draw.rnd.choice(INSATSER)}


def _justera(draw: Draw, _: str, pott: Pott) -> Command:
    fields = {**_insats(draw, pott), "ny_insats": "cirkusbuss"}
    if draw.chance(0.85):
        fields["kriterium"] = draw.rnd.choice(KRITERIER)
    if draw.chance(0.9):
        fields["dialog_datum"] = draw.day(pott.villkor["bidragsar"])
    return fields


def _folj_upp(draw: Draw, _: str, pott: Pott) -> Command:
    effekt = draw.rnd.choice(("god", "viss", "ingen", "okand"))
    fields: Command = {**_insats(draw, pott), "effekt": effekt, "bedomning": "fler deltar"}
    exchanged = [entry.command for entry in pott.in_force("VaxlaKommunbidrag")]
    if exchanged and draw.chance(0.4):  # once more of what has become permanent
        again = draw.rnd.choice(exchanged)
        fields |= {"namnd": again["till"], "insats": again.get("insats") or fields["insats"]}
        fields.pop("underenhet", None)
    return fields


def _avbryt(draw: Draw, _: str, pott: Pott) -> Command:
    return {**_insats(draw, pott), "skal": "för få deltagare"}


def _redovisa(draw: Draw, _: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "forbrukat", "redovisat")
    spent, own = pott.get("forbrukat", *unit), pott.get("egenfinansierat", *unit)
    fields: Command = {**draw.recipient(unit), "text": "medlen har använts till insatsen"}
    if draw.chance(0.85):
        fields["utfall_ore"] = draw.rnd.choice((spent, spent + own, draw.rnd.randint(0, MANY_ORE)))
    return fields


def _bedom(draw: Draw, _: str, pott: Pott) -> Command:
    bedomning = draw.rnd.choice(("godtagbar", "komplettering", "ej_godtagbar"))
    unit = draw.unit(pott, "redovisat")
    return {**draw.recipient(unit), "bedomning": bedomning, "text": "i linje med syftet"}


def _godkann(draw: Draw, _: str, pott: Pott) -> Command:
    return {"beslut": draw.beslut(pott, "KS")}


def aterrapportera(draw: Draw, _: str, pott: Pott) -> Command:
    """AterrapporteraTillMyndighet: mostly the next step, and mostly the sum that it should be."""
    fitting = draw.rnd.choice(NEXT_STEP[step(pott)])
    steg = fitting if draw.chance(0.85) else draw.rnd.choice([one for one in NEXT_STEP if one])
    fields: Command = {"steg": steg, "per_datum": draw.bound(pott.villkor["bidragsar"])}
    if steg == "kvitterad" and reports(pott) and draw.chance(0.9):
        sent = reports(pott)[-1]
        said = {k: sent[k] for k in ("summa_ore", "per_datum", "prognos_ore") if k in sent}
        return {**fields, **said, "kvittens": "kvittens 17"}
    if draw.chance(0.3):
        fields["prognos_ore"] = draw.rnd.randint(0, 1000) * 100
    summa = max(0, expected_sum(pott, fields))
    fields["summa_ore"] = summa + draw.rnd.choices((0, 100, 1), weights=(50, 47, 3))[0]
    if draw.chance(0.6):
        fields["kvittens"] = "kvittens 17"
    if draw.chance(0.4):
        fields["kostnader"] = costs(pott, fields)
        if draw.chance(0.15):
            fields["kostnader"][draw.rnd.choice(("antal", "summa_ore"))] += 1
    if draw.chance(0.2):
        fields["andel_andra_juridiska_personer_ore"] = draw.rnd.choice((0, summa, summa + 1000))
    if draw.chance(0.4 if fields["summa_ore"] == summa else 0.95):
        fields["forklaring"] = "en nämnd rättade efter bokslut"
    return fields


def _avstam(draw: Draw, _: str, pott: Pott) -> Command:
    """AvstamPost: mostly what the ledger has of that day, now and then something else."""
    of_all = (
        "inbetalt",
        "aterbetalt",
        "aterbetalningsskuld",
        "oidentifierat",
        "balanskonto",
        "centralt",
    )
    of_namnd = ("kostnad", "forbrukat", "egenfinansierat", "hos_namnd", "ej_utnyttjat")
    year = pott.villkor["bidragsar"]
    fields: Command = {"slag": draw.rnd.choice(("huvudbok", "bank"))}
    fields |= {"position": draw.rnd.choice((*of_all, *of_namnd)), "per_datum": draw.bound(year)}
    fields["datum"] = draw.day(year) if draw.chance(0.2) else draw.day(year + 1)
    known = figure(pott, fields)
    if fields["position"] in of_namnd and draw.chance(0.6):
        unit = draw.unit(pott, "forbrukat", "hos_namnd")
        known = figure(pott, {**fields, "namnd": unit[0], "underenhet": unit[1]})
        fields |= draw.recipient(unit)
    fields["belopp_ore"] = known + draw.rnd.choice((0, 0, 0, 1, -100, -known - 1))
    for name, value in (("konto", "1930"), ("forklaring", "bokfört i januari")):
        if draw.chance(0.4):
            fields[name] = value
    return fields


def _skuld(draw: Draw, _: str, pott: Pott) -> Command:
    fran = draw.rnd.choice(("ofordelat", "fordelat", "hos_namnd", "forbrukat"))
    grund = draw.rnd.choice(("ej_forbrukat", "fel_andamal", "fel_belopp", "ej_redovisat"))
    year: int = pott.villkor["bidragsar"] + draw.chance(0.6)
    fields: Command = {"grund": grund, "fran_position": fran, "datum": draw.day(year)}
    unit = draw.unit(pott, fran)
    limit = pott.get(fran) if fran == "ofordelat" else pott.get(fran, *unit)
    if (fran != "ofordelat") != draw.chance(0.03):
        fields |= draw.recipient(unit)
    return {**fields, "belopp_ore": draw.amount(limit // draw.rnd.choice((1, 20, 20)))}


def _krav(draw: Draw, _: str, pott: Pott) -> Command:
    skuld = pott.get("aterbetalningsskuld")
    ore = max(1, skuld) if draw.chance(0.4) else draw.amount(skuld)
    if draw.chance(0.3):
        ore = max(1, skuld + draw.rnd.choice((-100, -99, 99, 100)))
    senast = draw.day(pott.villkor["bidragsar"] + 2)
    return {"belopp_ore": ore, "forfallodag": senast, **draw.told(pott)}


def _aterbetala(draw: Draw, _: str, pott: Pott) -> Command:
    skuld = pott.get("aterbetalningsskuld")
    fields: Command = {"belopp_ore": draw.amount(skuld)}
    if draw.chance(0.2):
        fields["ranta_ore"] = 100
    if draw.chance(0.4):  # the authority deals in whole kronor
        upwards = draw.rnd.choice((0, 100)) if skuld % 100 else 0
        fields["belopp_ore"] = max(1, skuld - skuld % 100 + upwards)
        fields["oresavrundning_ore"] = max(-99, min(99, fields["belopp_ore"] - skuld))
        if draw.chance(0.15):
            fields["oresavrundning_ore"] = draw.rnd.choice((-99, -1, 1, 99))
        elif draw.chance(0.15) and skuld > KRONA:  # nothing is rounded by it
            fields["oresavrundning_ore"] = draw.rnd.choice((-99, -41, -1, 1, 99))
            fields["belopp_ore"] = skuld + fields["oresavrundning_ore"]
    return fields


def _efterskank(draw: Draw, _: str, pott: Pott) -> Command:
    ore = draw.amount(pott.get("aterbetalningsskuld"))
    return {"belopp_ore": ore, "skal": "särskilda skäl", **draw.told(pott)}


def _vaxla(draw: Draw, _: str, pott: Pott) -> Command:
    fran, till = draw.rnd.choice(("KUN", "FRN", "KF")), draw.rnd.choice(("TN", "MKB", "KUN"))
    insats = draw.rnd.choice((*INSATSER, "cirkusbuss", None, None, None, None))
    good = [
        entry.command
        for entry in pott.in_force("FoljUppInsats")
        if entry.command["effekt"] in {"god", "viss"}
    ]
    if good and draw.chance(0.8):  # what an effect can bear
        effect = draw.rnd.choice(good)
        till, insats = effect["namnd"], draw.rnd.choice((effect["insats"], None))
    exchanged = [entry.command for entry in pott.in_force("VaxlaKommunbidrag")]
    if exchanged and draw.chance(0.3):
        again = draw.rnd.choice(exchanged)
        till, insats = again["till"], again.get("insats")
    fields: Command = {"fran": draw.spelled(fran), "till": draw.spelled(till)}
    fields["fran_ar"] = pott.villkor["bidragsar"] + draw.rnd.choice((0, 1, 1, 2))
    fields |= {"belopp_per_ar_ore": draw.rnd.randint(1, MANY_ORE), "effektbedomning": "god"}
    if insats is not None:
        fields["insats"] = insats
    return {**fields, "beslut": draw.beslut(pott, "KF")}


def avsluta(draw: Draw, _: str, pott: Pott) -> Command:
    """AvslutaBidragsar, mostly after the period of use and all that is booked."""
    day = draw.day(pott.villkor["bidragsar"] + draw.chance(0.9))
    return {"datum": max(day, pott.last_booked()) if draw.chance(0.8) else day}


def ratta(draw: Draw, kod: str, pott: Pott) -> Command:
    """RattaHandelse: mostly of something recent that stands, also of a correction.

    Now and then it is of the same date, which takes a vague one back on its own day (R49).
    """
    fields: Command = {"skal": "fel belopp"}
    entries = list(pott.entries.values())
    corrections = [e for e in pott.of_kind.get("RattaHandelse", ()) if not e.rattad]
    if draw.chance(0.03):
        where = draw.rnd.choice([*draw.oracle.potts, "arende/STK-2022-1"])
        return {**fields, "avser_id": draw.command_id(where) or "finns-inte"}
    if draw.chance(0.05):
        corrected = [e for e in entries if e.rattad]
        entries = corrected or entries
    elif corrections and draw.chance(0.3):
        entries = corrections[-20:]
    elif draw.chance(0.15):  # what others rest on
        others = pott.in_force("FoljUppInsats", "AterrapporteraTillMyndighet")
        entries = list(others) or entries
    else:
        standing = [e for e in entries if not e.rattad]
        kept = [e for e in standing if e.command["kommando"] not in STANDS]
        entries = (kept if kept and draw.chance(0.95) else standing)[-40:] or entries
    wrong = draw.rnd.choice(entries).command
    datum = {"datum": wrong["datum"]} if draw.chance(0.15) else {}
    return {**fields, **datum, "avser_id": wrong["id"]}


def _rows_said(draw: Draw, pott: Pott) -> Command | None:
    """Return rows that some decision waits for, mostly; None when no decision waits."""
    waiting = {id_: found for id_ in pott.entries if (found := gap(pott, id_)) is not None}
    waiting = {id_: one for id_, one in waiting.items() if one.waits or not one.table}
    if not waiting or draw.chance(0.3):
        return None
    avser_id = draw.rnd.choice(list(waiting))
    rows = [dict(row) for row in waiting[avser_id].waits if draw.chance(0.7)]
    rows = rows or [draw.recipient(draw.unit(pott, "ofordelat"))]
    for row in rows:
        if draw.chance(0.97):
            row["belopp_ore"] = draw.amount(max(1, pott.get("ofordelat") // 4))
        if draw.chance(0.05):
            row["insats"] = "något annat"
    fields: Command = {"avser_id": avser_id, "rader": rows}
    if draw.chance(0.7):
        fields["datum"] = pott.entries[avser_id].command["datum"]
    if draw.chance(0.9):
        fields["underlag"] = [{"typ": "bilaga", "titel": "uppställningen"}]
    if draw.chance(0.2):
        fields["beslut"] = dict(pott.entries[avser_id].command["beslut"])
    return fields


def _komplettera_beslut(draw: Draw, kod: str, pott: Pott) -> Command:
    said = _rows_said(draw, pott)
    if said is not None:
        return said
    unclear = [
        key[0]
        for key, regel in pott.still_open().items()
        if regel == "R38" and key[0] in pott.entries
    ]
    if unclear and draw.chance(0.85):
        avser_id = draw.rnd.choice(unclear)
    else:
        avser_id = draw.command_id(draw.rnd.choice([kod, *draw.oracle.potts])) or "finns-inte"
    entry = pott.entries.get(avser_id)
    about = entry.command if entry else {}
    own = about.get("namnd") if draw.chance(0.5) else None
    before = about.get("beslut") or {"organ": own or draw.teller(pott)}
    beslut = draw.beslut(pott, before["organ"])
    if beslut is not None and draw.chance(0.8):
        beslut = {**beslut, **before}
        beslut.setdefault("paragraf", 1 + draw.count % 9000)
        beslut.setdefault("diarienummer", "STK-2022-900")
        if draw.chance(0.1):  # it was taken by a role
            stated = {"av": before["organ"], "till_roll": "chefen", "anmalan": "anmals"}
            beslut.setdefault("delegation", stated)
    if beslut is not None and draw.chance(0.05):
        beslut = {**beslut, "diarienummer": "okänd"}
    return {"avser_id": avser_id, "beslut": beslut}


def _komplettera_underlag(draw: Draw, kod: str, pott: Pott) -> Command:
    where = kod if draw.chance(0.9) else draw.rnd.choice(list(draw.oracle.potts))
    fields: Command = {"avser_id": draw.command_id(where) or draw.rnd.choice(list(pott.entries))}
    if draw.chance(0.9):
        fields["underlag"] = [{"typ": "kvittens", "titel": "kom senare"}]
    return fields


def attestera(draw: Draw, kod: str, pott: Pott) -> Command:
    """Attestera: mostly what waits, by somebody else who may; sets who does it."""
    turns = unattested(draw.oracle.turns)
    if turns and draw.chance(0.3):
        return _attest_a_turn(draw, draw.rnd.choice(turns))
    waiting = list(pott.unattested().values())
    if draw.chance(0.04):  # what is corrected is not attested
        waiting = [one for one in pott.oattesterat.values() if one.struken] or waiting
    if not waiting or draw.chance(0.04):
        where = draw.rnd.choice([kod, kod, *draw.oracle.potts, "arende/STK-2022-1"])
        slag = draw.rnd.choice(("granskning", "beslut"))
        draw.aktor = draw.rnd.choice(("EK-03", "EK-04"))
        return {"avser_id": draw.command_id(where) or "finns-inte", "slag": slag}
    entry = waiting[0] if draw.chance(0.5) else draw.rnd.choice(waiting)
    slag = draw.rnd.choice([one for one in ("granskning", "beslut") if one not in entry.attester])
    if draw.chance(0.05):
        slag = draw.rnd.choice(("granskning", "beslut"))
    draw.aktor = "EK-03" if slag == "granskning" and entry.aktor != "EK-03" else "EK-04"
    if draw.chance(0.12):
        draw.aktor = draw.rnd.choice(("EK-01", "EK-02", "EK-03", "EK-05", "EK-06"))
    return {"avser_id": entry.command["id"], "slag": slag}


def _attest_a_turn(draw: Draw, entry: Entry) -> Command:
    """Attest the closing or opening of a year, now and then as if it were of a pott."""
    slag = draw.rnd.choice(("granskning", "beslut"))
    draw.aktor = "EK-03" if slag == "granskning" and entry.aktor != "EK-03" else "EK-04"
    if draw.chance(0.15):
        draw.aktor = draw.rnd.choice(("EK-01", "EK-02", "EK-03", "EK-05", entry.aktor))
    fields: Command = {"avser_id": entry.command["id"], "slag": slag}
    if draw.chance(0.9):
        fields["datum"] = entry.command["datum"]
    return fields if draw.chance(0.05) else {**fields, "pott": None}


BUILDERS = {
    "SankTilldelning": _sank,
    "RegistreraOidentifieradInbetalning": _oidentifierad,
    "JusteraInsats": _justera,
    "FoljUppInsats": _folj_upp,
    "AvbrytInsats": _avbryt,
    "LamnaNamndredovisning": _redovisa,
    "BedomRedovisning": _bedom,
    "GodkannAterrapportering": _godkann,
    "AterrapporteraTillMyndighet": aterrapportera,
    "AvstamPost": _avstam,
    "FaststallSkuld": _skuld,
    "TaEmotAterkrav": _krav,
    "AterbetalaStatsbidrag": _aterbetala,
    "EfterskankAterkrav": _efterskank,
    "VaxlaKommunbidrag": _vaxla,
    "AvslutaBidragsar": avsluta,
    "RattaHandelse": ratta,
    "KompletteraBeslut": _komplettera_beslut,
    "KompletteraUnderlag": _komplettera_underlag,
    "Attestera": attestera,
}
