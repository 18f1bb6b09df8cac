"""What programs read: private feeds, and the read API with its description."""
