"""Fakes and builders, shipped for those who write sources, personas and writers of their own."""
