"""The catalogue: who we listen to, under which rights, how often, and how they are doing."""
