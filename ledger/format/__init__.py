"""How an event is written, once and for ever (D9).

* ``codec``: event <-> canonical bytes, through a closed register of type names.
* ``entry``: the line that an event is exported, hashed and proved as. ``limits``: how large it is.
"""
