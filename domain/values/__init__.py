"""What a single value may be: an amount, a day, a text, an id, a reference.

* ``money``, ``dates``, ``text``, ``referenser``, ``beteckning``: how people write them, and the one
  form in which everything else holds them.
* ``personnummer``: what no text may hold. ``skelett``: when two names are one to the eye.
* ``fields``: the field types that commands and events are made of.
* ``owned``: a mapping that may be written in, though it was lent out.
"""
