"""How many independent origins statements have."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.compare.origins import Kin, count_origins, count_texts, kin_of, origin_ties
from kzcompare.model.article import Source
from kzcompare.model.choices import Kind
from kzcompare.model.copy import Copy, CopyKind
from kzcompare.model.row import Cell
from kzcompare.model.span import Span
from kzcompare.model.trace import Tie
from tests.builders import article, cell, holder

WORDS = "Dockers in Port Velmora closed the terminal over unpaid wages."
OTHER = "A storm that nobody had foreseen sank two ferries off the coast."
UTTERANCE = "we will keep the gates shut until the wages are paid"


def said(source: str, words: str, *, kind: Kind = Kind.OWN, via: str | None = None) -> Cell:
    made = article(source, f"{words} {via or ''}".strip())
    relays = [] if via is None else [holder(made, via)]
    return cell(made, words, kind=kind, via=relays)


def test_sources_in_their_own_words_are_origins_of_their_own() -> None:
    assert count_origins([said("post", WORDS), said("courier", OTHER)]) == 2


def test_two_statements_of_one_source_are_one_origin() -> None:
    assert count_origins([said("post", WORDS), said("post", OTHER)]) == 1


def test_a_copy_is_no_origin() -> None:
    copy = WORDS.replace("unpaid", "un-paid")
    assert count_origins([said("post", WORDS), said("courier", copy)]) == 1


def test_short_statements_may_be_alike_by_chance() -> None:
    assert count_origins([said("post", "They left."), said("courier", "They left.")]) == 2


@pytest.mark.parametrize(("kind", "origins"), [(Kind.DIRECT, 1), (Kind.MIXED, 1), (Kind.OWN, 2)])
def test_sources_that_quote_one_utterance_share_an_origin(kind: Kind, origins: int) -> None:
    longer = f"At noon the union told a packed hall of dockers: {UTTERANCE}"
    cells = [said("post", UTTERANCE, kind=kind), said("courier", longer, kind=kind)]
    assert count_origins(cells) == origins


def test_quotations_through_one_relay_share_an_origin() -> None:
    cells = [
        said("post", WORDS, kind=Kind.DIRECT, via="Nordpress"),
        said("courier", OTHER, kind=Kind.DIRECT, via="Nordpress"),
    ]
    assert count_origins(cells) == 1


def test_quotations_through_different_relays_do_not() -> None:
    cells = [
        said("post", WORDS, kind=Kind.DIRECT, via="Nordpress"),
        said("courier", OTHER, kind=Kind.DIRECT, via="Sudpress"),
    ]
    assert count_origins(cells) == 2


def test_indirect_statements_through_one_relay_share_an_origin() -> None:
    cells = [
        said("post", WORDS, kind=Kind.INDIRECT, via="Nordpress"),
        said("courier", OTHER, kind=Kind.INDIRECT, via="Nordpress"),
    ]
    assert count_origins(cells) == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_copies_of_a_copy_are_one_origin_in_any_order(order: tuple[int, ...]) -> None:
    cells = [
        said("post", WORDS),
        said("courier", WORDS + " again"),
        said("delta", WORDS + " again and"),
    ]
    assert count_origins([cells[n] for n in order]) == 1


CELLS = st.lists(
    st.builds(
        said,
        st.sampled_from(["post", "courier", "delta"]),
        st.sampled_from([WORDS, OTHER, UTTERANCE, "They left."]),
        kind=st.sampled_from([Kind.OWN, Kind.DIRECT]),
    ),
    min_size=1,
    max_size=6,
)


@given(CELLS, st.data())
def test_origins_do_not_depend_on_order_and_are_no_more_than_sources(
    cells: list[Cell], data: st.DataObject
) -> None:
    count = count_origins(cells)
    assert count_origins(data.draw(st.permutations(cells))) == count
    assert 1 <= count <= len({c.source for c in cells})


def shared(kind: CopyKind) -> Kin:
    """The post and the agency share the stretch of the first statement."""
    place = Span(0, len(WORDS))
    return kin_of([Copy("post", "agency", kind, 0.9, ((place, place),))])


@pytest.mark.parametrize("kind", [CopyKind.REPRINT, CopyKind.EXCERPT])
def test_articles_that_are_one_text_are_one_origin_whatever_they_say(kind: CopyKind) -> None:
    cells = [said("post", WORDS), said("agency", OTHER), said("courier", OTHER[::-1])]
    assert count_origins(cells, shared(kind)) == 2
    assert count_texts(cells, shared(kind)) == 2


@pytest.mark.parametrize("kind", [CopyKind.EXTENDED, CopyKind.PASSAGES])
def test_a_passage_in_common_is_one_origin_and_the_rest_is_not(kind: CopyKind) -> None:
    other = cell(article("post", f"{WORDS}\n{OTHER}"), OTHER)
    assert count_origins([said("post", WORDS), said("agency", WORDS)], shared(kind)) == 1
    assert count_origins([other, said("agency", "Not at all." + WORDS[:20])], shared(kind)) == 2


def test_what_is_taken_over_whole_is_no_second_voice_and_a_passage_is() -> None:
    same = [said("post", WORDS), said("agency", WORDS)]
    more = cell(article("post", f"{WORDS}\n{OTHER}"), OTHER)
    assert count_texts(same, shared(CopyKind.EXTENDED)) == 1
    assert count_texts([*same, more], shared(CopyKind.EXTENDED)) == 2
    assert count_texts(same, shared(CopyKind.PASSAGES)) == 2


def test_a_speech_that_both_quote_does_not_make_them_one_text() -> None:
    cells = [said("post", WORDS), said("agency", WORDS)]
    assert count_texts(cells, shared(CopyKind.QUOTATION)) == 2


def test_copies_of_copies_are_one_text() -> None:
    copies = [Copy("b", "a", CopyKind.REPRINT, 1.0, ()), Copy("c", "b", CopyKind.REPRINT, 1.0, ())]
    cells = [said("a", WORDS), said("c", OTHER)]
    assert count_texts(cells, kin_of(copies)) == 1


def test_what_two_papers_print_of_one_agency_is_one_origin() -> None:
    papers = [Source("post", "p", agency="Nordpress"), Source("courier", "c", outlet="NORDPRESS")]
    kin = kin_of([], papers)
    assert count_origins([said("post", WORDS), said("courier", OTHER)], kin) == 1
    quoting = said("courier", OTHER, kind=Kind.DIRECT)
    assert count_origins([said("post", WORDS), quoting], kin) == 2
    assert count_origins([said("post", WORDS), said("tide", OTHER)], kin) == 2


def test_what_ties_two_sources_is_named_once() -> None:
    cells = [
        said("post", WORDS, kind=Kind.DIRECT, via="Nordpress"),
        said("courier", OTHER, kind=Kind.DIRECT, via="Nordpress"),
        said("courier", WORDS),
        said("herald", WORDS.replace("unpaid", "un-paid")),
        said("star", "Wolves have come back to the forests of the north this winter."),
    ]
    assert origin_ties(cells) == (
        Tie("courier", "herald", "words"),
        Tie("courier", "post", "relay", "Nordpress"),
        Tie("herald", "post", "words"),
    )


def test_copies_and_agencies_tie_sources() -> None:
    cells = [said("post", WORDS), said("courier", OTHER), said("star", OTHER[::-1])]
    kin = Kin({"post": "courier", "courier": "courier"}, {}, {}, {"star": "nord", "post": "nord"})
    assert origin_ties(cells, kin) == (
        Tie("courier", "post", "copy"),
        Tie("post", "star", "agency", "nord"),
    )
