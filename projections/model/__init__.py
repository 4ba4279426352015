"""The read model: its tables, and how they follow the log.

* ``tables``: the schema, in SQLAlchemy Core. ``views``: the figures and lists as SQL, the same that
  Datasette, DB Browser or Excel may open. ``columns``, ``creation``: what both are made with.
* ``summed``: the tables of sums, for what is asked as of a moment. ``as_of``: such a moment.
* ``rows``: what an event adds to the tables. Signs are those of ``domain.bookkeeping.postings``.
  ``vantan``: what it changes of what lacks an attest. ``writing``: rows and sums into the file.
* ``recorder``: the tables as an ``eventsourcing`` TrackingRecorder; rows and position in one
  transaction. ``follow``: a model that follows a ledger batch by batch, or starts over.
* ``opening``: a model's file opened with nothing but ``sqlite3``. ``comparison``: with one rebuilt.
"""
