"""The short form of the campaign; the full one is run as ``innebord`` says."""

from pathlib import Path

import pytest

from domain.deciding.kinds import EVENT_OF
from ledger.recheck.derived import DERIVES
from tests.campaigns.innebord import TVILLINGAR, campaign, unreached
from tests.campaigns.logner import HARLEDDA, LOGNER, SANNA
from tests.oberoende.korning import bygg_go, go_saknas
from tests.oberoende.olagliga_potter import LAGLIGA, POTTERNAS

SALLSYNTA = {
    "MedelAvbojda", "AnnanInsatsBegard", "NamndensBeskedProvat", "BidragsarAvslutat",
    "ett_till_utan_foljd", "ett_kommando_tva_ganger", "RekvisitionMakulerad", "TilldelningSankt",
    "ForbrukningKrediterad",
}  # fmt: skip
"""What so short a random history seldom has; the city has it, in the full form."""

GEMENSAMMA = {"handelsedatum", "kommando_id", "regler", "avvikelser"}


@pytest.fixture(scope="module")
def go(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Go program, built."""
    if why := go_saknas():
        pytest.skip(why)
    return bygg_go(tmp_path_factory.mktemp("go"))


def test_the_four_programs_say_of_each_kind_what_it_is(go: Path) -> None:
    """In a random history; of the city, each lie has a test of its own."""
    report = campaign(len(LOGNER) + len(SANNA), go, historier=1, staden=False)
    print(report)

    assert report["violations"] == {}, report["exempel"]
    missed = {kind.partition(".")[0] for kind in unreached(report)}
    assert missed <= {*POTTERNAS, *LAGLIGA, *SALLSYNTA}


@pytest.mark.parametrize(
    ("tvilling", "kind"),
    [
        ("utan-harledda", "HandelseAttesterad.klar"),
        ("utan-hanvisningar", "egen_attest"),
        ("utan-delar", "buren_igen"),
        ("granska-utan-rattelser", "HandelseRattad.verifikat"),
        ("granska-utan-attester", "HandelseAttesterad.klar"),
        ("granska-utan-platser", "en_typ_utan_version"),
        ("granska-utan-potten", "oresavrundning_mitt_i_en_skuld"),
        ("granska-utan-rekvisitioner", "betalt_pa_en_annan_rekvisition"),
        ("granska-utan-svar", "en_identifierad_inbetalning_rattad"),
        ("granska-utan-angivet", "en_ersatt_redovisning_rattad"),
        ("go-utan-prov", "HandelseRattad.verifikat"),
        ("go-utan-platser", "en_typ_utan_version"),
        ("go-utan-noter", "betalt_pa_en_annan_rekvisition"),
        ("go-utan-avvikelser", "AvvikelseNoterad.benamner"),
    ],
)
def test_a_program_that_has_forgotten_something_is_found_out(
    go: Path, tvilling: str, kind: str
) -> None:
    """In the city where a random history seldom holds what is lied about."""
    stads = kind in POTTERNAS
    report = campaign(4, go, historier=1 - stads, staden=stads, tvilling=tvilling, kinds=(kind,))

    assert report["violations"], report
    assert tvilling in TVILLINGAR


def test_each_field_that_is_worked_out_is_lied_about() -> None:
    """An event's field that its command has not is worked out, and rechecked."""
    for command, event in EVENT_OF.items():
        own = set(event.model_fields) - set(command.model_fields) - GEMENSAMMA
        own -= {"stanger"} if event.__name__ == "BeslutKompletterat" else set()  # rare: by name

        assert own <= {*HARLEDDA.get(event.__name__, ())}, event
        assert not own or event in DERIVES, event
