"""What a file of others is parsed with, in a process of its own; ``lists`` asks it, and is no part.

It imports little, since it starts anew for each file.
"""
