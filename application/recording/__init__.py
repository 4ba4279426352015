"""What is recorded: one command, a file of them, a log; each with a definite answer (D22)."""
