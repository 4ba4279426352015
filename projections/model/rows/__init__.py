"""What the events of a batch add to each table, read off their fields alone.

* ``batch``: the rows, by table. ``kinds``: what a type tells of all its events, and where rows go.
* ``journalrader``, ``delposter``, ``bevakade``, ``oppnade``: what an event adds to the journal, to
  the parts of figures, to what is watched, and to the avvikelser.
"""
