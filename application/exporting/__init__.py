"""The ledger in forms that others read: the log, and what other programs reckon with."""
