"""A whole city over three bidragsår: what was recorded comes out as the committed text, always."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import postings
from domain.deciding.parsing import parse_command
from domain.events.recorded import Recorded
from domain.rules import ALL_RULES
from domain.states.pott import Pott
from ledger.errors import Conflict
from ledger.format.codec import TYPES
from ledger.recording.ledger import Ledger
from ledger.recording.receipt import Receipt
from projections.answers.rakenskapsar import rakenskapsar
from projections.answers.ram import ram
from projections.answers.saldo import saldo
from projections.model.as_of import AsOf
from projections.model.views import FIGURES
from tests.cli.program import inside
from tests.decider import Harness
from tests.golden.staden import spelat
from tests.projections.flode import built

NAMNDER = {"ASN", "FON", "FRN", "FSN", "GRN", "GYVN", "HVON", "KUN", "MN", "SBN", "SEN", "TN"}
SPARRAT = (p.SPARRAT_UR_FORDELAT, p.SPARRAT_UR_HOS_NAMND)
ALLA = {name for key, name in vars(p).items() if key.isupper() and isinstance(name, str)}


@pytest.fixture(scope="module")
def staden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the whole history; made once, only read."""
    return spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")


@pytest.fixture(scope="module")
def inspelat(staden: Path) -> list[Recorded]:
    return spelat.inspelat(staden)


@pytest.fixture(scope="module")
def logg(staden: Path) -> bytes:
    return inside("--liggare", staden, "exportera", "logg").out


@pytest.fixture(scope="module")
def kopia(staden: Path, logg: bytes) -> Path:
    """The ledger that was made of the exported log."""
    fil, kopia = staden.with_name("logg.jsonl"), staden.with_name("kopia.db")
    fil.write_bytes(logg)
    done = inside("--liggare", kopia, "importera", fil, "--ja")
    assert done.code == 0, done.words
    return kopia


def test_every_line_is_marked_as_an_example() -> None:
    stated = [rad.registrerar for rad in spelat.historien()]

    assert all(one["exempeldata"] is True for one in stated)
    assert all(one["avser"].startswith("Exempel: ") for one in stated)


def test_it_is_three_years_with_two_potts_each(inspelat: list[Recorded]) -> None:
    potts = [one.event for one in inspelat if isinstance(one.event, e.PottUpprattad)]

    assert sorted((one.bidragsar, one.kalla) for one in potts) == [
        (ar, kalla) for ar in (2023, 2024, 2025) for kalla in ("ks_anslag", "statsbidrag")
    ]
    assert len({one.regelverk for one in potts}) == 3


def test_every_namnd_disposes_of_money_every_year(inspelat: list[Recorded]) -> None:
    for ar in (2023, 2024, 2025):
        fordelat = {
            rad.namnd
            for one in inspelat
            if isinstance(one.event, e.FordelningBeslutad) and one.event.pott.endswith(str(ar))
            for rad in one.event.rader
        }

        assert fordelat >= NAMNDER | {"KS"}


def test_every_type_of_event_occurs(inspelat: list[Recorded]) -> None:
    assert {one.typ for one in inspelat} == TYPES.keys()


def test_every_position_is_moved_and_told(inspelat: list[Recorded]) -> None:
    moved = {
        konto.position
        for one in inspelat
        for move in postings(one.event)
        for konto in move[:2]
        if konto is not None
    }

    assert moved == set(spelat.NAMN) == ALLA


def test_two_attest_what_a_third_registered(inspelat: list[Recorded]) -> None:
    by = {one.event.kommando_id: one.registrerad_av for one in inspelat}
    attests = [one for one in inspelat if isinstance(one.event, e.HandelseAttesterad)]
    given: dict[str, list[tuple[str, str]]] = {}
    for one in attests:
        assert isinstance(one.event, e.HandelseAttesterad)
        given.setdefault(one.event.avser_id, []).append((one.event.slag, one.registrerad_av))

    assert len(attests) > 300
    for avser_id, two in given.items():
        assert [slag for slag, _ in two] == ["granskning", "beslut"]
        assert len({by[avser_id], *(vem for _, vem in two)}) == 3


def test_a_correction_is_itself_corrected(inspelat: list[Recorded]) -> None:
    rattade = [one.event for one in inspelat if isinstance(one.event, e.HandelseRattad)]

    assert {one.avser_id for one in rattade} & {one.kommando_id for one in rattade}


def test_what_is_told_is_the_committed_text(staden: Path, inspelat: list[Recorded]) -> None:
    """Differs only when the history or the product does: ``python -m tests.golden.staden``."""
    assert spelat.saldon(inspelat) == spelat.SALDON.read_text("utf-8")
    told = spelat.avvikelser(built(inspelat).connection())
    assert told == spelat.AVVIKELSER.read_text("utf-8")
    assert spelat.avtryck(staden) == spelat.LOGG.read_text("utf-8")


def test_the_exported_log_read_back_is_identical(kopia: Path, logg: bytes) -> None:
    assert logg.count(b"\n") > 900
    assert inside("--liggare", kopia, "exportera", "logg").out == logg


@pytest.mark.parametrize("fil", ["staden", "kopia"])
def test_every_kind_of_command_sent_again_is_known_by_its_events(
    request: pytest.FixtureRequest, fil: str
) -> None:
    with closing(Ledger(request.getfixturevalue(fil))) as ledger:
        for rad in (*spelat.registret(), *spelat.historien()):
            receipt = ledger.record(parse_command(rad.registrerar), rad.aktor)
            assert isinstance(receipt, Receipt)
            assert receipt.redan
            with pytest.raises(Conflict, match="annat innehåll"):
                ledger.record(parse_command(rad.registrerar | {"avser": "annat"}), rad.aktor)


def test_what_is_read_back_tells_the_same_with_no_rule_asked(
    kopia: Path, asked: Callable[[], None]
) -> None:
    again = spelat.inspelat(kopia)

    assert spelat.saldon(again) == spelat.SALDON.read_text("utf-8")
    assert spelat.avtryck(kopia) == spelat.LOGG.read_text("utf-8")
    with pytest.raises(pytest.fail.Exception, match="a rule was asked"):
        asked()  # the twin: whoever asks a rule is caught


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, inspelat: list[Recorded]) -> Callable[[], None]:
    """Make every rule fail the test that asks it, and return something that asks one."""
    free = Harness()

    def caught(*_: object) -> None:
        pytest.fail("a rule was asked")

    monkeypatch.setattr(type(ALL_RULES[0]), "found", caught)
    stated = spelat.historien()[0].registrerar
    return lambda: free.given(stated) and None


def test_commands_give_the_same_balances_with_every_rule_switched_off(
    inspelat: list[Recorded],
) -> None:
    """Those that name or close a finding are left out: without rules there is none to point at."""
    free = Harness(rules=())
    for rad in spelat.historien():
        if rad.registrerar["kommando"] in {"NoteraAvvikelse", "UtredAvvikelse"}:
            continue
        free.aktor = rad.aktor
        free.given(rad.registrerar)

    for namn, pott in spelat.potter(inspelat, inspelat[-1].nr).items():
        assert free.pott(namn).saldon == pott.saldon


def test_the_read_model_has_the_same_balances_at_every_halt(inspelat: list[Recorded]) -> None:
    conn = built(inspelat).connection()
    halts = [nr for nr, _ in spelat.haltpunkter(inspelat)]
    assert len(halts) == 5
    for nr in halts:
        potter = spelat.potter(inspelat, nr)
        rows = saldo(conn, AsOf(handelse=nr))["rader"]
        read = {(row["pott"], row["namnd"], row["underenhet"]): row for row in rows}
        for (namn, *of), row in read.items():
            for name in (*ALLA & {*FIGURES}, "sparrat"):
                assert row[f"{name}_ore"] == _ore(potter[namn], name, *of), (nr, namn, of, name)
            if of == [None, None]:
                assert row["balanskonto_ore"] == potter[namn].balanskonto_ore
        told = {
            (namn, konto.namnd, konto.underenhet)
            for namn, pott in potter.items()
            for konto, ore in pott.saldon.items()
            if ore and konto.position in FIGURES
        }
        assert told <= read.keys()


def test_what_a_closed_year_shows_never_changes(inspelat: list[Recorded]) -> None:
    """R41: from the event that closed it to the end, whatever was corrected afterwards."""
    conn = built(inspelat).connection()
    closed = [one for one in inspelat if isinstance(one.event, e.RakenskapsarStangt)]
    (opened,) = [one for one in inspelat if isinstance(one.event, e.RakenskapsarOppnat)]
    assert len(closed) == 4
    for one in closed:
        assert isinstance(one.event, e.RakenskapsarStangt)
        then, now = (
            rakenskapsar(conn, asof, rakenskapsar=one.event.ar)
            for asof in (AsOf(handelse=one.nr), AsOf())
        )
        assert then["rader"] == now["rader"] != []
        last = closed[-1] if one.event.ar == opened.event.ar else one
        stangt = {"handelse": last.nr, "datum": last.event.handelsedatum}
        assert now["stangt"] == stangt
        assert then["stangt"] == {"handelse": one.nr, "datum": one.event.handelsedatum}
        assert (then["oattesterade"], now["oattesterade"]) == (0, 0)


def test_the_permanent_ram_is_what_kf_decided(inspelat: list[Recorded]) -> None:
    (vaxlat,) = [one.event for one in inspelat if isinstance(one.event, e.KommunbidragVaxlat)]
    rader = ram(built(inspelat).connection(), ar=vaxlat.fran_ar + 5)["rader"]

    assert {row["namnd"]: row["ram_ore"] for row in rader} == {
        vaxlat.fran: -vaxlat.belopp_per_ar_ore, vaxlat.till: vaxlat.belopp_per_ar_ore
    }  # fmt: skip


def _ore(pott: Pott, name: str, namnd: str | None, underenhet: str | None) -> int:
    names = SPARRAT if name == "sparrat" else (name,)
    return sum(pott.saldon.get((one, namnd, underenhet), 0) for one in names)


def test_a_changed_amount_is_noticed(inspelat: list[Recorded]) -> None:
    """The twin: one öre more in one event is another text."""
    more = list(inspelat)
    nr = next(one.nr for one in inspelat if isinstance(one.event, e.AskandeInlamnat))
    event = inspelat[nr].event
    assert isinstance(event, e.AskandeInlamnat)
    assert event.belopp_ore is not None
    changed = event.model_copy(update={"belopp_ore": event.belopp_ore + 1})
    more[nr] = inspelat[nr]._replace(event=changed)

    assert spelat.saldon(more) != spelat.saldon(inspelat)
