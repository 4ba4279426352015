"""Random commands about an ärende, the register and the city's books: those without a pott."""

from collections.abc import Callable

from tests.oracle.arende import ANSWERED, later
from tests.oracle.builders_namnd import notera, utred
from tests.oracle.dates import last_day
from tests.oracle.draw import Draw
from tests.oracle.names import Command

ARENDEN = ("STK-2022-1", "STK-2023-490", "STK-2024-124")
# aktör, slag, pott, nämnd, from, tom: who may attest what in a ledger from its beginning
RIGHTS = (
    ("EK-03", "granskning", None, None, "2020-01-01", None),
    ("EK-03", "beslut", None, "KUN", "2020", None),
    ("EK-04", "beslut", None, None, "2020-01-01", "2027"),
    ("EK-04", "granskning", None, None, "2020-01-01", "2026-12-31"),
    ("EK-05", "granskning", "SOC-2022", None, "2022-01-01", "2022-09"),
    ("EK-05", "beslut", "SOC-2022", None, "2022-01-01", "2026-12-30"),
    ("EK-06", "beslut", None, None, "2027-01-01", None),
)


def first_rights() -> list[Command]:
    """Return the commands that register who records and attests."""
    commands: list[Command] = [
        {
            "kommando": "RegistreraAktor",
            "aktor": f"EK-0{number}",
            "roll": "ekonom",
            "organ": "KS-SK",
        }
        for number in range(1, 7)
    ]
    for aktor, slag, pott, namnd, giltig_from, tom in RIGHTS:
        command = {"kommando": "GeAttestratt", "aktor": aktor, "slag": slag}
        stated = {"for_pott": pott, "for_namnd": namnd, "giltig_tom": tom}
        command |= {name: value for name, value in stated.items() if value is not None}
        commands.append({**command, "giltig_from": giltig_from})
    return commands


def _aktor(draw: Draw) -> Command:
    if draw.chance(0.3):
        return {"aktor": draw.rnd.choice(("EK-03", "EK-O3", "EK-0I")), "roll": "controller"}
    return {"aktor": f"EK-{draw.count}", "roll": "controller"}


def _attestratt(draw: Draw) -> Command:
    year = draw.rnd.choice((2022, 2023, 2026))
    fields: Command = {"aktor": draw.rnd.choice(("EK-02", "EK-05", "EK-06"))}
    fields |= {"slag": draw.rnd.choice(("granskning", "beslut")), "giltig_from": draw.day(year)}
    if draw.chance(0.1):
        draw.aktor = fields["aktor"].replace("0", "O")
    if draw.chance(0.7):
        fields["for_namnd"] = draw.spelled(draw.rnd.choice(("KUN", "FRN", "GRN")))
    if draw.chance(0.7):
        fields["for_pott"] = draw.rnd.choice(("SOC-2022", "KS-2023"))
    return {**fields, "giltig_tom": f"{year}-12-31"}


def _close_year(draw: Draw) -> Command:
    closed = [pott for kod, pott in draw.oracle.potts.items() if kod.endswith("2024")]
    done = all(pott.any_in_force("AvslutaBidragsar") for pott in closed) and bool(closed)
    ar = 2024 if done and draw.chance(0.6) else draw.rnd.choice((2020, 2021, 2021, 2022, 2023))
    datum = draw.day(ar + draw.chance(0.92))
    turns = draw.oracle.turns
    if turns and draw.chance(0.5):  # after it was opened again
        datum = max(datum, last_day(turns[-1].command["datum"]))
    datum = str(ar) if draw.chance(0.03) else datum
    return {"ar": ar, "datum": datum, "skal": "bokslutet är klart", **_ks_decides(draw, datum)}


def _open_year(draw: Draw) -> Command:
    turns = draw.oracle.turns
    closed = [e for e in turns if draw.oracle.is_closed(e.command["ar"])]
    if not closed:
        ar, datum = draw.rnd.choice((2020, 2021, 2022)), draw.day(2023)
    else:
        ar = closed[-1].command["ar"] + draw.rnd.choice((0, 0, 0, -1, 1))
        days = [draw.day(2025), last_day(turns[-1].command["datum"]), draw.day(2022)]
        datum = max(days[1:2] + days[:1]) if draw.chance(0.4) else draw.rnd.choice(days)
    return {"ar": ar, "datum": datum, "skal": "det blev fel", **_ks_decides(draw, datum)}


def _ks_decides(draw: Draw, datum: str) -> Command:
    """Return what KS decided that day: now and then not at all, not wholly, or another organ."""
    if draw.chance(0.04):
        return {}
    beslut: Command = {"organ": "KS" if draw.chance(0.95) else draw.rnd.choice(("KF", "KUN"))}
    beslut |= {"datum": datum, "diarienummer": f"STK-{datum[-10:][:4]}-77"}
    beslut["paragraf"] = 1 + draw.count % 9000
    if draw.chance(0.08):
        del beslut[draw.rnd.choice(("paragraf", "diarienummer"))]
    elif draw.chance(0.04):
        beslut |= draw.rnd.choice(({"diarienummer": "okänd"}, {"datum": "2026-12-30"}))
    return {"beslut": beslut}


def _meeting(draw: Draw, *, required: bool) -> Command | None:
    """Return a decision, mostly the latest that KS or KF has taken in some pott."""
    if required and draw.chance(0.06):
        return None
    latest = draw.latest_beslut
    if draw.chance(0.03):  # these keep no minutes
        latest = {"inget": {"organ": draw.rnd.choice(("SOS", "MKB", "KS-SK")), "datum": "2022-05"}}
    if latest and draw.chance(0.7):
        return dict(draw.rnd.choice(list(latest.values())))
    return {"organ": "KS", "datum": draw.day(2022), "diarienummer": "STK-2022-900", "punkt": "3"}


def _reservation(draw: Draw) -> Command:
    beslut = _meeting(draw, required=True)
    fields: Command = {"slag": "reservation", "partier": ["M", "SD"], "beslut": beslut}
    if beslut is not None and draw.chance(0.7):
        fields["datum"] = beslut["datum"]
    return fields


def _justering(draw: Draw) -> Command:
    beslut = _meeting(draw, required=True)
    fields: Command = {"beslut": beslut}
    if beslut is None:
        return fields
    days = (0, 3, 14, 15) if draw.chance(0.95) else (-3, -400)
    fields["datum"] = later(beslut["datum"], draw.rnd.choice(days))
    if draw.chance(0.9):
        fields["anslaget"] = later(fields["datum"], draw.rnd.choice((0, 1, 2, 3, 60, -1)))
    return fields


def _expediering(draw: Draw) -> Command:
    return {"mottagare": ["kulturnämnden"], "beslut": _meeting(draw, required=False)}


def _aterremiss(draw: Draw) -> Command:
    return {"motivering": "utred effekterna", "svar_senast": draw.day(2023)}


def _bordlaggning(draw: Draw) -> Command:
    return {"motivering": "mer tid", "till_datum": draw.day(2023)}


def _remiss(draw: Draw) -> Command:
    return {"mottagare": [draw.spelled("KUN"), "OKÄND" if draw.chance(0.02) else "TN"]}


def _uppdrag(draw: Draw) -> Command:
    return {"uppdrag": "återkom med en plan", "till": draw.spelled("FRN")}


def _uppdragssvar(draw: Draw) -> Command:
    fields: Command = {"text": "planen är klar"}
    wanted = ANSWERED if draw.chance(0.85) else ()
    arende = draw.rnd.choice(ARENDEN)
    where = f"arende/{arende}" if draw.chance(0.95) else "SOC-2022"
    avser_id = draw.command_id(where, wanted) or draw.command_id(where)
    fields |= {"arende": arende, "avser_id": avser_id or "finns-inte"}
    if avser_id is None:
        return {**fields, "av": "FRN"}
    asked = draw.oracle.commands[avser_id].plain
    if draw.chance(0.75):
        to = asked.get("mottagare") or [asked.get("till", "FRN")]
        fields["av"] = draw.spelled(draw.rnd.choice(to) if draw.chance(0.85) else "GRN")
    if draw.chance(0.9):
        fields["datum"] = later(asked["datum"], draw.rnd.choice((0, 0, 1, 30, 200, -1)))
    if draw.chance(0.2):
        fields["upprepning"] = "svaret var ett annat"
    return fields


def undecided(draw: Draw) -> Command:
    """Return, now and then, that it is only proposed or planned, of a day that may be to come."""
    if draw.chance(0.8):
        return {"lage": "beslutat"} if draw.chance(0.2) else {}
    lage = {"lage": draw.rnd.choice(("foreslaget", "planerat"))}
    return lage | ({"datum": "2031-05-02"} if draw.chance(0.2) else {})


REGISTER: dict[str, Callable[[Draw], Command]] = {
    "RegistreraAktor": _aktor,
    "GeAttestratt": _attestratt,
    "StangRakenskapsar": _close_year,
    "OppnaRakenskapsar": _open_year,
}
OF_ARENDE: dict[str, Callable[[Draw], Command]] = {
    "AntecknaReservation": _reservation,
    "JusteraProtokoll": _justering,
    "ExpedieraBeslut": _expediering,
    "AterremitteraArende": _aterremiss,
    "BordlaggArende": _bordlaggning,
    "RemitteraArende": _remiss,
    "GeUppdrag": _uppdrag,
    "AterrapporteraUppdrag": _uppdragssvar,
}


def avvikelse_of_arende(draw: Draw, kommando: str, arende: str) -> Command:
    """Return what is noted, or concluded, of an avvikelse in an ärende."""
    others = [f"arende/{one}" for one in ARENDEN] + [*draw.oracle.potts]
    build = notera if kommando == "NoteraAvvikelse" else utred
    still_open = draw.oracle.arenden.get(arende, {})
    return build(draw, still_open, draw.rnd.choice(others))
