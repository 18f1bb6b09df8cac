"""Anyone may question a sentence, without an account; the desk answers in public."""
