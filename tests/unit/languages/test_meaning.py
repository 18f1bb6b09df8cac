"""Texts that say the same lie near each other, whatever their languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nightdesk.languages import meaning
from nightdesk.languages.meaning import learn, model, pieces

QUAKE = {
    "en": "A strong earthquake destroyed houses and killed hundreds of people; rescue workers search for survivors",
    "ru": "Сильное землетрясение разрушило дома и унесло жизни сотен людей; спасатели ищут выживших",
    "tr": "Güçlü deprem evleri yıktı, yüzlerce insan öldü; kurtarma ekipleri hayatta kalanları arıyor",
    "uk": "Сильний землетрус зруйнував будинки та забрав життя сотень людей; рятувальники шукають тих, хто вижив",
    "de": "Ein starkes Erdbeben hat Häuser zerstört und hunderte Menschen getötet; Retter suchen nach Überlebenden",
    "sw": "Tetemeko kubwa la ardhi liliharibu nyumba na kuua mamia ya watu; waokoaji wanatafuta manusura",
}
ELECTION = {
    "en": "The party of the president won the election for parliament, the opposition speaks of fraud",
    "ru": "Партия президента победила на выборах в парламент, оппозиция говорит о фальсификациях",
    "tr": "Cumhurbaşkanının partisi parlamento seçimini kazandı, muhalefet hileden söz ediyor",
    "uk": "Партія президента перемогла на виборах до парламенту, опозиція говорить про фальсифікації",
    "de": "Die Partei des Präsidenten hat die Wahl zum Parlament gewonnen, die Opposition spricht von Betrug",
    "sw": "Chama cha rais kimeshinda uchaguzi wa bunge, upinzani unasema kuna udanganyifu",
}


def vector(text: str, language: str) -> meaning.Vector:
    found = meaning.read(text, language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", sorted(QUAKE))
def test_a_text_lies_nearer_to_its_translation_than_to_other_news(language: str) -> None:
    for other in QUAKE:
        same = meaning.likeness(vector(QUAKE[language], language), vector(QUAKE[other], other))
        different = meaning.likeness(vector(QUAKE[language], language), vector(ELECTION[other], other))
        assert same > different + 0.2


def test_words_that_translate_each_other_are_alike() -> None:
    police = meaning.words_likeness("police", "en", "полиция", "ru")
    unlike = meaning.words_likeness("police", "en", "выборы", "ru")
    assert police is not None
    assert unlike is not None
    assert police > unlike + 0.3
    assert meaning.words_likeness("police", "en", "qqxqqxq", "ru") is None


def test_a_language_nobody_taught_is_read_as_its_nearest() -> None:
    known = vector(QUAKE["en"], "en")
    for code in ("sco", "en-GB", "xx", "und"):
        assert meaning.likeness(known, vector(QUAKE["en"], code)) > 0.99


@pytest.mark.parametrize("text", ["", " ", "12 2022", "🙂🙂🙂", "qwxz zxwq vxqz wqxv", "\x00\ufffe"])
def test_of_a_text_that_says_too_little_nothing_is_said(text: str) -> None:
    assert meaning.read(text, "en") is None


def test_a_vector_has_unit_length_and_is_the_same_each_time() -> None:
    first, second = vector(QUAKE["de"], "de"), vector(QUAKE["de"], "de")
    assert first.dtype == np.float32
    assert abs(float(first @ first) - 1) < 1e-5
    assert (first == second).all()


def test_hostile_text_is_bounded() -> None:
    assert sum(pieces.count("ab" * 1_000_000).values()) < 2 * pieces.LONGEST_TEXT
    assert sum(pieces.count("9" * 1_000_000).values()) < pieces.LONGEST_TEXT
    assert meaning.read("\ufdfa" * 100_000, "ar") is None


def test_a_number_is_one_piece_in_every_script() -> None:
    assert pieces.count("2022") == pieces.count("٢٠٢٢") == pieces.count("२०२२")


def test_the_model_is_small_and_its_credit_lies_beside_it() -> None:
    folder = Path(meaning.__file__).parent / "data"
    assert (folder / "meaning.bin").stat().st_size <= 25_000_000
    credit = (folder / "CREDIT.md").read_text("utf-8")
    assert all(name in credit for name in ("NTREX-128", "SIB-200", "FLORES-200", "CC BY-SA 4.0"))


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    vectors = np.array([[0.5] * 8, [-0.25] * 4 + [0.25] * 4], dtype=np.float32)
    weights, signs = model.pack(vectors)
    tongue = model.Tongue(np.array([3, 9], dtype=np.uint32), weights, signs, np.full(8, 0.5, dtype=np.float16))
    model.write(tmp_path / "small.bin", {"en": tongue, "de": tongue}, 8)
    read = model.Model((tmp_path / "small.bin").read_bytes())
    assert read.languages == ("de", "en")
    for name in read.languages:
        again = read.tongue(name)
        assert (again.vectors(np.array([0, 1])) == 2 * vectors).all()
        assert (again.common == tongue.common).all()


def test_two_languages_learn_one_space_from_sentences_that_say_the_same() -> None:
    """A toy corpus: fifty places, each tells of two of ten things, in two made-up languages."""
    things = [(f"{chr(97 + n)}lo{chr(110 + n)}a", f"zu{chr(97 + n)}be{chr(110 + n)}") for n in range(10)]
    told = [(n % 10, (3 * n + n // 10) % 10) for n in range(50)]
    said = [{f"p{at:02}": [f"{things[one][side]} {things[two][side]}"] for at, (one, two) in enumerate(told)} for side in (0, 1)]
    places = {f"p{at:02}": at for at in range(50)}
    views = [learn.view(sentences, places, 1000) for sentences in said]
    wanted = learn.space(sum(learn.predictable(view, 50) for view in views), 8)  # type: ignore[arg-type]
    both = [learn.piece_vectors(view, wanted) for view in views]
    words = [
        np.stack([sum(vectors[list(view.keys).index(key)] for key in pieces.count(thing[side]) if key in view.keys) for thing in things])
        for side, (view, vectors) in enumerate(zip(views, both, strict=True))
    ]
    units = [found / np.linalg.norm(found, axis=1, keepdims=True) for found in words]
    assert ((units[0] @ units[1].T).argmax(axis=1) == np.arange(10)).mean() >= 0.9
