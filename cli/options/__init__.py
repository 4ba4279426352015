"""The options of the command line, and what is made of them.

* ``shared``: those that several verbs have. ``faltval``: those of ``registrera``, made out of a
  command's fields. ``skrivet``: how people write a decision, a document and a row.
"""
