"""Proofs that need no ledger and no trust in us (ADR-0012).

* ``tree``: the Merkle tree of RFC 9162, its frontier and its proofs. ``seal``: the hashes that each
  event completes, written with it. Recording needs these two alone.
* ``lines``: base64 and numbers in one spelling. ``vkey``: public keys. ``note``: texts signed by
  them. ``checkpoint``: what the ledger was at a size. ``proof``: files of proofs. These are parsed
  and written with the standard library alone.
* ``signing``: what a private key signs. ``checking``: what known public keys bear out.
  ``ed25519``: all that both ask of the package cryptography.
* ``keyfile``: the private key. ``noted_keys``: the public ones that the log notes.
"""
