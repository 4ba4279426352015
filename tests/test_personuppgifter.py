"""No person in any event (D14): what can be written freely is a closed list, and it names none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from domain.commands import COMMANDS
from domain.events import EVENTS, AktorRegistrerad, Event
from domain.facts import Reservation
from domain.facts.rattelsen import Plats
from domain.values import fields as f
from domain.values.fields import Record
from domain.values.personnummer import holds_personnummer

ROOT = Path(__file__).parents[1]
DATA = [
    *sorted((ROOT / "tests" / "golden" / "staden").glob("*.jsonl")),
    *sorted(ROOT.glob("[aer]*/data/**/*.json*")),
    ROOT / "tests" / "data" / "avtal" / "kommandon.jsonl",
    ROOT / "tests" / "golden" / "handelser.txt",
]

FRITT = {
    "andamal": "what the pott is for",
    "andring": "the condition as it is after a change",
    "avser": "what an event is about",
    "bedomning": "how an effect is assessed",
    "effektbedomning": "how an effect was assessed",
    "enhet": "a unit of a förvaltning",
    "forklaring": "why two sums differ",
    "geso": "an area",
    "insats": "what is done for the money",
    "insatser": "the same",
    "kontakt_roll": "the role of whom the rekvisition names, never the name",
    "kriterier": "the pott's criteria",
    "kriterium": "the same",
    "kvittens": "the number of a receipt",
    "lamnat_av": "the förvaltning that sent an application before its nämnd decided",
    "lasning_1": "one reading of a contradiction",
    "lasning_2": "the other",
    "matt": "what an effect is measured by",
    "motivering": "why an ärende is postponed or sent back",
    "motpart": "the organisation at the other end of a payment",
    "mottagare": "the organs that a decision is sent to",
    "ny_insats": "what is done instead",
    "ombud": "the role of the one who calls in",
    "plats": "a place in the city",
    "prioriterat_omrade": "one of five areas",
    "prioriteringsgrunder": "the grounds of a priority",
    "program": "the programme, or the program that wrote the log",
    "punkt": "a point of a decision",
    "roll": "what an actor does",
    "till_roll": "the role that a decision is delegated to",
    "samverkan": "organisations that take part",
    "skal": "why",
    "verksamheter": "what the money was used for, as the authority's form asks",
    "slutsats": "what an investigation came to",
    "text": "a nämnd's report, or an answer",
    "titel": "the title of a document",
    "uppdrag": "what is to be done",
    "upprepning": "why the same thing was registered again",
    "uppfoljning": "how a nämnd followed up",
}
"""Every field of an event in which anything can be written, and what is written there."""

NAMN_AV = {
    "buren_av",
    "alias", "av", "benamner", "for_namnd", "fran", "givare", "kod", "namn", "namnd", "organ",
    "overordnad", "position", "regel", "regler", "stanger", "till", "underenhet",
}  # fmt: skip
"""The fields that name an organ, a rule, a position or a code."""
ETT_NAMN = {"namn", "organ", "nämnd", "enhet"}

SYFTAR = {
    "avser_id", "kommando_id", "liggare", "rekvisition", "ursprung", "verifikat",
}  # fmt: skip
"""The fields that refer to something by its id, or by what its document calls it."""

KANDA = {
    "Care Need Index", "Region Skånes", "Västra Götalandsregionens", "Föreningen Exempelgården",
    "Hyresrådet Exempelgården", "Föreningen Exemplet", "Idrottsföreningen Exempelbollen",
    "Parkering Malmö", "Studieförbundet Exempel", "Trygghetsrådet Exempel", "Studieförbundet Bilda",
    "Ungdomsfält Malmö", "Hela Malmö", "Utdrag Årsanalys", "Funktionsstödsnämndens Ansökan",
    "Fördelning Socialstyrelsens", "Fördelning Social", "Svenska Bostäder",
}  # fmt: skip
"""Organisations, an index, and words of titles in the data that are written with two capitals."""

PERSON = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?: [A-ZÅÄÖ]\.?)?(?: (?:von|af|de))?"
    r"(?: [A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?)+\b"
    r"|\b[A-ZÅÄÖ]\. ?[A-ZÅÄÖ][a-zåäöéü]+"
)
"""Two or more capitalised words in a row, or an initial before one."""

AKTOR = re.compile(r"[A-Z]{2,4}-[0-9]{2}")
_BUNDNA = {
    "datum": f.Datum, "beslutsdag": f.Beslutsdag, "gräns": f.Grans, "period": f.Period,
    "id": f.Id, "kod": f.Kod,
    "pott": f.PottId, "diarienummer": f.Diarienummer, "konto": f.Kontokod,
    "nyckel": f.Vkey, "ärende": f.Arendenummer, "parti": f.Parti, "sha256": f.Sha256,
    "namn": f.Namn, "text": f.Text, "aktör": f.AktorId, "kommando": f.KommandoId,
    "referens": f.Referens, "organ": f.Organnamn, "nämnd": f.Namndnamn, "enhet": f.Enhetsnamn,
    "position": get_type_hints(Plats, include_extras=True)["position"],
}  # fmt: skip


def kinds(hint: Any) -> Iterator[str]:
    """Yield what kinds of text a field holds; raises for a text of no known kind."""
    known = [kind for kind, one in _BUNDNA.items() if one == hint]
    if known:
        yield known[0]
    elif get_origin(hint) is Annotated:
        yield from kinds(get_args(hint)[0])
    elif get_origin(hint) in {tuple, UnionType} or "Union" in str(get_origin(hint)):
        for arg in get_args(hint):
            yield from kinds(arg)
    elif get_origin(hint) is Literal or hint in {int, bool, type(None), ...}:
        return
    else:
        assert isinstance(hint, type), hint
        assert issubclass(hint, Record), f"{hint} is a text of no known kind"


def held(hint: Any) -> Iterator[type[Record]]:
    """Yield the records that a field holds."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for arg in get_args(hint):
        yield from held(arg)


def texts(model: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield (field, kind) for every text in a model and the records in it."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        yield from ((name, kind) for kind in kinds(hint))
        for inner in held(hint):
            yield from texts(inner)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def said(file: Path) -> Iterator[str]:
    """Yield every text of a data file."""
    whole = file.read_text("utf-8")
    if file.suffix == ".json":
        yield from strings(json.loads(whole))
        return
    for line in whole.splitlines():
        yield from strings(json.loads(line.rpartition("\t")[2]))


ALLA = {pair for model in EVENTS for pair in texts(model)}


def test_what_can_be_written_freely_is_a_closed_list() -> None:
    assert {name for name, kind in ALLA if kind == "text"} <= FRITT.keys()
    assert {name for name, kind in ALLA if kind in ETT_NAMN} <= NAMN_AV | FRITT.keys()
    assert {name for name, kind in ALLA if kind in {"id", "referens"}} == SYFTAR


def test_the_closed_list_holds_no_field_that_is_gone() -> None:
    assert FRITT.keys() | NAMN_AV <= {name for name, _ in ALLA}


def test_no_field_is_for_a_person() -> None:
    of_person = re.compile(
        r"person|(?:for|efter|full)namn|^namn$|ledamot|handlagg|kontakt|epost|e_post|telefon|adress"
        r"|fodelse|underskri|signatur"
    )

    assert {name for name, _ in ALLA if of_person.search(name)} == {"namn", "kontakt_roll"}
    named = [model for model in EVENTS if "namn" in model.model_fields]
    assert [model.__name__ for model in named] == ["OrganRegistrerat"]


def test_a_party_is_its_letters_and_only_dissent_names_one() -> None:
    assert {name for name, kind in ALLA if kind == "parti"} == {"partier"}
    with_party = [model for model in EVENTS if "partier" in model.model_fields]
    assert [model.__name__ for model in with_party] == ["ReservationAntecknad"]


@pytest.mark.parametrize("parti", ["Anna", "Anna Berg", "AB Berg", "m", "Moderaterna", "M, SD", ""])
def test_a_name_is_no_party(parti: str) -> None:
    Reservation.model_validate({"slag": "reservation", "partier": ["SD", "MP"]})

    with pytest.raises(ValidationError):
        Reservation.model_validate({"slag": "reservation", "partier": [parti]})


def test_dissent_has_no_place_for_who_it_was() -> None:
    assert set(Reservation.model_fields) == {"slag", "partier", "muntlig"}
    with pytest.raises(ValidationError):
        Reservation.model_validate({"slag": "reservation", "partier": ["M"], "ledamot": "x"})


def test_a_command_states_no_text_that_its_event_does_not_keep() -> None:
    assert {name for model in COMMANDS.values() for name, _ in texts(model)} <= {
        name for name, _ in ALLA
    } | {"id"}


@pytest.mark.parametrize("kind", sorted(_BUNDNA))
@pytest.mark.parametrize(
    "text",
    ["811218-9876", "8112189876", "81 12 18 9876", "A8112189876", "A-811218-9876",
     "811218-9876/2023", "1981-12-18-9876", "19811218-9876"],
)  # fmt: skip
def test_no_kind_of_field_takes_a_personnummer(kind: str, text: str) -> None:
    """Every text of a command is of one of these kinds (``kinds`` raises for another)."""
    with pytest.raises(ValidationError):
        TypeAdapter(_BUNDNA[kind]).validate_python(text)


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.name)
def test_no_text_names_a_person(file: Path) -> None:
    found = {match for text in said(file) for match in PERSON.findall(text)}

    assert found <= KANDA


@pytest.mark.parametrize("file", DATA, ids=lambda file: file.name)
def test_no_text_holds_a_personnummer(file: Path) -> None:
    assert [text for text in said(file) if holds_personnummer(text)] == []


def test_the_data_is_read_at_all() -> None:
    words = [text for file in DATA for text in said(file)]

    assert len(words) > 10_000
    assert {match for text in words for match in PERSON.findall(text)} == KANDA


@pytest.mark.parametrize(
    "text", ["Anna Berg", "enligt Anna-Lena Berg", "A. Berg", "Carl von Berg", "Eva M. Berg"]
)
def test_a_name_would_be_seen(text: str) -> None:
    assert PERSON.search(text)


@pytest.mark.parametrize("text", ["Exempel: Socialstyrelsen", "i Malmö", "KS § 4", "GESO-07"])
def test_other_words_are_no_name(text: str) -> None:
    assert not PERSON.search(text)


def test_whoever_acts_is_an_id() -> None:
    lines = [
        json.loads(line)
        for file in DATA
        if file.parent.name == "staden"
        for line in file.read_text("utf-8").splitlines()
    ]
    acting = {line["aktor"] for line in lines} | {
        line["registrerar"]["aktor"] for line in lines if "aktor" in line["registrerar"]
    }

    assert len(acting) >= 5
    assert all(AKTOR.fullmatch(one) for one in acting)


def test_an_actor_has_an_id_and_a_role_and_nothing_else() -> None:
    own = AktorRegistrerad.model_fields.keys() - Event.model_fields.keys()

    assert own == {"aktor", "roll", "organ"}
