"""Persons' names and the like: a commitment in the log, the text outside it, erasable (D14)."""
