"""Random values for commands: amounts at the edges, dates, organs, recipients and decisions."""

from random import Random

from tests.oracle.dates import year_of
from tests.oracle.naive import Oracle
from tests.oracle.names import Command
from tests.oracle.pott import Pott

Unit = tuple[str, str | None]
UNITS: tuple[Unit, ...] = (
    ("ASN", None),
    ("FRN", None),
    ("GRN", None),
    ("GRN", "GRN-PI"),
    ("KUN", None),
    ("TN", None),
    ("KS", None),
    ("KS", "KS-SK"),
)
NOT_RECIPIENTS = ("KF", "KSAU", "SOS", "MKB")
WRONG_UNITS: tuple[Unit, ...] = (("KUN", "GRN-PI"), ("GRN", "KS-SK"), ("KS", "KSAU"), ("TN", "KUN"))
# KS-SK and KSAU share the overordnad KS: R25 lets both pass, R26 holds that KSAU is an utskott.
INSATSER = ("fältarbete", "lovaktiviteter", "trygga platser")
KRITERIER = ["samverkan skola-socialtjänst-polis", "brottsförebyggande arbete"]
START_ORE = 2_000_000_000


class Draw:
    """The random choices, biased towards what the oracle's state makes interesting."""

    def __init__(self, rnd: Random, oracle: Oracle) -> None:
        """Draw from the given source of randomness, looking at the given ledger."""
        self.rnd = rnd
        self.oracle = oracle
        self.count = 0
        self.aktor = "EK-01"
        self.latest_beslut: dict[str, Command] = {}

    def chance(self, share: float) -> bool:
        """Return True in the given share of the cases."""
        return self.rnd.random() < share

    def amount(self, limit: int) -> int:
        """Return an amount at an edge of what is left, or somewhere within; at least 1 öre."""
        if limit <= 0:
            return self.rnd.choice((1, 100, 12_345))
        edges = (limit, limit + 1, limit - 1, self.rnd.randint(1, 1000), limit // 2, limit * 2)
        inside = self.rnd.randint(1, limit)
        (ore,) = self.rnd.choices((*edges, inside), weights=(13, 7, 9, 24, 20, 4, 23))
        return max(1, ore)

    def spelled(self, kod: str) -> str:
        """Return the organ's code, now and then its registered name instead."""
        if self.chance(0.1) and kod in self.oracle.names.organ:
            return str(self.oracle.names.organ[kod]["namn"])
        return kod

    def claimed(self, series: str) -> list[str]:
        """Return the vouchers of the latest claims in a series, as they were first written."""
        rows = [entries for (of, _), entries in self.oracle.verifikat.items() if of == series]
        return [str(entries[0].command["verifikat"]) for entries in rows[-60:]]

    def respelled(self, reference: str) -> str:
        """Return a reference as somebody else might write it: now and then otherwise."""
        if self.chance(0.75):
            return reference
        mark = self.rnd.choice((" ", "/", "\u2013", " - ", "."))
        other = "".join(mark if char in "-:|" else char for char in reference)
        return other.lower() if self.chance(0.5) else other

    def unit(self, pott: Pott, *positions: str) -> Unit:
        """Return a recipient, mostly one that has something in one of the positions."""
        rich = [
            (namnd, under)
            for (position, namnd, under), ore in pott.saldo.items()
            if ore > 0 and namnd is not None and position in positions
        ]
        if rich and self.chance(0.9):
            return self.rnd.choice(rich)
        return self.rnd.choice(UNITS)

    def recipient(self, unit: Unit) -> Command:
        """Return the fields that name a recipient: sometimes the sub-unit alone, or a wrong one."""
        if self.chance(0.012):
            unit = self.rnd.choice(WRONG_UNITS)
        elif self.chance(0.01):
            unit = (self.rnd.choice(NOT_RECIPIENTS), None)
        elif self.chance(0.002):
            unit = ("OKÄND", None)
        elif self.chance(0.02):  # one that came later, and may have ceased (R26)
            unit = self.rnd.choice(self._made() or [unit])
        namnd, under = unit
        if under is None:
            return {"namnd": self.spelled(namnd)}
        slag = self.oracle.names.organ[under]["slag"]
        its_own = self.oracle.names.organ[under].get("overordnad") == namnd
        if slag == "forvaltning" and its_own and self.chance(0.25):
            return {"namnd": self.spelled(under)}
        return {"namnd": self.spelled(namnd), "underenhet": self.spelled(under)}

    def _made(self) -> list[Unit]:
        """Return the nämnder and sub-units that were registered on the way, newest last."""
        made = [one for one in self.oracle.names.organ.values() if one["kod"][1:].isdigit()]
        return [
            ("GRN", one["kod"]) if one["slag"] == "forvaltning" else (one["kod"], None)
            for one in made[-6:]
        ]

    def left(self, pott: Pott, unit: Unit, *positions: str) -> int:
        """Return what the unit has in the positions together."""
        return sum(pott.get(position, *unit) for position in positions)

    def day(self, year: int) -> str:
        """Return a day of the year, as ISO text."""
        return f"{year}-{self.rnd.randint(1, 12):02d}-{self.rnd.randint(1, 28):02d}"

    def datum(self, year: int, outside: float = 0.0) -> str:
        """Return a date of the year, or in a share of the cases beside it: exact or vague."""
        bound = self.bound(year, outside)
        return self.vague(bound) if len(bound) == len("2022-01-01") else bound

    def bound(self, year: int, outside: float = 0.0) -> str:
        """Return what may bound something, a day, month or year, likewise."""
        if self.chance(outside):
            return self.day(year + self.rnd.choice((-1, 1)))
        day = self.day(year)
        (length,) = self.rnd.choices((10, 7, 4), weights=(92, 5, 3))
        return day[:length]

    def vague(self, day: str) -> str:
        """Return a day, in a share of the cases only as a month, a year or the latest day."""
        (length,) = self.rnd.choices((10, 7, 4, 0), weights=(84, 4, 4, 8))
        return day[:length] if length else f"../{day}"

    def beslut(self, pott: Pott, organ: str) -> Command | None:
        """Return a decision, mostly by the right organ with a § of its own; None: left out."""
        if self.chance(0.025):
            return None
        if self.chance(0.03):
            organ = self.rnd.choice(("KSAU", "KF", "SOS", "TN", "KS"))
        latest = self.latest_beslut.get(organ)  # one decision may concern several potts
        if latest is not None and self.chance(0.12):
            return self._again(latest)
        year: int = pott.villkor["bidragsar"]
        beslut: Command = {"organ": self.spelled(organ), "datum": self.datum(year)}
        beslut["diarienummer"] = f"STK-{year}-{900 + self.rnd.randint(0, 3)}"
        beslut["paragraf"] = (
            1 + self.count % 9000
        )  # comes round again: then R38 has something to see
        if self.chance(0.05):
            del beslut["paragraf"]
        elif self.chance(0.04):
            del beslut["diarienummer"]
        else:
            self.latest_beslut[organ] = beslut
        if self.chance(0.05):
            beslut["punkt"] = "2 a"
        return beslut | (self._delegated(beslut, organ) if self.chance(0.06) else {})

    def teller(self, pott: Pott) -> str:
        """Return who decides of a pott's terms and debts: whoever gives the money, or KS."""
        return self.oracle.names.resolve(pott.villkor.get("givare") or "KS")

    def told(self, pott: Pott) -> Command:
        """Return how it is known what another decided: by the decision, a document, or not."""
        if self.chance(0.4):
            return {"beslut": self.beslut(pott, self.teller(pott) if self.chance(0.9) else "KS")}
        return {"underlag": []} if self.chance(0.5) else {}

    def _delegated(self, beslut: Command, organ: str) -> Command:
        """Return that the decision was taken on delegation, mostly by one that may have got it."""
        may = {"KS": ("KS", "KSAU", "KS-SK"), "KF": ("KS", "KS", "KF"), "GRN": ("GRN", "GRN-PI")}
        by = self.rnd.choice(
            may.get(organ, (organ,)) if self.chance(0.8) else ("TN", "KF", "KS-SK")
        )
        av = organ if self.chance(0.9) else self.rnd.choice(("KS", "KF", "KUN"))
        delegation: Command = {"av": self.spelled(av), "till_roll": "chefen"}
        delegation["anmalan"] = self.rnd.choice(("anmals", "protokollfors"))
        if delegation["anmalan"] == "anmals" and self.chance(0.5):
            delegation["anmald"] = self.rnd.choice((beslut["datum"], "2026-12-30", "2021-01-01"))
        return {"organ": self.spelled(by), "delegation": delegation}

    def undated(self, beslut: Command | None) -> Command | None:
        """Return a decision, now and then of a day that nobody knows."""
        return {**beslut, "datum": "okänd"} if beslut and self.chance(0.06) else beslut

    def _again(self, latest: Command) -> Command:
        """Use the § of an earlier decision again, as it was or contradicting it (R38)."""
        again = dict(latest)
        if self.chance(0.25):
            again["datum"] = self.day(int(year_of(latest["datum"])))
        elif self.chance(0.25):
            again["diarienummer"] = "STK-2022-1"
        return again

    def parts(self, total: int, count: int) -> list[int]:
        """Split an amount into at most that many positive parts."""
        parts = []
        for _ in range(count - 1):
            if total <= 1:
                break
            parts.append(self.rnd.randint(1, max(1, total // 2)))
            total -= parts[-1]
        return [*parts, total]

    def command_id(self, kod: str, wanted: tuple[str, ...] = ()) -> str | None:
        """Return the id of an accepted command of the pott (of some kind), None if none is near."""
        for _ in range(30):
            number = self.rnd.randint(1, max(1, self.count))
            candidate = f"g-{number:06d}"
            found = self.oracle.commands.get(candidate)
            near = found is not None and found.where == kod
            if near and (not wanted or found.plain["kommando"] in wanted):
                return candidate
        return None
