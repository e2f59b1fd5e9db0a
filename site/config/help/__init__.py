"""«Ayuda»: short answers for each role, searchable, the same on every page."""
