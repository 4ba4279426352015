"""The formats of others, in and out: ``behovsindex`` reads measured values of an index."""
