"""What publishers wish for their pieces, read from headers, meta tags, robots.txt and the reservation of text and data mining.

TDMRep is the W3C community group's protocol of that name; Content-Signal lines are the ones many robots.txt carry since 2025. What a
robots.txt forbids to fetch is not fetched at all (`web_manners`); what is read here says how it may be used once it is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from nightdesk.sources.rights import Flag, Wish, Wishes, all_wishes

OURS = ("*", "nightdesk")
_ANSWERING_AGENTS = frozenset({"chatgpt-user", "oai-searchbot", "perplexitybot", "perplexity-user", "claude-user", "claude-searchbot"})
"""Robots that read in order to answer or sum up, as this program does. Those that gather text to train models are another matter."""
_MAX_LINES = 20_000
_MAX_RULES = 1_000
_RULES = {
    "nosnippet": Flag.NO_EXCERPT,
    "noindex": Flag.NO_EXCERPT,
    "none": Flag.NO_EXCERPT,
    "noai": Flag.MINING_REFUSED,
    "notranslate": Flag.NO_TRANSLATION,
    "noimageai": Flag.NO_IMAGE,
    "noimageindex": Flag.NO_IMAGE,
}
_VALUED = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")


def header_wishes(headers: Mapping[str, str]) -> Wishes:
    """Of an answer's headers (names in lower case): `tdm-reservation` and `x-robots-tag`."""
    parts = [_reservation(headers.get("tdm-reservation"), "the tdm-reservation header")]
    tag = headers.get("x-robots-tag", "")[:2_000]
    agent, _, rest = tag.partition(":")
    named = "," not in agent and rest and agent.strip().lower() not in _VALUED
    if not named or agent.strip().lower() in OURS:
        parts.append(robots_rules(rest if named else tag, "the X-Robots-Tag header"))
    return all_wishes(parts)


def meta_wishes(metas: Mapping[str, Iterable[str]]) -> Wishes:
    """Of a page's meta tags, by their names in lower case."""
    parts = [robots_rules(content, f"the page's {name} meta tag") for name in ("robots", "nightdesk") for content in metas.get(name, ())]
    parts += [_reservation(content, "the page's tdm-reservation meta tag") for content in metas.get("tdm-reservation", ())]
    if any("notranslate" in content.lower() for content in metas.get("google", ())):
        parts.append(Wishes((Wish(Flag.NO_TRANSLATION, "the page's notranslate meta tag"),)))
    return all_wishes(parts)


def robots_rules(content: str, by: str) -> Wishes:
    """Of rules such as `nosnippet, max-snippet:80, noai`."""
    wishes = Wishes()
    for rule in content.lower().split(",")[:50]:
        name, _, value = (part.strip() for part in rule.partition(":"))
        if name in _RULES:
            wishes = wishes.then(Wishes((Wish(_RULES[name], f"{by} ({name})"),)))
        elif name == "max-snippet" and value.isascii() and value.isdigit():
            limit = int(value[:9])
            said = f"{by} (max-snippet:{limit})"
            wishes = wishes.then(Wishes(excerpt_limit=limit, excerpt_by=said) if limit else Wishes((Wish(Flag.NO_EXCERPT, said),)))
    return wishes


def _reservation(value: str | None, by: str) -> Wishes:
    """`1` reserves text and data mining, `0` says that it is not reserved; anything else says nothing."""
    plain = (value or "").strip()
    return Wishes((Wish(Flag.MINING_REFUSED, by, plain == "1"),)) if plain in ("0", "1") else Wishes()


def tdmrep_wishes(body: str, path: str) -> Wishes:
    """What `/.well-known/tdmrep.json` says of a path: the first rule whose location fits; `*` is anything, `$` the end."""
    try:
        rules = json.loads(body)
    except (ValueError, RecursionError):
        return Wishes()
    for rule in rules[:_MAX_RULES] if isinstance(rules, list) else ():
        if isinstance(rule, dict) and isinstance(rule.get("location"), str) and _fits(rule["location"], path):
            return _reservation(_plain(rule.get("tdm-reservation")), "tdmrep.json")
    return Wishes()


def _plain(value: Any) -> str | None:
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) else None


def _fits(pattern: str, path: str) -> bool:
    """Linear in both: the parts between the stars are looked for one after the other."""
    anchored = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$")[:500].split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in parts[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not parts:
        return not anchored or len(path) == at
    last = parts[-1]
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0


_FIELD = re.compile(r"[a-z-]{3,30}")


def robots_wishes(text: str) -> Wishes:
    """Of a robots.txt: Content-Signal lines for everyone or us, and whether robots that read to answer are shut out of the whole site."""
    signals: dict[str, str] = {}
    shut: set[str] = set()
    agents: list[str] = []
    heading = False
    for line in text.splitlines()[:_MAX_LINES]:
        field, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        field = field.lower()
        if not colon or not _FIELD.fullmatch(field):
            continue
        if field == "user-agent":
            agents = [*agents, value.lower()] if heading else [value.lower()]
        elif field == "content-signal" and (not agents or any(agent in OURS for agent in agents)):
            signals |= _signals(value)
        elif field == "disallow" and value == "/":
            shut.update(agents)
        heading = field == "user-agent"
    parts = []
    if "ai-input" in signals:
        parts.append(Wishes((Wish(Flag.MINING_REFUSED, "robots.txt (Content-Signal: ai-input)", signals["ai-input"] == "no"),)))
    if signals.get("search") == "no":
        parts.append(Wishes((Wish(Flag.NO_EXCERPT, "robots.txt (Content-Signal: search=no)"),)))
    if refused := sorted(shut & _ANSWERING_AGENTS):
        parts.append(Wishes((Wish(Flag.MINING_REFUSED, f"robots.txt (shuts out {', '.join(refused)})"),)))
    return all_wishes(parts)


def _signals(value: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in value.lower().split(",")[:20])
    return {name.strip(): said.strip() for name, _, said in pairs if said.strip() in ("yes", "no")}
