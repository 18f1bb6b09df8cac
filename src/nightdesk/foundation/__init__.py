"""Identity, time, spans of text, and the tree of errors."""
