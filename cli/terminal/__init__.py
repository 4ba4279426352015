"""The terminal: what is asked there, and the one place where text leaves the program.

* ``utgang``: to stdout, to stderr, as a question. ``synligt``: what text must not do to a terminal.
* ``fraga``: a command field by field. ``losen``: a passphrase. ``sprak``: click's words in Swedish.
"""
