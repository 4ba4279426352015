"""The whole story: signed, cosigned, grown; then restored, forked and forged, each found out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from features.steps.arkiv import NAMN, Arkiv, omskriven
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.note import parse_note


@pytest.fixture
def drama(reviderat: Arkiv) -> Arkiv:
    """Cosigned at one size, copied, grown, extended and cosigned again."""
    reviderat.medunderteckna()
    shutil.copyfile(reviderat.liggare, reviderat.kopia)
    reviderat.ska("bevis", "3", "-o", "bevis-3.txt")
    reviderat.ska("exportera", "logg", "-o", reviderat.revisor / "arkiv")
    utvidga(reviderat, 5, "organ")
    return reviderat


def utvidga(arkiv: Arkiv, antal: int, sort: str) -> None:
    """Record, sign, extend from what the auditor has, and have it cosigned."""
    arkiv.registrera(antal, sort)
    arkiv.underteckna()
    skicka(arkiv)
    arkiv.ska("medunderteckna", arkiv.mapp / "utvidgning.txt", i=arkiv.revisor)
    shutil.copyfile(arkiv.revisor / arkiv.kontrollpunkt.name, arkiv.kontrollpunkt)


def skicka(arkiv: Arkiv) -> None:
    note = parse_note((arkiv.revisor / "medundertecknat.txt").read_bytes())
    size = parse_checkpoint(note.text).size
    (arkiv.mapp / "utvidgning.txt").unlink(missing_ok=True)
    arkiv.ska("utvidgning", str(size), "-o", "utvidgning.txt")


def vagrar(arkiv: Arkiv, ord_: str, *args: str | Path, i: Path | None = None, kod: int = 6) -> None:
    arkiv.kor(*args, i=i)
    said = " ".join((arkiv.svar.text + arkiv.svar.words).split())
    assert (arkiv.svar.code, ord_ in said) == (kod, True), said
    assert arkiv.filer() == arkiv.fore


def test_all_is_well_while_the_ledger_only_grows(drama: Arkiv) -> None:
    names = [one.name for one in parse_note(drama.kontrollpunkt.read_bytes()).signatures]
    assert names == ["malmo.se/statsbidrag/prov", NAMN]
    for n in range(3):
        utvidga(drama, n + 1, "organ")
    drama.ska("kontrollera", drama.mapp / "bevis-3.txt", i=drama.revisor)  # the old proof holds
    drama.ska("bevis", str(drama.antal - 1), "-o", "bevis-ny.txt")
    drama.ska("kontrollera", drama.mapp / "bevis-ny.txt", i=drama.revisor)
    assert "Medundertecknad: 2" in drama.svar.text
    drama.ska("jamfor", "arkiv/logg.jsonl", drama.liggare, i=drama.revisor)
    assert "är början av" in drama.svar.text


def test_a_ledger_restored_from_a_backup_is_found_out_by_both(drama: Arkiv) -> None:
    drama.aterstall()

    vagrar(drama, "liggaren har krympt", "kontrollpunkt")
    vagrar(drama, "liggaren har krympt", "bevis", "3", "-o", "x.txt")
    drama.underteckna_kopian()  # even with every trace of the newer ones taken away
    fil = drama.kontrollpunkt
    vagrar(drama, "liggaren har krympt", "medunderteckna", fil, i=drama.revisor)
    seen = drama.revisor / "medundertecknat.txt"
    vagrar(drama, "har liggaren krympt", "jamfor", drama.liggare, seen, kod=2)


def test_a_restored_ledger_that_outgrows_the_first_is_found_out(drama: Arkiv) -> None:
    drama.aterstall()
    drama.registrera(9, "annat")

    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "kontrollpunkt")
    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "bevis", "3", "-o", "x.txt")
    drama.underteckna_kopian()
    skicka(drama)
    fil = drama.mapp / "utvidgning.txt"
    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "medunderteckna", fil, i=drama.revisor)
    seen = drama.revisor / "medundertecknat.txt"
    vagrar(drama, "GÅR INTE IHOP", "jamfor", drama.liggare, seen)
    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "kontrollera", fil, "--fran", "medundertecknat.txt",
           i=drama.revisor)  # fmt: skip


def test_a_fork_that_replaces_one_event_and_every_seal_is_found_out(drama: Arkiv) -> None:
    drama.forfalska(3)
    drama.rakna_om()

    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "kontrollpunkt")
    for part in ("logg.jsonl", "blad.bin"):
        vagrar(drama, "händelse 3 är den första", "jamfor", f"arkiv/{part}", drama.liggare,
               i=drama.revisor)  # fmt: skip
    drama.underteckna_kopian()
    fil = drama.kontrollpunkt
    vagrar(drama, "HISTORIEN ÄR ÄNDRAD", "medunderteckna", fil, i=drama.revisor)
    vagrar(drama, "säger olika om samma", "jamfor", fil, drama.revisor / "medundertecknat.txt")
    drama.ska("kontrollera", fil, i=drama.revisor)  # the signature is real: that is not the point


def test_a_fork_under_a_key_of_its_own_is_found_out(drama: Arkiv) -> None:
    drama.aterstall()
    drama.nyckel("tjuv.nyckel")
    for path in drama.mapp.glob("*kontrollpunkt*.txt"):
        path.unlink()
    drama.underteckna("tjuv.nyckel")
    drama.ska("bevis", "3", "-o", "bevis-tjuv.txt")

    for fil in ("bevis-tjuv.txt", drama.kontrollpunkt.name):
        vagrar(drama, "ingen signatur av känd nyckel", "kontrollera", drama.mapp / fil,
               i=drama.revisor)  # fmt: skip
    vagrar(drama, "ingen signatur av känd nyckel", "medunderteckna", drama.kontrollpunkt,
           i=drama.revisor)  # fmt: skip


def test_a_changed_proof_is_refused(drama: Arkiv) -> None:
    fil = drama.mapp / "bevis-3.txt"
    raw = fil.read_bytes()

    fil.write_bytes(omskriven(raw))
    vagrar(drama, "händelse 3 ingår inte", "kontrollera", fil, i=drama.revisor)
    fil.write_bytes(raw.replace(b"index 3", b"index 2"))
    vagrar(drama, "ingår inte", "kontrollera", fil, i=drama.revisor)
    fil.write_bytes(raw)
    drama.ska("kontrollera", fil, i=drama.revisor)
