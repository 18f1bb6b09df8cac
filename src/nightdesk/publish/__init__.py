"""The only way out: Article, renditions per kind of reader, provenance, corrections."""
