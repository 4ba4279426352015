"""Reports of what has happened, what waits, and what is held against it."""
