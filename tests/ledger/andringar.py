"""Single changes of the ledger in ``test_verification``, and what each is told as."""

from __future__ import annotations

from typing import NamedTuple

from tests.ledger import bok

STORLEK = 13
COMMANDS = (
    bok.tilldelning("t1", 1000),  # 4
    bok.tilldelning("t2"),  # 5
    bok.organ("a"),  # 6
    bok.utfall("u1"),  # 7 and 8
    bok.tilldelning("t3"),  # 9
    bok.organ("b"),  # 10
    bok.utfall("u2"),  # 11 and 12
)


class Andring(NamedTuple):
    """A statement, and the one finding that it gives."""

    sql: str
    nr: int | None
    slag: str
    meddelande: str

    @property
    def told(self) -> tuple[int | None, str, str]:
        return self[1:]


def data(nr: int, expression: str) -> Andring:
    """Change the bytes of an event."""
    return stored(nr, f"data = CAST({expression} AS BLOB)")


def stored(nr: int, assignment: str) -> Andring:
    """Change something that the seal of an event is of."""
    sql = f"UPDATE handelse SET {assignment} WHERE nr = {nr}"  # noqa: S608 - our own, here and below
    return Andring(sql, nr, "innehall", f"händelse {nr}: innehållet stämmer inte med sigillet")


def leaf(nr: int, expression: str) -> Andring:
    """Change the hash of an event's own bytes."""
    sql = f"UPDATE sigill SET noder = CAST({expression} AS BLOB) WHERE nr = {nr}"  # noqa: S608
    return stored(nr, "")._replace(sql=sql)


def seal(nr: int, expression: str, told: str) -> Andring:
    """Change the rest of a seal, or how long it is."""
    return leaf(nr, expression)._replace(slag="sigill", meddelande=f"händelse {nr}{told}")


def gone(sql: str, nr: int, told: str) -> Andring:
    return Andring(sql, nr, "saknas", told)


def column(nr: int, assignment: str) -> Andring:
    told = f"händelse {nr}: kolumnerna för liggarnumret stämmer inte"
    return stored(nr, assignment)._replace(slag="uppslag", meddelande=told)


def lookup(sql: str, nr: int | None, told: str) -> Andring:
    return Andring(sql, nr, "uppslag", told)


TIDIGARE = ": sigillet stämmer inte med de tidigare"
LANGD = ": sigillet har fel längd"
SAKNAR = " saknar sigill"
T2 = "kommandot 't2' pekar inte på sina händelser"
PARAGRAF = "händelse 5 finns inte under sitt paragraf"
BORTOM = (
    "händelse 13 finns inte, men det finns uppslag till den: slutet är avklippt, eller raden är"
    " tillagd"
)

ANDRINGAR = {
    "beloppet": data(4, "replace(data, '1000', '1001')"),
    "beloppet i den sista": data(12, "replace(data, 'ore\":100', 'ore\":1')"),
    "ett blanksteg": data(7, "replace(data, ',', ', ')"),
    "fältet två gånger": data(5, """replace(data, '{"avser"', '{"avser":"x","avser"')"""),
    "inget alls": data(5, "''"),
    "för långt": data(5, "zeroblob(70000)"),
    "typen": stored(9, "typ = 'MedelMottagna/1'"),
    "strömmen": stored(12, "aggregat = 'liggare', version = 2"),
    "versionen": stored(12, "version = 9"),
    "strömmen är inte UTF-8": stored(8, "aggregat = CAST(x'706f7474ff' AS TEXT)"),
    "typen styr terminalen": stored(8, "typ = char(27) || '[31m'"),
    "bladets summa": leaf(6, "zeroblob(32)"),
    "det sista bladets": leaf(12, "zeroblob(32)"),
    "bladets, med noder över": leaf(3, "zeroblob(32) || substr(noder, 33)"),
    "en inre nods": seal(5, "substr(noder, 1, 32) || zeroblob(32)", TIDIGARE),
    "en inre, inte den översta": seal(
        7, "substr(noder, 1, 32) || zeroblob(32) || substr(noder, 65)", TIDIGARE
    ),
    "den översta": seal(7, "substr(noder, 1, 96) || zeroblob(32)", TIDIGARE),
    "en summa bortklippt": seal(7, "substr(noder, 1, 64)", LANGD),
    "en byte kvar": seal(6, "substr(noder, 1, 1)", LANGD),
    "en summa för mycket": seal(6, "noder || zeroblob(32)", LANGD),
    "sigillet tomt": seal(6, "''", SAKNAR),
    "sigillet borta": seal(6, "''", SAKNAR)._replace(sql="DELETE FROM sigill WHERE nr = 6"),
    "det sista sigillet borta": seal(12, "''", SAKNAR)._replace(
        sql="DELETE FROM sigill WHERE nr = 12"
    ),
    "ett sigill utan händelse": gone(
        "INSERT INTO sigill VALUES (13, zeroblob(64))",
        13,
        "händelse 13 saknas, men sigill finns kvar",
    ),
    "ett sigill före allt": gone(
        "INSERT INTO sigill VALUES (-1, zeroblob(32))",
        -1,
        "händelse -1 saknas, men sigill finns kvar",
    ),
    "en händelse borta": gone(
        "DELETE FROM handelse WHERE nr = 5", 5, "händelse 5 saknas (nästa är 6)"
    ),
    "ett kommandos ena händelse borta": gone(
        "DELETE FROM handelse WHERE nr = 8", 8, "händelse 8 saknas (nästa är 9)"
    ),
    "tre borta": gone(
        "DELETE FROM handelse WHERE nr BETWEEN 5 AND 7",
        5,
        "händelserna 5-7 saknas (nästa är 8)",
    ),
    "de sista borta": gone(
        "DELETE FROM handelse WHERE nr > 10",
        11,
        "händelserna 11-12 saknas, men sigill finns kvar",
    ),
    "numret i kolumnen": column(9, "lopnummer = 99"),
    "inget nummer i kolumnen": column(9, "ar = NULL, lopnummer = NULL"),
    "ett nummer åt den som inget har": column(6, "ar = 2022, lopnummer = 99"),
    "kommandots första": lookup("UPDATE kommando SET forsta_nr = 4 WHERE id = 't2'", 5, T2),
    "kommandots sista": lookup("UPDATE kommando SET sista_nr = 20 WHERE id = 't2'", 5, T2),
    "kommandots sista, bortom allt": lookup(
        "UPDATE kommando SET sista_nr = 14 WHERE id = 'u2'", 13, BORTOM
    ),
    "kommandots id": lookup("UPDATE kommando SET id = 't4' WHERE id = 't2'", 5, T2),
    "kommandot borta": lookup("DELETE FROM kommando WHERE id = 't2'", 5, T2),
    "ett kommando till": lookup(
        "INSERT INTO kommando VALUES ('nytt', 5, 5)",
        None,
        "tabellen kommando har 1 rader för mycket",
    ),
    "ett kommando bortom": lookup(
        "INSERT INTO kommando VALUES ('nytt', 13, 13)", 13, BORTOM
    ),
    "ett sökord borta": lookup(
        "DELETE FROM sokord WHERE slag = 'paragraf' AND nr = 5", 5, PARAGRAF
    ),
    "ett sökord ändrat": lookup(
        "UPDATE sokord SET nyckel = 'SOS 2022 § 2' WHERE slag = 'paragraf' AND nr = 5", 5, PARAGRAF
    ),
    "ett sökord till": lookup(
        "INSERT INTO sokord VALUES ('kommando', 'nytt', 5)",
        None,
        "tabellen sokord har 1 rader för mycket",
    ),
    "ett sökord bortom": lookup(
        "INSERT INTO sokord VALUES ('kommando', 'nytt', 13)", 13, BORTOM
    ),
}  # fmt: skip
