"""B-cubed agrees with the published definition on a case worked out by hand."""

import pytest

from nightdesk.stories.bcubed import bcubed


def test_worked_example() -> None:
    # gold: {a b c d} {e f}; found: {a b} {c d e} {f}
    score = bcubed("ggggkk", "112223")
    assert score.precision == pytest.approx((1 + 1 + 2 / 3 + 2 / 3 + 1 / 3 + 1) / 6)
    assert score.recall == pytest.approx((0.5 + 0.5 + 0.5 + 0.5 + 0.5 + 0.5) / 6)
    assert score.f1 == pytest.approx(2 * score.precision * score.recall / (score.precision + score.recall))


def test_everything_together_and_everything_apart() -> None:
    assert bcubed("aabb", "1111").recall == 1
    assert bcubed("aabb", "1111").precision == 0.5
    assert bcubed("aabb", "1234").precision == 1
    assert bcubed("aabb", "1234").recall == 0.5


def test_an_item_left_out_of_the_means_still_spoils_the_cluster_it_is_in() -> None:
    assert bcubed("aac", "111", [True, True, False]).precision == pytest.approx(2 / 3)
    assert bcubed("aac", "111", [True, True, False]).items == 2


def test_nothing_scored_is_zero() -> None:
    assert bcubed("", "").f1 == 0
