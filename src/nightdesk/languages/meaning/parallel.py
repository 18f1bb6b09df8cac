"""Sentences that say the same in many languages, read from the archives of NTREX-128 and SIB-200.

NTREX-128: https://github.com/MicrosoftTranslator/NTREX (Federmann, Kocmi and Xin 2022), CC BY-SA 4.0.
SIB-200: https://github.com/dadelani/sib-200 (Adelani et al. 2024), sentences of FLORES-200 (NLLB Team 2022), CC BY-SA 4.0.
"""

from __future__ import annotations

import csv
import io
import re
import tarfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from babel.core import get_global

from nightdesk.foundation.errors import BadInput

_NTREX = re.compile(r"newstest2019-(?:src|ref)\.([a-z]{3}(?:-\w+)?)\.txt")
_SAME_ENGLISH = frozenset({"eng-GB", "eng-IN", "eng-US"})
_KIN = """
    arb=ar acm=ar acq=ar aeb=ar ajp=ar apc=ar ars=ar ary=ar arz=ar swh=sw cmn=zh zho=zh zsm=ms msa=ms nob=nb nno=nn pes=fa prs=fa azj=az
    aze=az azb=azb uzn=uz ekk=et lvs=lv als=sq npi=ne ory=or pbt=ps plt=mg khk=mn ydd=yi quy=qu gaz=om ayr=ay kmr=ku fuv=ff fuc=ff knc=kr
    dik=din mey=ar tgl=fil fil=fil
"""
_NEAREST = dict(pair.split("=") for pair in _KIN.split())


@dataclass(slots=True)
class Parallel:
    """What each language says at each place. A place is a sentence of one of the corpora; `document` tells whose it is."""

    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    document: dict[str, str] = field(default_factory=dict)

    def say(self, language: str, place: str, sentence: str) -> None:
        self.said.setdefault(language, {}).setdefault(place, []).append(sentence)


def read(ntrex: Path, sib: Path) -> Parallel:
    """Both archives by BCP 47 code. Raises BadInput where an archive is not what it should be."""
    found = Parallel()
    for code, sentences in read_versions(ntrex, found).items():
        for place, sentence in sentences.items():
            found.say(language_of(code), place, sentence)
    _read_sib(sib, found)
    return found


def language_of(code: str) -> str:
    """BCP 47's code of a language that a corpus names with three letters, its script aside; dialects of Arabic are Arabic."""
    base = re.split("[-_]", code)[0]
    alias = get_global("language_aliases").get(base)
    return _NEAREST.get(base) or (alias if isinstance(alias, str) else base)


def read_versions(archive: Path, corpus: Parallel) -> dict[str, dict[str, str]]:
    """What each version of NTREX-128 says at each place, by its own code, English variants but one left out; documents go to `corpus`."""
    texts = _members(archive)
    names = next((text for name, text in texts.items() if name.endswith("DOCUMENT_IDS.tsv")), "").split("\n")
    versions = {match[1]: text for name, text in texts.items() if (match := _NTREX.fullmatch(PurePosixPath(name).name))}
    if "eng" not in versions:
        raise BadInput(str(archive), None, "is not the archive of NTREX-128: it has no newstest2019-src.eng.txt")
    total = len(versions["eng"].rstrip("\n").split("\n"))
    corpus.document.update((f"N{number}", names[number].split("\t")[0]) for number in range(total))
    return {
        code: {f"N{number}": sentence for number, sentence in enumerate(text.split("\n")[:total])}
        for code, text in sorted(versions.items())
        if code not in _SAME_ENGLISH
    }


def _read_sib(archive: Path, found: Parallel) -> None:
    texts = {name: text for name, text in _members(archive).items() if re.search(r"\w{3}_\w{4}/(?:train|dev|test)\.tsv$", name)}
    if not texts:
        raise BadInput(str(archive), None, "is not the archive of SIB-200: it has no folders such as eng_Latn with train.tsv")
    for name, text in sorted(texts.items()):
        for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
            found.say(language_of(PurePosixPath(name).parent.name), f"S{row['index_id']}", row["text"])
            found.document.setdefault(f"S{row['index_id']}", f"sib/{row['category']}")


def _members(archive: Path) -> dict[str, str]:
    try:
        with tarfile.open(archive) as packed:
            wanted = [member for member in packed if member.isfile() and member.name.endswith((".txt", ".tsv"))]
            return {member.name: _text(packed, member) for member in wanted}
    except (OSError, tarfile.TarError, UnicodeDecodeError) as error:
        raise BadInput(str(archive), None, f"cannot be read as an archive: {error}") from error


def _text(packed: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    content = packed.extractfile(member)
    assert content is not None
    return content.read().decode("utf-8")
