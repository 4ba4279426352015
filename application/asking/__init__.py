"""What is asked of a ledger: balances, events and what waits, of one moment (D11, D12)."""
