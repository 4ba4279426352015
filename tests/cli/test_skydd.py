"""What is asked for never costs a file, and nobody records under a name that cannot be kept."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.bevisfiler import FILER, GOLDEN
from tests.cli.felaktigt.grund import skriv
from tests.cli.program import Result, Run, alias, fingerprint, inside, lines, process, skriven

AKTORER = {
    "för lång": "E" * 201,
    "radbrytning": "EK\n01",
    "styrtecken": "EK\x1b[31m",
    "osynligt": "EK\u202e01",
    "personnummer": "19121212-1212",
}
LASER = ("saldo", "handelser", "avvikelser", "regler", "intyg")


@pytest.fixture
def kommandofil(tmp_path: Path) -> Path:
    return skriven(tmp_path, lines(alias(1)))


def refused(done: Result, name: Path) -> None:
    assert done.code == 2, done.words
    assert name.name in done.words
    assert done.out == b""


@pytest.mark.parametrize("form", ["tabell", "json", "csv", "xlsx"])
@pytest.mark.parametrize("verb", LASER)
def test_an_answer_never_overwrites_the_ledger(avtal: Path, run: Run, verb: str, form: str) -> None:
    before = fingerprint(avtal)

    refused(run(verb, "-f", form, "-o", avtal), avtal)

    assert fingerprint(avtal) == before


@pytest.mark.parametrize("verb", LASER)
def test_an_answer_never_overwrites_the_read_model(avtal: Path, run: Run, verb: str) -> None:
    assert run("saldo").code == 0
    model = avtal.with_name("liggare.lasmodell.db")
    before = fingerprint(model)

    refused(run(verb, "-o", model), model)

    assert fingerprint(model) == before


@pytest.mark.parametrize("linked", [os.symlink, os.link], ids=["symbolisk", "hård"])
def test_an_answer_never_overwrites_the_ledger_by_another_name(
    avtal: Path, run: Run, linked: Callable[..., None]
) -> None:
    before, other = fingerprint(avtal), avtal.with_name("svar.json")
    linked(avtal, other)

    refused(run("saldo", "-f", "json", "-o", other), other)

    assert fingerprint(avtal) == fingerprint(other) == before


@pytest.mark.parametrize("verb", [("saldo", "-f", "csv"), ("exportera", "logg"), ("regler",)])
@pytest.mark.parametrize("namn", [*FILER, "ekonomi.nyckel"])
def test_an_answer_never_overwrites_a_key_or_what_is_signed(
    avtal: Path, run: Run, verb: tuple[str, ...], namn: str
) -> None:
    kept = avtal.with_name(namn)
    pem = b"-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n"
    kept.write_bytes((GOLDEN / namn).read_bytes() if (GOLDEN / namn).exists() else pem)
    before = fingerprint(kept)

    refused(run(*verb, "-o", kept), kept)

    assert fingerprint(kept) == before


def test_a_text_about_keys_and_signatures_is_written_over(avtal: Path, run: Run) -> None:
    for text in ("Om -----BEGIN", "a\n\n- b", "a\n— b", "SQLite", f"{'x' * 2**19}\n\n— b"):
        target = skriven(avtal.parent, text, "svar")

        assert run("saldo", "-o", target).code == 0
        assert target.read_text("utf-8").startswith("Nämnd ")


@pytest.mark.parametrize("there", [True, False])
def test_an_answer_by_a_link_is_written_where_it_leads(
    avtal: Path, run: Run, *, there: bool
) -> None:
    link, target = avtal.with_name("lank.txt"), avtal.parent / "annanstans" / "svar.txt"
    target.parent.mkdir()
    if there:
        target.write_text("gammalt " * 9999, "utf-8")
    link.symlink_to(target)

    assert run("regler", "-o", link).code == 0

    assert link.is_symlink()
    assert target.read_bytes() == run("regler").out
    assert [*target.parent.iterdir()] == [target]


def test_a_link_that_leads_to_no_folder_is_told_before_anything_is_recorded(
    tom: Path, run: Run, kommandofil: Path
) -> None:
    before, link = fingerprint(tom), tom.with_name("lank.txt")
    link.symlink_to(tom.parent / "saknas" / "svar.txt")

    done = run("importera", kommandofil, "--ja", "-o", link)

    assert (done.code, "mappen finns inte" in done.words) == (2, True)
    assert fingerprint(tom) == before


@pytest.mark.parametrize("flagga", ["--ja", "--torrkor"])
def test_an_import_never_overwrites_its_own_source(
    tom: Path, run: Run, kommandofil: Path, flagga: str
) -> None:
    before, source = fingerprint(tom), fingerprint(kommandofil)

    refused(run("importera", kommandofil, flagga, "-o", kommandofil), kommandofil)

    assert (fingerprint(tom), fingerprint(kommandofil)) == (before, source)


@pytest.mark.parametrize("kind", [os.mkfifo, os.mkdir], ids=["rör", "mapp"])
@pytest.mark.parametrize("verb", ["saldo", "importera"])
def test_an_answer_goes_to_a_plain_file(
    tom: Path, run: Run, kommandofil: Path, verb: str, kind: Callable[[Path], None]
) -> None:
    before, target = fingerprint(tom), tom.with_name("svar")
    kind(target)
    mode = target.stat().st_mode

    args = (verb,) if verb == "saldo" else (verb, kommandofil, "--ja")
    refused(run(*args, "-o", target), target)

    assert target.stat().st_mode == mode
    assert fingerprint(tom) == before


@pytest.mark.parametrize("flagga", [("--ja",), ("--ja", "--rad-for-rad"), ("--torrkor",)])
@pytest.mark.parametrize("target", ["saknas/svar.json", "liggare.db", "fil.jsonl/svar"])
def test_an_answer_that_cannot_be_written_is_told_before_anything_is_recorded(
    tom: Path, run: Run, kommandofil: Path, target: str, flagga: tuple[str, ...]
) -> None:
    before = fingerprint(tom)

    done = run("importera", kommandofil, *flagga, "-o", tom.parent / target)

    assert done.code == 2, done.words
    assert fingerprint(tom) == before


def test_an_answer_leaves_no_draft_when_it_cannot_take_its_place(
    tom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", full)
    before = {*tom.parent.iterdir()}

    done = run("regler", "-o", tom.with_name("svar"))

    assert (done.code, "disken är full" in done.words) == (2, True)
    assert {*tom.parent.iterdir()} == before


def _by_option(kod: str, run: Run, _toml: Path) -> Result:
    return run(*skriv("mottagande"), "--aktor", kod)


def _by_first_option(kod: str, run: Run, _toml: Path) -> Result:
    return run("--aktor", kod, *skriv("mottagande"))


def _by_environment(kod: str, run: Run, _toml: Path) -> Result:
    return run(*skriv("mottagande"), env={"LIGGARE_AKTOR": kod})


def _by_mapping(kod: str, run: Run, toml: Path) -> Result:
    escaped = "".join(c if c.isalnum() else f"\\u{ord(c):04x}" for c in kod)
    toml.write_text(f'["{escaped}"]\nos = ["asa"]\n', "utf-8")
    return run(*skriv("mottagande"), env={"LIGGARE_AKTOR": "", "LOGNAME": "asa"})


@pytest.mark.parametrize("how", [_by_option, _by_first_option, _by_environment, _by_mapping])
@pytest.mark.parametrize("kod", AKTORER.values(), ids=AKTORER)
def test_a_name_that_cannot_be_kept_records_nothing(
    avtal: Path, run: Run, kod: str, how: Callable[[str, Run, Path], Result]
) -> None:
    before = fingerprint(avtal)

    done = how(kod, run, avtal.with_name("aktorer.toml"))

    assert (done.code, done.out) == (2, b"")
    assert "--aktor: " in done.words
    assert "\x1b" not in done.words
    assert "\u202e" not in done.words
    assert fingerprint(avtal) == before


@pytest.mark.parametrize("kod", AKTORER.values(), ids=AKTORER)
def test_a_name_that_cannot_be_kept_creates_no_ledger(tmp_path: Path, run: Run, kod: str) -> None:
    assert run("--aktor", kod, "skapa").code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[EK-01]\nos = "xrootx"\n', 'skriv os = ["användare"]'),
        ('[EK-01]\nos = "root"\n', 'skriv os = ["användare"]'),
        ('EK-01 = "root"\n', 'skriv os = ["användare"]'),
        ("[EK-01]\nos = { root = 1 }\n", 'skriv os = ["användare"]'),
        (
            '[EK-01]\nos = ["root"]\n[EK-02]\nos = ["annan", "root"]\n',
            "flera aktörer: EK-01, EK-02",
        ),
        ('[EK-01]\nos = ["xrootx", "Root", "root "]\n', "ingen registrerad aktör"),
        ('[EK-01]\nanvandare = ["root"]\n', "ingen registrerad aktör"),
        ("", "ingen registrerad aktör"),
    ],
)
def test_a_mapping_means_one_whole_name_of_one_actor(
    avtal: Path, run: Run, text: str, words: str
) -> None:
    before = fingerprint(avtal)
    avtal.with_name("aktorer.toml").write_text(text, "utf-8")

    done = run(*skriv("mottagande"), env={"LIGGARE_AKTOR": "", "LOGNAME": "root"})

    assert done.code == 2, done.words
    assert words in done.words
    assert fingerprint(avtal) == before


@pytest.mark.parametrize("namn", [":memory:", "./:memory:", "x?mode=memory", "file:l.db", "a%20b#"])
def test_a_ledger_is_a_file_whatever_it_is_called(namn: str, tmp_path: Path) -> None:
    """SQLite and the engine know other names than a file's; who is answered 'registered' is not."""
    organ = ("registrera", "organ", "--kod", "XN", "--namn", "Exempelnämnden", "--slag", "namnd",
             "--datum", "2022-01-01", "--giltig-from", "2022-01-01", "--avser", "prov")  # fmt: skip

    def said(*args: str) -> Result:
        return process("--liggare", namn, *args, cwd=tmp_path)

    assert said(*organ).code == 5
    assert [*tmp_path.iterdir()] == []
    assert said("skapa").code == 0
    assert said(*organ).code == 0
    assert "Exempelnämnden" in said("handelser", "-f", "jsonl").text
    assert said("verifiera").code == 0
    assert (tmp_path / namn).is_file()


def test_no_ledger_is_called_what_reads_as_a_personnummer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of some ten thousand that are drawn does, and no event may hold it."""
    namn = ("facbec27-0328-4832-b1b7-a267713bdb07", "facbec27-0328-4d32-b1b7-a267713bdb07")
    dragna = iter(map(uuid.UUID, namn))
    monkeypatch.setattr(uuid, "uuid4", lambda: next(dragna))

    assert inside("--liggare", tmp_path / "ny.db", "skapa").code == 0
    assert inside("--liggare", tmp_path / "ny.db", "verifiera").code == 0
    assert list(dragna) == []
