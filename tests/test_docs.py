"""What the documents promise is so: the word list is whole, the README's commands stand first."""

import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

import domain
from cli.main import liggare
from domain.bookkeeping import postings
from domain.bookkeeping.positions import I_ORD
from domain.commands import COMMANDS

ROOT = Path(__file__).parents[1]
ORDLISTA = ROOT / "docs" / "ordlista.md"
READ = [
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run",
    *sorted((ROOT / "docs").glob("*.md")), ROOT / "docs" / "evidence" / "README.md",
]  # fmt: skip
"""What tells somebody to run something; the auditor's has a test of its own, an ADR is history."""

PROGRAM = re.compile(r"\bpython3? (-m [\w.]+|[\w/]+\.py)(?=([^`\n|]*))")
HEAD = "| Code name | Swedish word | Meaning | English gloss | First source |"


def _groups() -> dict[str, dict[str, list[str]]]:
    """Return the cells after each code name, under each heading of the word list."""
    groups: dict[str, dict[str, list[str]]] = {}
    for line in ORDLISTA.read_text("utf-8").splitlines():
        if line.startswith("## "):
            group = groups.setdefault(line.removeprefix("## "), {})
        elif found := re.match(r"\| `([^`]+)` \| (.*) \|$", line):
            assert found[1] not in group, f"{found[1]} stands twice"
            group[found[1]] = found[2].split(" | ")
    return groups


def _classes() -> dict[str, type]:
    """Return every public class of domain/ by its name."""
    modules = [import_module(m.name) for m in pkgutil.walk_packages(domain.__path__, "domain.")]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == module.__name__ and name[0] != "_"
    }


def _words() -> dict[str, list[str]]:
    return {name: cells for group in _groups().values() for name, cells in group.items()}


@pytest.mark.parametrize("name", sorted(_classes()))
def test_a_public_class_of_domain_stands_in_the_word_list(name: str) -> None:
    assert name in _words()


def test_the_word_list_holds_no_class_that_is_gone() -> None:
    words = {name for name in _words() if re.fullmatch("[A-Z][a-z]+[A-Za-z]*", name)}

    assert words - set(_classes()) == set()


def test_every_word_has_all_five_columns() -> None:
    for name, cells in _words().items():
        assert len(cells) == 4, name
        assert all(cell.strip() for cell in cells), name
        assert cells[1].endswith("."), f"{name}: the meaning is a sentence"


def test_every_table_has_the_same_head() -> None:
    text = ORDLISTA.read_text("utf-8")

    assert text.count(HEAD) == text.count("|---|---|---|---|---|") == len(_groups())


def test_a_command_is_called_what_it_is_called_on_the_command_line() -> None:
    listed = {name: cells[0] for name, cells in _groups()["Commands"].items()}

    assert {name: listed[name] for name in COMMANDS} == {
        name: command.rubrik for name, command in COMMANDS.items()
    }


def test_every_position_stands_in_the_word_list() -> None:
    held = {
        value for name, value in vars(postings).items() if name.isupper() and isinstance(value, str)
    }

    listed = _groups()["Positions"]
    assert held - set(listed) == set()
    assert {name: listed[name][0] for name in I_ORD} == I_ORD


def test_the_readmes_first_two_commands_need_nothing_before_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    fence = re.search(r"^```.*\n(.*\n)(.*\n)", readme, re.MULTILINE)

    assert fence is not None
    commands = [re.sub(r"\s*(#.*)?$", "", line) for line in fence.groups()]
    assert commands == ["python3 run.py liggare demo", "python3 run.py pytest"]


def test_each_decision_has_a_number_of_its_own_and_says_it() -> None:
    files = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [path.name[:4] for path in files]

    assert len(set(numbers)) == len(numbers)
    for path, number in zip(files, numbers, strict=True):
        assert path.read_text("utf-8").startswith(f"# ADR-{number} "), path.name


def test_every_place_that_contributors_are_sent_to_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = [one for one in re.findall("`([^` ]+)`", text) if "/" in one or one.endswith(".md")]

    assert len(named) > 20
    assert [one for one in named if not (ROOT / one).exists()] == []


def _programs() -> dict[str, set[str]]:
    """Return the options of each program of ours that the documents and docstrings run."""
    ours = [
        path for one in ("features", "tests", "benchmarks") for path in (ROOT / one).rglob("*.py")
    ]
    found: dict[str, set[str]] = {}
    for path in [*READ, *ours]:
        for program, given in PROGRAM.findall(path.read_text("utf-8")):
            name = program.removeprefix("-m ").removesuffix(".py").replace("/", ".")
            if name.partition(".")[0] in {"features", "tests", "benchmarks"}:
                found.setdefault(name, set()).update(re.findall("--[a-z]+", given))
    return found


PROGRAMS = _programs()


def test_the_programs_that_are_told_of_are_found() -> None:
    assert len(PROGRAMS) > 20
    assert PROGRAMS["benchmarks.evidence"] == {"--handelser"}


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_a_program_that_is_told_of_can_be_run_and_has_its_options(name: str) -> None:
    import_module(name)
    path = ROOT.joinpath(*name.split("."))
    text = (path / "__main__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")

    assert path.is_dir() or 'if __name__ == "__main__":' in text
    spoken = {*re.findall(r"\w+", text.split('"""', 2)[-1])}  # its docstring promises, too
    assert {one.removeprefix("--") for one in PROGRAMS[name]} - spoken == set()


def _asked() -> list[str]:
    """Return the command lines of the documents, each on a line of its own."""
    found: list[str] = []
    for path in READ:
        text = path.read_text("utf-8").replace("\\\n", " ")
        found += re.findall(r"(?:^|^\$ |^python3 run\.py |`)(liggare [^`\n#]*)", text, re.MULTILINE)
    return found


ASKED = _asked()


def test_the_command_lines_that_are_told_of_are_found() -> None:
    assert len(ASKED) > 40


@pytest.mark.parametrize("line", sorted({*ASKED}))
def test_a_command_line_that_is_told_of_has_its_verb_and_its_options(line: str) -> None:
    command: click.Command = liggare
    known = {"--help"}
    for word in ["", *re.findall(r"--[a-zåäö-]+|[a-zåäö-]+", line)[1:]]:
        if isinstance(command, click.Group):
            command = command.get_command(click.Context(command), word) or command
        known |= {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
        assert word in known or not word.startswith("--"), word

    asks_for_a_word = isinstance(command, click.Group) and not command.invoke_without_command
    assert not asks_for_a_word or {"KOMMANDO", "SUBSTANTIV", "--help"} & {*line.split()}
