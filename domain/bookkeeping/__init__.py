"""Where money can be, and what each event moves.

* ``positions``: the positions and their names. ``rorelser``: which position each type of event
  takes from and which it puts in; the only place that has signs (D5). ``postings``: an event's.
* ``splits``: what an event carries beyond its command, so that its moves need nothing else.
* ``rattelse``: what a correction reverses, and which events are then in force.
* ``dagar``: positions day by day. ``ansprak``: who claims a row of the general ledger.
"""
