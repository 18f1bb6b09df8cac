"""Sound sentences made from real items, and ways to damage them. Nothing here knows the verifier; a test of the house keeps it so."""
