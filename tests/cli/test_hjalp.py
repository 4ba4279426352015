"""Every help text is Swedish and names what may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.main import liggare
from cli.options.faltval import options_for
from domain.commands import COMMANDS, Command
from tests.cli.program import Run, inside, process

ENGELSKA = re.compile(
    r"Usage|Options|Commands|Show this|\[OPTIONS\]|\bTEXT\b|INTEGER|required|RANGE|FILENAME|"
    r"\bPATH\b|COMMAND|ARGS|default|Error|\b(the|and|of|or|with|from|this|file)\b"
)


def commands(
    group: click.Command = liggare, way: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Every command there is, as one types it."""
    yield way
    if isinstance(group, click.Group):
        ctx = click.Context(group)
        for name in group.list_commands(ctx):
            inner = group.get_command(ctx, name)
            assert inner is not None
            yield from commands(inner, (*way, name))


ALLA = list(commands())


def test_all_commands_are_walked() -> None:
    assert len(ALLA) > 35
    assert ("registrera", "rekvisition") in ALLA


@pytest.mark.parametrize("way", ALLA, ids=lambda way: " ".join(way) or "liggare")
def test_its_help_is_swedish(way: tuple[str, ...]) -> None:
    done = inside(*way, "--help")

    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith(f"Användning: {' '.join(('liggare', *way))} [FLAGGOR]")
    assert "Visa den här hjälpen" in done.text
    said = re.sub(r"--[a-z-]+", "", done.text)
    assert not ENGELSKA.search(said), ENGELSKA.search(said)
    assert max(map(len, done.text.splitlines())) <= 80


@pytest.mark.parametrize("model", COMMANDS.values(), ids=lambda model: model.__name__)
def test_every_field_of_a_command_can_be_stated(model: type[Command]) -> None:
    assert {one.name for one in options_for(model)} == model.model_fields.keys()


@pytest.mark.parametrize("way", ALLA, ids=lambda way: " ".join(way) or "liggare")
def test_every_option_is_explained(way: tuple[str, ...]) -> None:
    command: click.Command = liggare
    for name in way:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found

    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, param.opts
            assert param.help[0].isupper() or param.help[0] == '"', param.help


def test_the_help_names_the_exit_codes(run: Run) -> None:
    text = " ".join(run("--help").text.split())

    for said in ("0 klart", "2 fel på kommandoraden", "3 en regel avvisade", "5 finns inte",
                 "6 liggaren är skadad", "7 krock", "75 upptagen"):  # fmt: skip
        assert said in text


def test_a_process_of_its_own_speaks_swedish_too(tmp_path: Path) -> None:
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}

    done = process("registrera", "rekvisition", "--help", env=env, cwd=tmp_path)

    assert done.code == 0
    assert "Användning: liggare registrera rekvisition" in done.text


def test_a_correction_says_which_day_it_has() -> None:
    shown = " ".join(inside("registrera", "rattelse", "--help").text.split())

    assert "Samma dag som det felaktiga om dess år är öppet, annars dagen då det rättas." in shown
