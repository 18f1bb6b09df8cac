"""Write the briefs of a kept record again with the code as it stands, in seconds and without playing its wire.

    python benchmarks/briefs.py DATA                  the addresses of its articles
    python benchmarks/briefs.py DATA WORD ...         the briefs of the articles whose address has one of the words
    python benchmarks/briefs.py DATA --into FOLDER    every brief, each in a file

DATA is the folder of a newsroom that has run, best a copy: its packs are kept in it as `packs.pickle`, and its tables are brought up to
date. What stands under a
brief is what the verifier took out of it.
"""

from __future__ import annotations

import argparse
import os
import pickle
import sys
import time
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import cast

from nightdesk.archive.model import Archive, ArchiveLine
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.model import Block, Chart, Draft, Paragraph, Sentence, Table
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ArchiveLineId, StoryId
from nightdesk.verify.evidence import named_documents
from nightdesk.verify.model import Outcome
from nightdesk.verify.sift import sift

_NO_ARCHIVE = cast(Archive, None)


def packs_of(data: Path) -> dict[str, EvidencePack]:
    """What the newsroom held of every story that it published, by the article's address, its archive left out."""
    kept = data / "packs.pickle"
    if kept.exists() and (found := _of_this_code(kept)):
        return found
    os.environ["NIGHTDESK_DATA"] = str(data)
    from nightdesk.bootstrap import open_night, set_up_record
    from nightdesk.personas.assign import assign
    from nightdesk.settings import read_settings

    set_up_record()
    settings = read_settings()
    from nightdesk.adapters.played_wire import PlayedWire
    from nightdesk_site.record.models import ArticleRow

    night = open_night(settings, PlayedWire([]))
    found = {}
    for row in ArticleRow.objects.exclude(story=None).order_by("slug"):
        file = night.record.open_story(StoryId(str(row.story_id)))
        profile, judgement = night._look(file)
        assignment = assign(profile, judgement, night.roster, file.items)
        pack = night._pack(file, file.revision + 1, profile, assignment, row.changed_at)
        recalled = night.record.recollections(profile, file.story.first_reported.date(), played=True)
        found[row.slug] = replace(pack, archive=_NO_ARCHIVE, recollections=recalled)
    kept.write_bytes(pickle.dumps(found))
    return found


def _of_this_code(kept: Path) -> dict[str, EvidencePack]:
    """The packs as they were kept; none if a pack has gained fields since."""
    found: dict[str, EvidencePack] = dict(pickle.loads(kept.read_bytes()))
    names = [field.name for field in fields(EvidencePack)]
    return found if all(hasattr(pack, name) for pack in found.values() for name in names) else {}


def told(pack: EvidencePack) -> str:
    """The brief as plain text, and under it what fell."""
    draft = write(pack)
    if isinstance(draft, TooThin):
        return f"(passed over: {draft.reason})\n"
    sifted, verdict, dropped = sift(draft, pack.all_items, _lines(draft, pack), pack.all_sources)
    gone = [finding for finding in verdict.findings if finding.outcome is Outcome.FAIL] if sifted is None else dropped
    failed = [f"! {finding.check}: {finding.says} | {_text(draft, finding.sentence)}" for finding in gone]
    return "\n".join([*_page(sifted or draft), *(["(NOT PUBLISHED)"] if sifted is None else []), *failed, ""])


def _lines(draft: Draft, pack: EvidencePack) -> tuple[ArchiveLine, ...]:
    items = {item.id for item in pack.all_items}
    return pack.archive.lines([ArchiveLineId(name) for name in named_documents(draft) if name not in items])


def _text(draft: Draft, name: str) -> str:
    return next((sentence.text for sentence in draft.sentences() if sentence.id == name), name)


def _page(draft: Draft) -> list[str]:
    out = [f"# {draft.headline.text}", f"*{draft.standfirst.text}*", ""]
    for section in draft.sections:
        out += [f"## {section.title}"] if section.title else []
        out += [f"Members are reading: {section.teaser}"] if section.teaser else []
        out += [text for block in section.blocks for text in _block(block)] + [""]
    return out


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [" ".join(_marked(sentence) for sentence in block.sentences), ""]
    if isinstance(block, Table):
        rows = [" | ".join(cell.text if cell else "-" for cell in row) for row in block.rows]
        return [f"[{block.caption}]", " | ".join(block.columns), *rows, ""]
    assert isinstance(block, Chart)
    return [f"[chart: {block.title}] " + "; ".join(f"{point.label}: {point.value:g}" for point in block.points), ""]


def _marked(sentence: Sentence) -> str:
    return f"{sentence.text} ({sentence.kind.value[0].upper()})"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("words", nargs="*")
    asked.add_argument("--into", type=Path)
    given = asked.parse_args()
    packs = packs_of(given.data)
    if not given.words and given.into is None:
        print("\n".join(packs))
        return
    from nightdesk.adapters.archives import SqliteArchive

    archive, began, kinds = SqliteArchive(given.data / "archive.sqlite3"), time.process_time(), Counter[str]()
    for slug, pack in packs.items():
        if given.words and not any(word in slug for word in given.words):
            continue
        text = told(replace(pack, archive=archive))
        kinds[pack.profile.event.value] += 1
        if given.into is None:
            print(f"=== {slug} [{pack.profile.event.value}, {len(pack.items)} items, {pack.story.first_reported:%Y-%m-%d}]\n{text}")
        else:
            given.into.mkdir(parents=True, exist_ok=True)
            (given.into / f"{slug[:80]}.txt").write_text(text)
    print(f"{sum(kinds.values())} briefs, {time.process_time() - began:.1f} s of CPU; {dict(kinds.most_common())}", file=sys.stderr)


if __name__ == "__main__":
    main()
