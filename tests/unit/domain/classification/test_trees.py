from random import Random

import pytest

from selfassess.domain.classification.trees import Forest


def walked(tree, measured):
    """The leaf to which measures lead, one question after the other."""
    while isinstance(tree, tuple):
        measure, limit, lower, upper = tree
        tree = lower if measured[measure] <= limit else upper
    return tree


def grown(chance, depth):
    if depth == 0 or chance.random() < 0.15:
        return chance.uniform(-1, 1)
    return chance.randrange(5), round(chance.uniform(0, 1), 1), grown(chance, depth - 1), grown(chance, depth - 1)


def test_a_tree_leads_to_the_lower_leaf_at_its_limit_and_to_the_upper_above_it():
    forest = Forest([[(0, 0.5, (1, 0.0, 1.0, 2.0), 3.0)]])
    assert [forest.totals(measured) for measured in ([0.5, 0.0], [0.5, 0.1], [0.6, 0.0])] == [[1.0], [2.0], [3.0]]


def test_all_trees_together_lead_where_each_would_alone():
    chance = Random(7)
    rows = [[grown(chance, 3) for _ in range(number)] for number in (12, 1, 30)]
    forest = Forest(rows)
    for _ in range(300):
        measured = [round(chance.uniform(-0.2, 1.2), 1) for _ in range(5)]
        assert forest.totals(measured) == [sum(walked(tree, measured) for tree in row) for row in rows]


def test_a_row_without_trees_gives_nothing():
    assert Forest([[], [0.5]]).totals([]) == [0, 0.5]


def test_a_tree_with_too_many_leaves_is_refused():
    deep = 1.0
    for _ in range(8):
        deep = (0, 0.5, deep, 2.0)
    with pytest.raises(ValueError, match="9 leaves"):
        Forest([[deep]])
