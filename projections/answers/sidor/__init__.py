"""What the pages ask besides what the command line asks.

* ``blad``: a part of the journal. ``narmast``: the events beside one. ``jamforelse``: two moments.
* ``fakta``: what a pott is. ``historik``: what its pictures keep the same. ``sok``: what is found.
"""
