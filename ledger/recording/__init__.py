"""Command in, receipt or refusal out, in one write transaction (D7).

* ``ledger``: a ledger opened for writing. ``batch``: each command sees what those before it did.
* ``ahead``: what is read before the transaction, so that nobody waits for a history.
* ``sight``: what a decision rests on, found at once. ``stream``: what is kept between commands,
  and ``streams``: as of now.
* ``idempotency``: whether a repeated command says the same. ``moments``: when it is registered.
* ``numbers``: its liggarnummer. ``receipt``: what is answered.
* ``settle``: what became of a commit that did not answer (D22).
* ``restore``: an exported log back into an empty ledger.
"""
