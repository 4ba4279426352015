"""How answers look to a person: texts, tables and sheets of the same values (D19).

* ``balances``, ``events``, ``evidence``: a module a report. ``report``: what they all give.
* ``kinds``: what kind of value a name has. ``tables``: columns and rows as text.
* ``asof``: what an answer is as of.
* ``words``: what things are called in Swedish, said once. ``writers``: forms that files have.
"""
