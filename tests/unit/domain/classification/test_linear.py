import math

import pytest

from selfassess.domain.classification.linear import Linear, likelihood, shares

MODEL = Linear(("good", "bad"), (0.5, -0.5), {"timely": (2.0, -1.0), "delay": (-2.0, 3.0)})


def test_a_score_is_the_bias_plus_what_each_feature_adds_by_its_value():
    assert MODEL.scores([(1.0, ["timely"]), (0.5, ["delay"])]) == pytest.approx([1.5, 0.0], abs=1e-7)


def test_features_of_one_group_are_added_before_they_are_weighed():
    assert MODEL.scores([(0.5, ["timely", "delay"])]) == pytest.approx([0.5, 0.5], abs=1e-7)


def test_what_the_model_does_not_know_counts_nothing():
    assert MODEL.scores([(1.0, ["unheard"])]) == [0.5, -0.5]


def test_scores_leave_the_bias_of_the_model_as_it_was():
    MODEL.scores([(1.0, ["timely"])])
    assert MODEL.bias == (0.5, -0.5)


def test_a_score_of_nought_is_as_likely_as_not_and_far_scores_do_not_overflow():
    assert likelihood(0.0) == 0.5
    assert likelihood(1e6) == pytest.approx(1.0)
    assert likelihood(-1e6) == pytest.approx(0.0)


def test_shares_are_one_together_and_stand_as_the_powers_of_their_scores():
    first, second = shares([1.0, 0.0])
    assert first + second == pytest.approx(1.0)
    assert first / second == pytest.approx(math.e)


def test_shares_of_very_high_scores_do_not_overflow():
    assert shares([5000.0, 5000.0]) == [0.5, 0.5]


def test_large_and_small_scores_of_many_classes_do_not_reach_into_each_other():
    classes = tuple("abcdefgh")
    rows = {
        f"f{number}": tuple((-1) ** (number + place) * (place + 0.001 * number) for place in range(8)) for number in range(40)
    }
    model = Linear(classes, tuple(-float(place) for place in range(8)), rows)
    groups = [(0.37, [f"f{number}" for number in range(0, 40, 3)]), (2.5, ["f1", "f7", "unheard"])]
    expected = [
        -place + sum(value * rows[name][place] for value, names in groups for name in names if name in rows) for place in range(8)
    ]
    assert model.scores(groups) == pytest.approx(expected, abs=1e-6)
