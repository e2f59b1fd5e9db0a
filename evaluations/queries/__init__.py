"""Who may see which records, and the figures pages need."""
