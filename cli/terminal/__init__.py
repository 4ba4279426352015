"""The terminal: what is asked there, and the one place where text leaves the program.

* ``utgang``: to stdout, to stderr, as a question.
* ``watcher``: what is told meanwhile. ``ways``: what can be done, as a command line.
* ``fraga``: a command field by field. ``losen``: a passphrase. ``sprak``: click's words in Swedish.
"""
