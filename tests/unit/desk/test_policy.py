"""What an editor writes in policy.toml is what happens; what cannot be understood is refused with a clear word."""

from __future__ import annotations

from pathlib import Path

import pytest

from nightdesk.desk.model import ConcernKind
from nightdesk.desk.policy import load_policies, read_policies
from nightdesk.foundation.errors import BadInput

SHIPPED = Path(__file__).parents[3] / "newsroom" / "policy.toml"
DESK = '[policies.desk]\nabout = "waits"\nwaits = ["casualties"]\n'


def test_the_shipped_policy_lets_every_sensitive_kind_wait_for_live_sources():
    desk = load_policies(SHIPPED).choose("", played=False)
    assert desk.name == "desk"
    assert desk.waits == frozenset(ConcernKind) - {ConcernKind.THIN}


def test_the_demonstration_policy_holds_for_a_played_wire_only():
    book = load_policies(SHIPPED)
    assert book.choose("", played=True).name == "demonstration"
    assert book.choose("demonstration", played=False).name == "desk"
    assert book.choose("desk", played=True).name == "desk"


def test_hard_subjects_have_their_rules():
    subjects = {rule.subject for rule in load_policies(SHIPPED).choose("desk", played=False).rules}
    assert {"suicide", "sexual violence", "hostages", "propaganda", "embargo"} <= subjects


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("policies = ", "is not TOML"),
        ('[policies.other]\nabout = "x"\n', "'desk'"),
        (DESK.replace("casualties", "gossip"), "'gossip'"),
        (DESK + "least_sourced = 0\n", "least_sourced"),
        (DESK + 'colour = "red"\n', "'colour'"),
        (DESK + '[policies.demo]\nabout = "x"\nplayed_wire_only = true\n', "live_sources_use"),
        (DESK + '[policies.demo]\nabout = "x"\nplayed_wire_only = true\nlive_sources_use = "demo"\n', "live_sources_use"),
        (DESK + '[[rules]]\nsubject = "x"\ncues = "y"\nrule = "z"\n', "cues"),
        ("[policies.desk]\n", "about"),
    ],
)
def test_a_policy_that_cannot_be_understood_is_refused(text, problem):
    with pytest.raises(BadInput, match=problem) as refused:
        read_policies(text, "policy.toml")
    assert str(refused.value).startswith("policy.toml: ")


def test_a_missing_file_and_an_unknown_name_are_told(tmp_path):
    with pytest.raises(BadInput, match=r"policy\.toml: cannot be read"):
        load_policies(tmp_path / "policy.toml")
    with pytest.raises(BadInput, match="no policy named 'loose'"):
        read_policies(DESK).choose("loose", played=True)
