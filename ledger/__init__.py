"""The append-only log: one order of events, canonical bytes, one write transaction a command.

* ``format``: how an event is written. ``store``: where. ``recording``: command in, receipt out.
* ``evidence``: seals, checkpoints and proofs. ``verification``: a whole ledger against its seals,
  the rules of a log, and what was kept outside; ``recheck``: what its events say of each other.
* ``audit``: somebody else's file. ``persons``: what must be erasable. ``errors``.

Everything that is said of an event's bytes holds for ever: they are written once and never
serialised again (D9).
"""
