"""Whether the verifier tells a conclusion that rests on its premises from one that was borrowed from elsewhere:

    python benchmarks/verification_borrowing.py [--missed]

The conclusions of the recorded articles are judged by their own premises and by those of other stories; sentences written to be borrowed
are judged by all premises, alone ("made up") and as a clause put behind a sound conclusion ("put behind"). The scales of
`nightdesk.verify.borrowing` were set on the first list of them; the second ("at first sight") was written afterwards.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from nightdesk.verify.borrowing import Ground

RECORDED = Path(__file__).resolve().parents[1] / "newsroom" / "sample-models"
EACH = 8
"""Premises of other stories that each conclusion is judged by."""

BORROWED = (
    "Schools are likely to stay closed until summer.",
    "Likely, investors lose confidence in the currency.",
    "The government will probably lose the next election.",
    "The attacks probably mean that the price of oil will climb.",
    "The operation is likely to drive investors out of the country and weaken the rupee.",
    "Foreign powers are very likely paying for the war.",
    "The army's officers are likely divided over the president's orders.",
    "The earthquake will probably push the government towards early elections.",
    "The crash is likely to lead to stricter laws on transport.",
    "The count is likely to rise as hospitals run out of medicine.",
    "The militants probably have support from villagers who resent the mines.",
    "The toll shows that the opposition is likely to gain from public anger.",
    "The number of dead will likely weaken the currency.",
    "The fighting will probably close schools and universities across the region.",
    "The deal is likely to fail because the president fears a coup.",
    "Farmers will probably plant less wheat next year.",
    "The ban is likely to be lifted once tourists complain.",
    "Neighbouring states are probably preparing to send troops.",
    "The death toll likely reflects poor building standards and corruption.",
    "Rebels are likely to turn to smuggling to buy new weapons.",
)

AT_FIRST_SIGHT = (
    "Parliament is likely to cut the army's budget.",
    "The airline will probably cancel its orders for new aircraft.",
    "Young voters are likely to turn away from the ruling party.",
    "The fire was probably set by a rival gang.",
    "Doctors are very likely to leave the country for better pay.",
    "The strike will probably delay the harvest and raise food prices.",
    "The quake is likely to have damaged the dams upstream.",
    "Peace talks will probably resume in a neutral capital.",
    "The attack was likely meant to scare off foreign tourists.",
    "Insurers will probably refuse to cover the buildings.",
    "Families of the dead are likely to sue the ministry.",
    "The rains will probably spread disease through the camps.",
    "The bank is unlikely to survive the loss of its largest clients.",
    "The general is probably planning to run for president.",
    "Deaths among children are likely to be higher than reported because parents hide them.",
    "The ceasefire will probably be used to smuggle fuel.",
)


@dataclass(frozen=True, slots=True)
class Conclusion:
    story: str
    text: str
    ground: Ground


def conclusions() -> Iterator[Conclusion]:
    for folder in sorted(path for path in RECORDED.iterdir() if path.is_dir()):
        evidence: dict[str, str] = json.loads((folder / "story.json").read_text("utf-8"))["evidence"]
        written: dict[str, dict[str, Any]] = {}
        for name in ("write.json", "repair.json"):
            if (folder / name).exists():
                written |= {one["id"]: one for one in _sentences(json.loads((folder / name).read_text("utf-8")))}
        for one in written.values():
            if one["kind"] == "inference" and one.get("reasoning"):
                texts = tuple(dict.fromkeys(_beneath(one, written, evidence)))
                if texts:
                    yield Conclusion(folder.name, one["text"], Ground(texts))


def _sentences(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"id", "text", "kind"} <= node.keys():
            yield node
        for value in node.values():
            yield from _sentences(value)
    elif isinstance(node, list):
        for value in node:
            yield from _sentences(value)


def _beneath(one: dict[str, Any], written: dict[str, dict[str, Any]], evidence: dict[str, str]) -> Iterator[str]:
    for name in (one.get("reasoning") or {}).get("premises", ()):
        premise = written.get(name)
        if premise is not None:
            yield premise["text"]
            yield from (evidence[passage] for passage in premise["passages"] if passage in evidence)
            yield from _beneath(premise, written, evidence) if premise["kind"] == "inference" else ()


def judged(text: str, ground: Ground) -> str:
    return {"pass": "supported", "doubt": "doubtful", "fail": "unsupported"}[ground.judge(text)[0].value]


def put_behind(text: str, borrowed: str) -> str:
    return f"{text.rstrip('.')}, and {borrowed[0].lower()}{borrowed[1:]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    every = list(conclusions())
    tried: list[tuple[str, str, Ground]] = []
    for one in every:
        rng = Random(one.text)
        tried.append(("own premises", one.text, one.ground))
        others = [other.ground for other in every if other.story != one.story]
        tried += [("of another story", one.text, ground) for ground in rng.sample(others, min(EACH, len(others)))]
        tried += [("made up", text, one.ground) for text in BORROWED]
        tried += [("made up, at first sight", text, one.ground) for text in AT_FIRST_SIGHT]
        tried.append(("put behind", put_behind(one.text, rng.choice(BORROWED)), one.ground))
        tried.append(("put behind, at first sight", put_behind(one.text, rng.choice(AT_FIRST_SIGHT)), one.ground))
    told = [(done, text, judged(text, ground)) for done, text, ground in tried]
    print(f"{'':<28} {'n':>5} {'supported':>10} {'doubtful':>9} {'unsupported':>12}")
    for done in dict.fromkeys(done for done, *_ in told):
        seen = Counter(status for kind, _, status in told if kind == done)
        shares = (seen[status] / sum(seen.values()) for status in ("supported", "doubtful", "unsupported"))
        print(f"{done:<28} {sum(seen.values()):>5} {'{:>10.2f} {:>9.2f} {:>12.2f}'.format(*shares)}")
    if asked.missed:
        for done, text, status in told:
            if (status == "supported") != (done == "own premises"):
                print(f"{done} | {status} | {text}")


if __name__ == "__main__":
    main()
