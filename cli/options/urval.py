"""The option that leaves the example data out of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def utan_exempel_option(function: F) -> F:
    """Add --utan-exempel to a verb that can leave the example data out."""
    return click.option(
        "--utan-exempel",
        is_flag=True,
        help="Räkna bara det som inte är märkt som exempeldata.",
    )(function)
