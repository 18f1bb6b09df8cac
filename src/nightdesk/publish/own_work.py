"""The newsroom's own past articles as background for a new one: what they told, sentence by sentence, as lines that can be cited.

Only sentences of fact that every reader could see and that their checks fully bore out; each rests on the evidence of its own article.
"""

from __future__ import annotations

from nightdesk.archive.model import ArchiveLine
from nightdesk.archive.whole import OWN
from nightdesk.drafts.model import Sentence
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.publish.model import Article
from nightdesk.publish.open_facts import open_facts
from nightdesk.stories.model import Profile
from nightdesk.verify.model import Status

_MOST = 5
_LONG_NAME = 6


def are_akin(one: Profile, other: Profile) -> bool:
    """Whether two stories share somebody who acts in them, or tell of the same kind of event at the same place."""
    same_place = bool(one.places and other.places) and one.places[0].name == other.places[0].name
    return bool(_names(one) & _names(other)) or (same_place and one.event is other.event)


def lines_told(article: Article, most: int = _MOST) -> tuple[ArchiveLine, ...]:
    """What an article told, the headline first."""
    told = [sentence for sentence in open_facts(article.draft) if article.verdict.status_of(sentence.id) is Status.SUPPORTED]
    return tuple(line_of(article, sentence) for sentence in told[:most])


def line_of(article: Article, sentence: Sentence) -> ArchiveLine:
    return ArchiveLine(
        id=ArchiveLineId(f"{OWN}{article.id}:{article.version}:{sentence.id}"),
        date=article.changed_at.date(),
        text=sentence.text,
        told_in=article.draft.headline.text,
        address=f"/articles/{article.slug}/",
        author=article.draft.persona,
    )


def place_of(line: ArchiveLineId) -> tuple[str, int, str]:
    """Article, version and sentence that a line was taken from. Raises ValueError for a name that is none of ours."""
    article, version, sentence = line.removeprefix(OWN).rsplit(":", 2)
    return article, int(version), sentence


def _names(profile: Profile) -> frozenset[str]:
    """Names long enough, or of more than one word, not to be anybody's; and no places, which half the world shares."""
    places = {word for place in profile.places for word in (place.name.casefold(),)}
    names = (name.casefold() for actor in profile.actors for name in (actor.name, *actor.aliases))
    return frozenset(name for name in names if (" " in name or len(name) > _LONG_NAME) and name not in places)
