"""Another model of meaning beside the shipped one: chosen by one setting, refused clearly where it does not work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nightdesk.adapters.meaning_choice import reader_for
from nightdesk.adapters.meaning_endpoint import PAUSE, EndpointMeaning
from nightdesk.adapters.meaning_onnx import OnnxMeaning
from nightdesk.foundation.errors import SettingsError
from nightdesk.languages import meaning
from nightdesk.languages.meaning import beside
from nightdesk.testing.embeddings_endpoint import DIMENSIONS, WRONG, EmbeddingsEndpoint


@pytest.fixture
def endpoint() -> Iterator[EmbeddingsEndpoint]:
    with EmbeddingsEndpoint() as running:
        yield running


@pytest.fixture
def beside_nobody() -> Iterator[None]:
    yield
    beside.stand(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence model of eight words and three dimensions: flood and deluge mean the same."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    pytest.importorskip("onnxruntime")
    made = tmp_path_factory.mktemp("model")
    names = ["[UNK]", "nightdesk", "flood", "deluge", "election", "vote", "the", "a"]
    rows = [[0.1, 0.1, 0.1], [1, 1, 1], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]]
    words = tokenizers.Tokenizer(tokenizers.models.WordLevel({name: at for at, name in enumerate(names)}, unk_token="[UNK]"))
    words.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    words.save(str(made / "tokenizer.json"))
    helper, kinds = onnx.helper, onnx.TensorProto
    table = onnx.numpy_helper.from_array(np.array(rows, dtype=np.float32), "table")
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [helper.make_tensor_value_info("input_ids", kinds.INT64, [1, "length"])],
        [helper.make_tensor_value_info("last_hidden_state", kinds.FLOAT, [1, "length", 3])],
        [table],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.save(model, str(made / "model.onnx"))
    return made


def test_the_embedded_model_stands_alone_by_default(tmp_path: Path) -> None:
    assert reader_for("embedded", tmp_path / "said") is None
    assert reader_for("", tmp_path / "said") is None


def test_a_downloaded_model_reads_from_its_folder(folder: Path, tmp_path: Path) -> None:
    reader = reader_for(f"onnx:{folder}", tmp_path / "said")
    assert reader is not None
    flood, deluge, vote = reader("the flood", "en"), reader("a deluge", "en"), reader("vote", "en")
    assert flood is not None
    assert deluge is not None
    assert vote is not None
    assert meaning.likeness(flood, deluge) > 0.99 > 0.1 > meaning.likeness(deluge, vote)
    assert reader(" ", "en") is None


def test_a_long_text_is_cut(folder: Path) -> None:
    assert OnnxMeaning(folder)("flood " * 200_000, "en") is not None


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_model_is_refused(folder: Path, tmp_path: Path, missing: str) -> None:
    for file in ("model.onnx", "tokenizer.json"):
        if file != missing:
            (tmp_path / file).write_bytes((folder / file).read_bytes())
    with pytest.raises(SettingsError, match="must hold model"):
        reader_for(f"onnx:{tmp_path}", tmp_path / "said")


def test_a_broken_model_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(SettingsError, match="does not work here"):
        reader_for(f"onnx:{tmp_path}", tmp_path / "said")


def test_an_endpoint_is_asked_once_for_each_text(endpoint: EmbeddingsEndpoint, tmp_path: Path) -> None:
    for _ in range(2):
        reader = reader_for(f"{endpoint.base}/v1#letters", tmp_path / "kept" / "said", "a key")
        assert reader is not None
        first = reader("A tram leaves its rails", "en")
        assert first is not None
        assert first.shape == (DIMENSIONS,)
        assert (first == reader("A tram leaves its rails", "en")).all()
    assert endpoint.asked.count("A tram leaves its rails") == 1
    assert set(endpoint.keys) == {"Bearer a key"}


@pytest.mark.parametrize("mood", sorted(set(WRONG) - {"other size"}))
def test_an_endpoint_that_does_not_answer_is_refused_at_once(endpoint: EmbeddingsEndpoint, tmp_path: Path, mood: str) -> None:
    endpoint.mood = mood
    with pytest.raises(SettingsError, match="NIGHTDESK_MEANING: no embeddings from"):
        reader_for(f"{endpoint.base}/v1#letters", tmp_path / "said")


def test_nobody_at_the_address_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="refused"):
        reader_for("http://127.0.0.1:9/v1#letters", tmp_path / "said")


@pytest.mark.parametrize("mood", sorted(WRONG))
def test_an_endpoint_that_fails_later_is_left_alone_for_a_minute(endpoint: EmbeddingsEndpoint, mood: str) -> None:
    now = 0.0
    reader = EndpointMeaning(endpoint.base, "letters", clock=lambda: now)
    endpoint.mood = mood
    assert reader("one", "en") is None
    endpoint.mood = ""
    assert reader("two", "en") is None
    assert "two" not in endpoint.asked
    now += PAUSE
    assert reader("two", "en") is not None


@pytest.mark.parametrize("choice", ["torch", "http://127.0.0.1:9/v1", "ftp://127.0.0.1/v1#x", "http://#x", "onnx"])
def test_a_choice_that_cannot_be_understood_is_refused(choice: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is neither"):
        reader_for(choice, tmp_path / "said")


@pytest.mark.usefixtures("beside_nobody")
def test_both_models_have_half_a_say(folder: Path) -> None:
    other = OnnxMeaning(folder)
    texts = ("Heavy rain brought a flood to the valley and many people lost their houses", "The river left a deluge in the old town centre")
    alone = [meaning.read(text, "en") for text in texts]
    others = [other(text, "en") for text in texts]
    beside.stand(other)
    both = [meaning.read(text, "en") for text in texts]
    likeness = [meaning.likeness(pair[0], pair[1]) for pair in (alone, others, both) if pair[0] is not None and pair[1] is not None]
    assert likeness[2] == pytest.approx((likeness[0] + likeness[1]) / 2, abs=1e-5)
    assert meaning.read("", "en") is None
