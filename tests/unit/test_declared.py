"""What a field holds is told by its type, whatever it is called."""

from __future__ import annotations

import pytest

from cli.options.faltval import is_amount
from domain import facts
from domain.commands import COMMANDS, Command
from domain.values.declared import holds_many, types_of
from domain.values.fields import Beslutsdag, Grans, Ore, Organnamn, Record


@pytest.mark.parametrize(
    ("model", "name", "types", "many"),
    [
        (facts.Belopp, "belopp_ore", {Ore}, False),
        (facts.Anslag, "belopp_ore", {Ore}, False),
        (facts.Beslut, "datum", {Beslutsdag}, False),
        (facts.Pottvillkor, "engangsmedel", {bool}, False),
        (facts.Pottvillkor, "svar_senast", {Grans}, False),
        (facts.Askande, "insatser", {facts.AskadInsats}, True),
        (facts.Avvikelse, "fynd", {facts.Fynd}, True),
        (facts.Remiss, "mottagare", {Organnamn}, True),
        (COMMANDS["TaEmotMedel"], "beslut", {facts.Beslut}, False),
        (COMMANDS["ProvaNamndensBesked"], "belopp_ore", {Ore}, False),
    ],
)
def test_a_field_holds_what_its_source_says(
    model: type[Record], name: str, types: set[object], *, many: bool
) -> None:
    assert types <= types_of(model, name)
    assert type(None) not in types_of(model, name)
    assert holds_many(model, name) is many


@pytest.mark.parametrize("model", COMMANDS.values(), ids=COMMANDS)
def test_money_is_what_is_called_so(model: type[Command]) -> None:
    amounts = {name for name in model.model_fields if is_amount(model, name)}

    assert amounts == {name for name in model.model_fields if name.endswith("_ore")}
