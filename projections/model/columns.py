"""The kinds of columns that the tables of a read model have."""

from __future__ import annotations

from typing import Any, TypeAlias

import sqlalchemy as sa

Kind: TypeAlias = type[sa.types.TypeEngine[Any]]
Column: TypeAlias = sa.Column[Any]


def key(name: str, kind: Kind = sa.Text) -> Column:
    """Return a column of a primary key."""
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def text(*names: str) -> list[Column]:
    """Return columns of texts that are always there."""
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def maybe(*names: str, kind: Kind = sa.Text) -> list[Column]:
    """Return columns that may be empty."""
    return [sa.Column(name, kind) for name in names]


def number(*names: str) -> list[Column]:
    """Return columns of whole numbers that are always there."""
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]
