"""Names are looked up in files: a table finds all it holds and nothing else, and the gazetteer's file is that of the tables beside it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.languages import pack_places, packed
from nightdesk.languages.packed import Sections, Table


def sections_of(folder: Path, entries: dict[str, list[int]]) -> Sections:
    packed.write(folder / "table.bin", {"said": "ж"}, packed.table("one", entries) | {"lone": b"seven"})
    return packed.opened(folder / "table.bin")


@given(
    entries=st.dictionaries(st.text(max_size=8), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=3), max_size=30), other=st.text()
)
def test_a_table_finds_what_it_holds_and_nothing_else(tmp_path_factory, entries, other) -> None:  # type: ignore[no-untyped-def]
    sections = sections_of(tmp_path_factory.mktemp("packed"), entries)
    table = Table(sections, "one")
    assert {name: list(table.get(name)) for name in entries} == entries
    assert list(table.get(other)) == entries.get(other, [])
    assert (sections.head, bytes(sections.raw("lone"))) == ({"said": "ж"}, b"seven")


def test_the_gazetteer_is_packed_from_the_tables_beside_it(tmp_path: Path) -> None:
    pack_places.pack(tmp_path / "places.bin")
    assert (tmp_path / "places.bin").read_bytes() == (pack_places.HERE / "places.bin").read_bytes(), (
        "run python -m nightdesk.languages.pack_places"
    )
