"""The pages of docs/ whose commands are run: what a person types, and what the page shows of it."""

from __future__ import annotations

import re
import shlex

from domain.values.money import NBSP
from tests.cli.program import ROT, Result, inside


def steg(sida: str) -> list[tuple[str, list[str]]]:
    """Return each command line of a page, with what it shows of the answer."""
    text = (ROT / "docs" / sida).read_text("utf-8")
    return [
        (rad.removeprefix("$ "), svar.splitlines())
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
        for rad, svar in re.findall(
            r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", block.replace("\\\n", " "), re.MULTILINE
        )
    ]


def said(done: Result) -> list[str]:
    return (done.text + done.words).replace(NBSP, " ").splitlines()


def answers(sida: str) -> dict[str, Result]:
    """Run a page from the top, in the folder where the test stands, and hold it to its answers."""
    env: dict[str, str] = {}
    found: dict[str, Result] = {}
    for rad, svar in steg(sida):
        args = shlex.split(rad, comments=True)
        if args[0] == "export":
            env |= [args[1].split("=", 1)]
            continue
        assert args[0] == "liggare", rad
        kod = re.search(r"# slutkod (\d)$", rad)
        done = inside(*args[1:], env=env)
        assert done.code == int(kod[1] if kod else 0), (rad, done.words)
        whole = "\n".join(said(done))
        shown = [re.escape(line).replace("…", ".*") for line in svar]
        assert re.match("\n".join(shown), whole, re.DOTALL), (rad, whole)
        found[rad] = done
    return found
