"""The scorer of actors against cases worked out by hand."""

from __future__ import annotations

from kzcompare.model.span import Span
from tests.eval.actors import match_actors


def test_an_actor_belongs_to_the_gold_actor_it_shares_most_mentions_with() -> None:
    system = {"Lee": {"a": [Span(0, 3), Span(10, 13)]}, "court": {"a": [Span(20, 25)]}}
    gold = {"Ann Lee": {"a": [Span(0, 3), Span(10, 13)]}, "other": {"a": [Span(30, 35)]}}
    assert match_actors(system, gold) == {"Lee": "Ann Lee"}


def test_two_actors_never_share_one_gold_actor() -> None:
    system = {"Lee": {"a": [Span(0, 3), Span(5, 8)]}, "Ann": {"a": [Span(10, 13)]}}
    gold = {"Ann Lee": {"a": [Span(0, 3), Span(5, 8), Span(10, 13)]}}
    assert match_actors(system, gold) == {"Lee": "Ann Lee"}
