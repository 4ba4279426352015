"""A log verified since a certificate: the same verdict as of all of it, but for what is trusted."""

from __future__ import annotations

import shutil
from contextlib import closing
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from ledger.errors import Damaged
from ledger.evidence.checkpoint import Checkpoint
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from ledger.verification import How, Outside, Verified, verify
from ledger.verification.certified import Certificate, extension
from tests.ledger import angrepp, bok

if TYPE_CHECKING:
    from pathlib import Path


def verified(path: Path, since: bytes | None = None, outside: Outside | None = None) -> Verified:
    """Verify a ledger, since a certificate if one is given."""
    kept = None if since is None else Certificate(BytesIO(since))
    with closing(connect(path)) as conn:
        return verify(conn, outside or Outside(), How(since=kept))


def certificate(path: Path, since: bytes | None = None) -> bytes:
    """Return the certificate of a ledger in which nothing is wrong."""
    certain = verified(path, since).certain
    assert certain is not None
    return b"".join(certain.certificate())


def first_events(path: Path, size: int, copy: Path) -> Path:
    """Make the ledger that there was when it had so many events, of the commands that gave them."""
    shutil.copyfile(path, copy)
    with angrepp.unguarded(copy) as conn:
        for table, column in (
            *(("handelse", "nr"), ("sigill", "nr"), ("sokord", "nr"), ("kommando", "forsta_nr")),
        ):
            conn.execute(f"DELETE FROM {table} WHERE {column} >= ?", (size,))  # noqa: S608
    return copy


def ends(path: Path) -> list[int]:
    """Return the sizes at which a command had just been recorded."""
    return [last + 1 for (last,) in bok.rows(path, "SELECT sista_nr FROM kommando ORDER BY 1")]


@pytest.mark.parametrize("share", range(6))
def test_what_is_new_is_held_as_it_is_in_all_of_it(demon: Path, tmp_path: Path, share: int) -> None:
    """From certificates of all ages: the same root and verdict, and the same next certificate."""
    whole = certificate(demon)
    for size in ends(demon)[share::18]:
        before = certificate(first_events(demon, size, tmp_path / "forr.db"))
        found = verified(demon, before)

        assert (found.found.total, found.root) == (0, verified(demon).root)
        assert found.since is not None
        assert found.since.size == size
        assert any("prövades när roten var" in text for text in found.unchecked)
        assert b"".join(found.certain.certificate()) == whole  # type: ignore[union-attr]


def test_a_certificate_of_another_history_is_not_believed(
    demon: Path, avtalet: Path, tretton: Path
) -> None:
    for other in (avtalet, tretton):
        found = verified(demon, certificate(other))
        assert (found.found.total, found.since) == (0, None)
        assert found.unchecked == verified(demon).unchecked


def test_a_certificate_of_more_events_than_there_are_is_not_believed(
    demon: Path, tmp_path: Path
) -> None:
    shorter = first_events(demon, ends(demon)[30], tmp_path / "forr.db")
    found = verified(shorter, certificate(demon))
    assert (found.found.total, found.since) == (0, None)


def test_whatever_becomes_of_the_bytes_the_verdict_is_the_same(demon: Path, tmp_path: Path) -> None:
    size = ends(demon)[-9]
    kept = certificate(first_events(demon, size, tmp_path / "forr.db"))
    whole, slump = certificate(demon), Random(20220817)
    refused = told = 0
    for _ in range(400):
        at, to = slump.randrange(len(kept)), slump.randrange(256)
        changed = slump.choice([kept[:at], kept[:at] + bytes([to]) + kept[at + 1 :], kept + b"x"])
        try:
            found = verified(demon, changed)
        except Damaged:
            refused += 1
            continue
        assert found.found.total == 0
        try:
            assert b"".join(found.certain.certificate()) == whole  # type: ignore[union-attr]
        except Damaged:  # in a stream that has nothing new
            told += 1
            continue
        assert found.since is None or changed == kept
    assert min(refused, told) >= 5, (refused, told)


def test_what_is_wrong_with_something_new_is_found_and_named(demon: Path, tmp_path: Path) -> None:
    size = ends(demon)[40]
    kept = certificate(first_events(demon, size, tmp_path / "forr.db"))
    copy = tmp_path / "liggare.db"
    for nr in range(size, ends(demon)[-1], 7):
        shutil.copyfile(demon, copy)
        with angrepp.unguarded(copy) as conn:
            angrepp.edit(conn, nr, avser="något annat")
        found = verified(copy, kept)
        assert found.since is None
        assert found.found.kept == verified(copy).found.kept
        assert {one.nr for one in found.found.kept} >= {nr}


def test_what_is_wrong_with_something_old_that_is_named_is_found(tretton: Path) -> None:
    """A correction reads what it corrects, and that is held to the certified root."""
    kept = certificate(tretton)
    with closing(Ledger(tretton, rules=())) as ledger:
        (nr, data) = _corrigible(tretton)
        stated = {
            "kommando": "RattaHandelse",
            "pott": data["pott"],
            "avser_id": data["kommando_id"],
        }
        ledger.record(bok.kommando({**stated, "skal": "fel", "id": "rattar"}), bok.AKTOR)
    assert verified(tretton, kept).since is not None
    with angrepp.unguarded(tretton) as conn:
        angrepp.edit(conn, nr, avser="något annat")
    found = verified(tretton, kept)
    assert found.since is None
    assert {one.nr for one in found.found.kept} == {nr}


def _corrigible(path: Path) -> tuple[int, dict[str, Any]]:
    """Return an event with an amount, which a correction reverses."""
    with angrepp.unguarded(path) as conn:
        for (nr,) in conn.execute("SELECT nr FROM handelse ORDER BY nr DESC").fetchall():
            data = angrepp.data_of(conn, nr)
            if "belopp_ore" in data:
                return nr, data
    raise AssertionError("nothing to correct")


def test_what_is_wrong_with_something_old_is_taken_on_trust_and_that_is_said(
    demon: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "liggare.db"
    shutil.copyfile(demon, copy)
    kept = certificate(copy)
    with angrepp.unguarded(copy) as conn:
        angrepp.edit(conn, 3, avser="något annat")

    found = verified(copy, kept)
    assert found.found.total == 0
    assert any("deras byte lästes inte nu" in text for text in found.unchecked)
    assert verified(copy).found.total


def test_older_checkpoints_are_held_to_the_certified_root(demon: Path) -> None:
    kept = certificate(demon)
    points = tuple(angrepp.checkpoint(demon, size) for size in ends(demon)[::9])
    found = verified(demon, kept, Outside(points))
    assert (found.found.total, found.since is None) == (0, False)

    lie = points[2]._replace(checkpoint=points[2].checkpoint._replace(root=bytes(32)))
    found = verified(demon, kept, Outside((*points, lie)))
    assert (found.found.total, found.since) == (1, None)


def test_a_checkpoint_may_carry_the_hash_of_a_certificate(demon: Path) -> None:
    kept = Certificate(BytesIO(certificate(demon)))
    root, line = kept.edge.root(), extension(kept.sha256)

    assert kept.carried_by(Checkpoint("prov", kept.size, root, (line,)))
    assert not kept.carried_by(Checkpoint("prov", kept.size, root))
    assert not kept.carried_by(Checkpoint("prov", kept.size - 1, root, (line,)))
    assert not kept.carried_by(Checkpoint("prov", kept.size, root, (extension("0" * 64),)))
