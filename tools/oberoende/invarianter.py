"""Var en händelse får stå, och vad som alltid gäller i en pott. Läses in av innebord.py bredvid.

Efter varje händelse gäller, bland dem som ingen rättelse har tagit tillbaka: inget är oreglerat i
en avslutad pott, ingen rekvisition är mer betald än begärd, medel avsätts bara ur ett anslag, det
äskade och redovisade är det som senast angavs, och det som besvaras finns och räcker.
"""

import re, unicodedata
from collections import Counter, defaultdict
from datetime import datetime

TYPER = {  # var varje typ av händelse står; en attest står hos det som den avser
    "liggare": """LiggareOppnad NyckelBytt PersonuppgiftDold PersonuppgiftUtplanad
    RakenskapsarStangt RakenskapsarOppnat""",
    "register": "OrganRegistrerat AliasRegistrerat AktorRegistrerad AttestrattGiven",
    "arende": """ReservationAntecknad ProtokollJusterat BeslutExpedierat ArendeAterremitterat
    ArendeBordlagt ArendeRemitterat UppdragGivet UppdragAterrapporterat""",
    "pott": """PottUpprattad VillkorAndrat StatsbidragTilldelat TilldelningSankt
    StatsbidragRekvirerat RekvisitionMakulerad StatsbidragInbetalt AnslagAnvisat MedelAvsatta
    OidentifieradInbetalningRegistrerad ForskotteringBeslutad FordelningForeslagen
    FordelningBeslutad FordelningAndrad MedelOverforda KommunbidragOverfort AskandeInlamnat
    MedelMottagna MedelAvbojda AnnanInsatsBegard NamndensBeskedProvat MedelAterlamnade
    ForbrukningRedovisad EgenfinansieringNoterad ForbrukningKrediterad EgenfinansieringAvraknad
    InsatsJusterad InsatsUppfoljd InsatsAvbruten NamndredovisningInlamnad RedovisningBedomd
    AterrapporteringGodkand AterrapporteradTillMyndighet AterbetalningsskuldFaststalld
    AterkravMottaget StatsbidragAterbetalt AterkravEfterskankt KommunbidragVaxlat
    BidragsarAvslutat PostAvstamd HandelseRattad BeslutKompletterat UnderlagKompletterat
    AvvikelseNoterad AvvikelseUtredd HandelseAttesterad""",
}
AVVIKELSER = {"AvvikelseNoterad", "AvvikelseUtredd"}
UTAN_POTT = {"HandelseAttesterad": "liggare", **dict.fromkeys(AVVIKELSER, "arende")}
STAR_I = {namn: var for var, namnen in TYPER.items() for namn in namnen.split()}
LIGGARENS = {*TYPER["liggare"].split()[:4]}  # det som liggaren själv antecknar, och dess id:n
EGNA_ID = re.compile(r"skapa\Z|(nyckel|dolj|utplana)-")
TID = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
HOS = "fordelat hos_namnd sparrat_ur_fordelat sparrat_ur_hos_namnd".split()
HOSNAMND, HOSALLA = "hos_namnd sparrat_ur_hos_namnd", "fordelat hos_namnd sparrat_ur_fordelat"
SKULD = "forbrukat aterbetalt efterskankt oresavrundning"
STATENS = {"balanskonto", "centralt"}  # pottens egna, och bara i statsbidrag
HARLEDDA = (  # namn, det som läggs ihop, det som dras ifrån
    ("utestaende", "rekvirerat", "inbetalt"),
    ("balanskonto", "inbetalt", SKULD),
    ("centralt", "inbetalt", f"{SKULD} {HOSNAMND}"),
    ("beslutat", "fordelat sparrat_ur_fordelat overfort", ""),
    ("kvar", f"{HOSALLA} sparrat_ur_hos_namnd", ""),
    ("ater", "overfort", f"forbrukat {HOSNAMND}"),
)
OREGLERAT = {"ofordelat", *HOS}
DELAR = ("fran_fordelat_ore", "fran_hos_namnd_ore")
BESVARAS = {"OidentifieradInbetalningRegistrerad", "MedelAvbojda", "AnnanInsatsBegard"}
NOTERAS = {  # vad händelse efter händelse i en pott läggs ihop till
    *"StatsbidragRekvirerat RekvisitionMakulerad StatsbidragInbetalt AnslagAnvisat".split(),
    *"NamndensBeskedProvat AskandeInlamnat BeslutKompletterat NamndredovisningInlamnad".split(),
    *BESVARAS,
    "FordelningBeslutad",
    "BidragsarAvslutat",
}


def vem(data):
    """Ger nämnden och underenheten."""
    return data.get("namnd", ""), data.get("underenhet", "")


def efter_askande(data, aviserat):
    """Ger det som en nämnd har aviserat men inte beslutat; det som saknar belopp ersätter inget."""
    if "beslut" not in data:
        return {**aviserat, data["kommando_id"]: data.get("belopp_ore", 0)}
    return {} if "belopp_ore" in data else aviserat


def skelett(text):
    """Ger en beteckning utan det som bara är stavning: skiljetecken, stora bokstäver, nollor."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    delar = re.split("([0-9]+)", text)  # varannan är siffror
    for i, del_ in enumerate(delar):
        tecken = "".join(filter(str.isalnum, del_))
        mellan = "-" if del_ and 0 < i < len(delar) - 1 else ""
        delar[i] = del_.lstrip("0") or "0" if i % 2 else tecken or mellan
    return "".join(delar)


def namn_av(typ):
    """Ger namnet på en typ som är känd i den version som står där; annars inget."""
    namn = typ[:-2] if typ.endswith("/1") else ""
    return namn if namn in STAR_I else ""


def placerad(krav, h):
    """Kräver att typen är känd, och att händelsen får stå där den står."""
    nr, version, typ, strom, data = (h[f] for f in ("nr", "version", "typ", "aggregat", "data"))
    namn, var, tid = namn_av(typ), STAR_I.get(namn_av(typ)), data["registrerad"]
    krav(namn, "typ", f"{typ} är ingen känd typ av händelse, i en känd version")
    krav((nr == 0) == (namn == "LiggareOppnad"), "typ", "en liggare öppnas av händelse 0, och den")
    forsta = strom.startswith("pott/") and version == 1
    krav(forsta == (namn == "PottUpprattad"), "typ", f"{strom} läggs upp av sin första händelse")
    if namn in UTAN_POTT and "pott" not in data:
        var = UTAN_POTT[namn]
    krav(namn not in AVVIKELSER or ("pott" in data) != ("arende" in data), "aggregat",
         f"{strom}: en avvikelse hör till en pott eller ett ärende")  # fmt: skip
    falt = {"pott": "pott", "arende": "arende"}.get(var)
    ska = f"{var}/{data[falt]}" if falt else var
    krav(not namn or strom == ska, "aggregat", f"{strom} ska vara {ska}")
    eget = EGNA_ID.match(data["kommando_id"].casefold()) and namn not in LIGGARENS
    krav(not eget, "innebörd kommando", f"{data['kommando_id']} är liggarens eget")
    try:
        finns = TID.fullmatch(tid) and datetime.strptime(tid, "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        finns = None
    krav(finns, "registrerad", f"{tid} är ingen tid")


def visade(saldo, stat):
    """Ger varje saldo, och de som räknas fram: ett namn, vems det är, och öre."""
    alla = Counter(saldo)
    for (p, *vem), ore in saldo.items():
        for namn, plus, minus in HARLEDDA:
            if stat or namn not in STATENS:
                vems = ("", "") if namn in STATENS else vem
                alla[namn, *vems] += ore * ((p in plus.split()) - (p in minus.split()))
    return sorted(((plats, ore) for plats, ore in alla.items() if ore and plats[0] != "."), key=str)


class Rattelser:
    """Vilka kommandon som en rättelse, som själv gäller, har tagit tillbaka."""

    def __init__(self):
        self.alla, self.strukna = [], set()

    def ny(self, data):
        """Tar emot nästa rättelse; räknas om först när någon frågar."""
        self.alla.append((data["kommando_id"], data["avser_id"]))
        self.strukna = None

    def galler(self, kommando_id):
        """Säger om ett kommando gäller. Den senaste rättelsen gör det; så bakåt, utan att nästa."""
        if self.strukna is None:
            self.strukna = set()
            for rattelse, avser in reversed(self.alla):
                if rattelse not in self.strukna:
                    self.strukna.add(avser)
        return kommando_id not in self.strukna


class Potten:
    """Det som gäller i varje pott, av de händelser i den som inte är rättade."""

    def __init__(self, krav, galler):
        self.krav, self.galler = krav, galler
        self.noterat, self.avslutat = defaultdict(list), set()

    def efter(self, namn, pott, data, saldo):
        """Prövar potten efter en händelse; saldo är per (position, nämnd, underenhet)."""
        if namn in NOTERAS:
            self.noterat[pott].append((namn, data))
        if namn in NOTERAS or namn in {"HandelseRattad", "MedelAvsatta"}:
            self.rakna(pott, saldo)
        if namn == "StatsbidragAterbetalt" and data.get("oresavrundning_ore"):
            skuld = saldo["aterbetalningsskuld", "", ""]
            self.krav(not skuld, f"öresavrundning {pott}", f"skulden är {skuld} öre, inte 0")
        if pott in self.avslutat:
            kvar = {k: ore for k, ore in saldo.items() if k[0] in OREGLERAT and ore}
            self.krav(not kvar, f"I8 {pott}", f"bidragsåret är avslutat, men kvar är {kvar}")

    def rakna(self, pott, saldo):
        """Lägger ihop det som gäller i potten, från början."""
        gallande = [(namn, d) for namn, d in self.noterat[pott] if self.galler(d["kommando_id"])]
        typer = {namn for namn, _ in gallande}
        (self.avslutat.add if "BidragsarAvslutat" in typer else self.avslutat.discard)(pott)
        utan = saldo["avsatt", "", ""] and "AnslagAnvisat" not in typer
        self.krav(not utan, f"I2 {pott}", "medel är avsatta utan anslag")
        self.rekvisitioner(pott, gallande)
        self.svar(pott, gallande)
        self.angivet(pott, gallande, saldo)
        self.luckor(pott, gallande)

    def rekvisitioner(self, pott, gallande):
        """Kräver att inget är mer betalt än rekvirerat, beteckning för beteckning."""
        kvar = Counter()
        for namn, d in gallande:
            if "rekvisition" in d:
                tecken = 1 if namn == "StatsbidragRekvirerat" else -1
                kvar[skelett(d["rekvisition"])] += tecken * d["belopp_ore"]
        minus = [beteckning for beteckning, ore in kvar.items() if ore < 0]
        self.krav(not minus, f"I2 {pott}", f"på {minus} är mer inbetalt än rekvirerat")

    def svar(self, pott, gallande):
        """Kräver att det som besvaras gäller, och räcker till svaren."""
        kvar = {}  # per kommando som besvaras: vad som är kvar av vart belopp
        for namn, d in gallande:
            falt = DELAR if DELAR[0] in d else ("belopp_ore",)
            if namn in {"NamndensBeskedProvat", "StatsbidragInbetalt"}:
                avser = d.get("avser_id")
                if avser is not None and len(kvar.get(avser, ())) == len(falt):
                    kvar[avser] = [ore - d[ett] for ore, ett in zip(kvar[avser], falt)]
                elif avser is not None:
                    self.krav(False, f"svar {pott}", f"{avser} gäller inte, men är besvarat")
            elif namn in BESVARAS:
                kvar[d["kommando_id"]] = [d[ett] for ett in falt]
        minus = [kommando for kommando, delar in kvar.items() if min(delar) < 0]
        self.krav(not minus, f"svar {pott}", f"av {minus} är mer besvarat än det var")

    def angivet(self, pott, gallande, saldo):
        """Kräver att det äskade och det redovisade är det som nämnden senast angav."""
        askat, aviserat, redovisat = Counter(), defaultdict(dict), {}
        for namn, d in gallande:
            if namn == "AskandeInlamnat":
                fore, efter = aviserat[vem(d)], efter_askande(d, aviserat[vem(d)])
                askat[vem(d)] += d.get("belopp_ore", 0) - (0 if efter else sum(fore.values()))
                aviserat[vem(d)] = efter
            elif namn == "NamndredovisningInlamnad":
                redovisat[vem(d)] = d.get("utfall_ore", 0)
            elif namn == "BeslutKompletterat" and "beslut" in d:
                for egna in aviserat.values():
                    egna.pop(d["avser_id"], None)
        for position, angett in (("askat", askat), ("redovisat", redovisat)):
            fel = [(av, ore) for av, ore in angett.items() if saldo[(position, *av)] != ore]
            self.krav(not fel, f"angivet {pott}", f"{position} ska vara {fel}")

    def luckor(self, pott, gallande):
        """Kräver att en komplettering med rader gäller ett beslut där de väntade på belopp."""
        vantar = {}  # per beslut: hur många rader utan belopp vart organ har; None är ingen tabell
        for namn, d in gallande:
            rader = d.get("rader", [])
            utan = Counter(vem(rad) for rad in rader if "belopp_ore" not in rad)
            if namn == "FordelningBeslutad":
                vantar[d["kommando_id"]] = utan if rader else None
            elif namn == "BeslutKompletterat" and rader:
                fanns = vantar.get(d["avser_id"], Counter())
                med = Counter(map(vem, rader))
                passar = fanns is None or (not utan and not med - fanns)
                self.krav(passar, f"lucka {pott}", f"{d['avser_id']} väntar inte på de raderna")
                vantar[d["avser_id"]] = utan if fanns is None else fanns - med
