"""How answers look to a person: texts, tables and sheets of the same values (D19).

* ``words``: what things are called in Swedish, said once. ``writers``: forms that files have.
* ``tables``: columns and rows as text. The other modules are a report each.
"""
