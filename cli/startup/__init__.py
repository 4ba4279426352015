"""How the program starts quickly, and is whole before somebody else's file is read.

* ``deferred``: modules whose code waits until something asks for it.
* ``uppvarmning``: what libraries import at first use, used once, before the freeze (ADR-0014).
"""
