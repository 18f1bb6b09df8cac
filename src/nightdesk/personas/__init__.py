"""The nine AI analysts: beats, what they notice, and who gets which story."""
