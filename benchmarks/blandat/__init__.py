"""A mixed workload: a city's potts, nämnder and years, with every kind of event in its share.

* ``staden``: the names, and how documents, decisions and purposes are written.
* ``skrivare``: decides on commands and appends their events, as the ledger does but in chunks.
* ``pengar``: how money comes to a nämnd before it is spent, and leaves a pott when its year ends.
* ``kostnader``: outcomes, and what follows them: credits, settlements, attests, corrections.
* ``ovrigt``: what the nämnder, KS and the ärenden say beside the money.
* ``gang``: the order of all this over four years; ``bygg`` makes a ledger of it.
* ``utdata``: the same moves as journals for ledger, hledger and beancount, and as a table.
"""
