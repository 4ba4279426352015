"""How each kind of ``manipulation`` is tried: done, looked for, and what had to come of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from application.asking.catchup import compared
from application.asking.readmodel import model_path
from ledger.errors import Disproved
from ledger.evidence.checking import verify_extension
from ledger.evidence.proof import make_extension
from ledger.evidence.seal import stored_nodes
from ledger.store.sqlite.head import connect
from ledger.verification import Outside
from tests.campaigns.granskare import bounded, granska, listed, named
from tests.campaigns.manipulationer import SIGILL_KVAR
from tests.campaigns.omskrivningar import (
    FORVANSKADE,
    OMSKRIVNA,
    andrad_och_forseglad,
    append,
    avklippt_och_fortsatt,
    tillbakadaterad,
)
from tests.campaigns.scheman import SCHEMA
from tests.campaigns.varld import Varld
from tests.ledger import angrepp, bok


class Utfall(NamedTuple):
    """What came of one: found with nothing but the file, found at all, named, interval right."""

    utan: bool
    funnen: bool
    namngiven: bool | None = None
    intervall: bool | None = None


Prov = Callable[[Path, Varld, Random], Utfall]


def _left(kind: str) -> Prov:
    def prov(path: Path, world: Varld, slump: Random) -> Utfall:
        with angrepp.unguarded(path) as conn:
            nrs = SIGILL_KVAR[kind](conn, world, slump)
        ways = [granska(path), granska(path, world.held), granska(path, world.listed)]
        return Utfall(bool(ways[0]), all(ways), all(named(found, nrs) for found in ways))

    return prov


def _refused(kind: str) -> Prov:
    def prov(path: Path, world: Varld, slump: Random) -> Utfall:
        with closing(sqlite3.connect(path)) as conn, conn:
            SCHEMA[kind](conn, slump)
        found = granska(path)
        return Utfall(bool(found), bool(found))

    return prov


def _rewritten(kind: str) -> Prov:
    def prov(path: Path, world: Varld, slump: Random) -> Utfall:
        first = {**OMSKRIVNA, **FORVANSKADE}[kind](path, world, slump)
        alone, held = granska(path), granska(path, world.held)
        by_list = granska(path, world.listed)
        right = listed(by_list, first) and (kind in OMSKRIVNA or named(alone, {first}))
        return Utfall(
            bool(alone), bool(held and by_list), right, bounded(held, first, world.bounds)
        )

    return prov


def _stolen_key(path: Path, world: Varld, slump: Random) -> Utfall:
    """Rewrite, and sign every checkpoint anew with the ledger's key: the auditor has the old."""
    first = andrad_och_forseglad(path, world, slump)
    signed = tuple(angrepp.checkpoint(path, size) for size in world.bounds)
    held = granska(path, world.held)
    old = world.copies[slump.choice([size for size in world.bounds if size > first])].checkpoint
    refused = False
    with closing(connect(path)) as conn:
        extension = make_extension(old.checkpoint.size, signed[-1].note, stored_nodes(conn))
    try:
        verify_extension(extension, old.checkpoint, signed[-1].signed_by)
    except Disproved:
        refused = True
    alone = bool(granska(path, Outside(signed)))
    return Utfall(alone, bool(held) and refused, None, bounded(held, first, world.bounds))


def _fork(path: Path, world: Varld, slump: Random) -> Utfall:
    """Show the auditor another ledger than the city has, with checkpoints by the same key."""
    avklippt_och_fortsatt(path, world, slump)
    ((size,),) = bok.rows(path, "SELECT COUNT(*) FROM handelse")
    shown = angrepp.checkpoint(path, size)
    met = granska(path, Outside((shown, *world.held.checkpoints)))
    return Utfall(bool(granska(path, Outside((shown,)))), bool(met))


def _backdated(path: Path, world: Varld, slump: Random) -> Utfall:
    first = tillbakadaterad(path, world, slump)
    known = Outside(tuple(world.copies[size].checkpoint for size in world.bounds if size <= first))
    held = granska(path, known)
    right = {(one.nr, one.slag) for one in held} == {(first, "tid")}
    return Utfall(bool(granska(path)), bool(held), right)


def _read_model(path: Path, world: Varld, slump: Random) -> Utfall:
    model = model_path(path)
    with closing(sqlite3.connect(model)) as conn, conn:
        table = slump.choice(("saldo", "post", "handelse", "v_saldo"))
        if table == "v_saldo":
            conn.executescript(
                "DROP VIEW v_saldo; CREATE VIEW v_saldo AS SELECT *, 2 * ore FROM saldo;"
            )
        elif table == "saldo":
            rows = conn.execute("SELECT DISTINCT ore FROM saldo ORDER BY ore").fetchall()
            new = "UPDATE saldo SET ore = ore + 700 WHERE ore = ?"
            conn.execute(new, slump.choice(rows))
        else:
            rows = conn.execute(f"SELECT DISTINCT nr FROM {table} ORDER BY nr").fetchall()  # noqa: S608
            conn.execute(f"DELETE FROM {table} WHERE nr = ?", slump.choice(rows))  # noqa: S608
    found = [*compared(path, model)]
    return Utfall(bool(found), bool(found))


def _appended(path: Path, world: Varld, slump: Random) -> Utfall:
    """Add what never happened, after all that anybody has kept: it cannot be found."""
    append(path, slump)
    ways = [granska(path), granska(path, world.held), granska(path, world.listed)]
    return Utfall(bool(ways[0]), any(ways))


ALDRIG = "tillagd_sist"
"""What no material that was kept before can find."""

SLAG: dict[str, Prov] = {
    **{kind: _left(kind) for kind in SIGILL_KVAR},
    **{kind: _refused(kind) for kind in SCHEMA},
    **{kind: _rewritten(kind) for kind in (*FORVANSKADE, *OMSKRIVNA)},
    "lasmodell": _read_model,
    "stulen_nyckel": _stolen_key,
    "gren": _fork,
    "tillbakadaterad": _backdated,
    ALDRIG: _appended,
}
SJALV = {*SIGILL_KVAR, *SCHEMA, *FORVANSKADE, "lasmodell"}
"""What the file gives away by itself."""

ANNAN = "annan_installation"
ALLA = (*SLAG, ANNAN)


def other_ledger(path: Path, world: Varld, other: Varld, slump: Random) -> Utfall:
    """Put another installation's ledger where this one was."""
    shutil.copyfile(other.copies[slump.choice(other.bounds)].path, path)
    found = granska(path, world.held)
    told = all(one.meddelande.startswith("fel liggare: ") for one in found)
    return Utfall(bool(granska(path)), bool(found) and told)


def missed(kind: str, utfall: Utfall) -> list[str]:
    """Return what should have been so and was not."""
    wanted = {
        "hittad utan material": utfall.utan or kind not in SJALV,
        "hittad": utfall.funnen != (kind == ALDRIG),
        "namngiven": utfall.namngiven is not False,
        "rätt intervall": utfall.intervall is not False,
    }
    return [what for what, so in wanted.items() if not so]
