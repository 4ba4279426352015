"""The append-only log: one order of events, canonical bytes, one write transaction a command.

* ``codec``: event <-> canonical bytes, through a closed register of type names.
* ``entry``: the line that an event is exported, hashed and proved as.
* ``schema``: the tables, their append-only guards, and the settings that are read back.
* ``queue``: who may write next; ``connection``: settings and the write lock; ``recorder``: numbers
  and inserts.
* ``ledger``: command in, receipt or refusal out. ``reader``: events and entries out, as a stream.
* ``restore``: an exported log back into an empty ledger. ``draft``: a file made whole before it has
  its name. ``follow``: each event against all before it, for a log restored or verified.
* ``append``: the rows of one command; ``content``: whether a repeated command says the same.
* ``dbfile``: the one place where a SQLite file is opened, and what is looked at before (ADR-0019).
* ``shape``: every object of a file, to the letter. ``auditor``: a file read as it lies. ``freeze``:
  nothing imported, run, sent or written meanwhile (ADR-0014).
* ``head``, ``lookup``: where a ledger file ends and what people point at, by ``sqlite3`` alone.

Evidence (ADR-0012), of which recording imports the tree and the seals alone:

* ``tree``: the Merkle tree of RFC 9162, its frontier and its proofs. ``lines``: base64 and numbers
  in one spelling. ``seal``: the hashes that each event completes, written with it.
* ``vkey``: public keys. ``note``: texts signed by them. ``checkpoint``: what the ledger was at a
  size, signed and cosigned. ``proof``: files that need no ledger. ``keyfile``: the private key.
  ``keys``: those that the log notes.
* ``verification``: a whole ledger against its seals, the rules of a log, and what was kept outside.
* ``personuppgift``, ``personfile``: a person's name committed to, kept outside the log, erasable.

Everything that is said of an event's bytes holds for ever: they are written once and never
serialised again (D9).
"""
