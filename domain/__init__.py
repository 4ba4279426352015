"""The rules of the money: pure functions over immutable events, without clock, chance or I/O.

How to read this package, in this order:

* ``values``: amounts, days, texts, names: the types at the boundary.
* ``facts``, ``commands``, ``events``: what can be asked for, and what can have happened.
* ``bookkeeping``: where money can be, and the one place that says which position an event takes
  money from and to.
* ``states``: what a stream of events adds up to (``evolve``).
* ``rules``: every decision rule as a value with its Swedish sentence and its source.
* ``deciding``: which event a command gives; ``decide`` holds it against the rules and answers with
  events or refusals.
* ``bevakning``: where things stand and what waits for whom, on a day.
* ``errors``: what can be wrong, apart from what the rules refuse.

The consistency boundary is one *pott* (source + programme + bidragsår). Amounts are öre.
Words of the decisions are Swedish, ASCII-folded; ``docs/ordlista.md`` explains each.
"""
