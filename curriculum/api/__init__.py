"""What phones send about learning; mounted under /api/v1/ by ``evaluations.api``."""
