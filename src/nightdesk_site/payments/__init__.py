"""Membership and contributions: what was paid, until when somebody is a member, and the service's notices handled once."""
