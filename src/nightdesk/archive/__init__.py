"""The morgue: dated lines of the past, found by actor, place and kind of event; background, never corroboration."""
