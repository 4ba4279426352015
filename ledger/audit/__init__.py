"""Somebody else's file, looked at without running or changing anything (D15, ADR-0014).

* ``immutable``: a file read as it lies.
* ``freeze``: nothing is imported, run, sent or written meanwhile.
"""
