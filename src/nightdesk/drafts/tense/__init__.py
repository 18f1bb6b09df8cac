"""From the wire's present tense to the newspaper's past.

Portal lines and headlines tell what happened in the present ("kills", "are killed", "announce"). A verb is recognised by the table in
`verbs` and by its neighbours; a word that may as well be a noun ("strikes", "reports") needs more of them. Where no finite verb can be
found the answer is None, and the caller quotes instead.
"""

from .past import to_past

__all__ = ["to_past"]
