"""A log whose seals are all right, and which is still none that this program has written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

import pytest

from ledger.format.codec import canonical
from tests.cli.program import inside
from tests.ledger import angrepp, bok

RAKNAR = "händelse {} (pott/SOC-2022 {}): innehållet går inte att läsa ({})"
Change = Callable[[Connection], object]


def resealed(path: Path, change: Change) -> list[tuple[int | None, str, str]]:
    """Change a ledger, seal it anew, and return what a verification finds."""
    with angrepp.unguarded(path) as conn:
        change(conn)
        angrepp.reseal(conn)
    return angrepp.found(path)


def test_a_change_that_is_possible_in_itself_is_not_found_without_help(tretton: Path) -> None:
    assert resealed(tretton, lambda conn: angrepp.edit(conn, 4, belopp_ore=900)) == []


def test_an_overspend_is_named_by_the_event_where_it_shows(tretton: Path) -> None:
    """What was called in is more than what was granted, once the grant is another."""
    with bok.oppen(tretton) as ledger:
        stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "rekvisition": "R1"}
        rekvisition = bok.kommando({"id": "r", **stated, "belopp_ore": 1150})
        assert ledger.record(rekvisition, bok.AKTOR).forsta_nr == 13  # type: ignore[union-attr]
        ledger.record(bok.tilldelning("t9", 5), bok.AKTOR)

    ((nr, slag, text),) = resealed(tretton, lambda conn: angrepp.edit(conn, 4, belopp_ore=900))

    assert (nr, slag) == (13, "ordning")
    assert text.startswith("händelse 13: händelsen är omöjlig: ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "inte JSON"),
        (b"[]", "fel fält"),
        (b'{"belopp_ore":1.5}', "fel fält"),
        (b"\xff", "fel fält"),
        (b"[" * 30_000, "fel fält"),
    ],
    ids=["avbrutet", "lista", "bråk", "inte UTF-8", "djupt"],
)
def test_bytes_that_are_no_event_are_told_once(tretton: Path, data: bytes, why: str) -> None:
    told = resealed(tretton, lambda conn: angrepp.put(conn, 4, data))

    assert told == [(4, "innehall", RAKNAR.format(4, 2, why))]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b",", b", "),
        lambda data: data.replace(b'"avser"', b'"avser":"x","avser"'),
        lambda data: data.replace(b"prov", b"pr\\u006fv"),
        lambda data: b" " + data,
        lambda data: data.replace(b'"kommando_id"', b'"motpart":null,"kommando_id"'),
        lambda data: data.replace(b'"belopp_ore"', b'"avvikelser":[],"belopp_ore"'),
        lambda data: data.replace(b'"exempeldata":false,', b""),
    ],
    ids=["blanksteg", "dubbelt", "utskrivet", "först", "null", "tom lista", "utelämnat"],
)
def test_json_that_is_not_as_we_write_it_is_told(
    tretton: Path, change: Callable[[bytes], bytes]
) -> None:
    def rewritten(conn: Connection) -> None:
        angrepp.put(conn, 4, change(canonical(angrepp.data_of(conn, 4))))

    assert resealed(tretton, rewritten) == [
        (4, "innehall", "händelse 4: texten är inte skriven som en liggare skriver")
    ]


@pytest.mark.parametrize("typ", ["MedelMottagna/1", "StatsbidragTilldelat/2", "os:system"])
def test_another_type_is_told_and_nothing_that_follows_from_it(tretton: Path, typ: str) -> None:
    sql = "UPDATE handelse SET typ = ? WHERE nr = 4"

    ((nr, slag, text),) = resealed(tretton, lambda conn: conn.execute(sql, (typ,)))

    assert (nr, slag) == (4, "innehall")
    assert "händelse 4 (pott/SOC-2022 2): " in text


def test_what_would_steer_a_terminal_is_seen_on_its_way_out(tretton: Path) -> None:
    sql = "UPDATE handelse SET aggregat = 'a' || char(27) || '[31m' || char(8238) WHERE nr = 4"

    ((_, _, text),) = resealed(tretton, lambda conn: conn.execute(sql))
    asked = ("--liggare", tretton, "verifiera")
    shown = {form: inside(*asked, "-f", form).out for form in ("tabell", "json", "csv")}

    assert text == "händelse 4 (a\x1b[31m\u202e 2): händelsen hör inte till strömmen"
    for form, out in shown.items():
        stands = rb"(a\u001b[31m\u202e 2)" if form == "json" else rb"(a\u{1b}[31m\u{202e} 2)"
        assert stands in out, form
        assert b"\x1b" not in out


@pytest.mark.parametrize("column", ["aggregat", "typ"])
def test_bytes_that_are_no_text_are_not_the_text_that_shows_them(
    tretton: Path, column: str
) -> None:
    sql = f"UPDATE handelse SET {column} = {{}} WHERE nr = 4"  # noqa: S608 - ours
    resealed(tretton, lambda conn: conn.execute(sql.format(r"'a\xff'")))
    with angrepp.unguarded(tretton) as conn:
        conn.execute(sql.format("CAST(x'61ff' AS TEXT)"))

    told = (4, "innehall", "händelse 4: innehållet stämmer inte med sigillet")
    assert told in angrepp.found(tretton)


@pytest.mark.parametrize(("version", "said"), [(12, 12), (1, 1), (0, 0), (-5, -5)])
def test_a_version_that_is_not_the_next_is_told_once(
    tretton: Path, version: int, said: int
) -> None:
    def renamed(conn: Connection) -> None:
        conn.execute("UPDATE handelse SET version = 99 WHERE nr = 3")
        conn.execute("UPDATE handelse SET version = ? WHERE nr = 5", (version,))
        conn.execute("UPDATE handelse SET version = 1 WHERE nr = 3 AND ? <> 1", (version,))

    told = resealed(tretton, renamed)

    assert (5, "ordning") in [one[:2] for one in told]
    assert f"inte {said}" in " ".join(text for *_, text in told)
    assert len(told) <= 2 + 2 * (version == 1)


def test_an_event_taken_out_of_a_stream_is_told_once_where_it_is_missing(tretton: Path) -> None:
    def without(conn: Connection) -> None:
        for table in ("handelse", "sokord"):
            conn.execute(f"DELETE FROM {table} WHERE nr = 4")  # noqa: S608 - our own
            conn.execute(f"UPDATE {table} SET nr = nr - 1 WHERE nr > 4")  # noqa: S608
        conn.execute("DELETE FROM kommando WHERE id = 't1'")
        sql = "UPDATE kommando SET forsta_nr = forsta_nr - 1, sista_nr = sista_nr - 1"
        conn.execute(f"{sql} WHERE forsta_nr > 4")

    told = resealed(tretton, without)

    assert told == [
        (4, "ordning", "händelse 4: pott/SOC-2022 har version 1; nästa är 2, inte 3"),
        (4, "ordning", "händelse 4: liggarnummer ska vara 2022-000001, inte 2022-000002"),
    ]


@pytest.mark.parametrize("nummer", ["2022-000009", "2022-000001", "2021-000002", "2022-999999999"])
def test_a_liggarnummer_that_is_not_the_next_is_told_once(tretton: Path, nummer: str) -> None:
    def numbered(conn: Connection) -> None:
        angrepp.edit(conn, 5, liggarnummer=nummer)

    assert resealed(tretton, numbered) == [
        (5, "ordning", f"händelse 5: liggarnummer ska vara 2022-000002, inte {nummer}")
    ]


def test_a_liggarnummer_longer_than_any_is_no_number(tretton: Path) -> None:
    def numbered(conn: Connection) -> None:
        angrepp.edit(conn, 5, liggarnummer="2022-" + "9" * 5000)

    assert resealed(tretton, numbered) == [
        (5, "innehall", RAKNAR.format(5, 3, "fel fält"))
    ]  # fmt: skip


def test_a_liggarnummer_on_an_event_that_has_none_is_told(tretton: Path) -> None:
    told = resealed(tretton, lambda conn: angrepp.edit(conn, 6, liggarnummer="2022-000003"))

    assert told == [(6, "ordning", "händelse 6: liggarnummer ska vara inget, inte 2022-000003")]


def test_a_time_before_the_event_before_is_told_once(tretton: Path) -> None:
    early = "2020-01-01T00:00:00.000000Z"

    ((nr, slag, text),) = resealed(tretton, lambda conn: angrepp.edit(conn, 5, registrerad=early))

    assert (nr, slag) == (5, "ordning")
    assert text.startswith(f"händelse 5: registrerad {early} är inte senare än händelsen före (")


def test_a_ledger_that_is_opened_twice_is_told(tretton: Path) -> None:
    def opened(conn: Connection) -> None:
        sql = "UPDATE handelse SET aggregat = 'liggare', version = 2, typ = 'LiggareOppnad/1'"
        conn.execute(f"{sql} WHERE nr = 10")
        data = angrepp.data_of(conn, 10)
        first = angrepp.data_of(conn, 0)
        kept = {name: data[name] for name in ("kommando_id", "registrerad")}
        angrepp.put(conn, 10, canonical(first | kept))

    told = resealed(tretton, opened)

    assert (10, "ordning", "händelse 10: liggaren kan bara öppnas en gång, av händelse 0") in told


def test_a_log_that_does_not_begin_by_being_opened_is_told(tretton: Path) -> None:
    def unopened(conn: Connection) -> None:
        conn.execute("DELETE FROM handelse WHERE nr = 0")
        angrepp.close_the_gap(conn, 0)
        conn.execute("DELETE FROM kommando WHERE id = 'skapa'")

    assert resealed(tretton, unopened) == [
        (0, "ordning", "händelse 0: den första händelsen i en logg är LiggareOppnad")
    ]


def test_a_pott_is_set_up_once(tretton: Path) -> None:
    def twice(conn: Connection) -> None:
        first, data = angrepp.data_of(conn, 3), angrepp.data_of(conn, 9)
        kept = {name: data[name] for name in ("kommando_id", "registrerad")}
        conn.execute("UPDATE handelse SET typ = 'PottUpprattad/1' WHERE nr = 9")
        angrepp.put(conn, 9, canonical(first | kept))

    told = resealed(tretton, twice)

    assert told[0] == (
        9,
        "ordning",
        "händelse 9: pott/SOC-2022 läggs upp av sin första händelse, och bara den",
    )
