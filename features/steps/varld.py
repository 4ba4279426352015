"""The world of a scenario: a ledger in memory, the pott spoken of, and what was last answered."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from pytest_bdd import given, when

from domain import events as e
from domain.commands import COMMANDS
from domain.rules.beslutande import DECIDED, MED_HANDLING
from features.steps.fras import Fras
from features.steps.syftning import SYFTNING
from tests.decider import Harness

if TYPE_CHECKING:
    from collections.abc import Callable

    from application.recording.lot import Attested
    from features.steps.fras import Sagt

    Build = Callable[..., dict[str, Any] | tuple[dict[str, Any], ...]]

_SVANS = (
    "(?:, bara (?P<lage>föreslaget|planerat))?"
    "(?: (?:ur|i) {pott})?(?: (?=den|under|senast){datum})?(?: en gång till, {upprepning})?"
    "(?P<utan_beslut> utan beslut(?: men med handlingen {handling})?)?(?P<enligt> enligt beslut)?"
    "(?(enligt)(?: av {beslutande})?(?: den {dag}| (?P<okand_dag>okänd dag))?"
    "(?: § {paragraf})?(?: i {diarienummer})?"
    "(?P<delegation> på delegation av {delegerande} till {delegat}"
    ", som (?:(?P<anmals>ska anmälas)|är anmält {anmald}|protokollförs))?)"
)

EKONOM = "EK-01"
_ORDNING = ("den första", "den andra")


class Varld:
    """What the steps of one scenario share."""

    def __init__(self) -> None:
        self.liggare = Harness()
        self.namngiven = ""
        self.fore = 0
        self.marginal: dict[str, Any] | None = None
        self.attester: Attested | None = None
        self._paragraf = self._verifikat = 0

    def utfor(self, stated: dict[str, Any], sagt: Sagt, *, givet: bool) -> None:
        """Send a command to the ledger, with the pott, day and decision that were said.

        ``registreras_av`` among the fields is who records it, EK-01 where the phrase names no one.
        """
        namn = stated["kommando"]
        command = dict(stated)
        if "pott" in COMMANDS[namn].model_fields:
            pott = command.setdefault("pott", sagt.get("pott", self.namngiven))
            self.namngiven = pott or self.namngiven
        self.liggare.aktor = command.pop("registreras_av", EKONOM)
        ar = (command.get("pott") or "2022")[-4:]
        command.setdefault("datum", sagt.get("datum", f"{ar}-05-02"))
        if "upprepning" in sagt:
            command["upprepning"] = sagt["upprepning"]
        if "handling" in sagt:
            command["underlag"] = [{"typ": "annat", "titel": sagt["handling"]}]
        if "lage" in sagt:
            command["lage"] = sagt["lage"].replace("ö", "o")
        if beslut := self._beslut(command, sagt):
            command["beslut"] = beslut
        command.pop("beslutande", None)
        self.fore = len(self.liggare.events)
        (self.liggare.given if givet else self.liggare.when)(command)

    def verifikat(self) -> str:
        """Return a voucher of its own for a cost of which the scenario names none."""
        self._verifikat += 1
        return f"EX:{self._verifikat}"

    def senaste(self, vad: str) -> str:
        """Return the id of the latest command that gave such an event, whatever pott it is in."""
        return self.handelse(vad).kommando_id

    def handelse(self, vad: str) -> e.Event:
        """Return the latest event that a word points at, such as ``överföringen``."""
        found = [event for event in self.liggare.events if isinstance(event, SYFTNING[vad])]
        return found[next((nr for nr, ord_ in enumerate(_ORDNING) if vad.startswith(ord_)), -1)]

    def oppnad(self, kod: str) -> str:
        """Return the id of the command that an avvikelse of a code or rule is open on."""
        for event in reversed(self.liggare.events):
            koder = {one for found in event.avvikelser for one in (found.kod, found.regel)}
            koder.add(getattr(event, "kod", ""))
            if kod in koder and not isinstance(event, e.AvvikelseUtredd):
                return getattr(event, "avser_id", None) or event.kommando_id
        return "ingen"

    def _beslut(self, command: dict[str, Any], sagt: Sagt) -> dict[str, Any] | None:
        decided = issubclass(COMMANDS[command["kommando"]], (*DECIDED, *MED_HANDLING))
        if "utan_beslut" in sagt or not (decided or "enligt" in sagt):
            return None
        self._paragraf += 1
        beslut = {
            "organ": sagt.get("beslutande", command.get("beslutande", "kommunstyrelsen")),
            "datum": sagt.get("okand_dag", sagt.get("dag", command["datum"])),
        }
        beslut["datum"] = beslut["datum"].removesuffix(" dag")
        if "enligt" not in sagt:
            return beslut | {"paragraf": self._paragraf, "diarienummer": "STK-0000-9"}
        if "paragraf" in sagt:
            beslut["paragraf"] = sagt["paragraf"]
        if "diarienummer" in sagt:
            beslut["diarienummer"] = sagt["diarienummer"]
        if "delegation" in sagt:
            beslut["delegation"] = _delegation(sagt)
        return beslut


def _delegation(sagt: Sagt) -> dict[str, str]:
    anmals = sagt.keys() & {"anmals", "anmald"}
    stated = {"av": sagt["delegerande"], "till_roll": sagt["delegat"]}
    stated["anmalan"] = "anmals" if anmals else "protokollfors"
    return stated | ({"anmald": sagt["anmald"]} if "anmald" in sagt else {})


def kommando(fras: str) -> Callable[[Build], Build]:
    """Make a function from what is said to a command the step of both Givet and När.

    ``beslutande`` among the fields is who decided, where the phrase names it. Every phrase may
    end with the pott, the day and the decision: ``ur SOC-2022 den 2022-09-01 utan beslut``.
    """

    def make(build: Build) -> Build:
        wanted = inspect.signature(build).parameters

        def perform(varld: Varld, sagt: Sagt, tabell: object, *, givet: bool) -> None:
            known = {"varld": varld, "sagt": sagt, "tabell": tabell}
            stated = build(**{name: known[name] for name in wanted})
            for one in stated if isinstance(stated, tuple) else (stated,):
                varld.utfor(one, sagt, givet=givet)

        @given(Fras(f"(?:att )?{fras}{_SVANS}"), stacklevel=2)
        def _(varld: Varld, sagt: Sagt, datatable: object = None) -> None:
            perform(varld, sagt, datatable, givet=True)

        @when(Fras(f"{fras}{_SVANS}"), stacklevel=2)
        def _(varld: Varld, sagt: Sagt, datatable: object = None) -> None:
            perform(varld, sagt, datatable, givet=False)

        return build

    return make
