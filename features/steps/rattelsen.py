"""Steps about corrections, completions, and who attests what."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from pytest_bdd import given, then, when

from application.recording.attesting import Wanted
from domain import events as e
from domain.values.dates import first_day
from features.steps.fras import Fras
from features.steps.varld import EKONOM, kommando
from projections.answers.attester.urval import Urval
from tests.projections.flode import built

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

GRANSKARE, ATTESTANT = "EK-98", "EK-99"
BOKSLUT = (e.RakenskapsarStangt, e.RakenskapsarOppnat)
SLAG = {GRANSKARE: "granskning", ATTESTANT: "beslut"}


@kommando("(?:stadskontoret|{aktor}) rätta[rt] {det}")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "RattaHandelse",
        "avser_id": varld.senaste(sagt["det"]),
        "skal": "fel belopp",
        "registreras_av": sagt.get("aktor", EKONOM),
    }


@kommando("stadskontoret komplettera[rt] beslutet om {det}")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "KompletteraBeslut", "avser_id": varld.senaste(sagt["det"])}


@kommando("stadskontoret komplettera[rt] {det} med (?:{ord}|ingenting)")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    underlag = [{"typ": "bokforingsorder", "titel": sagt["ord"]}] if "ord" in sagt else []
    return {
        "kommando": "KompletteraUnderlag",
        "avser_id": varld.senaste(sagt["det"]),
        "underlag": underlag,
    }


@kommando("{aktor} registrera(?:s|ts) som {roll}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "RegistreraAktor", "aktor": sagt["aktor"], "roll": sagt["roll"]}


@kommando(
    "{aktor} få(?:r|tt) (?P<slag>granskning|beslut)sattest(?: av {givare})?(?: för {organ})?"
    "(?: från {senast}(?: till {tom})?)?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    fields = {"organ": "for_namnd", "pott": "for_pott", "tom": "giltig_tom"}
    return {
        "kommando": "GeAttestratt",
        "aktor": sagt["aktor"],
        "slag": sagt["slag"],
        "giltig_from": sagt.get("senast", "2022-01-01"),
        "registreras_av": sagt.get("givare", EKONOM),
        **{field: sagt[name] for name, field in fields.items() if name in sagt},
    }


@kommando("{aktor} (?P<slag>granskning|beslut)sattestera[rt] {det}(?P<utan_pott> utan pott)?")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    event = varld.handelse(sagt["det"])
    hela = isinstance(event, BOKSLUT) and "pott" not in sagt
    return {
        "kommando": "Attestera",
        "avser_id": event.kommando_id,
        "slag": sagt["slag"],
        "registreras_av": sagt["aktor"],
        **({"pott": None} if hela or "utan_pott" in sagt else {}),
    }


@when(
    Fras(
        "{aktor} (?P<slag>granskning|beslut)sattesterar alla händelser i {pott}"
        "(?P<utan_egna>, utom sina egna)?"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    """Attest all that lacks that attest in a pott, at once."""
    liggare = varld.liggare
    liggare.aktor, varld.fore = sagt["aktor"], len(liggare.events)
    wanted = Wanted(Urval(sagt["pott"]), sagt["slag"], utan_egna="utan_egna" in sagt)
    with closing(built(liggare.recorded).connection()) as conn:
        varld.attester = liggare.attestera(conn, wanted)


@then(Fras("är {nr} händelser? på {belopp} attesterade?(?:, och (?P<redan>[0-9]+) var det redan)?"))
def _(varld: Varld, sagt: Sagt) -> None:
    """Tell the figures of what was attested at once, and how many events that gave."""
    assert varld.attester is not None
    answer = varld.attester.as_json()

    assert (answer["registrerade"], answer["summa_ore"]) == (sagt["nr"], sagt["belopp"])
    assert len(varld.liggare.events) - varld.fore == sagt["nr"]
    assert answer["redan"] == int(sagt.get("redan", answer["redan"]))


@then(Fras("utelämnades {nr} egna"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert varld.attester is not None
    assert varld.attester.as_json()["utelamnade"]["egna"] == sagt["nr"]


@given(Fras("att det är den {dag}"))
def _(varld: Varld, sagt: Sagt) -> None:
    """Set the day on which what follows is recorded."""
    varld.liggare.klockan = sagt["dag"]


@given(Fras("att en händelse registrerats med en klocka som visade {dag}"))
def _(varld: Varld, sagt: Sagt) -> None:
    """Let the stamp stay that far ahead; the clock shows the right day again."""
    varld.liggare.felgang(sagt["dag"])


@given(Fras("att klockan ställts rätt och visar {dag}"))
def _(varld: Varld, sagt: Sagt) -> None:
    """Let the clock show the right day again after what was recorded with a wrong one."""
    varld.liggare.klockan = sagt["dag"]


@given(Fras("att allt är attesterat"))
def _(varld: Varld) -> None:
    """Let two others attest what is not yet attested, each in its own way."""
    liggare = varld.liggare
    for aktor, slag in SLAG.items():
        if aktor not in liggare.register.aktorer:
            ratt = {"aktor": aktor, "slag": slag, "giltig_from": "2022-01-01"}
            liggare.given(
                {"kommando": "RegistreraAktor", "aktor": aktor, "roll": "attestant"},
                {"kommando": "GeAttestratt", **ratt},
            )
        liggare.aktor = aktor
        liggare.given(*_attester(liggare.events, slag, liggare.klockan))
        liggare.aktor = EKONOM


def _attester(events: list[e.Event], slag: str, idag: str) -> list[dict[str, Any]]:
    """Return the attests of one kind that are still to be given.

    Each is given on the day that it is about, or today if that is to come.
    """
    given_to = {
        event.avser_id
        for event in events
        if isinstance(event, e.HandelseAttesterad) and event.slag == slag
    }
    waiting = {event.kommando_id: event for event in events if event.numreras and event.attesteras}
    return [
        {
            "kommando": "Attestera",
            "pott": getattr(event, "pott", None),
            "datum": min(event.handelsedatum, idag, key=first_day),
            "avser_id": id_,
            "slag": slag,
        }
        for id_, event in waiting.items()
        if id_ not in given_to
    ]


@then(Fras("väntar (?:{nr} händelser?|ingenting) på attest"))
def _(varld: Varld, sagt: Sagt) -> None:
    pott = varld.liggare.pott(varld.namngiven)

    assert sum(pott.oattesterade.values()) == sagt.get("nr", 0)


@then(Fras("väntar (?:{nr} stängning(?:ar)?|ingen stängning) på attest"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert sum(varld.liggare.bok.vantande.per_ar.values()) == sagt.get("nr", 0)


@then(Fras("är räkenskapsåren stängda till och med {ar}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert varld.liggare.bok.stangt_tom == sagt["ar"]


@then(Fras("står {det} kvar i historiken med {belopp}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert getattr(varld.handelse(sagt["det"]), "belopp_ore", None) == sagt["belopp"]


@then(Fras("ska {det} rättas först"))
def _(varld: Varld, sagt: Sagt) -> None:
    first = varld.senaste(sagt["det"])
    assert f"senare byggt på händelsen: {first} (" in varld.liggare.meddelande()
