"""What a stream of events adds up to.

* ``pott`` with ``pott_notes``: one pott's positions, and what rules must know beyond them.
  ``pott_fold``: how events add up to it. ``noted``: what each writes in the notes.
  ``invariants``: what always holds.
* ``register``: organs, names, actors, rights to attest. ``bok_och_arende``: the ledger as a
  whole, and an ärende.
* ``streams``: which stream a command decides on, and the state of any.
* ``avvikelser``: which an event opens and ends. ``vantande``: how much lacks an attest.
"""
