"""Who may see which rows, and the figures pages need."""
