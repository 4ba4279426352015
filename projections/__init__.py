"""Read models: what the events add up to, kept in a file that can be thrown away (D11).

* ``model``: the tables, what an event adds to them, and how they follow the log.
* ``answers``: what can be asked of them.

The log is the truth, and a read model a copy of it in another order. It starts over by itself
when it belongs to another ledger, was written by another version of this package, or when the
last event it holds is no longer what the ledger holds. A model that was rebuilt and one that
followed every event give the same ``dump``, whatever the batches were.

This package knows no ledger: whoever owns both hands it the events and their digests.
"""
