"""The outside world: one module for each thing that the newsroom touches."""
