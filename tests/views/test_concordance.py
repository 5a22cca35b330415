"""Where a word is used, in which form, and in whose voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.lexicon.wording import WordForms
from kzcompare.model.choices import Kind
from kzcompare.model.claim import ReadArticle
from kzcompare.model.span import Span
from kzcompare.views.concordance import CONTEXT, Concordance, Use, Voice
from kzcompare.views.quotation import is_quoted
from tests.builders import article, holder, report, statement
from tests.makers import claim, reading


def one(
    text: str, *terms: str, by: str = "", said: str = "", kind: Kind = Kind.INDIRECT
) -> ReadArticle:
    """An article of one sentence with its content words; `by` is said to say `said`."""
    within = article("paper", text)
    made = statement(within, said, kind=kind, by=holder(within, by)) if said else None
    record = claim(within, text, *terms, statements=(0,) if made else ())
    return reading(within, record, statements=(made,) if made else ())


def found(read: ReadArticle, query: str) -> list[Use]:
    return Concordance(report(read)).find(query.split())


def texts(read: ReadArticle, query: str) -> list[str]:
    return [use.text for use in found(read, query)]


MOB = one("A mob of illegal immigrants, the Mob boss said.", "mob", "illegal", "immigrants", "Mob")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mob", ["mob", "Mob"]),  # a query means names too
        ("illegal immigrants", ["illegal immigrants"]),
        ("illegal", ["illegal"]),
        ("illegal boss", []),
        ("immi*", ["immigrants"]),
        ("il* *ants", ["illegal immigrants"]),
        ("mobs", []),
    ],
)
def test_a_query_finds_words_and_phrases(query: str, expected: list[str]) -> None:
    assert texts(MOB, query) == expected


def test_a_phrase_may_be_printed_with_a_hyphen() -> None:
    assert texts(one("An asylum-seeker came.", "asylum", "seeker"), "asylum seeker") == [
        "asylum-seeker"
    ]


def word(nouns: str = "", verbs: str = "") -> WordForms:
    split = (
        [tuple(w.split()) for w in nouns.split("|") if w],
        [tuple(w.split()) for w in verbs.split("|") if w],
    )
    return WordForms("x", tuple(split[0]), tuple(split[1]))


def inflected(*pairs: tuple[str, str]) -> Concordance:
    """A report whose words have another dictionary form than they are printed in."""
    from msgspec.structs import replace

    text = " ".join(printed for printed, _ in pairs)
    read = one(text, *(printed for printed, _ in pairs))
    (record,) = read.reading.claims
    terms = tuple(
        replace(t, lemma=lemma) for t, (_, lemma) in zip(record.terms, pairs, strict=True)
    )
    new = replace(read.reading, claims=(replace(record, terms=terms),))
    return Concordance(report(replace(read, reading=new)))


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (word("deal"), ["deals"]),  # "dealing with" is no deal
        (word("", "deal"), ["deals", "dealing"]),
        (word("dealing"), ["dealing"]),
    ],
)
def test_forms_of_a_verb_count_where_the_set_says_so(forms: WordForms, expected: list[str]) -> None:
    printed = inflected(("deals", "deal"), ("dealing", "deal"))
    assert [use.text for use in printed.uses_of(forms)] == expected


def test_names_are_no_words_of_a_set() -> None:
    printed = Concordance(report(MOB))
    assert [use.text for use in printed.uses_of(word("mob"))] == ["mob"]


def test_a_name_in_small_letters_is_a_word() -> None:
    from msgspec.structs import replace

    read = one("They sold pot.", "pot")
    (record,) = read.reading.claims
    taken = replace(record, terms=tuple(replace(t, is_name=True) for t in record.terms))
    wrong = replace(read, reading=replace(read.reading, claims=(taken,)))
    assert [use.text for use in Concordance(report(wrong)).uses_of(word("pot"))] == ["pot"]


@pytest.mark.parametrize(
    ("said", "kind", "voice"),
    [
        ("", Kind.OWN, Voice.OWN),
        ("thugs did it", Kind.INDIRECT, Voice.REPORTED),
        ("thugs did it", Kind.DIRECT, Voice.QUOTED),
    ],
)
def test_voice(said: str, kind: Kind, voice: Voice) -> None:
    read = one(
        "The mayor said thugs did it.", "mayor", "thugs", by="The mayor", said=said, kind=kind
    )
    (use,) = found(read, "thugs")
    assert use.voice is voice
    assert use.holder == (None if voice is Voice.OWN else "The mayor")


def test_quotation_marks_alone_make_a_word_somebody_elses() -> None:
    (use,) = found(one("The so-called “thugs” were pupils.", "thugs"), "thugs")
    assert (use.voice, use.holder) == (Voice.QUOTED, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a X b”", True),
        ('He said "a X" b', True),
        ("‘a X’", True),
        ("the town’s X isn’t", False),
        ("“a” X “b”", False),
        ("“a X", False),  # never closed
        ("«a X»", True),
        ("‘don’t X’", True),
        ("it’s ‘a’ X", False),
    ],
)
def test_inside_quotation_marks(text: str, expected: bool) -> None:
    place = text.index("X")
    assert is_quoted(text, Span(0, len(text)), Span(place, place + 1)) is expected


@given(st.text(alphabet='a“”‘’"«» X', min_size=1, max_size=30))
def test_any_marks_can_be_read(text: str) -> None:
    for place in range(len(text)):
        assert is_quoted(text, Span(0, len(text)), Span(place, place + 1)) in (True, False)


@given(st.text(alphabet="ab mob.", max_size=300), st.text(alphabet="ab mob.", max_size=300))
def test_contexts_are_verbatim(before: str, after: str) -> None:
    text = f"{before} mob {after}".strip()
    within = article("paper", text)
    from kzcompare.model.claim import Term

    place = Span(text.index("mob"), text.index("mob") + 3)
    record = claim(within, text)
    from msgspec.structs import replace

    record = replace(record, terms=(Term("mob", "mob", 4.0, place),))
    (use,) = Concordance(report(reading(within, record))).find(["mob"])
    around = use.left + use.text + use.right
    assert text[use.span.start - len(use.left) :].startswith(around)
    assert len(use.left) <= CONTEXT
    assert len(use.right) <= CONTEXT
