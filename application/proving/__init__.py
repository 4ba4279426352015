"""What is proved: checkpoints, proofs and extensions, verified, compared and signed (D10, D20)."""
