"""An article as schema.org's NewsArticle, for machines that read pages. It holds what every visitor may see, whoever asks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from nightdesk.publish.access import Standing
from nightdesk.publish.model import Correction
from nightdesk.publish.naming import country_name
from nightdesk.publish.reading import ReaderArticle

TRAINED_ALGORITHMIC_MEDIA = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
MEMBERS_SELECTOR = ".members-part"


def news_article(
    article: ReaderArticle, *, address: str, site_name: str, site_address: str, analysts: Sequence[str], pictures: Sequence[str] = ()
) -> dict[str, object]:
    """Raise PermissionError unless `article` was rendered for a visitor: this goes to crawlers and caches.

    `analysts` are display names, the first of them the author. Citations carry names and times, never addresses.
    """
    if article.standing is not Standing.VISITOR:
        raise PermissionError("structured data is made of what a visitor may see")
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": article.headline.text,
        "description": article.summary,
        "inLanguage": "en",
        "datePublished": _time(article.published_at),
        "dateModified": _time(article.changed_at),
        "articleSection": article.subject.value,
        "author": [_analyst(name, site_name) for name in analysts],
        "publisher": {"@type": "NewsMediaOrganization", "name": site_name, "url": site_address},
        "digitalSourceType": TRAINED_ALGORITHMIC_MEDIA,
        "creativeWorkStatus": "Retracted" if article.retracted else "Published",
        "isAccessibleForFree": not article.has_members_part,
        "citation": list(_citations(article)),
    }
    if article.place is not None:
        told["contentLocation"] = {"@type": "Place", "name": article.place.name} | (
            {"address": {"@type": "PostalAddress", "addressCountry": country_name(article.place.country)}} if article.place.country else {}
        )
    if article.has_members_part:
        told["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": MEMBERS_SELECTOR}
    if article.corrections:
        told["correction"] = [_correction(correction) for correction in article.corrections]
    if pictures:
        told["image"] = [
            {"@type": "ImageObject", "contentUrl": picture, "digitalSourceType": TRAINED_ALGORITHMIC_MEDIA} for picture in pictures
        ]
    return told


def as_script(data: dict[str, object]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _analyst(name: str, site_name: str) -> dict[str, object]:
    return {
        "@type": "Organization",
        "name": f"{name}, AI analyst",
        "parentOrganization": {"@type": "NewsMediaOrganization", "name": site_name},
    }


def _citations(article: ReaderArticle) -> Iterator[dict[str, object]]:
    """Each document once, in the order of the notes."""
    seen = set()
    for note in article.notes:
        for witness in note.witnesses:
            key = (witness.source, witness.outlets, witness.said_at)
            if key in seen:
                continue
            seen.add(key)
            cited = f" citing {', '.join(witness.outlets)}" if witness.outlets else ""
            yield {
                "@type": "CreativeWork",
                "name": f"{witness.source}{cited}",
                "inLanguage": witness.language,
                "datePublished": _time(witness.said_at),
            }


def _correction(correction: Correction) -> dict[str, object]:
    return {"@type": "CorrectionComment", "text": f"{correction.was} {correction.now}".strip(), "datePublished": _time(correction.at)}


def _time(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
