"""What a command does not need it does not import: a prompt answer is a promise (D6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.startup.deferred import SELDOM
from domain.commands import COMMANDS
from domain.events import EVENTS
from domain.values.fields import Record
from features.steps.arkiv import Arkiv
from tests.cli.felaktigt.grund import skriv
from tests.cli.program import alias, inside, lines, process, skriven

PROGRAM = """
import json, sys
from types import ModuleType
from cli.startup import deferred
deferred.defer()
from cli.main import run
kod = run(sys.argv[1:])
ran = sorted(name for name, one in sys.modules.items() if type(one) is ModuleType)
print(json.dumps([kod, ran]), file=sys.stderr)
"""
"""As ``cli.__main__.main`` runs; what is put off and never asked for has not been imported."""

TUNGA = {
    "sqlalchemy", "pydantic", "eventsourcing", "xlsxwriter", "rfc8785", "cryptography",
    "python_calamine",
}  # fmt: skip
SKRIVER = {"pydantic", "eventsourcing", "rfc8785"}  # what recording may need


def ran(*args: str | Path) -> set[str]:
    """Every module that a run that goes well has run."""
    done = process(*args, python=("-c", PROGRAM))
    kod, names = json.loads(done.words.splitlines()[-1])
    assert kod == 0, done.words
    return set(names)


def imported(*args: str | Path) -> set[str]:
    """The heavy packages that a run that goes well has imported."""
    return TUNGA & {name.partition(".")[0] for name in ran(*args)}


@pytest.fixture
def aktuell(avtal: Path) -> Path:
    """A ledger whose read model is up to date."""
    assert inside("--liggare", avtal, "saldo").code == 0
    return avtal


BEVISANDE = (
    "nyckel", "kontrollpunkt", "bevis", "utvidgning", "kontrollera", "medunderteckna", "jamfor",
)  # fmt: skip


@pytest.mark.parametrize("verb", BEVISANDE)
def test_help_of_a_verb_of_evidence_imports_nothing_heavy(verb: str) -> None:
    assert not imported(verb, "--help")


def test_the_keys_of_a_ledger_are_listed_with_nothing_heavy(arkiv: Arkiv) -> None:
    assert not imported("--liggare", arkiv.liggare, "nyckel")


def test_evidence_is_checked_without_the_engine_of_the_ledger(reviderat: Arkiv) -> None:
    reviderat.underteckna()
    reviderat.ska("bevis", "3", "-o", "bevis.tlog-proof")
    nycklar = ("--nycklar", reviderat.revisor / "nycklar.txt")

    heavy = imported("kontrollera", reviderat.mapp / "bevis.tlog-proof", *nycklar)

    assert "cryptography" in heavy
    assert not heavy & {"eventsourcing", "sqlalchemy", "xlsxwriter"}


def test_what_checks_no_signature_imports_no_cryptography(arkiv: Arkiv) -> None:
    assert "cryptography" not in imported("--liggare", arkiv.liggare, "verifiera")
    assert "cryptography" not in imported("jamfor", arkiv.liggare, arkiv.liggare)


@pytest.mark.parametrize("args", [("--help",), ("saldo", "--help")])
def test_help_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    assert not imported(*args)


@pytest.mark.parametrize("args", [("--help",), ("saldo",), ("saldo", "--pott", "SOC-2022")])
def test_what_is_put_off_is_not_needed_by_what_is_asked_most(
    aktuell: Path, args: tuple[str, ...]
) -> None:
    """A few lines at the top of some module can ask for all of it again, and nobody notices."""
    assert not SELDOM & ran("--liggare", aktuell, *args)


def test_balances_run_no_other_answer(aktuell: Path) -> None:
    of_others = ("projections.answers.", "reports.balances.", "reports.events.",
                 "reports.evidence.", "application.proving.", "application.recording.")  # fmt: skip
    run = {name for name in ran("--liggare", aktuell, "saldo") if name.startswith(of_others)}

    assert run == {
        "projections.answers.attester", "projections.answers.saldo", "reports.balances.oversikt",
        "reports.balances.saldo", "application.recording.ended",
        "application.recording.lists",  # a docstring alone
    }  # fmt: skip


@pytest.mark.parametrize("verb", ["saldo", "handelser", "avvikelser"])
def test_reading_a_read_model_that_is_current_imports_nothing_heavy(
    aktuell: Path, verb: str
) -> None:
    assert not imported("--liggare", aktuell, verb)
    assert not imported("--liggare", aktuell, verb, "-f", "csv", "--per", "2022-12")


def test_the_moves_of_a_balance_import_nothing_heavy(aktuell: Path) -> None:
    asked = ("--liggare", aktuell, "poster", "--position", "balanskonto")

    assert not imported(*asked)
    assert not imported(*asked, "-f", "json", "--per", "2022-12")


def test_what_waits_imports_nothing_heavy(aktuell: Path) -> None:
    assert not imported("--liggare", aktuell, "bevaka", "--idag", "2022-01-01")
    assert not imported("--liggare", aktuell, "bevaka", "-f", "json", "--per", "2022-01-01")


@pytest.mark.parametrize("args", [(), ("--kort",), ("-f", "json"), ("--lopande",), ("-f", "csv")])
def test_the_certificate_imports_what_reckons_it_anew(aktuell: Path, args: tuple[str, ...]) -> None:
    heavy = imported("--liggare", aktuell, "intyg", *args)

    assert heavy == {"eventsourcing", "pydantic", "rfc8785", "sqlalchemy"}


def test_saldo_as_json_imports_nothing_heavy(aktuell: Path) -> None:
    assert not imported("--liggare", aktuell, "saldo", "-f", "json", "--till-handelse", "70")


def test_saldo_by_dimension_and_with_the_index_imports_nothing_heavy(
    aktuell: Path, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, "omrade;indikator;varde\nGESO-01;valdeltagande;80\n", "varden.csv")

    assert not imported("--liggare", aktuell, "saldo", "--gruppera", "insats,geso")
    assert not imported("--liggare", aktuell, "saldo", "--gruppera", "geso", "--index", fil)


def test_a_read_model_that_is_behind_is_followed_up_with_sqlalchemy(avtal: Path) -> None:
    assert "sqlalchemy" in imported("--liggare", avtal, "saldo")
    assert not imported("--liggare", avtal, "saldo")


def test_recording_does_not_import_sqlalchemy(avtal: Path) -> None:
    assert imported("--liggare", avtal, *skriv("mottagande")) <= SKRIVER


@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_importing_does_not_import_sqlalchemy(avtal: Path, tmp_path: Path, flagga: str) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2)))

    heavy = imported("--liggare", avtal, "importera", fil, flagga)

    assert heavy <= SKRIVER


def test_a_log_goes_out_and_in_without_sqlalchemy(avtal: Path, tmp_path: Path) -> None:
    logg = tmp_path / "logg.jsonl"
    out = imported("--liggare", avtal, "exportera", "logg", "-o", logg)
    back = imported("--liggare", tmp_path / "ny.db", "importera", logg, "--ja")

    assert (out | back) <= SKRIVER


def test_recording_does_not_run_what_only_looking_for_plugins_would_use(avtal: Path) -> None:
    done = process(
        "--liggare", avtal, *skriv("mottagande"), python=("-X", "importtime", "-m", "cli.main")
    )

    assert done.code == 0
    assert "importlib.metadata" in done.words
    assert "email.message" not in done.words


def test_models_have_types_as_annotations_and_no_strings_to_evaluate() -> None:
    models = {
        base
        for model in (*COMMANDS.values(), *EVENTS)
        for base in model.mro()
        if issubclass(base, Record)
    }
    stated = [hint for model in models for hint in vars(model).get("__annotations__", {}).values()]

    assert stated
    assert not [hint for hint in stated if isinstance(hint, str)]
