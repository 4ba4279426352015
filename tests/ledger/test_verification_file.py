"""A file whose pages are damaged is told, read as far as it goes, and never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger import angrepp, bok


def _page(path: Path, name: str) -> int:
    """Return where the root page of a table or index begins."""
    sql = (
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name=?"
    )
    ((page, size),) = bok.rows(path, sql, name)
    return int(page - 1) * int(size)


@pytest.mark.parametrize("table", ["handelse", "sigill", "kommando", "sokord"])
def test_a_page_of_noise_is_damage_and_no_crash(tretton: Path, table: str) -> None:
    start, raw = _page(tretton, table), bytearray(tretton.read_bytes())
    raw[start : start + 512] = bytes(range(256))[::-1] * 2
    tretton.write_bytes(raw)

    verified = angrepp.outcome(tretton)

    assert verified.found.kept[0][:2] == (None, "fil")
    assert verified.found.kept[0].meddelande.startswith("databasen är skadad (")
    assert sum(one.slag == "fil" for one in verified.found.kept) <= 2


def test_what_could_not_be_read_is_said(tretton: Path) -> None:
    start, raw = _page(tretton, "handelse"), bytearray(tretton.read_bytes())
    raw[start] = 0
    tretton.write_bytes(raw)

    assert angrepp.outcome(tretton).unchecked[0] == (
        "Filen gick inte att läsa till slut; 0 händelser hann läsas mot sina sigill."
    )


def test_an_index_that_does_not_say_what_its_table_does_is_damage(tretton: Path) -> None:
    """What is decided is read by the indexes; the tables alone may look sound."""
    start, raw = _page(tretton, "sqlite_autoindex_handelse_1"), tretton.read_bytes()
    at = raw.index(b"pott/SOC-2022", start)
    tretton.write_bytes(raw[:at] + b"pott/SOC-2021" + raw[at + 13 :])

    ((nr, slag, text),) = angrepp.found(tretton)

    assert (nr, slag) == (None, "fil")
    assert "handelse_1" in text
