"""``--revisor``: reading somebody else's ledger runs nothing and changes nothing (D15)."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import main
from cli.startup import uppvarmning
from ledger.audit import immutable
from ledger.audit.freeze import frozen
from tests.cli.felaktigt.grund import skriv
from tests.cli.lasverb import ARGUMENT, LASNINGAR, SKRIVER, contents, on
from tests.cli.program import ROT, Result, Run, bare, inside
from tests.ledger import bok

PACKAGES = ("domain", "ledger", "projections", "reports", "exchange", "application", "web", "cli")
lasning = pytest.mark.parametrize("args", LASNINGAR, ids=" ".join)


@pytest.fixture(autouse=True)
def hastigt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(immutable, "PATIENCE", 0.05)


@pytest.fixture(autouse=True)
def annanstans(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    folder = tmp_path_factory.mktemp("annanstans")
    monkeypatch.chdir(folder)
    return folder


@lasning
def test_an_auditor_leaves_ledger_and_folders_as_they_were(
    avtal: Path, run: Run, annanstans: Path, args: tuple[str, ...]
) -> None:
    before = contents(avtal.parent)

    done = run("--revisor", *on(avtal, args))

    assert args[0] not in ARGUMENT or done.code in {0, 2, 5, 8}, done.words
    assert contents(avtal.parent) == before
    assert contents(annanstans) == {}


@lasning
def test_others_who_read_leave_at_most_the_read_model(
    avtal: Path, run: Run, annanstans: Path, args: tuple[str, ...]
) -> None:
    before = contents(avtal.parent)

    run(*on(avtal, args))

    after = contents(avtal.parent)
    after.pop("liggare.lasmodell.db", None)
    assert after == before
    assert contents(annanstans) == {}


@lasning
def test_an_auditor_is_answered_as_everybody_else(
    avtal: Path, run: Run, args: tuple[str, ...]
) -> None:
    assert bare(run("--revisor", *on(avtal, args))) == bare(run(*on(avtal, args)))


def test_the_read_model_beside_is_not_believed(avtal: Path, run: Run) -> None:
    sound = run("saldo", "-f", "json")
    model = avtal.with_name("liggare.lasmodell.db")
    bok.forfalska(model, "UPDATE saldo SET ore = ore + 100000000")
    assert run("saldo", "-f", "json") != sound

    assert bare(run("--revisor", "saldo", "-f", "json")) == bare(sound)


@pytest.mark.parametrize("there", [True, False], ids=["liggaren finns", "ingen liggare"])
@pytest.mark.parametrize("verb", SKRIVER)
def test_what_writes_is_refused_before_anything_is_opened(
    tom: Path, run: Run, annanstans: Path, verb: str, *, there: bool
) -> None:
    if not there:
        tom.unlink()
    before = contents(tom.parent)

    done = run("--revisor", *SKRIVER[verb])

    assert (done.code, done.out) == (2, b"")
    assert "med --revisor läses liggaren bara" in done.words
    assert contents(tom.parent) == before
    assert contents(annanstans) == {}


def test_the_table_names_verbs_that_there_are() -> None:
    assert {verb.split()[0] for verb in (*SKRIVER, *ARGUMENT)} <= set(main.VERBS)


@pytest.mark.parametrize("args", [("saldo", "--help"), ("registrera", "alias", "--help")])
def test_help_is_given_to_an_auditor_too(run: Run, args: tuple[str, ...]) -> None:
    assert run("--revisor", *args) == run(*args)


def _closed(monkeypatch: pytest.MonkeyPatch, closed: Path) -> None:
    may = os.access  # a mode would not bind whoever runs the tests as root
    monkeypatch.setattr(
        os, "access", lambda p, mode: not (mode & os.W_OK and Path(p) == closed) and may(p, mode)
    )


@pytest.mark.parametrize("what", ["filen", "mappen"])
def test_a_ledger_that_is_only_ours_to_read_is_read_so_without_being_asked(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    sound = run("saldo", "-f", "json")
    avtal.with_name("liggare.lasmodell.db").unlink()
    before = contents(avtal.parent)
    _closed(monkeypatch, avtal if what == "filen" else avtal.parent)

    assert bare(run("saldo", "-f", "json")) == bare(sound)
    assert contents(avtal.parent) == before
    refused = run(*skriv("mottagande"))
    assert (refused.code, "får bara läsas av dig" in refused.words) == (2, True)
    assert contents(avtal.parent) == before


def test_a_ledger_by_a_link_is_the_file_it_leads_to(
    avtal: Path, run: Run, annanstans: Path
) -> None:
    sound = run("saldo", "-f", "json")
    link = annanstans / "lank.db"
    link.symlink_to(avtal)

    def by_link(*args: str | Path) -> Result:
        return inside("--revisor", "--liggare", link, *args)

    assert bare(by_link("saldo", "-f", "json")) == bare(sound)
    beside = by_link("saldo", "-o", avtal.with_name("svar"))
    assert (beside.code, "ligger i liggarens mapp" in beside.words) == (2, True)
    avtal.with_name("liggare.db-journal").write_bytes(b"x" * 512)
    before = contents(avtal.parent)
    for args in (("saldo",), ("jamfor", link, link), ("verifiera",)):
        done = by_link(*args)
        assert (done.code, "liggare.db-journal ligger bredvid" in done.words) == (6, True)
    assert contents(avtal.parent) == before
    assert [*annanstans.iterdir()] == [link]


def test_what_belongs_to_a_ledger_lies_beside_the_file_and_not_beside_a_link(
    avtal: Path, run: Run, annanstans: Path
) -> None:
    link = annanstans / "lank.db"
    link.symlink_to(avtal)
    hidden = ("dolj", "60", "--om", "ombud")

    assert inside("--liggare", link, *hidden, stdin="Bo Berg\n").code == 0
    assert inside("--liggare", link, "saldo").code == 0

    assert "Bo Berg" in run("handelse", "60").text
    assert [*annanstans.iterdir()] == [link]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_an_answer_goes_to_a_file_elsewhere_and_never_beside_the_ledger(
    avtal: Path, run: Run, annanstans: Path, form: str
) -> None:
    before = contents(avtal.parent)

    done = run("--revisor", "saldo", "-f", form, "-o", annanstans / "svar")
    beside = run("--revisor", "saldo", "-f", form, "-o", avtal.with_name("svar"))
    (annanstans / "lank").symlink_to(avtal.with_name("svar"))
    linked = run("--revisor", "saldo", "-f", form, "-o", annanstans / "lank")

    assert (done.code, sorted(one.name for one in annanstans.iterdir())) == (0, ["lank", "svar"])
    for refused in (beside, linked):
        assert refused.code == 2
        assert "ligger i liggarens mapp" in refused.words
    assert contents(avtal.parent) == before


def test_rows_that_others_put_in_temporary_files_wait_in_memory(
    avtal: Path, run: Run, annanstans: Path
) -> None:
    target = annanstans / "svar.xlsx"

    done = run("--revisor", "intyg", "--lopande", "-f", "xlsx", "-o", target)

    assert (done.code, list(contents(annanstans))) == (0, ["svar.xlsx"])
    assert target.read_bytes().startswith(b"PK")


def test_a_log_goes_to_a_new_folder_elsewhere_and_never_beside_the_ledger(
    avtal: Path, run: Run, annanstans: Path
) -> None:
    before = contents(avtal.parent)

    assert run("--revisor", "exportera", "logg", "-o", annanstans / "ut").code == 0
    assert run("--revisor", "exportera", "logg", "-o", avtal.with_name("ut")).code == 2
    assert run("--revisor", "exportera", "logg", "-o", avtal.parent).code == 2

    assert (annanstans / "ut" / "logg.jsonl").stat().st_size > 1000
    assert contents(avtal.parent) == before


def _lazy(path: Path) -> set[str]:
    """Return the modules that are imported inside the functions of a file."""
    found: set[str] = set()
    for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(outer, ast.FunctionDef):
            continue
        for node in ast.walk(outer):
            if isinstance(node, ast.Import):
                found |= {one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_all_that_is_imported_late_is_warmed() -> None:
    """In a process of its own: what a function imports is loaded before the freeze is armed."""
    late = {
        name
        for package in PACKAGES
        for path in (ROT / package).rglob("*.py")
        for name in _lazy(path)
    }
    program = (
        "import sys, cli.main as m; m.deferred.defer(); m._load_all();"
        "import cli.startup.uppvarmning as u; u.warm();"
        "print(*(n for n, m in sys.modules.items() if type(m).__name__ != '_LazyModule'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROT, capture_output=True, check=True, text=True
    )
    loaded = set(done.stdout.split())

    assert len(late) > 5
    assert {name for name in late - loaded if _is_module(name)} == set()


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # a name in a module
        return False


def test_what_is_stopped_is_told(avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def imports(*_: object, **__: object) -> None:
        importlib.import_module("this")

    monkeypatch.setattr("ledger.verification.decoded.belongs", imports)
    done = run("--revisor", "saldo")

    assert done.code == 6
    assert "läsningen stoppades: något försökte" in done.words
    assert "this" not in sys.modules


def test_the_freeze_is_over_when_the_verb_is(avtal: Path, run: Run) -> None:
    for verb in ("saldo", "handelse"):
        run("--revisor", verb)
        assert not immutable.is_auditing()
        assert eval("1") == 1  # noqa: S307 - the point
    with frozen():
        uppvarmning.warm()


def test_a_file_that_changes_meanwhile_is_busy(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = immutable.state
    seen: list[int] = []

    def moved(path: Path) -> immutable.State:
        seen.append(1)
        return found(path)._replace(mtime_ns=len(seen))

    monkeypatch.setattr(immutable, "state", moved)
    done = run("--revisor", "saldo")

    assert (done.code, "ändrades medan den lästes" in done.words) == (75, True)


def test_a_ledger_that_is_not_there_is_5(tmp_path: Path) -> None:
    assert inside("--revisor", "--liggare", tmp_path / "saknas.db", "saldo").code == 5
