"""Read models: what the events add up to, kept in a file that can be thrown away (D11).

How to read this package, in this order:

* ``views``: the figures and lists as SQL, in plain text. The same statements are the stable views
  (``v_saldo``, ``v_poster``, ``v_handelse``, ``v_avvikelse``) that Datasette, DB Browser or Excel
  may open, and what ``reading`` asks.
* ``tables``: the schema, in SQLAlchemy Core.
* ``rows``: what a batch of events adds to the tables. Signs come from ``domain.postings`` alone.
* ``delposter``: what the events say that the parts of a figure are for.
* ``view``: the tables as an ``eventsourcing`` TrackingRecorder. Rows and position are written in
  one transaction, and only if the position is still where the reader of the events saw it.
* ``runner``: ``ReadModel``, which follows a ledger batch by batch, or starts over.
* ``reading``: balances, journal and avvikelser, now or as of a date, a time or an event number,
  with nothing but ``sqlite3``: a command that only reads does not wait for SQLAlchemy to load.
* ``attester``, ``attestforteckning``: what lacks an attest, and who may give one.
* ``rakenskapsar``: a year of the city's books: opening balances, movements, closing balances.
* ``ramen``: the permanent ram that växlingar give and take, beside the one-off money.
* ``kedjan``: corrections, attests and other links between events, from either end. Pure.
* ``dimensioner``: balances split by insats, prioriterat område, area and criterion.
* ``behov``: the index of need per area, from a version and values, to stand beside them. Pure.
* ``marginaler``, ``intyg``: how near to zero everything has been, in both orders of time, and the
  certificate of it with the running figures.
* ``bevakade``, ``bevakning``: what must be found again of each event to say what waits for whom.

The log is the truth, and a read model a copy of it in another order. It starts over by itself
when it belongs to another ledger, was written by another version of this package, or when the
last event it holds is no longer what the ledger holds. A model that was rebuilt and one that
followed every event give the same ``dump``, whatever the batches were.

This package knows no ledger: whoever owns both hands it the events and their digests.
"""
