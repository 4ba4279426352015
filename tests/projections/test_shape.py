"""What is put together by name has the names of its type, or is refused."""

import sqlite3
from contextlib import closing
from typing import NotRequired, TypedDict

import pytest

from projections.model.shape import rows, shaped


class Rad(TypedDict):
    nr: int
    namn: NotRequired[str]


def test_rows_have_the_columns_of_their_type_in_its_order() -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        assert list(rows(Rad, conn, "SELECT :nr AS nr, 'a' AS namn", {"nr": 1})) == [
            {"nr": 1, "namn": "a"}
        ]
        for query in ("SELECT 1 AS nr", "SELECT 'a' AS namn, 1 AS nr", "SELECT 1 AS nr, 2 AS x"):
            with pytest.raises(TypeError, match="Rad"):
                rows(Rad, conn, query, {})


def test_what_was_put_together_has_no_other_names() -> None:
    assert shaped(Rad, {"nr": 1}) == {"nr": 1}
    with pytest.raises(TypeError, match="Rad"):
        shaped(Rad, {"nr": 1, "x": 2})
