"""Command in, receipt or refusal out, in one write transaction (D7).

* ``ledger``: a file opened for writing. ``batch``: each command sees what those before it did.
* ``idempotency``: whether a repeated command says the same. ``moments``: when it is registered.
* ``receipt``: what is answered. ``settle``: what became of a commit that did not answer (D22).
* ``restore``: an exported log back into an empty ledger.
"""
