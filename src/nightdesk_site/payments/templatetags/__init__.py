"""How sums look on a page."""
