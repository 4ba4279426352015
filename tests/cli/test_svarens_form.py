"""What the read verbs say as JSON is what the documents of their answers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from features.svarsdok import MAPP, svar
from tests.cli.program import inside
from tests.svarsschema import faults

_AS_OF = ("--per", "2022-10", "--registrerat-per", "2030-01-01", "--till-handelse", "60")
FRAGOR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("saldo/1", ("saldo",)),
    ("saldo/1", ("saldo", "--provad", *_AS_OF)),
    ("saldo/1", ("saldo", "--gruppera", "namnd")),
    ("saldo/1", ("saldo", "--gruppera", "pott,insats,prioriterat_omrade,geso,kriterium")),
    ("saldo/1", ("saldo", "--gruppera", "geso", "--index", "{varden}")),
    ("poster/1", ("poster", "--position", "balanskonto")),
    ("poster/1", ("poster", "--position", "foreslaget", "--namnd", "GRN-PI", *_AS_OF)),
    ("handelse/1", ("handelse", "119")),
    ("rakenskapsar/1", ("saldo", "--rakenskapsar", "2022")),
    ("rakenskapsar/1", ("saldo", "--rakenskapsar", "2022", "--gruppera", "ar,namnd", *_AS_OF)),
    ("ram/1", ("saldo", "--ram")),
    ("avvikelser/1", ("avvikelser",)),
    ("avvikelser/1", ("avvikelser", "--alla")),
    ("attestforteckning/1", ("attestforteckning",)),
    ("attestforteckning/1", ("attestforteckning", "--giltig", "2022-08-01")),
    ("bevaka/1", ("bevaka", "--idag", "2023-03-01", "--dagar", "60")),
    ("intyg/1", ("intyg",)),
    ("intyg/1", ("intyg", "--kort", *_AS_OF)),
    ("intyg-lopande/1", ("intyg", "--lopande")),
)

VARDEN = """omrade;indikator;kon;varde
GESO-01;valdeltagande;;5
GESO-02;valdeltagande;;7,5
GESO-01;valdeltagande;kvinnor;4
"""


@pytest.mark.parametrize(("schema", "args"), FRAGOR)
def test_an_answer_is_what_its_document_says(
    demo: Path, tmp_path: Path, schema: str, args: tuple[str, ...]
) -> None:
    varden = tmp_path / "varden.csv"
    varden.write_text(VARDEN, "utf-8")
    done = inside(
        "--liggare", demo, *(arg.replace("{varden}", str(varden)) for arg in args), "-f", "json"
    )

    assert done.json["schema"] == schema
    assert faults(json.loads((MAPP / f"{schema}.json").read_text("utf-8")), done.json) == []


def test_every_answer_is_asked_for() -> None:
    assert {schema for schema, _ in FRAGOR} == {*svar()}
