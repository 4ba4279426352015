"""What damage and attackers do around a certificate: no verdict changes, and nothing breaks."""

from __future__ import annotations

import json
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from domain.bookkeeping.postings import Konto
from domain.states.pott import Pott
from ledger.errors import Damaged
from ledger.format.codec import canonical
from ledger.recording.ledger import Ledger
from ledger.recording.receipt import Receipt
from ledger.store.sqlite.head import connect
from ledger.verification import How, Outside, verify
from ledger.verification.certified import Certificate, line_of
from tests.ledger import angrepp, bok
from tests.ledger.test_certified import certificate, verified

if TYPE_CHECKING:
    from pathlib import Path


def _forged(kept: bytes, **head: Any) -> bytes:
    """Return a certificate whose first line says something else."""
    first, _, rest = kept.partition(b"\n")
    return canonical(json.loads(first) | head) + b"\n" + rest


def _with_states(kept: bytes, line: bytes) -> bytes:
    """Return a certificate in which each state is a line, well hashed."""
    head = json.loads(kept.partition(b"\n")[0])
    rows = [[*row[:2], len(line), sha256(line).hexdigest()] for row in head["strommar"]]
    return canonical(head | {"strommar": rows}) + b"\n" + len(rows) * line


def _more(path: Path) -> None:
    """Record one more event of a pott."""
    with closing(Ledger(path, rules=())) as ledger:
        ledger.record(bok.tilldelning("ny", 100), bok.AKTOR)


def _same_as_whole(path: Path, kept: bytes, outside: Outside | None = None) -> None:
    """Hold that a verification since a certificate finds what the thorough one finds."""
    outside = outside or Outside()
    found = verified(path, kept, outside)
    with closing(connect(path)) as conn:
        whole = verify(conn, outside, How(thorough=True))
    assert found.found.kept == whole.found.kept
    assert whole.found.total
    assert found.since is None


def test_a_checkpoint_of_another_ledger_is_told_of(tretton: Path, demon: Path) -> None:
    other = angrepp.checkpoint(demon, 13)
    theirs = other._replace(checkpoint=other.checkpoint._replace(origin="en annan"))
    _same_as_whole(tretton, certificate(tretton), Outside((theirs,)))


def test_an_older_event_that_a_new_one_names_is_gone(tretton: Path) -> None:
    kept = certificate(tretton)
    stated = {"kommando": "RattaHandelse", "pott": "SOC-2022", "skal": "fel", "id": "rattar"}
    with closing(Ledger(tretton, rules=())) as ledger:
        (id_,) = bok.rows(tretton, "SELECT id FROM kommando WHERE forsta_nr = 3")[0]
        answer = ledger.record(bok.kommando({**stated, "avser_id": id_}), bok.AKTOR)
        assert isinstance(answer, Receipt)
    with angrepp.unguarded(tretton) as conn:
        conn.execute("DELETE FROM handelse WHERE nr = 3")
    _same_as_whole(tretton, kept)


def test_the_last_event_that_is_certified_is_gone(tretton: Path) -> None:
    kept = certificate(tretton)
    with angrepp.unguarded(tretton) as conn:
        conn.execute("DELETE FROM handelse WHERE nr = 12")
    _same_as_whole(tretton, kept)


def test_older_times_are_held_to_clocks_that_were_not_known(tretton: Path) -> None:
    """A cosignature that came later says when the older events were there, or were not yet."""
    kept = certificate(tretton)
    for size, time in ((5, 1), (13, 1), (5, 2**33)):
        _same_as_whole(tretton, kept, Outside((angrepp.checkpoint(tretton, size, time),)))
    _more(tretton)
    for size, time in ((5, 1), (13, 1), (5, 2**33), (14, 1)):
        _same_as_whole(tretton, kept, Outside((angrepp.checkpoint(tretton, size, time),)))


def test_a_row_before_the_first_is_found(tretton: Path) -> None:
    kept = certificate(tretton)
    with angrepp.unguarded(tretton) as conn:
        conn.execute("INSERT INTO handelse VALUES (-1, 'pott/X', 1, 'X', x'00', NULL, NULL)")
    _same_as_whole(tretton, kept)


@pytest.mark.parametrize("length", [-1, 0, 10**15, True, "1"])
def test_a_line_that_cannot_be_there_makes_it_no_certificate(tretton: Path, length: Any) -> None:
    kept = certificate(tretton)
    rows = json.loads(kept.partition(b"\n")[0])["strommar"]
    for at in (0, -1):
        rows[at][2] = length
        with pytest.raises(Damaged):
            Certificate(BytesIO(_forged(kept, strommar=rows)))


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000 + b"\n", b"{}\n", b"[1]\n", b"null\n", b"\xff\n", b'{"a":1.5}\n'],
    ids=["djup", "objekt", "kort", "null", "ej text", "flyttal"],
)
def test_a_state_that_is_none_is_not_believed(tretton: Path, line: bytes) -> None:
    forged = _with_states(certificate(tretton), line)
    _more(tretton)
    assert verified(tretton, forged).since is None
    assert verified(tretton, forged).found.total == 0


def test_a_time_of_another_event_is_not_believed(tretton: Path) -> None:
    kept = certificate(tretton)
    early = _forged(kept, registrerad="2001-01-01T00:00:00.000000Z")
    assert verified(tretton, early).since is None


def test_of_too_much_money_no_certificate_is_made() -> None:
    with pytest.raises(Damaged):
        line_of(Pott("SOC-2022", saldon={Konto("tilldelat"): 2**53}))
