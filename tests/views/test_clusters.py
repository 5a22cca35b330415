"""How pairs become groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzcompare.views.clusters import Cluster, Edge, Relation, cluster

SAME, OPPOSED = Relation.SAME, Relation.OPPOSED


def groups(
    count: int,
    *edges: Edge,
    neutral: frozenset[tuple[int, int]] = frozenset(),
    barred: frozenset[tuple[int, int]] = frozenset(),
) -> list[tuple[int, ...]]:
    found = cluster(
        count,
        edges,
        is_neutral=lambda a, b: (a, b) in neutral,
        is_barred=lambda a, b: (a, b) in barred,
    )
    return [c.members for c in found]


def test_what_agrees_is_joined_and_the_rest_stays_alone() -> None:
    assert groups(3, Edge(0, 2, SAME, 1.0)) == [(0, 2), (1,)]


def test_one_pair_does_not_tie_two_groups_against_the_others() -> None:
    edges = (Edge(0, 1, SAME, 9.0), Edge(2, 3, SAME, 8.0), Edge(1, 2, SAME, 1.0))
    assert groups(4, *edges) == [(0, 1), (2, 3)]


def test_pairs_that_print_the_same_do_not_stand_against_a_join() -> None:
    edges = (Edge(0, 1, SAME, 9.0), Edge(2, 3, SAME, 8.0), Edge(1, 2, SAME, 1.0))
    neutral = frozenset({(0, 2), (0, 3), (1, 3)})
    assert groups(4, *edges, neutral=neutral) == [(0, 1, 2, 3)]


def test_a_barred_pair_keeps_its_groups_apart() -> None:
    edges = (Edge(0, 1, SAME, 9.0), Edge(1, 2, SAME, 8.0), Edge(0, 2, SAME, 7.0))
    assert groups(3, *edges, barred=frozenset({(0, 2)})) == [(0, 1), (2,)]


def test_a_weak_pair_adds_one_to_one_but_ties_no_groups() -> None:
    weak = Edge(1, 2, SAME, 9.0, is_weak=True)
    assert groups(3, weak) == [(0,), (1, 2)]
    edges = (Edge(0, 1, SAME, 5.0), Edge(2, 3, SAME, 5.0))
    neutral = frozenset({(0, 2), (0, 3), (1, 3)})
    assert groups(4, weak, *edges, neutral=neutral) == [(0, 1), (2, 3)]


def test_an_opponent_must_have_been_compared_with_the_whole_group() -> None:
    agreed = Edge(0, 1, SAME, 9.0)
    assert groups(3, agreed, Edge(0, 2, OPPOSED, 8.0)) == [(0, 1), (2,)]
    both = (Edge(0, 2, OPPOSED, 8.0), Edge(1, 2, OPPOSED, 8.0))
    assert groups(3, agreed, *both) == [(0, 1, 2)]


@st.composite
def _edges(draw: st.DrawFn) -> tuple[int, list[Edge]]:
    count = draw(st.integers(1, 8))
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
        lambda p: p[0] < p[1]
    )
    if count == 1:
        return count, []
    made = st.builds(
        lambda p, r, s, w: Edge(p[0], p[1], r, s, w),
        pairs,
        st.sampled_from(Relation),
        st.floats(0, 10),
        st.booleans(),
    )
    return count, draw(st.lists(made, max_size=20))


@given(_edges())
def test_each_index_is_in_exactly_one_group_whatever_the_order(
    drawn: tuple[int, list[Edge]],
) -> None:
    count, edges = drawn
    unique = list({(e.left, e.right): e for e in edges}.values())

    def run(ordered: list[Edge]) -> set[Cluster]:
        return set(
            cluster(
                count, ordered, is_neutral=lambda *_: False, is_barred=lambda a, b: (a + b) % 5 == 0
            )
        )

    found = run(unique)
    assert sorted(i for c in found for i in c.members) == list(range(count))
    assert run(unique[::-1]) == found
