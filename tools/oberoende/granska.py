"""Granskar en exporterad logg (logg.jsonl) utan något av Bidragsliggarens egna program.

1. Samma logg? Merkleroten (RFC 9162) räknas om mot det ni sparat: --rot --kontrollpunkt --blad.
2. Hel logg? nr, version, registrerad och liggarnummer ska löpa utan hopp.
3. Överskriden pott? Efter varje händelse räknas saldona om: I0 allt som kommit in finns i en
   position, I1 inget är under noll, I2 inbetalt <= rekvirerat <= tilldelat, avsatt <= anvisat,
   I3 ute <= inbetalt + förskotterat, om det inte betalas i efterhand. Vad varje typ av händelse
   flyttar står i rorelser.json, bredvid den här, och ska vara samma tabell som loggens.
4. Sant om andra händelser? Rättelser, delningar, attester, avslut: innebord.py, bredvid den här.
5. På sin plats? Typ, ström, och det som alltid gäller i en pott: invarianter.py, bredvid också.
Slutkod 0 inga fel, 1 fel (det första av vart slag), 2 oläst.
"""

import argparse, base64, hashlib, json, re, sys
from collections import Counter
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
from innebord import EJ_KONTROLLERAT, Innebord
from invarianter import namn_av, placerad, visade

TABELLENS = Path(__file__).with_name("rorelser.json")  # vad varje typ av händelse flyttar
try:
    TABELL = json.loads(TABELLENS.read_bytes())
except (OSError, ValueError) as avbrott:
    sys.exit(print(f"Går inte att läsa: {avbrott}", file=sys.stderr) or 2)
INNE = [TABELL["inne"][nar] for nar in ("forskott", "efterhand")]
FORESLAR = [{"belopp": {"falt": "belopp_ore", "frivilligt": True}, "per": "rader"}]
FORESLAR[0]["till"] = {"position": "foreslaget"}  # flyttar inget, men visas: det senaste gäller
FLYTTAR = {typ.partition("/")[0]: flyttar for typ, flyttar in TABELL["rorelser"].items()}
FLYTTAR["FordelningForeslagen"] = FORESLAR
DELVIS = "BeslutKompletterat"  # numreras bara när det har rader
NUMRERADE = {*FLYTTAR, *"MedelMottagna AterkravMottaget KommunbidragVaxlat".split()}
NUMRERADE -= {"FordelningForeslagen", "AskandeInlamnat", "NamndredovisningInlamnad", DELVIS}
NUMRERADE |= {"RakenskapsarStangt", "RakenskapsarOppnat"}
FALT = {"aggregat": str, "data": dict, "nr": int, "typ": str, "version": int}
NAMNDENS = {"foreslaget", *TABELL["positioner"]["namndens"], *TABELL["positioner"]["nagons"]}
NAMN = re.compile(r"[ !#-\[\]-~]+")  # på ett fält; i den ordning som varje språk sorterar dem
STYR = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")  # och det som vissa läser som ny rad
NOT = re.compile(
    r"(?!\ufeff)[^\s+]+\n(0|[1-9][0-9]{0,15})\n([\w+/]{43}=)\n(?:.+\n)*"
    r"\n(?:— [^\s+]+ [\w+/]+=*\n){1,100}"
)
blad, fel, potter, version, nummer, sist = [], {}, {}, Counter(), Counter(), [""]


def krav(haller, slag, text):
    """Antecknar det första felet av vart slag."""
    if not haller:
        fel.setdefault(slag, {"nr": len(blad) - 1, "slag": slag, "fel": text})


innebord = Innebord(krav)


def enkelt(varde, niva=1):
    """Säger om ett värde är av de slag en händelse har, och läses lika av alla program."""
    if isinstance(varde, dict):
        return all(map(NAMN.fullmatch, varde)) and enkelt([*varde.values()], niva)
    if isinstance(varde, list):
        return niva <= 32 and all(enkelt(ett, niva + 1) for ett in varde)
    if isinstance(varde, str):
        return not STYR.search(varde)
    return type(varde) in {bool, int} and abs(varde) < 2**53


def tolkad(rad):
    """Ger händelsen på en rad, skriven byte för byte på det enda sätt som en liggare skriver."""
    h = json.loads(str(rad, "utf-8"))  # inte bytes: då gissar json vilken UTF det är
    skriven = json.dumps(h, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    krav(skriven + b"\n" == rad, "form", "raden är inte skriven enligt RFC 8785, med radslut")
    krav(enkelt(h), "form", "ett värde kan ingen händelse ha")
    krav({namn: type(h[namn]) for namn in h} == FALT, "form", "fälten är inte en händelses fem")
    krav(h["nr"] >= 0 < h["version"], "form", "nr räknas från 0 och version från 1")
    return h


def i_base64(text):
    """Ger de byte som en text är base64 för, om den är skriven på det enda sättet."""
    if base64.b64encode(byte := base64.b64decode(text)).decode() != text:
        raise ValueError(f"{text:.80} är inte base64")
    return byte


def kontrollpunkt(fil):
    """Ger antalet och roten i en kontrollpunkt, skriven enligt C2SP; signaturer prövas inte."""
    text = Path(fil).read_bytes().decode()
    delar, rader = NOT.fullmatch(text), text.partition("\n\n")[2][:-1].split("\n")
    if not delar or re.search(r"[\0-\x09\x0b-\x1f]", text) or len(text.encode()) > 262_144:
        raise ValueError(f"{fil} är ingen kontrollpunkt")
    if len({*rader}) < len(rader) or any(len(i_base64(rad.split(" ")[2])) < 5 for rad in rader):
        raise ValueError(f"{fil} har en signatur två gånger, eller en för kort")
    antal, rot_ = int(delar[1]), i_base64(delar[2])
    if antal >= 2**53 or (antal == 0 and rot_ != rot([])):
        raise ValueError(f"{fil} gäller {antal} händelser, som inte kan ha den roten")
    return fil, antal, rot_


def bladlista(fil):
    """Ger en sparad bladlista: 32 byte för varje händelse, minst en."""
    sparade = Path(fil).read_bytes() if fil else bytes(32)
    if not sparade or len(sparade) % 32 or sparade.startswith((b"SQLite", b'{"aggregat":')):
        raise ValueError(f"{fil} är ingen bladlista")
    return sparade if fil else b""


def rot(blad):
    """Ger Merkleroten över löven: den största tvåpotensen under antalet till vänster."""
    if len(blad) < 2:
        return blad[0] if blad else hashlib.sha256().digest()
    k = 1 << (len(blad) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + rot(blad[:k]) + rot(blad[k:])).digest()


def plats(sida, en):
    """Ger (position, nämnd, underenhet) för ena sidan av en flyttning; "." är utanför potten."""
    position = en.get(sida["falt"], ".") if "falt" in sida else sida.get("position", ".")
    if isinstance(position, dict):  # händelsen skriver själv ut den, och vems den är
        position, en = position["position"], position
    vems = (en.get(vem, "") for vem in ("namnd", "underenhet"))
    return (position, *(vem if position in NAMNDENS else "" for vem in vems))


def belopp(tal, en):
    """Ger det som tabellens belopp är av en händelse, eller av en rad i den."""
    utom = max(0, en.get(tal.get("utom"), 0))
    ore = en.get(tal["falt"], 0) if tal.get("frivilligt") else en[tal["falt"]]
    if "del" in tal:  # öresavrundning: över noll, eller under utan tecken
        ore = max(0, ore if tal["del"] == "over" else -ore)
        krav(ore < 100, "belopp", "öresavrundningen är minst en krona")
    krav(type(ore) is int and ore >= utom, "belopp", f"{ore!r} är inte hela öre")
    return ore - utom


def flyttat(namn, data):
    """Ger (från, till, öre) för varje flyttning som en händelse betyder."""
    for flytt in FLYTTAR[namn]:
        om = flytt.get("om")
        nu = not om or (om["falt"] in data and om.get("varde") in {None, data[om["falt"]]})
        for en in (data[flytt["per"]] if "per" in flytt else [data]) if nu else ():
            ore = belopp(flytt["belopp"], en)
            yield plats(flytt.get("fran", {}), en), plats(flytt.get("till", {}), en), ore


def las(rad):
    """Prövar en händelse mot det som står före den, räknar om pottens saldon och prövar I0-I3."""
    h = tolkad(rad)
    data, namn, strom = h["data"], namn_av(h["typ"]), h["aggregat"]
    pott, ar, tid = data.get("pott"), data["handelsedatum"].lstrip("./")[:4], data["registrerad"]
    numrerad = namn in NUMRERADE or bool(namn == DELVIS and data["rader"])
    version[strom], nummer[ar] = version[strom] + 1, nummer[ar] + numrerad
    har, ska = data.get("liggarnummer"), f"{ar}-{nummer[ar]:06d}" if numrerad else None
    krav(h["nr"] == len(blad) - 1, "nr", f"raden har nr {h['nr']}")
    krav(h["version"] == version[strom], "version", f"{strom} ska ha version {version[strom]}")
    krav(tid > sist[0], "registrerad", f"{tid} är inte senare än {sist[0]}")
    krav(har == ska, "liggarnummer", f"{h['typ']} har {har}, ska ha {ska}")
    placerad(krav, h)
    sist[0] = tid
    if namn == "PottUpprattad":
        stat, efter = data["kalla"] == "statsbidrag", data["utbetalning"] == "efterhand"
        potter.setdefault(pott, (data["bidragsar"], stat, efter, Counter()))
    _, stat, efter, saldo = potter.get(pott, (0, False, False, Counter()))
    drag = [*flyttat(namn, data)] if namn in FLYTTAR else []
    innebord.prova(namn, strom, data, drag, (saldo, stat))
    if namn not in FLYTTAR:
        innebord.potten.efter(namn, pott, data, saldo)
        return
    (_, stat, efter, saldo), s = potter[pott], Counter()  # s: summan per position
    if namn == "FordelningForeslagen":  # det senaste gäller, med den total det anger
        saldo.update({p: -ore for p, ore in saldo.items() if p[0] == "foreslaget"})
        saldo["foreslaget", "", ""] = data.get("total_ore", 0)
    for fran, till, ore in drag:
        saldo[fran] -= ore
        saldo[till] += ore
    for (p, *vem), ore in saldo.items():
        s[p] += ore
        krav(
            ore >= 0 or p in {".", *TABELL["under_noll"]},
            f"I1 {pott} {p} {'/'.join(vem)}",
            f"{ore} öre",
        )
    ute, in_ = (sum(s[p] for p in en) for en in (TABELL["ute"], INNE[efter]))
    krav(in_ == sum(s[p] for p in TABELL["haller"]), f"I0 {pott}", f"{dict(s)}")
    krav(s["inbetalt"] <= s["rekvirerat"] <= s["tilldelat"], f"I2 {pott}", f"{dict(s)}")
    krav(not 0 < s["anvisat"] < s["avsatt"], f"I2 {pott}", f"{dict(s)}")
    kvar = s["inbetalt"] + s["forskotterat"] - ute
    krav(kvar >= 0 or efter or not stat, f"I3 {pott}", f"{-kvar} öre för mycket är ute")
    innebord.potten.efter(namn, pott, data, saldo)


p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
p.add_argument("logg", help="logg.jsonl")
p.add_argument("--rot", metavar="HEX", help="roten över hela loggen")
p.add_argument("--kontrollpunkt", action="append", default=[], help="signaturen prövas inte")
p.add_argument("--blad", metavar="FIL", help="blad.bin")
p.add_argument("--rorelser", metavar="FIL", help="tabellen med loggen; annars den bredvid den")
p.add_argument("--json", action="store_true")
val = p.parse_args()
try:
    bredvid = Path(val.rorelser or Path(val.logg).with_name("rorelser.json"))
    given = bredvid.read_bytes() if val.rorelser or bredvid.is_file() else b""
    sparade, punkter = bladlista(val.blad), [*map(kontrollpunkt, val.kontrollpunkt)]
    with Path(val.logg).open("rb") as logg:
        for nr, rad in enumerate(iter(lambda: logg.readline(65_536), b"")):
            blad.append(hashlib.sha256(b"\0" + rad.rstrip(b"\n")).digest())
            krav(sparade[32 * nr : 32 * nr + 32] in {b"", blad[nr]}, "blad.bin", "den är ändrad")
            try:
                las(rad)
            except Exception as avbrott:  # vad som än är fel med raden är det ett fynd
                krav(False, "läsbar", repr(avbrott))
except (OSError, ValueError) as avbrott:
    sys.exit(print(f"Går inte att läsa: {avbrott}", file=sys.stderr) or 2)
krav(blad, "läsbar", "loggen är tom")
innebord.slut()
krav(len(sparade) <= 32 * len(blad), "blad.bin", f"{len(sparade) // 32} händelser är sparade")
for fil, antal, rot_ in punkter:
    krav(antal <= len(blad), fil, f"slutet saknas: kontrollpunkten gäller {antal} händelser")
    krav(rot(blad[:antal]) == rot_, fil, f"de första {antal} händelserna är inte desamma")
krav((val.rot or "").lower() in {"", (hela := rot(blad).hex())}, "rot", f"roten är {hela}")
egen, annan = (hashlib.sha256(en).hexdigest() for en in (TABELLENS.read_bytes(), given))
lika = not given or egen == annan
krav(lika, "rorelser.json", f"loggens har SHA-256 {annan}, programmets {egen}")
saldon = [
    {"pott": pott, "ar": ar, "namnd": namnd, "underenhet": enhet, "saldo": p, "ore": ore}
    for pott, (ar, stat, _, saldo) in potter.items()
    for (p, namnd, enhet), ore in visade(saldo, stat)
]
svar = {"handelser": len(blad), "rot": hela, "fel": [*fel.values()], "saldon": saldon}
svar["ej_kontrollerat"] = ["Signaturer: de prövas av main.go.", *EJ_KONTROLLERAT]
svar["rorelser_sha256"] = egen
if not given:
    svar["ej_kontrollerat"] += [f"Loggens rorelser.json, som inte gavs; programmets är {egen}."]
ut = ["{pott:12} {ar} {namnd:6} {underenhet:8} {saldo:22} {ore:16} öre".format(**s) for s in saldon]
ut += ["FEL {slag}, händelse {nr}: {fel}".format(**ett) for ett in fel.values()]
utan = "" if punkter or sparade or val.rot else "; inget sparat angavs, så allt kan vara omskrivet"
ut += [f"Inte prövat: {ett}" for ett in svar["ej_kontrollerat"]]
ut += [f"{len(blad)} händelser, rot {hela}: {'UNDERKÄND' if fel else 'inga fel'}{utan}"]
ut = [json.dumps({**svar, "mot_sparat": not utan})] if val.json else ut
sys.stdout.reconfigure(errors="backslashreplace")
print(*(re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", rad) for rad in ut), sep="\n")
sys.exit(1 if fel else 0)
