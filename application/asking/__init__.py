"""One moment of a ledger, lent to whoever asks (D11, D12); questions: ``projections.answers``."""
