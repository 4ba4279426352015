"""The field types that commands and events are made of, and the model they all build on."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from domain.dates import check_datum
from domain.money import MAX_ORE
from domain.text import check_text

Ore = Annotated[int, Field(gt=0, le=MAX_ORE)]
OreOrZero = Annotated[int, Field(ge=0, le=MAX_ORE)]
Ar = Annotated[int, Field(ge=2000, le=2099)]
Datum = Annotated[str, AfterValidator(check_datum)]
Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(check_text)]
Id = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(check_text)]
Namn = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(check_text)]
Kod = Annotated[str, Field(pattern=r"^[A-ZÅÄÖ][A-ZÅÄÖ0-9]*(-[A-ZÅÄÖ0-9]+)*$", max_length=20)]
PottId = Annotated[str, Field(pattern=r"^[A-Za-zÅÄÖåäö0-9]+(-[A-Za-zÅÄÖåäö0-9]+)*$", max_length=40)]
Diarienummer = Annotated[str, Field(pattern=r"^([A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]{1,6}|okänd)$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Record(BaseModel):
    """A frozen, strict value: unknown fields are refused and nothing is converted.

    Building a validator takes about a millisecond a model, so it waits until the model is used
    (``defer_build``): a command line that records one thing builds two of sixty.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)
