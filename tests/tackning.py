"""A pytest plugin that measures which branches of domain/ its own tests and scenarios take.

    python3 run.py pytest -p tests.tackning

It measures while they run and at no other time, so that one run of all the tests tells both. What
is run when a module is imported is measured as each process begins.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

EGNA = ("tests/unit/", "features/")

_measured = coverage.Coverage(data_suffix=True)
_measured.start()
for _one in pkgutil.walk_packages(import_module("domain").__path__, "domain."):
    import_module(_one.name)
_measured.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure a test of domain/, and no other."""
    own = item.nodeid.startswith(EGNA)
    if own:
        _measured.start()
    try:
        return (yield)
    finally:
        if own:
            _measured.stop()


def pytest_sessionfinish() -> None:
    """Keep what was measured, for ``coverage combine``."""
    _measured.save()
