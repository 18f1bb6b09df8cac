"""From an evidence pack to a draft in which every sentence carries what it rests on."""
