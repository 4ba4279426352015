"""Pictures of what streams add up to, so that a decision begins where the last one left off.

A picture is a shortcut for who records or looks at an event, and proves nothing: who verifies or
certifies never sees one. It is believed only if its last event stands where it says in the log, and
the log up to there has the root that it says; what is wrong with one costs time alone.

* ``picture``: taken of a stream, and told from what is none. ``form``: a state as plain JSON.
* ``ledger.store.pictures`` says how they are kept.
"""
