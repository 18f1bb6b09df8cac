"""Written policy and signed decisions: what may go out, what waits for a person, and who answered for it."""
