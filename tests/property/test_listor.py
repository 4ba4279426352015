"""A list of outcome, whatever its rows: what is shown is done, once, as a naive reckoning says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.listor import KODER, UTFALL, csv, fordelat
from tests.cli.program import Result, fingerprint, inside

MEDEL = {"4711": 310_000_000, "4712": 115_000_000}  # öre that KUN and FRN have
NAMND = {"4711": "KUN", "4712": "FRN"}


class Rad(NamedTuple):
    """A row as it stands in the list; ``ore`` is below zero for a credit note."""

    dag: int
    konto: str
    projekt: str
    ore: int


RADER = st.lists(
    st.builds(
        Rad,
        st.integers(1, 28),
        st.sampled_from(("5010", "7010", "3510")),
        st.sampled_from(tuple(MEDEL)),
        st.one_of(st.integers(1, 60_000_000), st.integers(-500, -1)),
    ),
    min_size=1,
    max_size=12,
)


class Kvar(NamedTuple):
    """What a nämnd has left and what its own ram bears, in öre."""

    kvar: int
    egen: int = 0
    forbrukat: int = 0


def naive(rader: list[Rad]) -> dict[str, Kvar] | None:
    """Reckon a list by days, costs before credit notes; None when a note has no cost to be of."""
    found = {projekt: Kvar(ore) for projekt, ore in MEDEL.items()}
    for rad in sorted(rader, key=lambda rad: (rad.dag, rad.ore < 0)):
        if not "4" <= rad.konto[0] <= "7":
            continue
        kvar, egen, forbrukat = found[rad.projekt]
        if rad.ore > 0:
            ur = min(kvar, rad.ore)
            found[rad.projekt] = Kvar(kvar - ur, egen + rad.ore - ur, forbrukat + ur)
            continue
        from_egen = min(egen, -rad.ore)
        rest = -rad.ore - from_egen
        if rest > forbrukat:
            return None
        found[rad.projekt] = Kvar(kvar + rest, egen - from_egen, forbrukat - rest)
    return found


def _kronor(ore: int) -> str:
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02d}"


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which two nämnder have money."""
    folder = tmp_path_factory.mktemp("listor")
    url = {"LIGGARE_URL": str(folder / "liggare.db")}

    def run(*args: str | Path, **how: Any) -> Result:
        return inside(*args, env=url, **how)

    assert run("skapa").code == 0
    fordelat(run, folder)
    (folder / "listor.toml").write_text(KODER, "utf-8")
    return folder


@settings(max_examples=25, deadline=None)
@given(rader=RADER)
def test_what_a_list_does_is_what_was_shown_and_a_naive_reckoning(
    mall: Path, tmp_path_factory: pytest.TempPathFactory, rader: list[Rad]
) -> None:
    folder = tmp_path_factory.mktemp("prov")
    for name in ("liggare.db", "listor.toml"):
        shutil.copyfile(mall / name, folder / name)
    url = {"LIGGARE_URL": str(folder / "liggare.db")}
    rows = [
        [str(n), f"2022-09-{rad.dag:02d}", rad.konto, rad.projekt, "", _kronor(rad.ore)]
        for n, rad in enumerate(rader, 1)
    ]
    fil = csv(folder / "utfall.csv", [UTFALL, *rows])
    val = (fil, "--pott", "SOC-2022", "--tecken", "debet", "-f", "json")
    before, expected = fingerprint(folder / "liggare.db"), naive(rader)

    shown = inside("importera", *val, "--torrkor", env=url)
    assert fingerprint(folder / "liggare.db") == before
    done = inside("importera", *val, "--ja", env=url)

    assert shown.code == done.code == (0 if expected else 3), done.words
    if expected is None:
        assert fingerprint(folder / "liggare.db") == before
        return
    assert _told(shown) == _told(done)
    costs = sum("4" <= rad.konto[0] <= "7" for rad in rader)
    assert done.json["registrerade"] == costs
    again = inside("importera", *val, "--ja", env=url).json
    assert (again["registrerade"], again["redan"]) == (0, costs)
    saldo = inside("saldo", "--pott", "SOC-2022", "-f", "json", env=url).json["rader"]
    for projekt, of in expected.items():
        (row,) = (one for one in saldo if one["namnd"] == NAMND[projekt])
        assert Kvar(row["hos_namnd_ore"], row["egenfinansierat_ore"], row["forbrukat_ore"]) == of
    for one in done.json["lista"]["per_namnd"]:
        projekt = {namnd: kod for kod, namnd in NAMND.items()}[one["namnd"]]
        assert (one["efter_ore"], one["egenfinansierat_ore"]) == expected[projekt][:2]


def _told(answer: Result) -> tuple[list[dict[str, Any]], Any, Any]:
    lista = answer.json["lista"]
    rader = [{name: of for name, of in one.items() if name != "handelse"} for one in lista["rader"]]
    return rader, lista["per_namnd"], lista["avvikelser"]
