"""Random commands about the pott itself: its terms, its sources and its fördelning."""

from tests.oracle.draw import INSATSER, KRITERIER, START_ORE, UNITS, Draw
from tests.oracle.names import Command
from tests.oracle.pott import Pott

# kod -> the terms it is set up with: sure and unsure bounds, with and without criteria.
POTTS: dict[str, Command] = {
    "SOC-2022": {
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": "sociala insatser i utsatta områden",
        "bidragsar": 2022,
        "kriterier": KRITERIER,
        "nyttjas_from": "2022-01-01",
        "nyttjas_tom": "2022-12-31",
        "rekvireras_from": "2022-01-18",
        "rekvireras_tom": "2022-12-01",
        "engangsmedel": True,
    },
    "KS-2022": {
        "kalla": "ks_anslag",
        "program": "kommunstyrelsens medel för utsatta områden",
        "bidragsar": 2022,
        "kriterier": KRITERIER[:1],
        "regelverk": "malmo-2022",
        "nyttjas_from": "2022-08",
        "nyttjas_tom": "2022-12",
        "engangsmedel": True,
    },
    "SOC-2023": {
        "kalla": "statsbidrag",
        "givare": "Socialstyrelsen",
        "program": "sociala insatser i utsatta områden",
        "bidragsar": 2023,
        "kriterier": KRITERIER,
        "nyttjas_from": "2023-01-01",
        "nyttjas_tom": "2023-11-30",
        "rekvireras_tom": "2023-10",
        "askande_senast": "2023-04-28",
        "regelverk": "malmo-2023",
        "engangsmedel": False,
    },
    "KS-2023": {
        "kalla": "ks_anslag",
        "program": "kommunstyrelsens medel för utsatta områden",
        "bidragsar": 2023,
        "kriterier": [],
        "nyttjas_from": "2023",
        "nyttjas_tom": "2023",
        "engangsmedel": False,
    },
    "SOC-2024": {
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": "sociala insatser i utsatta områden",
        "bidragsar": 2024,
        "kriterier": KRITERIER,
        "regelverk": "malmo-2024",
        "nyttjas_from": "2024-01-01",
        "nyttjas_tom": "2024-12-31",
        "engangsmedel": True,
    },
    "EFT-2024": {
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": "bidrag som betalas i efterhand",
        "bidragsar": 2024,
        "kriterier": [],
        "nyttjas_from": "2024-01-01",
        "nyttjas_tom": "2024-12-31",
        "engangsmedel": False,
        "utbetalning": "efterhand",
    },
    "KS-2024": {
        "kalla": "ks_anslag",
        "program": "kommunstyrelsens medel för utsatta områden",
        "bidragsar": 2024,
        "kriterier": [],
        "nyttjas_from": "2024-01-01",
        "nyttjas_tom": "2024-12",
        "engangsmedel": True,
    },
}
# The potts that live a whole life, to a closed year, within one random ledger.
SMALL = ("SOC-2024", "EFT-2024", "KS-2024")


def new_pott(draw: Draw, kod: str) -> Command:
    """UpprattaPott as it should be; a second one for the same pott breaks R1."""
    common = {"pott": kod, "regelverk": "standard", "andamal": "trygghet i utsatta områden"}
    return {**common, **POTTS[kod], "datum": draw.day(POTTS[kod]["bidragsar"])}


def spoiled_pott(draw: Draw) -> Command:
    """UpprattaPott that breaks R1 in one of its six ways, or R15."""
    kod = draw.rnd.choice(list(POTTS))
    spoiled = new_pott(draw, kod)
    flaw = draw.rnd.choice(
        ("code", "identity", "year", "order", "givare", "regelverk", "utbetalning")
    )
    if flaw != "code":
        spoiled["pott"] = "NY-2022"
    if flaw in ("year", "order", "givare", "regelverk", "utbetalning"):
        spoiled["program"] = "ett annat program"
    if flaw == "year":
        spoiled["bidragsar"] += 2
    elif flaw == "order":
        spoiled["nyttjas_tom"] = f"{spoiled['bidragsar'] - 1}-12-31"
    elif flaw == "regelverk":
        spoiled["regelverk"] = f"malmo-{2022 + (spoiled['bidragsar'] == 2022)}"
    elif flaw == "utbetalning":
        spoiled |= {"kalla": "ks_anslag", "utbetalning": "efterhand"}
    elif flaw == "givare":
        spoiled["kalla"] = "statsbidrag"
        spoiled.pop("givare", None)
    return spoiled


def _andra_villkor(draw: Draw, _: str, pott: Pott) -> Command:
    year: int = pott.villkor["bidragsar"]
    fields: Command = {"andring": "nya villkor", "galler_fran": draw.day(year)}
    if draw.chance(0.7):
        fields["ny_nyttjas_tom"] = draw.rnd.choice(
            (f"{year}-09-30", f"{year}-11-30", f"{year}-12", f"{year}-12-31", f"{year + 1}-02-28")
        )
    return fields | draw.told(pott)


def _tilldelning(draw: Draw, kod: str, pott: Pott) -> Command:
    organ = pott.villkor.get("givare") or "SOS"
    organ = draw.oracle.names.resolve(organ)
    ore = draw.amount(START_ORE)
    return {"belopp_ore": ore, "beslut": draw.beslut(pott, organ)}


def _rekvirera(draw: Draw, kod: str, pott: Pott) -> Command:
    year = pott.villkor["bidragsar"]
    fields: Command = {"datum": draw.datum(year, outside=0.06)}
    known = pott.total(("forbrukat",)) if pott.efterhand and draw.chance(0.7) else 0
    granted = pott.get("tilldelat")  # in arrears what costs are known is called in (R59)
    fields["belopp_ore"] = draw.amount((known or granted) - pott.get("rekvirerat"))
    fields["rekvisition"] = f"{kod}-R{draw.count}"
    called = [e.command["rekvisition"] for e in pott.of_kind.get("RekvireraStatsbidrag", ())]
    if called and draw.chance(0.12):  # of one in force, or of one that was corrected
        fields["rekvisition"] = draw.respelled(draw.rnd.choice(called))
    elif draw.chance(0.03):
        fields["rekvisition"] = "okänd"
    if draw.chance(0.8):
        fields["ombud"] = "firmatecknare"
    return fields


def _reference(draw: Draw, kod: str, pott: Pott) -> tuple[str, int]:
    """Return a reference and what is left of it; sometimes unknown, or of another pott."""
    if draw.chance(0.04):
        return f"{kod}-R99", 0
    if draw.chance(0.05):
        for other, its in draw.oracle.potts.items():
            called = its.of_kind.get("RekvireraStatsbidrag", [])
            struck = [entry for entry in called if entry.struken]
            if other != kod and called:
                one = draw.rnd.choice(struck if struck and draw.chance(0.5) else called)
                return draw.respelled(one.command["rekvisition"]), 1000
    left = {name: r["rekvirerat"] - r["inbetalt"] for name, r in pott.rekvisitioner.items()}
    some = [name for name, ore in left.items() if ore > 0]
    if not left:
        return f"{kod}-R1", 0
    name = draw.rnd.choice(some if some and draw.chance(0.93) else list(left))
    return draw.respelled(name), left[name]


def _makulera(draw: Draw, kod: str, pott: Pott) -> Command:
    name, left = _reference(draw, kod, pott)
    limit = left if draw.chance(0.3) else min(left, pott.get("ofordelat"))
    return {"rekvisition": name, "belopp_ore": draw.amount(limit)}


def _inbetala(draw: Draw, kod: str, pott: Pott) -> Command:
    name, left = _reference(draw, kod, pott)
    fields: Command = {"rekvisition": name}
    known = {e.command["id"] for e in pott.in_force("RegistreraOidentifieradInbetalning")}
    waiting = sorted(id_ for id_ in known if pott.left_of("oidentifierat", id_))
    if waiting and draw.chance(0.25):
        fields["avser_id"] = draw.rnd.choice(waiting)
        left = min(left, pott.left_of("oidentifierat", fields["avser_id"]))
    elif draw.chance(0.02):
        fields["avser_id"] = draw.command_id(draw.rnd.choice(list(draw.oracle.potts))) or "finns-ej"
    return {**fields, "belopp_ore": draw.amount(left)}


def _forskottera(draw: Draw, kod: str, pott: Pott) -> Command:
    return {"belopp_ore": draw.amount(5_000_000), "beslut": draw.beslut(pott, "KS")}


def _anvisa(draw: Draw, kod: str, pott: Pott) -> Command:
    beslut = draw.beslut(pott, "KF")
    # KS-2023 waits for its amount, so that avsättning runs ahead of KF's figure (R9).
    waits = kod == "KS-2023" and not pott.anvisat_kant
    unknown = (1.0 if pott.get("avsatt") == 0 else 0.5) if waits else 0.1
    if draw.chance(unknown):
        return {"beslut": beslut}
    missing = pott.get("avsatt") - pott.get("anvisat")
    if waits and missing > 1 and draw.chance(0.95):
        return {"belopp_ore": draw.rnd.randint(missing // 2, missing - 1), "beslut": beslut}
    limit = missing if missing > 0 else START_ORE
    return {"belopp_ore": draw.amount(limit), "beslut": beslut}


def _avsatt(draw: Draw, kod: str, pott: Pott) -> Command:
    left = pott.get("anvisat") - pott.get("avsatt")
    limit = left if pott.anvisat_kant else START_ORE // 4
    organ = draw.rnd.choice(("KF", "KS"))
    return {"belopp_ore": draw.amount(limit), "beslut": draw.beslut(pott, organ)}


def _row(draw: Draw, ore: int) -> Command:
    row = {**draw.recipient(draw.rnd.choice(UNITS)), "belopp_ore": ore}
    row["kriterier"] = KRITERIER[:1]
    if draw.chance(0.9):
        row["insats"] = draw.rnd.choice(INSATSER) if draw.chance(0.97) else "okänd"
    if draw.chance(0.1):
        row["kriterier"] = draw.rnd.choice(([], ["något annat"]))
    if draw.chance(0.15):
        row["insatsdata"] = {
            "slag": draw.rnd.choice(("befintlig", "utokning", "pilot", "forstudie")),
            "avbrytbar": draw.chance(0.75),
            **({"finansieras_darefter": "egna medel"} if draw.chance(0.3) else {}),
            "plats": "Lindängen",
            "fysisk": draw.chance(0.2),
            "geso": draw.rnd.choice(("GESO-07", "stadsovergripande", "GESO-15")),
            "prioriterat_omrade": draw.rnd.choice(("boende", "utbildning", "trafik")),
            "utforare": [{"slag": "forening", "namn": "Föreningen Exemplet"}],
            "samverkan": [],
        }
    return row


def _rows(draw: Draw, total: int) -> Command:
    rader = [_row(draw, ore) for ore in draw.parts(total, draw.rnd.randint(1, 4))]
    if draw.chance(0.08):
        total = max(1, total + draw.rnd.choice((-1, 1, 100)))
    grounds = ["behov enligt index"] if draw.chance(0.8) else []
    stated: Command = {"rader": rader, "total_ore": total, "prioriteringsgrunder": grounds}
    if draw.chance(0.15):
        for row in rader:
            if draw.chance(0.6):
                del row["belopp_ore"]
    elif draw.chance(0.06):
        stated["rader"] = []
    if draw.chance(0.1):
        del stated["total_ore"]
    return stated


def _foresla(draw: Draw, _: str, pott: Pott) -> Command:
    return _rows(draw, draw.amount(max(1000, pott.get("ofordelat"))))


def _fordela(draw: Draw, kod: str, pott: Pott) -> Command:
    rows = _rows(draw, draw.amount(pott.get("ofordelat")))
    return {**rows, "beslut": draw.undated(draw.beslut(pott, "KS"))}


def _andra_fordelning(draw: Draw, kod: str, pott: Pott) -> Command:
    rader: list[Command] = []
    for _ in range(draw.rnd.randint(1, 2)):
        unit = draw.unit(pott, "fordelat")
        ore = draw.amount(draw.left(pott, unit, "fordelat"))
        # The same recipient on two rows: R18 holds their sum against what is left.
        parts = draw.parts(ore, draw.rnd.randint(1, 2))
        rader += [{**draw.recipient(unit), "belopp_ore": part} for part in parts]
    return {"rader": rader, "beslut": draw.beslut(pott, "KS")}


BUILDERS = {
    "AndraVillkor": _andra_villkor,
    "RegistreraTilldelning": _tilldelning,
    "RekvireraStatsbidrag": _rekvirera,
    "MakuleraRekvisition": _makulera,
    "RegistreraInbetalning": _inbetala,
    "BeslutaForskottering": _forskottera,
    "AnvisaAnslag": _anvisa,
    "AvsattMedel": _avsatt,
    "ForeslaFordelning": _foresla,
    "BeslutaFordelning": _fordela,
    "AndraFordelning": _andra_fordelning,
}
