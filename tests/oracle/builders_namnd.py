"""Random commands about what the nämnder do with the money, and about avvikelser."""

from tests.oracle.arende import Open
from tests.oracle.claims import standing_claims
from tests.oracle.draw import INSATSER, KRITERIER, NOT_RECIPIENTS, UNITS, Draw
from tests.oracle.names import Command
from tests.oracle.pott import REQUESTS, WITH_NAMND, Pott

MANY_ORE = 50_000_000


def _aska(draw: Draw, kod: str, pott: Pott) -> Command:
    namnd = draw.rnd.choice(UNITS)[0]
    fields = draw.recipient((namnd, None))
    # A beslut that nothing requires is held against R38 all the same.
    fields["beslut"] = draw.beslut(pott, namnd) if draw.chance(0.7) else None
    fysisk = {"insats": "ny belysning", "insatsdata": {"fysisk": True, "geso": "GESO-03"}}
    if draw.chance(0.2):
        fysisk["insatsdata"]["avbrytbar"] = draw.chance(0.5)
        if draw.chance(0.3):
            fysisk["insatsdata"]["finansieras_darefter"] = "kommunbidrag"
    fields["insatser"] = ["fältarbete", fysisk if draw.chance(0.2) else "lovaktiviteter"]
    year = pott.villkor["bidragsar"]
    fields["datum"] = draw.day(year)
    if draw.chance(0.8):
        many = MANY_ORE * (20 if draw.chance(0.2) else 1)  # more than there is (R16)
        fields["belopp_ore"] = draw.rnd.randint(1, many)
    if draw.chance(0.15):  # one round for several potts
        others = [one for one in draw.oracle.potts if one != kod]
        fields["for_potter"] = draw.rnd.sample(others, min(len(others), draw.rnd.randint(1, 2)))
        if draw.chance(0.02):
            fields["for_potter"].append("SOC-1999")
    return fields


def _overfor(draw: Draw, _: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "fordelat")
    limit = draw.left(pott, unit, "fordelat")
    if pott.statsbidrag:
        cash = pott.get("inbetalt") + pott.get("forskotterat") - pott.total(WITH_NAMND)
        # Mostly the lower ceiling, else the cash alone or the fördelning alone.
        limit = draw.rnd.choice((min(limit, cash), min(limit, cash), cash, limit))
    fields = {**draw.recipient(unit), "belopp_ore": draw.amount(limit)}
    announced = [minutes["beslut"] for minutes in draw.oracle.minutes]
    if announced and draw.chance(0.3):  # it states the decision it rests on (R40)
        fields["beslut"] = draw.rnd.choice(announced)
    return fields


def _ta_emot(draw: Draw, _: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "hos_namnd", "fordelat")
    ore = draw.amount(draw.left(pott, unit, "hos_namnd", "fordelat"))
    return {**draw.recipient(unit), "belopp_ore": ore}


def _avboj(draw: Draw, kod: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "hos_namnd", "fordelat")
    limit = draw.left(pott, unit, "fordelat", "hos_namnd")
    # From fördelat alone, or on across the border to what is with the nämnd.
    limit = draw.rnd.choice((limit, limit // 10, draw.left(pott, unit, "fordelat")))
    beslut = draw.beslut(pott, unit[0])
    ore = draw.amount(limit)
    return {**draw.recipient(unit), "belopp_ore": ore, "skal": "hinner inte", "beslut": beslut}


def _begar(draw: Draw, kod: str, pott: Pott) -> Command:
    fields = _avboj(draw, kod, pott)
    del fields["skal"]
    known = pott.villkor["kriterier"] or KRITERIER
    fields["kriterium"] = draw.rnd.choice(known) if draw.chance(0.93) else "något annat"
    fields["insats"] = "cirkusbuss"
    return fields


def _prova(draw: Draw, kod: str, pott: Pott) -> Command:
    utfall = draw.rnd.choice(("medgiven", "aterlamnas"))
    fields: Command = {"utfall": utfall, "beslut": draw.beslut(pott, "KS")}
    left = {name: b["fordelat"] + b["hos_namnd"] for name, b in pott.besked.items()}
    some = [name for name, ore in left.items() if ore > 0]
    if draw.chance(0.1):
        where = kod if draw.chance(0.5) else draw.rnd.choice(list(draw.oracle.potts))
        wanted = REQUESTS if where != kod else ()
        avser_id = draw.command_id(where, wanted) or draw.command_id(where)
    elif some and draw.chance(0.95):
        avser_id = draw.rnd.choice(some)
    else:
        avser_id = draw.rnd.choice(list(left)) if left else draw.command_id(kod)
    fields["avser_id"] = avser_id or "finns-inte"
    if draw.chance(0.6):
        fields["belopp_ore"] = draw.amount(left.get(fields["avser_id"], 0))
    return fields


def _aterlamna(draw: Draw, kod: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "hos_namnd")
    ore = draw.amount(draw.left(pott, unit, "hos_namnd"))
    beslut = draw.beslut(pott, draw.rnd.choice((unit[0], unit[0], "KS", "KF")))
    return {**draw.recipient(unit), "belopp_ore": ore, "skal": "blev billigare", "beslut": beslut}


def _forbruka(draw: Draw, _: str, pott: Pott) -> Command:
    year = pott.villkor["bidragsar"]
    unit = draw.unit(pott, "hos_namnd")
    ore = draw.amount(draw.left(pott, unit, "hos_namnd"))
    fields: Command = {"belopp_ore": ore}
    if draw.chance(0.97):
        fields["insats"] = draw.rnd.choice((*INSATSER, "cirkusbuss"))
        if draw.chance(0.1):
            fields["insats"] = fields["insats"].upper().replace(" ", "-")
        if draw.chance(0.02):
            fields["insats"] = "okänd"
    if draw.chance(0.2):
        fields["geso"] = draw.rnd.choice(("GESO-01", "stadsovergripande", "Rosengård"))
    if draw.chance(0.3):
        fields["period"] = draw.bound(year, outside=0.05)[: draw.rnd.choice((4, 7, 10))]
        fields["datum"] = draw.datum(year, outside=0.3)
    else:
        fields["datum"] = draw.datum(year, outside=0.05)
    _claim(draw, fields)
    return {**fields, **_as_booked(draw), **draw.recipient(unit)}


def _as_booked(draw: Draw) -> Command:
    """Return what the books say of a cost: now and then, and of each thing for itself."""
    if draw.chance(0.7):
        return {}
    said: Command = {"konto": "6360", "verksamhet": "4300", "kostnadsslag": "lokal", "moms_ore": 0}
    said["utforare"] = {"slag": "forening", "namn": "Fritid för alla"}
    said = {name: value for name, value in said.items() if draw.chance(0.5)}
    if draw.chance(0.5):
        usual = ("FRN", "GRN-PI", "KS-SK")
        bearer = draw.rnd.choice(usual if draw.chance(0.8) else (*NOT_RECIPIENTS, "MKB"))
        said["buren_av"] = draw.spelled(bearer)
    return said


def _claim(draw: Draw, fields: Command) -> None:
    """Add a verifikat: none, a new one (its amount stated or not), or one claimed before."""
    claimed = draw.claimed("kostnad")
    (form,) = draw.rnd.choices(("none", "new", "stated", "part", "double"), (12, 38, 27, 19, 4))
    if form == "none":
        return
    fields["verifikat"] = f"GL-{draw.count}:1" if draw.chance(0.95) else "okänd"
    if draw.chance(0.02):
        fields["verifikat"] = "Okand"
    if form == "stated":
        few = draw.chance(0.08)
        stated = fields["belopp_ore"] * draw.rnd.randint(1, 5) - (1 if few else 0)
        fields["verifikat_belopp_ore"] = max(1, stated)
    elif form in ("part", "double") and claimed:
        disputed = [row for row in claimed if len(_stated(draw, row)) > 1]
        pick = draw.rnd.choice(disputed if disputed and draw.chance(0.4) else claimed)
        fields["verifikat"] = draw.respelled(pick)
        standing = standing_claims(draw.oracle, {"kommando": "RedovisaForbrukning", **fields})
        stated_first = next((stated for _, _, stated in standing if stated is not None), None)
        if stated_first is not None:
            taken = sum(ore for _, ore, _ in standing)
            fields["belopp_ore"] = draw.amount(stated_first - taken)
        if draw.chance(0.3):
            # Only the first stated amount counts, so a later and larger one changes nothing.
            fields["verifikat_belopp_ore"] = fields["belopp_ore"] * 10
            said = _stated(draw, pick)
            if said and draw.chance(0.5):  # as somebody has said before, rightly or not
                fields["verifikat_belopp_ore"] = draw.rnd.choice(said)


def _stated(draw: Draw, verifikat: str) -> list[int]:
    """Return the amounts that a row is stated to be of by those who claim it."""
    asked = {"kommando": "RedovisaForbrukning", "verifikat": verifikat}
    return sorted({ore for _, _, ore in standing_claims(draw.oracle, asked) if ore is not None})


def _kreditera(draw: Draw, _: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "egenfinansierat", "forbrukat")
    limit = draw.left(pott, unit, "egenfinansierat", "forbrukat")
    own = draw.left(pott, unit, "egenfinansierat")
    fields = {**draw.recipient(unit), "belopp_ore": draw.amount(draw.rnd.choice((limit, own)))}
    if draw.chance(0.6):
        fields["verifikat"] = f"K-{draw.count}"
        known = draw.claimed("kredit") if draw.chance(0.15) else draw.claimed("kostnad")
        if known and draw.chance(0.4):
            fields["verifikat"] = draw.respelled(draw.rnd.choice(known))
    return fields


def _avrakna(draw: Draw, _: str, pott: Pott) -> Command:
    unit = draw.unit(pott, "egenfinansierat")
    own, at_hand = draw.left(pott, unit, "egenfinansierat"), draw.left(pott, unit, "hos_namnd")
    limit = draw.rnd.choice((min(own, at_hand), min(own, at_hand), own, at_hand))
    return {**draw.recipient(unit), "belopp_ore": draw.amount(limit)}


def _notera(draw: Draw, _: str, pott: Pott) -> Command:
    return notera(draw, pott.still_open(), draw.rnd.choice(list(draw.oracle.potts)))


def notera(draw: Draw, still_open: Open, where: str) -> Command:
    """Return a contradiction: of what is open, or of something that happened somewhere."""
    fields: Command = {"kod": f"A{draw.rnd.randint(1, 200)}"}
    if draw.chance(0.1) and still_open:
        fields["kod"] = draw.rnd.choice(list(still_open))[1]
    fields |= _sagt(draw)
    if draw.chance(0.3):
        fields["belopp_ore"] = draw.rnd.randint(1, MANY_ORE)
    soft = [(key[0], regel) for key, regel in still_open.items() if regel is not None]
    if draw.chance(0.5) and soft:
        fields["avser_id"], fields["regel"] = draw.rnd.choice(soft)
        if draw.chance(0.08):
            fields["regel"] = "R44"
    elif draw.chance(0.2):
        fields["avser_id"], fields["regel"] = draw.command_id(where) or "finns-inte", "R7"
    return fields


def _sagt(draw: Draw) -> Command:
    """Return what stands, of which kind it is, and the other potts that it concerns."""
    said: Command = {"lasning_1": "tabellen säger 19 700 000"}
    said["lasning_2"] = "texten säger 18 600 000" if draw.chance(0.95) else said["lasning_1"]
    if draw.chance(0.3):
        said["slag"] = draw.rnd.choice(("motsagelse", "lucka", "anmarkning"))
        if draw.chance(0.7):
            del said["lasning_2"]
    if draw.chance(0.2):
        said["potter"] = [draw.rnd.choice([*draw.oracle.potts, "ANNAN-2022"])]
    return said


def _utred(draw: Draw, _: str, pott: Pott) -> Command:
    return utred(draw, pott.still_open(), draw.rnd.choice(list(draw.oracle.potts)))


def utred(draw: Draw, still_open: Open, where: str) -> Command:
    """Return what somebody concluded, mostly of what is open."""
    fields: Command = {"slutsats": "tabellen gäller"}
    if draw.chance(0.06):
        fields["underlag"] = []
    if still_open and draw.chance(0.9):
        fields["avser_id"], fields["kod"] = draw.rnd.choice(list(still_open))
        if draw.chance(0.06):
            fields["kod"] = "A0"
    else:
        fields["avser_id"], fields["kod"] = draw.command_id(where) or "finns-inte", "R38"
    return fields


BUILDERS = {
    "LamnaAskande": _aska,
    "OverforMedel": _overfor,
    "OverforKommunbidrag": _overfor,
    "TaEmotMedel": _ta_emot,
    "AvbojMedel": _avboj,
    "BegarAnnanInsats": _begar,
    "ProvaNamndensBesked": _prova,
    "AterlamnaMedel": _aterlamna,
    "RedovisaForbrukning": _forbruka,
    "KrediteraForbrukning": _kreditera,
    "AvraknaEgenfinansiering": _avrakna,
    "NoteraAvvikelse": _notera,
    "UtredAvvikelse": _utred,
}
