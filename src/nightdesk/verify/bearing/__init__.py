"""How far a text bears out a sentence: by words and their kin, names, numbers and order. No neural weights."""
