"""A ledger in a SQLite database: what ``ledger.store`` asks for, in a file or in memory.

* ``file``, ``memory``: the two places. ``reading``: what is asked of a ledger, in SQL; ``finding``:
  what a decision rests on, at once.
* ``dbfile``: the one place where a SQLite file is opened, and what is looked at before (ADR-0022).
* ``schema``: the tables, their append-only guards, and the settings that are read back. ``shape``:
  every object of a file, to the letter.
* ``queue``: who may write next. ``connection``: settings and the write lock. ``recorder``: numbers,
  inserts and the rows of one command.
* ``draft``: a file made whole before it has its name.
* ``head``, ``lookup``: where a file ends and what people point at, by ``sqlite3`` alone. ``codes``:
  what SQLite's result codes say.
"""
