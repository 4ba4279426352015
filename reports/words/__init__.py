"""What fields, positions and states are called."""
