"""Vad en händelse säger om andra händelser, räknat om ur dem. Läses in av granska.py bredvid.

En rättelse är det omvända av det den rättar, som finns i samma ström och rättas högst en gång.
En delning summerar till sitt belopp och tar det som fanns. Ett avslut flyttar det oreglerade dit
det ska och bär de saldon som fanns. En attest ges av någon annan än den som registrerade. Allt
minns i klartext: ungefär en kilobyte per händelse.
"""

import base64, hashlib, re
from collections import Counter, defaultdict, namedtuple

from helgdagar import laga_kraft, sista_dagen
from invarianter import HOS, OREGLERAT, Potten, Rattelser, efter_askande, skelett, vem

NAMNDENS = {*HOS, *"forbrukat askat overfort avbojt aterlamnat egenfinansierat redovisat".split()}
NAMNDENS |= {"ej_utnyttjat"}
POTTENS = {*"tilldelat rekvirerat inbetalt anvisat avsatt ofordelat forskotterat".split()}
POTTENS |= {*"oidentifierat aterbetalningsskuld aterbetalt efterskankt ej_utnyttjat".split()}
POTTENS |= {"oresavrundning"}
RATTAS_EJ = {"PottUpprattad", "AvvikelseNoterad", "AvvikelseUtredd", "UnderlagKompletterat"}
RATTAS_EJ |= {"HandelseAttesterad"}
BESVARAR = {"R38", "R57"}  # vad en komplettering svarar på, hos det som den kompletterar
FRAGAR = {"UppdragGivet", "ArendeRemitterat", "ArendeAterremitterat"}
DELAS = {  # beloppets första del är högst vad som fanns i positionen; resten är den andra
    "MedelAvbojda": ("fran_fordelat_ore", "fordelat", "fran_hos_namnd_ore"),
    "AnnanInsatsBegard": ("fran_fordelat_ore", "fordelat", "fran_hos_namnd_ore"),
    "ForbrukningRedovisad": ("forbrukat_ore", "hos_namnd", ""),
    "ForbrukningKrediterad": ("fran_egenfinansierat_ore", "egenfinansierat", "fran_forbrukat_ore"),
}
OKANDA = "okänd", "okand"  # en beteckning som dokumentet inte ger
SERIER = {  # vad som tar en rad i huvudboken i anspråk, eller släpper den; krediteringar för sig
    "ForbrukningRedovisad": ("ForbrukningRedovisad",),
    "ForbrukningKrediterad": ("ForbrukningKrediterad",),
    "HandelseRattad": ("ForbrukningRedovisad", "ForbrukningKrediterad"),
}
BORTA = "forbrukat aterbetalt efterskankt oresavrundning"
UPPGIFTER = {  # det som stäms av utan att vara en position: vad som läggs till, och dras ifrån
    "kostnad": ("forbrukat egenfinansierat", ""),
    "balanskonto": ("inbetalt", BORTA),
    "centralt": ("inbetalt", f"{BORTA} hos_namnd sparrat_ur_hos_namnd"),
}
EGNA = {"belopp_ore", "liggarnummer", "registrerad", "avvikelser"}  # resten delas med kostnaden
DATUM = re.compile(
    "datum$|_from$|_tom$|_senast$|^galler_fran$|^anslaget$|^anmald$|^forfallodag$|^laga_kraft$|^period$|^dag$"
)
AKTOR = re.compile("[A-Z0-9]+(-[A-Z0-9]+)*")
SVAGA = {  # punkter av låg ordning, utan tecken: vem som helst kan underteckna med dem
    "00" * 32, "01" + "00" * 31, *(ett + "ff" * 30 + "7f" for ett in ("ec", "ed", "ee")),
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
}  # fmt: skip
FORM = re.compile(r"20\d\d(-\d\d(-\d\d)?)?|\.\./20\d\d-\d\d-\d\d", re.ASCII)
EJ_KONTROLLERAT = [
    "Reglerna: vem som fick besluta och attestera, om tider hölls, vilka avvikelser som saknas.",
    "Om en komplettering borde ha stängt en avvikelse; att den som stängs var öppen prövas.",
    "Vilka fält en händelse har och vad de får innehålla, utöver belopp, datum och positioner.",
    "Vilka bokstäver en text får ha, utöver att den inte har styrtecken.",
    "Om en text har ett personnummer i sig.",
]


def konto(sida):
    """Ger (position, nämnd, underenhet) för en utskriven plats."""
    return sida["position"], *vem(sida)


def sedd(aktor):
    """Ger en aktörs beteckning som ögat ser den: O är 0 och I är 1."""
    return aktor.upper().replace("O", "0").replace("I", "1")


# Vad kommandot som avses gav, vad händelsen flyttar, pottens saldo före den, och om det är statens.
Nu = namedtuple("Nu", "mal drag saldo stat")


class Innebord:
    """Det som har hänt hittills; 'krav' tar emot det som inte stämmer."""

    def __init__(self, krav):
        self.krav, self.ursprung, self.dolda, self.kostnad = krav, "", set(), None
        self.gav, self.om = defaultdict(list), defaultdict(list)  # per kommando, per avser_id
        self.strom, self.oppna = defaultdict(list), defaultdict(dict)
        self.pa_raden, self.stangt = defaultdict(list), 0
        self.besvarade = {}  # per avvikelse: vilka kompletteringar, och om de lämnade något
        self.rattelser = Rattelser()
        self.galler = self.rattelser.galler
        self.potten = Potten(krav, self.galler)

    def prova(self, namn, strom, data, drag, pott):
        """Prövar en händelse mot dem före den, och minns den; 'drag' är vad den flyttar."""
        avser = data.get("avser_id")
        try:
            self.hall(namn, strom, data, Nu(self.gav.get(avser, []), drag, *pott))
        except Exception as avbrott:  # det går inte att läsa ut vad den säger
            self.krav(False, "innebörd läsbar", repr(avbrott))
        flyttat = [en for en in drag if en[1][0] != "foreslaget"]  # det ersätts
        denna = namn, strom, data, flyttat
        self.gav[data["kommando_id"]].append(denna)
        self.strom[strom].append(denna)
        if avser is not None:
            self.om[avser].append(denna)
        if namn == "HandelseRattad":
            self.rattelser.ny(data)
        self.ansprak(namn, data)

    def ansprak(self, namn, data):
        """En rad i huvudboken finansieras en gång, eller upp till sitt först angivna belopp."""
        rad = skelett(data.get("verifikat", OKANDA[0]))
        for serie in SERIER.get(namn, ()) if rad not in OKANDA else ():
            alla = self.pa_raden[serie, rad]
            if namn == serie:
                alla.append(data)
            galler = [d for d in alla if self.galler(d["kommando_id"])]
            angivna = [d["verifikat_belopp_ore"] for d in galler if "verifikat_belopp_ore" in d]
            ore = sum(d["belopp_ore"] for d in galler)
            ryms = ore <= angivna[0] if angivna else len(galler) < 2
            self.krav(ryms, "innebörd verifikat", f"{data['verifikat']} finansieras med {ore} öre")

    def hall(self, namn, strom, data, nu):
        """Kräver det som gäller alla händelser, och det som gäller denna typ."""
        avser = data.get("avser_id")
        self.datum(data)
        for aktor in (data[falt] for falt in ("registrerad_av", "aktor") if falt in data):
            self.krav(AKTOR.fullmatch(aktor), "innebörd aktör", f"{aktor} är ingen beteckning")
        self.kommando(namn, data)
        self.avvikelser(namn, data, self.oppna[strom])
        if avser is not None:
            ratt = nu.mal and (namn == "PersonuppgiftDold" or all(m[1] == strom for m in nu.mal))
            self.krav(ratt, "innebörd avser_id", f"{avser} finns inte före den i {strom}")
        if namn in DELAS:
            falt, position, resten = DELAS[namn]
            self.delning(data, falt, nu.saldo[(position, *vem(data))], resten)
        prov = getattr(self, namn, None) if namn else None  # den heter som händelsen
        if prov and (nu.mal or avser is None):
            prov(data, nu)

    def ska(self, data, falt, varde):
        """Kräver att ett fält är det som händelserna före ger."""
        har = data.get(falt)
        self.krav(har == varde, f"innebörd {falt}", f"är {har}, men händelserna före ger {varde}")

    def datum(self, varde, falt=""):
        """Kräver att vart datum är en dag, en månad eller ett år som finns."""
        if isinstance(varde, dict):
            for namn, ett in varde.items():
                self.datum(ett, namn)
        elif isinstance(varde, list):
            for ett in varde:
                self.datum(ett, falt)
        elif DATUM.search(falt) and (falt, varde) != ("datum", OKANDA[0]):
            try:
                finns = FORM.fullmatch(varde) and sista_dagen(varde)
            except ValueError:
                finns = None
            self.krav(finns, "innebörd datum", f"{falt} {varde} finns inte")

    def kommando(self, namn, data):
        """Ett kommando ger en händelse; en kostnad som inte ryms ger två: den andra bär resten."""
        kostnad, self.kostnad = self.kostnad, None
        if namn == "EgenfinansieringNoterad":
            rest = kostnad and kostnad["belopp_ore"] - kostnad["forbrukat_ore"]
            self.ska(data, "belopp_ore", rest)
            for falt in {*data, "underenhet", "verifikat", "beslut", "motpart"} - EGNA:
                self.ska(data, falt, kostnad and kostnad.get(falt))
            return
        self.slut(kostnad)
        gav = self.gav.get(data["kommando_id"])
        self.krav(not gav, "innebörd kommando", f"{data['kommando_id']} gav redan en händelse")
        if namn == "ForbrukningRedovisad" and data["forbrukat_ore"] != data["belopp_ore"]:
            self.kostnad = data

    def slut(self, kostnad=None):
        """Kräver att ingen kostnad väntar på den som bär resten."""
        ratt = not kostnad and not self.kostnad
        self.krav(ratt, "innebörd egenfinansierat", "kostnaden i händelsen före bärs inte av någon")

    def avvikelser(self, namn, data, oppna):
        """Kräver att den avvikelse som avslutas var öppen, och minns vilka som öppnas."""
        id_, avser = data["kommando_id"], data.get("avser_id")
        av_det_rattade = avser is not None and not self.galler(avser)  # av det är ingen öppen
        slutar = "kod" if namn == "AvvikelseUtredd" else None
        if namn == "AvvikelseNoterad":
            av_regeln = avser and data.get("regel")
            alla = [n for n, regel in oppna.items() if (n[0], regel) == (avser, av_regeln)]
            ett = [kod for av, kod in alla if self.oppen(oppna, (av, kod)) and not av_det_rattade]
            self.ska(data, "benamner", (ett or [None])[0])
            slutar = "benamner"
        svar = data.get("stanger", []) if namn == "BeslutKompletterat" else []
        for kod in [*svar, *([data[slutar]] if slutar in data else [])]:
            ratt = self.oppen(oppna, (avser, kod)) and not av_det_rattade
            ratt = ratt and (not svar or oppna[avser, kod] in BESVARAR)
            self.krav(ratt, "innebörd avvikelse", f"{kod} var inte öppen för {avser}")
            if not svar:
                oppna.pop((avser, kod), None)
                self.besvarade.pop((avser, kod), None)
        if namn == "AvvikelseNoterad":
            oppna[avser or id_, data["kod"]] = data.get("regel", "R42")
        fanns, kvar = {*oppna}, set()
        for en in data.get("avvikelser", []):
            om = namn == "BeslutKompletterat" and en["regel"] in BESVARAR
            oppna[avser if om else id_, en["kod"]] = en["regel"]
            kvar |= {(avser, en["kod"])} if om else set()
        for nyckel in kvar | {(avser, kod) for kod in svar}:
            forst = [] if nyckel in fanns else [("", False)]
            self.besvarade.setdefault(nyckel, forst).append((id_, nyckel in kvar))

    def oppen(self, oppna, nyckel):
        """Säger om en avvikelse är öppen: det senaste svaret som gäller lämnar något av den."""
        svar = [kvar for id_, kvar in self.besvarade.get(nyckel, []) if self.galler(id_)]
        return nyckel in oppna and (not svar or svar[-1])

    def delning(self, data, falt, fanns, resten):
        """Kräver att beloppet är delat så: först ur det som fanns, sedan resten."""
        ore = data["belopp_ore"]
        self.ska(data, falt, min(ore, fanns))
        if resten:
            self.ska(data, resten, ore - min(ore, fanns))

    def plats(self, sida):
        """Kräver att en position finns, och att den är pottens egen eller en nämnds."""
        finns = sida["position"] in (NAMNDENS if sida.get("namnd") else POTTENS)
        finns = finns and ("namnd" in sida or "underenhet" not in sida)
        self.krav(finns, "innebörd position", f"{sida}")

    def HandelseRattad(self, data, nu):
        omvant = [(till, fran, ore) for m in nu.mal for fran, till, ore in m[3] if ore][::-1]
        self.krav(nu.drag == omvant, "innebörd flyttningar", f"det omvända är {omvant}")
        for sida in (f[s] for f in data["flyttningar"] for s in ("fran", "till") if s in f):
            self.plats(sida)
        slapps = [m[2].get("verifikat") for m in nu.mal if m[0] in SERIER]
        self.ska(data, "verifikat", (slapps or [None])[0])
        fore = [m for m in self.om[data["avser_id"]] if m[0] == "HandelseRattad"]
        alla = self.oppna[nu.mal[0][1]]
        oppna = sorted(n[1] for n in alla if n[0] == data["avser_id"] and self.oppen(alla, n))
        self.ska(data, "stanger", oppna or None)
        givna = {m[2]["slag"] for m in self.om[data["avser_id"]] if m[0] == "HandelseAttesterad"}
        vantar = self.attesteras(nu.mal) and givna != {"granskning", "beslut"}
        ar = sista_dagen(nu.mal[0][2]["handelsedatum"]).year
        self.ska(data, "oattesterad_ar", ar if vantar else None)
        rattas = all(m[1].startswith("pott/") and m[0] not in RATTAS_EJ for m in nu.mal)
        self.krav(rattas and not fore, "innebörd rättelse", "rättas inte, eller är redan rättad")

    @staticmethod
    def attesteras(mal):
        """Säger om det som ett kommando gav attesteras; en buren kostnad gör det med sin."""
        return any("liggarnummer" in m[2] and m[0] != "EgenfinansieringNoterad" for m in mal)

    def HandelseAttesterad(self, data, nu):
        givna = {m[2]["slag"] for m in self.om[data["avser_id"]] if m[0] == "HandelseAttesterad"}
        annan = sedd(data["registrerad_av"]) not in {sedd(m[2]["registrerad_av"]) for m in nu.mal}
        ratt = annan and self.attesteras(nu.mal) and data["slag"] not in givna
        self.krav(ratt, "innebörd attest", "egen, upprepad, eller av det som inte attesteras")
        self.ska(data, "klar", givna | {data["slag"]} == {"granskning", "beslut"})
        self.ska(data, "avser_ar", sista_dagen(nu.mal[0][2]["handelsedatum"]).year)

    def NamndensBeskedProvat(self, data, nu):
        besked = nu.mal[0][2]
        svar = [m[2] for m in self.om[data["avser_id"]]
                if m[0] == "NamndensBeskedProvat" and self.galler(m[2]["kommando_id"])]  # fmt: skip
        kvar = {falt: besked[falt] - sum(ett[falt] for ett in svar)
                for falt in ("fran_fordelat_ore", "fran_hos_namnd_ore")}  # fmt: skip
        self.krav(vem(data) == vem(besked) and self.galler(data["avser_id"]), "innebörd besked",
                  "det är en annan nämnds, eller gäller inte längre")  # fmt: skip
        self.krav(data["belopp_ore"] <= sum(kvar.values()), "innebörd besked", f"kvar är {kvar}")
        self.delning(data, "fran_fordelat_ore", kvar["fran_fordelat_ore"], "fran_hos_namnd_ore")

    def StatsbidragInbetalt(self, data, nu):
        if nu.mal:
            inbetalda = [m[2] for m in self.om[data["avser_id"]] if m[0] == "StatsbidragInbetalt"]
            svar = [d["belopp_ore"] for d in inbetalda if self.galler(d["kommando_id"])]
            fanns = nu.mal[0][0].startswith("Oidentifierad") and self.galler(data["avser_id"])
            ryms = fanns and sum(svar) + data["belopp_ore"] <= nu.mal[0][2]["belopp_ore"]
            self.krav(ryms, "innebörd inbetalning", "mer identifieras än som var oidentifierat")

    def ForbrukningRedovisad(self, data, nu):
        tidigare = data.get("period", "2099")[-10:][:4] < data["handelsedatum"].lstrip("./")[:4]
        sagt = any(en["regel"] == "R27" for en in data.get("avvikelser", []))
        self.krav(sagt or not tidigare, "innebörd period", "ett tidigare år, utan avvikelse")

    def AskandeInlamnat(self, data, nu):
        aviserat = {}  # det nämnden har aviserat men inte beslutat
        for namn, _, d, _ in self.strom[f"pott/{data['pott']}"]:
            if not self.galler(d["kommando_id"]):
                continue
            if namn == "AskandeInlamnat" and vem(d) == vem(data):
                aviserat = efter_askande(d, aviserat)
            elif namn == "BeslutKompletterat" and "beslut" in d:
                aviserat.pop(d["avser_id"], None)
        ersatts = sum(aviserat.values()) - sum(efter_askande(data, aviserat).values())
        self.ska(data, "ersatter_ore", ersatts if ersatts > 0 else None)

    def NamndredovisningInlamnad(self, data, nu):
        self.ska(data, "ersatter_ore", nu.saldo[("redovisat", *vem(data))])

    def AterbetalningsskuldFaststalld(self, data, nu):
        self.plats({**{k: data[k] for k in ("namnd", "underenhet") if k in data},
                    "position": data["fran_position"]})  # fmt: skip

    def BidragsarAvslutat(self, data, nu):
        fore = sorted((k, ore) for k, ore in nu.saldo.items() if ore and k[0] in NAMNDENS | POTTENS)
        skuld, efter = ("aterbetalningsskuld", "", ""), Counter(dict(fore))
        flyttas = [(k, skuld if nu.stat else ("ej_utnyttjat", *(k[1:] if k[0] == "hos_namnd" else
                    ("", ""))), ore) for k, ore in fore if k[0] in OREGLERAT]  # fmt: skip
        self.krav(nu.drag == flyttas, "innebörd flyttningar", f"ska vara {flyttas}")
        for fran, till, ore in flyttas:
            efter.update({fran: -ore, till: ore})
        slut = [(konto(ett["plats"]), ett["belopp_ore"]) for ett in data["slutsaldon"]]
        rester = sorted((k, ore) for k, ore in efter.items() if ore)
        self.krav(slut == rester, "innebörd slutsaldon", f"ska vara {rester}")
        for sida in [s for f in data["flyttningar"] for s in (f["fran"], f["till"])] + [
            ett["plats"] for ett in data["slutsaldon"]
        ]:
            self.plats(sida)

    def per_dag(self, data, position, nu):
        """Ger antalet händelser som ändrat en uppgift till och med en dag, och vad den var då."""
        plus, minus = (namn.split() for namn in UPPGIFTER.get(position, (position, "")))
        dag, antal, summa = sista_dagen(data["per_datum"]), 0, 0
        for _, _, d, drag in self.strom[f"pott/{data['pott']}"]:
            sidor = [(k, -ore) for k, _, ore in drag] + [(k, ore) for _, k, ore in drag]
            egna = [
                (p, ore) for (p, *av), ore in sidor if "namnd" not in data or (*av,) == vem(data)
            ]
            ratt = [ore if p in plus else -ore for p, ore in egna if ore and p in plus + minus]
            if ratt and sista_dagen(d["handelsedatum"]) <= dag:
                antal, summa = antal + 1, summa + sum(ratt)
        return antal, summa if nu.stat or position not in {"balanskonto", "centralt"} else 0

    def PostAvstamd(self, data, nu):
        _, ore = self.per_dag(data, data["position"], nu)
        self.ska(data, "liggarens_ore", ore)
        self.ska(data, "differens_ore", data["belopp_ore"] - ore)

    def AterrapporteradTillMyndighet(self, data, nu):
        antal, ore = self.per_dag(data, "forbrukat", nu)
        self.ska(data, "kostnader", {"antal": antal, "summa_ore": ore})

    def UppdragAterrapporterat(self, data, nu):
        self.krav(nu.mal[0][0] in FRAGAR, "innebörd svar", f"{data['avser_id']} frågar inget")

    def ProtokollJusterat(self, data, nu):
        anslaget = data.get("anslaget") if data["lage"] == "beslutat" else None
        self.ska(data, "laga_kraft", anslaget and laga_kraft(anslaget))

    def RakenskapsarStangt(self, data, nu):
        self.krav(data["ar"] > self.stangt, "innebörd räkenskapsår", f"{data['ar']} var stängt")
        self.stangt = max(self.stangt, data["ar"])

    def RakenskapsarOppnat(self, data, nu):
        stangt = data["ar"] <= self.stangt
        self.krav(stangt, "innebörd räkenskapsår", f"{data['ar']} var inte stängt")
        self.stangt = min(self.stangt, data["ar"] - 1)

    def LiggareOppnad(self, data, nu):
        self.ursprung = self.ursprung or data["ursprung"]

    def NyckelBytt(self, data, nu):
        agare, kontroll, material = data["nyckel"].split("+", 2)
        byte = base64.b64decode(material, validate=True)
        ratt = hashlib.sha256(agare.encode() + b"\n" + byte).hexdigest()[:8] == kontroll
        y = int.from_bytes(byte[1:], "little") & (2**255 - 1)
        svag = y.to_bytes(32, "little").hex() in SVAGA
        ratt = ratt and base64.b64encode(byte).decode() == material  # skriven på det enda sättet
        self.krav(ratt and byte[:1] == b"\1" and len(byte) == 33 and agare == self.ursprung,
                  "innebörd nyckel", "den är inte liggarens, eller går inte att läsa")  # fmt: skip
        self.krav(not svag, "innebörd nyckel", "vem som helst kan underteckna med den")

    def AttestrattGiven(self, data, nu):
        annan = sedd(data["aktor"]) != sedd(data["registrerad_av"])
        self.krav(annan, "innebörd attesträtt", "till sig själv")

    def PersonuppgiftDold(self, data, nu):
        self.dolda.add(data["atagande"])

    def PersonuppgiftUtplanad(self, data, nu):
        self.krav(data["atagande"] in self.dolda, "innebörd personuppgift", "den är inte dold")
