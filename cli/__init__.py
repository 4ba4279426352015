"""The command line: Swedish words in, tables or JSON out, exit codes that scripts can rely on.

``main`` is the entry point; each verb has a module of its own that is imported only when it is
used. Data goes to stdout and everything else to stderr. The other packages never print.
"""
