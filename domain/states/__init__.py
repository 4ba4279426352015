"""What a stream of events adds up to.

* ``pott`` with ``pott_notes``: one pott's positions, and what rules must know beyond them.
* ``register``: organs, names, actors, rights to attest. ``bok``: the ledger as a whole. ``arende``.
* ``avvikelser``: which an event opens and ends. ``vantande``: how much lacks an attest.
"""
