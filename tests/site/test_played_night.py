"""A played wire is heard as of its moment, whichever process hears it."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from pathlib import Path

import pytest
from django.conf import LazySettings

from nightdesk import bootstrap
from nightdesk.adapters.archives import build_archive
from nightdesk_site.record.models import ItemRow
from samples import sample_wire


def a_page_of_the_archive(newsroom: Path, file: Path) -> Path:
    with lzma.open(newsroom / "archive" / "current-events-2002-to-2025.jsonl.xz") as whole, lzma.open(file, "w") as page:
        page.writelines(islice(whole, 20))
    return file


pytestmark = pytest.mark.django_db


def test_a_batch_brings_what_was_on_the_wire_at_its_moment_though_another_process_drew_it_up(
    settings: LazySettings, tmp_path: Path
) -> None:
    newsroom = settings.NEWSROOM.model_copy(update={"data": tmp_path})
    build_archive(a_page_of_the_archive(newsroom.newsroom, tmp_path / "page.jsonl.xz"), newsroom.archive_file)
    file = sample_wire(tmp_path / "twenty.jsonl", "2022-11-18", 20)
    with bootstrap.open_wire([file]) as wire:
        *_, last = wire.moments()
        asked = [str(source.id) for source in wire.due(last)]
        bootstrap.open_night(newsroom, wire).hear("0", asked, last)

    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert set(ItemRow.objects.values_list("external_id", flat=True)) == {row["id"] for row in rows if row["source"].lower() in asked}
