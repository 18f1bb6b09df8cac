"""Single articles opened to somebody who is no member: as a member's gift, or as one of the few that a free account may open in a month."""
