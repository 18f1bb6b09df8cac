"""A thousand articles by models that misbehave: how many invented sentences are published?

    .venv/bin/python benchmarks/misbehaving_models.py [ARTICLES [AFTER]]

Stories of the sample wire: their counts read, their articles written and their passages translated by the stand-in models
(`nightdesk.testing.minds`) in every mood, through the writer, the verifier and the policy of the running newsroom; the models answer in
process, without the HTTP in between. The first AFTER articles are left out. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from nightdesk.adapters.archives import SqliteArchive, build_archive  # noqa: E402
from nightdesk.desk.policy import load_policies  # noqa: E402
from nightdesk.drafts.model_writer.prompts import read_prompts  # noqa: E402
from nightdesk.drafts.model_writer.read_claims import read_with_model  # noqa: E402
from nightdesk.drafts.model_writer.translate import ModelTranslator  # noqa: E402
from nightdesk.drafts.model_writer.write import ModelDesk  # noqa: E402
from nightdesk.drafts.pack import EvidencePack  # noqa: E402
from nightdesk.shift.by_model import attempt_by_model, named_lines  # noqa: E402
from nightdesk.shift.translating import with_translations  # noqa: E402
from nightdesk.testing.minds import MindModel  # noqa: E402
from nightdesk.verify.sift import sift  # noqa: E402
from unit.drafts.packs import gold_stories, pack_of  # noqa: E402

MOODS = ("hallucinating", "hallucinating", "hallucinating", "hostile", "garbage", "malformed", "truncated", "refusing")


def packs(morgue: SqliteArchive) -> list[EvidencePack]:
    return [pack_of(ids, morgue, name=story) for story, ids in sorted(gold_stories().items()) if len(ids) >= 3]


def rounds(stories: list[EvidencePack], articles: int, after: int) -> Iterator[tuple[EvidencePack, str]]:
    for number in range(after, articles):
        yield stories[number % len(stories)], f"{MOODS[number % len(MOODS)]}-{number}"


def main(articles: int, after: int) -> None:
    desk_prompts = read_prompts(ROOT / "newsroom" / "prompts", ROOT / "newsroom" / "house-style.md")
    policy = load_policies(ROOT / "newsroom" / "policy.toml").choose("", played=True)
    count: Counter[str] = Counter()
    escaped: list[dict[str, str]] = []
    with TemporaryDirectory() as folder:
        build_archive(ROOT / "newsroom" / "archive" / "current-events-2002-to-2025.jsonl.xz", Path(folder, "archive.sqlite3"))
        stories = packs(SqliteArchive(Path(folder, "archive.sqlite3")))
        for number, (pack, mood) in enumerate(rounds(stories, articles, after), start=after + 1):
            model = MindModel(mood)
            desk = ModelDesk(model, desk_prompts)
            reading = read_with_model(pack.items, pack.figures, model, desk_prompts, "reading")
            pack = replace(pack, figures=(*pack.figures, *reading.confirmed), unsure=reading.unsure)
            count["counts thrown away"] += reading.thrown_away
            attempt = attempt_by_model(pack, desk, None, policy, played=True)
            count["embedded" if attempt.draft is None else "by model"] += 1
            if attempt.draft is not None:
                sifted, _, _ = sift(attempt.draft, pack.items, named_lines(attempt.draft, pack), pack.sources)
                shown, _ = with_translations(sifted or attempt.draft, pack, None, ModelTranslator(model, desk_prompts))
                told = [sentence.text for sentence in sifted.sentences()] if sifted else []
                told += [one.text for one in shown.translations]
                count["translations shown"] += len(shown.translations)
                escaped += [{"mood": mood, "story": pack.story.id, "text": text} for text in told if text in model.invented]
            count["invented"] += len(model.invented)
            if number % 25 == 0:
                print(f"{number} of {articles}: {len(escaped)} escaped", file=sys.stderr)
    print(
        json.dumps(
            {"articles": articles - after, **count, "published_invented": len(escaped), "which": escaped[:40]}, ensure_ascii=False, indent=1
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
