"""Where things stand on a day, and what waits for whom.

* ``steg``: what an event says of it; ``stegtyp``: which events do. ``bild`` and ``pottbild``: what
  is known when it is asked; plain values.
* ``lage_pott``, ``lage_arende``: the name of where a pott, a tilldelning and a report stand, and an
  ärende.
* ``oppen_pott``, ``reglering``: what waits while a pott is open, and after. ``vantan``: one such
  thing.
"""
