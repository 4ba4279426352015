"""The pages: what ``application`` answers, looked at in a browser (ADR-0033).

Each page is a question that the command line has too; ``addresses`` turns the one into the other.
A page is made as of one event, of a read model that is followed in the background, and says so. It
imports no driver, no rule and no file format of others, and nothing of ``cli``.
"""
