"""Nightdesk: a newsroom that never sleeps and shows its sources.

The packages follow a story's journey, and each may import only those before it:
foundation, languages, sources, wire, archive, claims, stories, personas, drafts, verify, desk, publish.
`shift` knows the order of work, `adapters` know the outside world, `bootstrap` puts the parts together.
"""
