"""Readers: visitor, subscriber, member; how they sign in."""
