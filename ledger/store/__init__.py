"""Where the log is kept: so far in SQLite files."""
