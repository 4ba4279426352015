"""From what somebody states to events, or to every rule that refuses.

* ``parsing``, ``names``: from text to a command whose names are codes.
* ``uppslag``, ``context``: which earlier events the rules look at, and what else they may know.
* ``decider``: ``decide``. ``kinds``: which event a command gives. ``outcome``: what is answered.
* ``upprepning``, ``besluten``: when two statements can be one and the same.
* ``rymmas``: how much of what a soft rule found an event has room for.
"""
