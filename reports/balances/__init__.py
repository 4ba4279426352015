"""Reports of money: what there is, and what a file would change."""
