"""Who may see which definitions, and definitions ready for use."""
