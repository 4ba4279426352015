"""A generator of random commands for the state-machine test: edges, mistakes and ordinary days."""

from random import Random
from typing import Any

from tests.oracle import builders_namnd, builders_pott, builders_slut
from tests.oracle.arende import AVVIKELSER
from tests.oracle.behorighet import IF_DECIDED_BY
from tests.oracle.builders_arende import (
    ARENDEN,
    OF_ARENDE,
    REGISTER,
    avvikelse_of_arende,
    first_rights,
    undecided,
)
from tests.oracle.builders_pott import POTTS, SMALL, new_pott, spoiled_pott
from tests.oracle.dates import last_day
from tests.oracle.draw import Draw
from tests.oracle.igen import said_again
from tests.oracle.livet import next_of_small
from tests.oracle.naive import Oracle
from tests.oracle.names import Command, UnknownName
from tests.oracle.pott import Pott
from tests.oracle.rules import FOR_ANSLAG, FOR_STATSBIDRAG

BUILDERS = {**builders_pott.BUILDERS, **builders_namnd.BUILDERS, **builders_slut.BUILDERS}
# How often each command is drawn: what brings money in and passes it on more than the rest.
WEIGHTS = {
    "RegistreraOrgan": 1,
    "RegistreraAlias": 1,
    "UpprattaPott": 1,
    "AndraVillkor": 1,
    "RegistreraTilldelning": 4,
    "RekvireraStatsbidrag": 7,
    "MakuleraRekvisition": 3,
    "RegistreraInbetalning": 8,
    "BeslutaForskottering": 2,
    "AnvisaAnslag": 3,
    "AvsattMedel": 7,
    "LamnaAskande": 2,
    "ForeslaFordelning": 2,
    "BeslutaFordelning": 10,
    "AndraFordelning": 4,
    "OverforMedel": 10,
    "OverforKommunbidrag": 6,
    "TaEmotMedel": 3,
    "AvbojMedel": 5,
    "BegarAnnanInsats": 5,
    "ProvaNamndensBesked": 7,
    "AterlamnaMedel": 4,
    "RedovisaForbrukning": 12,
    "KrediteraForbrukning": 5,
    "AvraknaEgenfinansiering": 4,
    "NoteraAvvikelse": 4,
    "UtredAvvikelse": 4,
    "SankTilldelning": 2,
    "RegistreraOidentifieradInbetalning": 2,
    "JusteraInsats": 2,
    "FoljUppInsats": 2,
    "AvbrytInsats": 1,
    "LamnaNamndredovisning": 3,
    "BedomRedovisning": 1,
    "GodkannAterrapportering": 2,
    "AterrapporteraTillMyndighet": 4,
    "FaststallSkuld": 3,
    "TaEmotAterkrav": 2,
    "AterbetalaStatsbidrag": 2,
    "EfterskankAterkrav": 2,
    "VaxlaKommunbidrag": 4,
    "AvslutaBidragsar": 0.3,
    "AvstamPost": 3,
    "RattaHandelse": 12,
    "KompletteraBeslut": 3,
    "KompletteraUnderlag": 1,
    "Attestera": 9,
    "RegistreraAktor": 0.5,
    "GeAttestratt": 0.5,
    "StangRakenskapsar": 0.9,
    "OppnaRakenskapsar": 0.3,
    "AntecknaReservation": 1,
    "JusteraProtokoll": 3,
    "ExpedieraBeslut": 1,
    "AterremitteraArende": 1,
    "BordlaggArende": 1,
    "RemitteraArende": 1,
    "GeUppdrag": 1,
    "AterrapporteraUppdrag": 2,
}
WRONG_DAY = "2098-01-02"  # what a clock shows that has gone wrong
# What may be done today of what is of a day to come, when the clock is right again.
TODAY = ("Attestera", "AvslutaBidragsar", "StangRakenskapsar", "OppnaRakenskapsar")
_ABOUT_ANOTHER = ("RattaHandelse", "KompletteraUnderlag")
_UNDERLAG = [{"typ": "annat", "titel": "påhittat underlag"}]


class Generator:
    """Draws one command at a time, looking at the oracle's state to aim at the edges."""

    def __init__(self, rnd: Random, oracle: Oracle) -> None:
        """Draw from the given source of randomness; the caller applies each command itself."""
        self._draw = Draw(rnd, oracle)
        self._oracle = oracle
        self._rnd = rnd
        self._names = list(WEIGHTS)
        self._weights = list(WEIGHTS.values())
        self._first = first_rights()

    @property
    def aktor(self) -> str:
        """Return who gives the command that was drawn last."""
        return self._draw.aktor

    def next(self) -> dict[str, Any]:
        """Return a command of valid shape that may or may not be accepted."""
        self._draw.count += 1
        (self._draw.aktor,) = self._rnd.choices(("EK-01", "EK-02", "EK-03"), weights=(8, 3, 1))
        if self._first:
            self._draw.aktor = "EK-01"  # nobody gives rights to oneself
        again = self._draw.chance(0.02) and not self._first
        drawn = said_again(self._draw) if again and self._oracle.potts else None
        fields = self._first.pop(0) if self._first else drawn or self._fields()
        command: Command = {
            "kommando": fields.pop("kommando"),
            "id": f"g-{self._draw.count:06d}",
            "datum": self._day(fields),
            "avser": "slumpat kommando",
            "underlag": _UNDERLAG if self._rnd.random() < 0.9 else [],
            "exempeldata": True,
        }
        command |= fields.pop("sagt", {})
        if fields.get("beslut", 0) is None:
            del fields["beslut"]
        # UtredAvvikelse needs its underlag, so only its own builder leaves it out.
        if command["kommando"] == "UtredAvvikelse":
            command["underlag"] = _UNDERLAG
        if self._draw.chance(0.01):  # a day that has not come (R55)
            fields["datum"] = self._draw.rnd.choice(("2027-01-01", "2027", "../2031-05-02"))
        fields |= self._perhaps_decided(command["kommando"], fields)
        return {**command, **fields, **self._by_the_clock(command["kommando"], fields)}

    def _perhaps_decided(self, kommando: str, fields: Command) -> Command:
        """Return a decision, now and then, of what need not be decided (R6)."""
        may = IF_DECIDED_BY.get(kommando, ("KS", "KF") if kommando in _ABOUT_ANOTHER else ())
        new = kommando == "UpprattaPott"
        pott = Pott(fields) if new else self._oracle.potts.get(str(fields.get("pott")))
        if not may or pott is None or "beslut" in fields or not self._draw.chance(0.05):
            return {}
        about = self._oracle.commands.get(str(fields.get("avser_id")))
        named = fields if about is None else {**about.plain, **fields}
        vem = self._rnd.choice((*may, *(["namnd", "givare"] if about else []), "TN"))
        state = vem in ("givare", "staten")
        organ = self._draw.teller(pott) if state else named.get(vem, vem)
        try:
            beslut = self._draw.beslut(pott, self._oracle.names.resolve(str(organ)))
        except UnknownName:  # nobody, or a name that is spelled as none is
            return {}
        return {} if beslut is None else {"beslut": beslut}

    def _by_the_clock(self, kommando: str, fields: Command) -> Command:
        """Return the day that a wrong clock gives a command, or later what it left behind."""
        oracle = self._oracle
        if oracle.idag < WRONG_DAY or self._draw.chance(0.4):
            return {}
        if not oracle.ran_away:
            return {"datum": oracle.idag}
        pointed_at = oracle.commands.get(str(fields.get("avser_id")))
        if kommando == "RattaHandelse" and pointed_at is not None:
            return {"datum": pointed_at.plain["datum"]}
        if kommando == "Attestera" and fields.get("pott") in oracle.potts:
            return {"datum": oracle.dagen, **self._attest_of_a_day_to_come(fields["pott"])}
        return {"datum": oracle.dagen} if kommando in TODAY else {}

    def _attest_of_a_day_to_come(self, kod: str) -> Command:
        """Return what is attested of a pott that is of a day to come, by one who still may."""
        waiting = self._oracle.potts[kod].unattested().values()
        ahead = [one for one in waiting if last_day(one.command["datum"]) > self._oracle.dagen]
        if not ahead:
            return {}
        self._draw.aktor = "EK-03"
        return {"avser_id": self._rnd.choice(ahead).command["id"], "slag": "granskning"}

    def _day(self, fields: Command) -> str:
        """Return when it was: in the two years that most happens in, or a small pott's own."""
        if fields.get("pott") not in SMALL:
            return self._draw.vague(self._draw.day(self._rnd.choice((2022, 2023))))
        pott = self._oracle.potts.get(fields["pott"])
        closed = pott is not None and pott.any_in_force("AvslutaBidragsar")
        return self._draw.day(2025 + self._draw.chance(0.8) if closed else 2024)

    def _fields(self) -> Command:
        """Return the name of the command and its own fields."""
        missing = [kod for kod in POTTS if kod not in self._oracle.potts]
        nothing = not {*self._oracle.potts} - {*SMALL}
        if missing and (nothing or self._draw.chance(0.1)):
            kod = missing[0] if nothing else self._rnd.choice(missing)
            return {"kommando": "UpprattaPott", **new_pott(self._draw, kod)}
        (kommando,) = self._rnd.choices(self._names, self._weights)
        # Not before all potts are there: a spoiled one could take the identity of one to come.
        if kommando == "UpprattaPott" and not missing:
            return {"kommando": kommando, **spoiled_pott(self._draw)}
        if kommando == "RegistreraOrgan":
            return {"kommando": kommando, **self._organ()}
        if kommando == "RegistreraAlias":
            return {"kommando": kommando, **self._alias()}
        if kommando in REGISTER:
            return {"kommando": kommando, **REGISTER[kommando](self._draw)}
        if kommando in OF_ARENDE or (kommando in AVVIKELSER and self._draw.chance(0.3)):
            return {"kommando": kommando, **self._of_arende(kommando)}
        if kommando == "UpprattaPott":
            kommando = "RegistreraTilldelning"
        return self._of_pott(kommando)

    def _of_arende(self, kommando: str) -> Command:
        """Return what is said of an ärende, or of an avvikelse in one."""
        arende = self._rnd.choice(ARENDEN)
        if kommando in AVVIKELSER:
            return {"arende": arende, **avvikelse_of_arende(self._draw, kommando, arende)}
        stated = {"arende": arende, **OF_ARENDE[kommando](self._draw)}
        return stated | undecided(self._draw)

    def _of_pott(self, kommando: str) -> Command:
        """Return a command about a pott: a small one now and then, else any of the large."""
        small = [kod for kod in SMALL if kod in self._oracle.potts]
        fields: Command | None = None
        if small and self._draw.chance(0.2):
            kod = self._rnd.choice(small)
            wrong = FOR_STATSBIDRAG if kod.startswith("KS") else FOR_ANSLAG
            kommando = "BeslutaFordelning" if kommando in wrong else kommando
            needed, fields = next_of_small(self._draw, kod, self._oracle.potts[kod])
            kommando = needed or kommando
        else:
            kod = self._pott_for(kommando)
        if fields is None:
            fields = BUILDERS[kommando](self._draw, kod, self._oracle.potts[kod])
        if self._draw.chance(0.003):
            kod = "SOC-1999"
        whole = {"kommando": kommando, "pott": kod, **fields}
        return {name: value for name, value in whole.items() if (name, value) != ("pott", None)}

    def _pott_for(self, kommando: str) -> str:
        """Return a pott of the kind the command is for, now and then of the other kind."""
        potts = [kod for kod in self._oracle.potts if kod not in SMALL]
        fitting = [
            kod
            for kod in potts
            if kommando not in (FOR_STATSBIDRAG if kod.startswith("KS") else FOR_ANSLAG)
        ]
        if fitting and not self._draw.chance(0.03):
            return self._rnd.choice(fitting)
        return self._rnd.choice(potts)

    def _organ(self) -> Command:
        """Return a new organ, one with its last day, or one of which the code is taken (R26)."""
        number = self._draw.count
        made = [one for one in self._oracle.names.organ.values() if one["kod"][1:].isdigit()]
        if made and self._draw.chance(0.3):
            stated = ("kod", "namn", "slag", "overordnad", "giltig_from")
            before = self._rnd.choice(made)
            ended = {name: before[name] for name in stated if name in before}
            return {**ended, "giltig_tom": self._draw.rnd.choice(("2022-03", "2023-12-31", "2024"))}
        organ: Command = {"kod": f"N{number}", "namn": f"Nämnd {number}", "slag": "namnd"}
        organ["giltig_from"] = "2022-01-01"
        if self._draw.chance(0.3):
            organ |= {"slag": "forvaltning", "overordnad": self._draw.spelled("GRN")}
        if self._draw.chance(0.4):
            organ["kod"] = self._rnd.choice(("KUN", "SOS", "GRN-PI"))
        elif self._draw.chance(0.1):  # 0 is O to the eye (R54)
            organ["kod"] = self._rnd.choice(("F0N", "S0S"))
        elif self._draw.chance(0.3):
            organ["namn"] = self._rnd.choice(("kułturnämnden", "SERVICENÄMNDEN", "Mlljönämnden"))
        return organ

    def _alias(self) -> Command:
        """Return a new alias of a known organ, or one that is taken (R26)."""
        lika = (
            "Förskolnämnden",
            "KULTURNÄMNDEN",
            "Kulturnāmnden",
            "Förskolnämnden ",
            "kun",
            "KuIturnämnden",
            "K0mmunstyrelsen",
        )
        alias = f"alias {self._draw.count}" if self._draw.chance(0.5) else self._rnd.choice(lika)
        kod = "OKÄND" if self._draw.chance(0.03) else self._rnd.choice(("FON", "KUN", "GRN-PI"))
        return {"alias": alias, "kod": kod}
