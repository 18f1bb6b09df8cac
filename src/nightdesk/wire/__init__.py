"""What comes in: fetch, read, and the Item."""
