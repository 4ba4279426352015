"""The field types that commands and events are made of, and the model they all build on.

Models state their annotations as types: strings, as ``from __future__ import annotations`` makes
of them, pydantic would evaluate one by one whenever the program starts.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from domain.values.beteckning import LANGSTA_AKTOR, check_aktor, check_kommando_id
from domain.values.dates import (
    OKAND,
    SISTA_AR,
    check_beslutsdag,
    check_datum,
    check_grans,
    check_period,
)
from domain.values.declared import types_of
from domain.values.money import MAX_ORE
from domain.values.referenser import check_referens, skelett
from domain.values.text import check_id, check_person, check_text

Ore = Annotated[int, Field(gt=0, le=MAX_ORE)]
OreOrZero = Annotated[int, Field(ge=0, le=MAX_ORE)]
Avrundning = Annotated[int, Field(ge=-99, le=99)]
MedTecken = Annotated[int, Field(ge=-MAX_ORE, le=MAX_ORE)]
Saldo = Annotated[int, Field(ge=-(2**53 - 1), le=2**53 - 1)]
Summa = Annotated[int, Field(gt=0, le=2**53 - 1)]
Ar = Annotated[int, Field(ge=2000, le=SISTA_AR)]
Datum = Annotated[str, AfterValidator(check_datum)]  # when something happened
Beslutsdag = Annotated[str, AfterValidator(check_beslutsdag)]  # when it was decided, or okänd
Grans = Annotated[str, AfterValidator(check_grans)]  # from when, until when, or at the latest when
Period = Annotated[str, AfterValidator(check_period)]  # what a cost belongs to
OKANDA = frozenset({OKAND, "okand"})
"""The skeletons of a reference that nobody knows, typed on any keyboard."""
_SIFFRA = re.compile("[0-9]")
MAX_TEXT = 2000
Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT), AfterValidator(check_text)]
Id = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(check_id)]
KommandoId = Annotated[  # what a command from outside may be called
    str, Field(min_length=1, max_length=200), AfterValidator(check_kommando_id)
]
AktorId = Annotated[str, Field(min_length=1, max_length=LANGSTA_AKTOR), AfterValidator(check_aktor)]
Referens = Annotated[  # what a document is called by those who wrote it: compared by its skeleton
    str, Field(min_length=1, max_length=200), AfterValidator(check_referens)
]
Namn = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(check_text)]
Organnamn = Annotated[Namn, "organ"]  # in a command a code, name or alias; in an event its code
Namndnamn = Annotated[Namn, "namnd"]  # the same; that of an office means its nämnd
Enhetsnamn = Annotated[Namn, "enhet"]  # of what belongs to the nämnd that is named beside it
_INGEN = AfterValidator(check_person)
Kod = Annotated[
    str, Field(pattern=r"^[A-ZÅÄÖ][A-ZÅÄÖ0-9]*(-[A-ZÅÄÖ0-9]+)*$", max_length=20), _INGEN
]
Kontokod = Annotated[  # an account or a verksamhet in the city's own plan
    str, Field(pattern=r"^[A-ZÅÄÖ0-9]+(-[A-ZÅÄÖ0-9]+)*$", max_length=20), _INGEN
]
PottId = Annotated[
    str, Field(pattern=r"^[A-Za-zÅÄÖåäö0-9]+(-[A-Za-zÅÄÖåäö0-9]+)*$", max_length=40), _INGEN
]
Diarienummer = Annotated[
    # the city's (STK-2018-1233), Socialstyrelsen's (5.1-77/2023), the government's (S2020/09593)
    str,
    Field(
        pattern=r"^([A-ZÅÄÖ]{2,6}-[0-9]{4}-[0-9]{1,6}|[0-9.]{1,9}-[0-9]{1,7}/[0-9]{4}"
        r"|[A-ZÅÄÖ][a-zåäö]?[0-9]{4}/[0-9]{1,6}|okänd)$"
    ),
    _INGEN,
]
Arendenummer = Annotated[
    # the same, but known: it names a stream, so that no zero before a number opens another; the
    # government's numbers are written with theirs
    str,
    Field(
        pattern=r"^([A-ZÅÄÖ]{2,6}-[0-9]{4}-[1-9][0-9]{0,5}|[0-9.]{1,9}-[1-9][0-9]{0,6}/[0-9]{4}"
        r"|[A-ZÅÄÖ][a-zåäö]?[0-9]{4}/[0-9]{1,6})$"
    ),
    _INGEN,
]
Parti = Annotated[str, Field(pattern=r"^[A-ZÅÄÖ]{1,4}$")]  # its letters, as in minutes: M, SD
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Vkey = Annotated[  # a public key as C2SP's signed notes write it: name+id+base64
    str, Field(pattern=r"^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$")
]


_ATOMS = frozenset({str, int, bool})  # values that are plain JSON as they are
_set = object.__setattr__  # records are frozen to everybody else


def okant(reference: str) -> bool:
    """Tell whether a reference says that the documents do not give it, also typed without ä."""
    if _SIFFRA.search(reference):  # which every skeleton keeps
        return False
    return skelett(reference) in OKANDA


class Record(BaseModel):
    """A frozen, strict value: unknown fields are refused and nothing is converted.

    Building a validator takes about a millisecond a model, so it waits until something from
    outside is validated (``defer_build``): a command line that records one thing builds one.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:  # pragma: no branch - what a record is asked for is typed as what it has

        def __getattr__(self, name: str) -> object:
            """Say that there is no such field: no more can be found, and it is asked for often."""
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @classmethod
    def restored(cls, stored: dict[str, Any]) -> Self:
        """Return a record from its own stored form, which was validated when it was written.

        Only that the fields are the right ones is checked again, else ValueError: for replaying
        one's own log, never for what others send.
        """
        shape = _shape(cls)
        if not shape.required <= stored.keys() <= shape.kinds.keys():
            raise ValueError(f"fälten stämmer inte för {cls.__name__}")
        values = {name: _restored(shape.kinds[name], value) for name, value in stored.items()}
        return cls.of_valid(shape.absent | values)

    @classmethod
    def of_valid(cls, values: dict[str, Any]) -> Self:
        """Return a record of these values, one for each of its fields: nothing is checked.

        It is what ``model_construct`` gives, in a tenth of its time: a log is replayed by these.
        """
        made = cls.__new__(cls)
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", set())
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def stored(self) -> dict[str, Any]:
        """Return the record as plain JSON values; what is absent is left out, never null."""
        return {
            name: value if type(value) in _ATOMS else plain(value)
            for name, value in self.__dict__.items()
            if value is not None
        }


def _restored(kind: type[Record] | None, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return tuple(_restored(kind, one) for one in value)
    return kind.restored(value) if kind is not None and isinstance(value, dict) else value


def plain(value: Any) -> Any:  # noqa: ANN401 - the same
    """Return a value, a record or several of them, as plain JSON."""
    if isinstance(value, Record):
        return value.stored()
    if not isinstance(value, tuple):
        return value
    return [one if type(one) in _ATOMS else plain(one) for one in value]


class _Shape(NamedTuple):
    """What a record's stored form has: the fields it must have, the records they hold.

    ``absent`` is what the fields are that may be left out.
    """

    required: frozenset[str]
    kinds: dict[str, type[Record] | None]
    absent: dict[str, Any]


@cache
def _shape(model: type[Record]) -> _Shape:
    fields = model.model_fields
    return _Shape(
        frozenset(name for name, field in fields.items() if field.is_required()),
        {name: record_of(model, name) for name in fields},
        {name: field.default for name, field in fields.items() if not field.is_required()},
    )


def record_of(model: type[BaseModel], name: str) -> type[Record] | None:
    """Return what kind of records a field holds, None when it holds none."""
    kinds = (kind for kind in types_of(model, name) if isinstance(kind, type))
    return next((kind for kind in kinds if issubclass(kind, Record)), None)
