"""The order of work: one run of the whole desk, durable at every step."""
