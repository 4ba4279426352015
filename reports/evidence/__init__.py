"""Reports of what was certified, verified and proved."""
