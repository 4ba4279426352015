"""Lists out of spreadsheets: who gets how much, and what a finance system says that things cost.

* ``wanted``: what is asked of a list beside the file.
* ``mapping``: how lists are read here, kept in two files beside the ledger.
* ``opened``: the sheet and the header that a file is read by.
* ``fordelning``, ``utfall``: from the rows of a list to commands.
* ``listad``: a row on its way, and what becomes of it.
* ``recorded``: all of a list recorded, or nothing.
"""
