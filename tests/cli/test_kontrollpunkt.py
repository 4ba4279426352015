"""`kontrollpunkt`: what is signed follows from all that was signed, or nothing is."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from application.proving import signing
from cli.terminal import utgang
from cli.verbs import kontrollpunkt
from features.steps.arkiv import LOSEN, Arkiv
from ledger.errors import Disproved
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import parse_checkpoint
from ledger.evidence.note import parse_note
from ledger.evidence.vkey import Vkey, parse_vkeys
from ledger.store.sqlite import queue
from tests.cli.program import Terminal, inside, process, rot
from tests.ledger.bok import forfalska, rows
from tests.ledger.underskrivet import kort

STATE = "senaste-kontrollpunkt.malmo.se-statsbidrag-prov.txt"


def nycklar(arkiv: Arkiv) -> tuple[Vkey, ...]:
    return parse_vkeys(inside("--liggare", arkiv.liggare, "nyckel").out)


def logg(arkiv: Arkiv) -> bytes:
    return inside("--liggare", arkiv.liggare, "exportera", "logg").out


def test_it_is_the_root_of_the_log_signed_by_its_key(arkiv: Arkiv) -> None:
    before = arkiv.liggare.read_bytes()

    arkiv.underteckna()

    fil = arkiv.kontrollpunkt
    opened = open_checkpoint(parse_note(fil.read_bytes()), nycklar(arkiv))
    assert opened.checkpoint.root.hex() == rot(logg(arkiv))
    assert (opened.checkpoint.origin, opened.checkpoint.size) == (
        "malmo.se/statsbidrag/prov", arkiv.antal,
    )  # fmt: skip
    assert fil.name == f"kontrollpunkt-{arkiv.antal:06d}.txt"
    assert arkiv.svar.text == f"{fil}\n"
    assert (arkiv.mapp / STATE).read_bytes() == fil.read_bytes()
    assert arkiv.liggare.read_bytes() == before
    assert {*arkiv.filer()} - {*arkiv.fore} == {fil.name, STATE}


def test_the_note_itself_goes_to_stdout_as_it_is_on_any_code_page(arkiv: Arkiv) -> None:
    env = {"LIGGARE_NYCKEL_LOSEN": LOSEN, "PYTHONIOENCODING": "cp1252"}
    args = ("--liggare", arkiv.liggare, "kontrollpunkt", "-o", "-", "--nyckel")

    done = process(*args, arkiv.mapp / "ekonomi.nyckel", env=env)

    assert done.code == 0
    assert done.out == (arkiv.mapp / STATE).read_bytes()
    assert "händelser" in done.err.decode("cp1252")
    assert not [*arkiv.mapp.glob("kontrollpunkt-*")]


def test_it_is_written_where_it_is_asked_for(arkiv: Arkiv) -> None:
    arkiv.ska("kontrollpunkt", "-o", "min.txt")

    assert arkiv.svar.text == "min.txt\n"
    assert (arkiv.mapp / "min.txt").read_bytes() == (arkiv.mapp / STATE).read_bytes()


def test_the_minutes_get_the_whole_root_in_80_columns(arkiv: Arkiv) -> None:
    arkiv.ska("kontrollpunkt", "--protokoll")

    text = arkiv.svar.text
    whole = rot(logg(arkiv))
    assert re.findall(r"\b[0-9a-f]{8}\b", text) == [whole[i : i + 8] for i in range(0, 64, 8)]
    today = date.today().isoformat()  # noqa: DTZ011 - as the user's calendar has it
    for said in ("malmo.se/statsbidrag/prov", f" {arkiv.antal}\n", today):
        assert said in text
    assert max(map(len, text.splitlines())) <= 80
    assert arkiv.kontrollpunkt.is_file()


def test_the_minutes_and_the_note_are_not_both_on_stdout(arkiv: Arkiv) -> None:
    arkiv.kor("kontrollpunkt", "--protokoll", "-o", "-")

    assert (arkiv.svar.code, arkiv.filer()) == (2, arkiv.fore)


def test_the_same_size_again_gives_the_same_and_loses_no_signature(reviderat: Arkiv) -> None:
    reviderat.medunderteckna()

    reviderat.underteckna()

    assert reviderat.filer() == reviderat.fore
    assert len(parse_note(reviderat.kontrollpunkt.read_bytes()).signatures) == 2


def test_a_grown_ledger_is_signed_again_and_the_old_file_stays(arkiv: Arkiv) -> None:
    arkiv.underteckna()
    old = arkiv.kontrollpunkt
    raw = old.read_bytes()
    arkiv.registrera(70, "organ")

    arkiv.underteckna()

    assert old.read_bytes() == raw
    assert parse_checkpoint(parse_note((arkiv.mapp / STATE).read_bytes()).text).size == arkiv.antal


def test_it_is_kept_beside_the_key_before_it_is_handed_out(
    arkiv: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = []
    monkeypatch.setattr(signing, "place", lambda _note, path, _: placed.append(path.name))

    arkiv.kor("kontrollpunkt")

    assert placed == [STATE, f"kontrollpunkt-{arkiv.antal:06d}.txt"]


ANDRINGAR = {
    "innehåll": "UPDATE handelse SET data ="
    " CAST(replace(CAST(data AS TEXT), 'organ', 'Organ') AS BLOB) WHERE nr = 3",
    "typ": "UPDATE handelse SET typ = 'AliasRegistrerat/1' WHERE nr = 3",
    "version": "UPDATE handelse SET version = 99 WHERE nr = 3",
    "lövet": "UPDATE sigill SET noder = zeroblob(length(noder)) WHERE nr = 3",
    "inre nod": "UPDATE sigill SET noder ="
    " CAST(substr(noder, 1, 32) || zeroblob(64) AS BLOB) WHERE nr = 3",
    "kort sigill": "UPDATE sigill SET noder = substr(noder, 1, 32) WHERE nr = 3",
    "inget sigill": "DELETE FROM sigill WHERE nr = 3",
    "struken": "DELETE FROM handelse WHERE nr = 3",
}


@pytest.mark.parametrize("sql", ANDRINGAR.values(), ids=ANDRINGAR)
@pytest.mark.parametrize("gang", ["första", "senare"])
def test_what_differs_from_its_seal_is_named_and_not_signed(
    arkiv: Arkiv, sql: str, gang: str
) -> None:
    if gang == "senare":
        arkiv.underteckna()
        arkiv.registrera(1, "organ")
    forfalska(arkiv.liggare, sql)

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, arkiv.svar.out) == (6, b"")
    assert "händelse 3" in arkiv.svar.words
    assert arkiv.filer() == arkiv.fore


def test_two_events_that_changed_places_are_not_signed(arkiv: Arkiv) -> None:
    for fran, till in ((2, -1), (3, 2), (-1, 3)):
        forfalska(arkiv.liggare, "UPDATE handelse SET nr = ? WHERE nr = ?", till, fran)

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, "händelse 2: innehållet stämmer inte" in arkiv.svar.words) == (6, True)


@pytest.mark.parametrize("kvar", ["bredvid nyckeln", "bredvid liggaren"])
def test_a_rewritten_history_is_held_against_each_trace(arkiv: Arkiv, kvar: str) -> None:
    arkiv.underteckna()
    (arkiv.kontrollpunkt if kvar == "bredvid nyckeln" else arkiv.mapp / STATE).unlink()
    arkiv.registrera(3, "organ")
    arkiv.forfalska(3)
    arkiv.rakna_om()

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, arkiv.filer()) == (6, arkiv.fore)
    assert "HISTORIEN ÄR ÄNDRAD" in arkiv.svar.words


def test_without_a_trace_a_rewritten_history_is_signed_which_is_why_others_keep_one(
    arkiv: Arkiv,
) -> None:
    arkiv.forfalska(3)
    arkiv.rakna_om()

    arkiv.kor("kontrollpunkt")

    assert arkiv.svar.code == 0


def test_a_restored_backup_is_refused_also_after_the_key_is_changed(arkiv: Arkiv) -> None:
    arkiv.kopia.write_bytes(arkiv.liggare.read_bytes())
    arkiv.registrera(3, "organ")
    arkiv.underteckna()
    arkiv.aterstall()
    arkiv.nyckel("ny.nyckel")

    arkiv.kor("kontrollpunkt", "--nyckel", "ny.nyckel")

    assert (arkiv.svar.code, arkiv.filer()) == (6, arkiv.fore)
    assert "liggaren har krympt" in arkiv.svar.words


def test_what_was_signed_is_remembered_when_the_key_is_changed(arkiv: Arkiv) -> None:
    arkiv.kopia.write_bytes(arkiv.liggare.read_bytes())
    arkiv.registrera(1, "organ")
    arkiv.underteckna()
    arkiv.kontrollpunkt.unlink()
    arkiv.aterstall()
    arkiv.nyckel("ny.nyckel")  # as many events as were signed

    arkiv.kor("kontrollpunkt", "--nyckel", "ny.nyckel")

    assert (arkiv.svar.code, arkiv.filer()) == (6, arkiv.fore)
    assert "HISTORIEN ÄR ÄNDRAD" in arkiv.svar.words


def test_a_new_key_in_the_place_of_the_old_one_signs_what_grew(arkiv: Arkiv) -> None:
    arkiv.underteckna()
    (arkiv.mapp / "ekonomi.nyckel").rename(arkiv.mapp / "gammal.nyckel")
    arkiv.nyckel()

    arkiv.underteckna()

    assert parse_checkpoint(parse_note((arkiv.mapp / STATE).read_bytes()).text).size == arkiv.antal


def test_what_seals_do_not_tell_is_not_signed_either(arkiv: Arkiv) -> None:
    said = """CAST(replace(CAST(data AS TEXT), '"namnd"', '"nagot"') AS BLOB)"""
    forfalska(arkiv.liggare, f"UPDATE handelse SET data = {said} WHERE nr = 3")  # noqa: S608
    arkiv.rakna_om()

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, arkiv.filer()) == (6, arkiv.fore)
    assert "händelse 3 (register 3): innehållet går inte att läsa" in " ".join(
        arkiv.svar.words.split()
    )


def test_nobody_waits_for_a_passphrase(arkiv: Arkiv, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(_nyckel: Path) -> str:
        arkiv.registrera(1, "organ")
        arkiv.nyckel("ny.nyckel")
        return LOSEN

    monkeypatch.setattr(kontrollpunkt, "passphrase", slowly)

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, "gäller inte längre" in arkiv.svar.words) == (2, True)


def test_one_signs_at_a_time(arkiv: Arkiv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue.first_in_queue.__wrapped__, "__defaults__", (0.01, "liggaren"))

    with queue.first_in_queue(arkiv.mapp / f"{STATE}.lock"):
        arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, f"{STATE} är upptagen" in arkiv.svar.words) == (75, True)
    assert arkiv.filer() == arkiv.fore


def test_a_key_that_signed_another_ledger_is_refused(arkiv: Arkiv, tmp_path: Path) -> None:
    other = Arkiv(tmp_path / "annan")
    other.mapp.mkdir()
    other.ska("skapa", "--ursprung", "malmo.se/annan")
    other.nyckel()
    other.underteckna()
    (arkiv.mapp / STATE).write_bytes(other.kontrollpunkt.read_bytes())

    arkiv.kor("kontrollpunkt")

    assert arkiv.svar.code == 6
    assert "kontrollpunkten gäller malmo.se/annan, inte malmo.se/" in arkiv.svar.words
    assert arkiv.filer() == arkiv.fore


@pytest.mark.parametrize(
    ("raw", "kod"),
    [(b"", 4), (b"skr\xe4p", 4), (b"malmo.se/x\n1\nAAAA\n\n", 4), (None, 6)],
    ids=kort,
)
def test_a_trace_that_has_been_meddled_with_is_told(
    arkiv: Arkiv, raw: bytes | None, kod: int
) -> None:
    arkiv.underteckna()
    state = arkiv.mapp / STATE
    changed = re.sub(rb"\n[0-9]+\n", b"\n1\n", state.read_bytes())
    state.write_bytes(changed if raw is None else raw)

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, arkiv.filer()) == (kod, arkiv.fore)
    assert STATE in arkiv.svar.words


def test_others_files_beside_the_ledger_say_nothing(arkiv: Arkiv) -> None:
    for n, raw in enumerate((b"", b"text", b"\xff" * 10, b"a\n" * 500_000)):
        (arkiv.mapp / f"kontrollpunkt-00000{n}.txt").write_bytes(raw)
    (arkiv.mapp / "kontrollpunkt-mapp.txt").mkdir()
    os.mkfifo(arkiv.mapp / "kontrollpunkt-ror.txt")

    with patch.object(Arkiv, "filer", lambda _: {}):
        arkiv.ska("kontrollpunkt")


@pytest.mark.parametrize(
    "raw", [b"anteckning", b"malmo.se/annan\n5\n" + b"A" * 43 + b"=\n"], ids=kort
)
def test_something_else_under_its_name_is_not_written_over(arkiv: Arkiv, raw: bytes) -> None:
    target = arkiv.mapp / f"kontrollpunkt-{arkiv.antal:06d}.txt"
    target.write_bytes(raw)

    arkiv.kor("kontrollpunkt")

    assert (arkiv.svar.code, arkiv.filer()) == (7, arkiv.fore)


@pytest.mark.parametrize("verb", ["kontrollpunkt", "medunderteckna"])
def test_a_file_with_a_false_signature_is_not_added_to(reviderat: Arkiv, verb: str) -> None:
    reviderat.underteckna()
    fil = reviderat.kontrollpunkt
    good = reviderat.mapp / "hel.txt"
    good.write_bytes(fil.read_bytes())
    lines = fil.read_text("utf-8").split("\n")
    lines[4] = lines[4][:-9] + "AAAA" + lines[4][-5:]
    fil.write_text("\n".join(lines), "utf-8")

    if verb == "kontrollpunkt":
        reviderat.kor(verb)
    else:
        reviderat.kor(verb, good, "-o", fil, i=reviderat.revisor)

    assert (reviderat.svar.code, reviderat.filer()) == (6, reviderat.fore)
    assert fil.name in reviderat.svar.words


@pytest.mark.parametrize("ut", ["liggare.db", "saknas/x.txt", "."])
def test_where_nothing_can_be_written_nothing_is_signed(arkiv: Arkiv, ut: str) -> None:
    arkiv.kor("kontrollpunkt", "-o", ut)

    assert (arkiv.svar.code, arkiv.filer()) == (2, arkiv.fore)


@pytest.mark.parametrize(
    ("fel", "kod"), [("lösenord", 2), ("saknas", 5), ("skräp", 4), ("annan", 2)]
)
def test_a_key_that_does_not_open_signs_nothing(arkiv: Arkiv, fel: str, kod: int) -> None:
    args = {"saknas": "finns-inte.nyckel", "skräp": "skräp.nyckel"}
    (arkiv.mapp / "skräp.nyckel").write_text("inget")
    if fel == "annan":
        arkiv.ska("nyckel", "ny", "--revisor", "r", "--nyckel", "r.nyckel")
        args[fel] = "r.nyckel"

    losen = "fel" if fel == "lösenord" else LOSEN
    arkiv.kor("kontrollpunkt", "--nyckel", args.get(fel, "ekonomi.nyckel"), losen=losen)

    assert (arkiv.svar.code, arkiv.filer()) == (kod, arkiv.fore), arkiv.svar.words


def test_without_a_terminal_and_a_passphrase_it_says_what_to_do(arkiv: Arkiv) -> None:
    arkiv.kor("kontrollpunkt", losen=None)

    assert (arkiv.svar.code, "LIGGARE_NYCKEL_LOSEN" in arkiv.svar.words) == (2, True)


def test_a_long_ledger_shows_how_far_it_has_come(
    arkiv: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(utgang, "WORTH_A_BAR", 3)
    monkeypatch.setattr("tests.cli.program.io.TextIOWrapper", Terminal)

    arkiv.ska("kontrollpunkt")

    assert "Verifierar" in arkiv.svar.words
    assert "100%" in arkiv.svar.words


def test_what_is_signed_is_refused_by_keys_that_are_not_the_ledgers(reviderat: Arkiv) -> None:
    reviderat.nyckel("ny.nyckel")
    reviderat.underteckna("ny.nyckel")
    note = parse_note(reviderat.kontrollpunkt.read_bytes())
    first, second = nycklar(reviderat)

    open_checkpoint(note, [second])
    with pytest.raises(Disproved):
        open_checkpoint(note, [first])
    assert rows(reviderat.liggare, "SELECT COUNT(*) FROM sigill") == [(reviderat.antal,)]
