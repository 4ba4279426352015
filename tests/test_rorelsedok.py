"""The table of moves in ``docs`` is the one that the program moves by."""

from domain.bookkeeping.rorelser import RORELSER
from exchange import rorelsetabell
from features import rorelsedok


def test_the_document_is_current() -> None:
    assert rorelsedok.BOK.read_text("utf-8") == rorelsedok.book()


def test_the_table_that_goes_with_the_auditors_programs_is_current() -> None:
    assert rorelsedok.FIL.read_bytes() == rorelsetabell.skriven()
    assert rorelsetabell.kontrollsumma() in rorelsedok.book()


def test_every_move_has_a_row_of_its_own() -> None:
    rows = [row for row in rorelsedok.book().splitlines() if row.startswith("| ")]

    assert len(rows) == 1 + sum(map(len, RORELSER.values()))
