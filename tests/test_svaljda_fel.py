"""No error is swallowed where evidence is read: each is raised, told as a finding, or an answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SKRIVER = {
    "store/sqlite/connection", "store/sqlite/dbfile", "store/sqlite/draft", "store/sqlite/file",
    "store/folder", "store/sqlite/queue", "recording/batch", "recording/ledger",
    "recording/settle", "audit/immutable", "persons/commitment", "store/personfile",
}  # fmt: skip
"""What writes, waits or opens, and reads no evidence."""
BEVIS = (
    *(
        one
        for one in sorted((ROOT / "ledger").rglob("*.py"))
        if str(one.relative_to(ROOT / "ledger").with_suffix("")) not in SKRIVER
    ),
    *sorted((ROOT / "application" / "proving").glob("*.py")),
    *(
        ROOT / "cli" / "verbs" / f"{name}.py"
        for name in (
            "bevis", "intyg", "jamfor", "kontrollera", "kontrollpunkt", "medunderteckna", "nyckel",
            "utvidgning", "verifiera",
        )
    ),
    ROOT / "application" / "asking" / "pointed_at.py",
    ROOT / "application" / "recording" / "keys.py",
    ROOT / "application" / "recording" / "rereading.py",
    *sorted((ROOT / "tools" / "oberoende").glob("*.py")),
)  # fmt: skip

TILLATNA = {
    # what is not read is told as a finding
    "ledger/evidence/noted_keys.py _change": "given as Unread, which verify tells of",
    "ledger/verification/__init__.py _verified": "a finding: the file cannot be read to its end",
    "ledger/verification/__init__.py _quick": "then all is verified, which tells it",
    "ledger/verification/decoded.py events": "the reader says what there is to say",
    "ledger/verification/fast/__init__.py if_certain": "then the whole verification is made",
    # a certificate is a shortcut: without one all is held
    "ledger/verification/certified.py __init__": "raises Damaged in its place",
    "application/proving/certified.py kept": "one that is damaged counts for nothing",
    "application/proving/certified.py keep": "it is thrown away, and all is held the next time",
    "ledger/verification/__init__.py _whole": "a finding: what SQLite says is damaged",
    "ledger/verification/__init__.py _of_this": "told by _named: the ledger does not say its name",
    "ledger/verification/__init__.py _named": "a finding of event 0, unless it has one",
    "ledger/verification/replay.py _trusted": "a finding of the event",
    "ledger/verification/replay.py _rewritten": "no: its caller tells it as a finding",
    "ledger/verification/seals.py node": "stands for a hash that cannot be had; agrees with none",
    "ledger/verification/seals.py _leaf": "stands for a hash that cannot be had; agrees with none",
    "ledger/verification/continuity.py _evolved": "a finding: the event is impossible",
    "application/proving/verifying.py _persons": "a finding: the personal file",
    "application/proving/verifying.py _compared": "a finding: the read model",
    "application/proving/checkpoints.py beside": "said, with the file and why it does not count",
    "tools/oberoende/granska.py ": "a finding of the line; a file that cannot be read is exit 2",
    "ledger/recheck/__init__.py _against_others": "what it is held against is missing: told",
    "ledger/recheck/derived.py derived": "told by referred, or by evolve: it points at nothing",
    "ledger/recheck/own.py _key": "a finding: the key cannot be read",
    "tools/oberoende/innebord.py prova": "a finding: what the event says cannot be read",
    "tools/oberoende/innebord.py datum": "a finding: the day is none",
    "tools/oberoende/invarianter.py placerad": "a finding: the time is none",
    # a picture costs time and proves nothing: without one all is folded
    "ledger/pictures/picture.py pictured": "no picture: it is damaged, or not of this log",
    "ledger/recording/ahead.py picture": "no picture is kept; what was recorded is recorded",
    "ledger/store/picturefile.py keep": "no picture is kept",
    "ledger/store/picturefile.py _found": "no picture",
    "ledger/store/picturefile.py _may_be_replaced": "no: what is there is left as it is",
    # an answer, and the stricter one
    "ledger/recording/idempotency.py _same": "a name that is not known: a conflict",
    "ledger/recording/idempotency.py _left_to_the_ledger": "not the same command, so a conflict",
    "ledger/evidence/ed25519.py from_pem": "no key of ours, which load_key raises",
    "ledger/evidence/noted_keys.py _field": "no text, which is raised below",
    "ledger/evidence/lines.py decoded": "no bytes, which is raised below",
    "ledger/store/sqlite/reading.py head": "no identity, which is raised below",
    "ledger/recording/restore.py is_entry": "what sort of file it is; add says what is wrong",
    "ledger/evidence/keyfile.py _write": "raised, once the half-written file is gone",
    "application/asking/pointed_at.py command_of": "what is no number is a command id",
    "application/recording/rereading.py reread": "an answer: the line is refused",
    "application/recording/keys.py _kept_if_noted": "told that the file is left, and then raised",
    "application/recording/keys.py _may_hold": "a key that may be in use is kept",
    "application/proving/checking.py when": "a time that no calendar has is shown as its number",
    "application/proving/certificate.py _size": "not counted; verifiera says if they hold",
    "application/proving/verifying.py _size": "how long the bar is",
}
"""The handlers that end without raising, each with what becomes of the error instead."""


def _ends(node: ast.ExceptHandler) -> bool:
    """Tell whether a handler raises, or ends the program, as its last act."""
    last = node.body[-1]
    return isinstance(last, ast.Raise) or "sys.exit" in ast.unparse(last)


def _silent(tree: ast.AST, inside: str = "") -> Iterator[str]:
    """Yield the functions with a handler that ends without raising, or a suppress."""
    for node in ast.iter_child_nodes(tree):
        name = node.name if isinstance(node, ast.FunctionDef) else inside
        handler = isinstance(node, ast.ExceptHandler) and not _ends(node)
        if handler or (isinstance(node, ast.Call) and ast.unparse(node.func) == "suppress"):
            yield name
        yield from _silent(node, name)


def _found(fil: Path) -> set[str]:
    where = fil.relative_to(ROOT).as_posix()
    return {f"{where} {name}" for name in _silent(ast.parse(fil.read_text("utf-8")))}


@pytest.mark.parametrize("fil", BEVIS, ids=lambda fil: fil.relative_to(ROOT).as_posix())
def test_an_error_is_raised_or_its_answer_is_known(fil: Path) -> None:
    assert _found(fil) <= TILLATNA.keys()


def test_each_that_is_allowed_is_there() -> None:
    assert set().union(*map(_found, BEVIS)) == TILLATNA.keys()


def test_a_swallowed_error_would_be_seen() -> None:
    swallowed = "def f():\n    try:\n        g()\n    except Damaged:\n        return\n"

    assert [*_silent(ast.parse(swallowed))] == ["f"]
    assert [*_silent(ast.parse("def f():\n    with suppress(E):\n        g()"))] == ["f"]
    assert not [*_silent(ast.parse(swallowed.replace("return", "raise")))]
