"""What the cache keeps of a reading.

All columns are bytes, as `numbers.to_column` makes them. Most words are told by the text, which has
to be at hand when they are read: the place where a word first stands says how it is printed.
"""

from __future__ import annotations

from msgspec import Raw, Struct

from kzcompare.columnar.numbers import Places
from kzcompare.model.statement import Statement

HUNDREDTHS = 100  # Zipf frequencies have two decimals


class Forms(Struct, frozen=True, array_like=True):
    """A form of each word, told by what is printed: how many letters of it, in lower case.

    `capital` are the numbers of the words whose form is all that is printed, capitals included.
    `others` are those with a form that begins otherwise, and `spelled` their forms.
    """

    letters: bytes
    capital: bytes
    others: bytes
    spelled: tuple[str, ...]


class Words(Struct, frozen=True, array_like=True):
    """Each word of a reading once, those of terms first, in the order in which they are printed.

    `zipfs` are frequencies in hundredths, `exact` those that are no whole hundredths, by word.
    """

    stems: Forms
    lemmas: Forms
    zipfs: bytes
    exact: dict[int, float]


class Labels(Struct, frozen=True, array_like=True):
    """Strings of which there are few: each once, and a column of which it is."""

    names: tuple[str | None, ...]
    column: bytes


class Terms(Struct, frozen=True, array_like=True):
    """The terms of all claims in text order; words are indices into the table of words."""

    words: bytes
    places: Places
    names: bytes


class Arguments(Struct, frozen=True, array_like=True):
    """The arguments of all predicates in text order; words are indices into the table of words.

    `before` are the code points between the start of the whole phrase and that of its main word,
    `lengths` those of the phrase. `stems` are the words of all phrases, `sizes` how many each has.
    """

    roles: Labels
    words: bytes
    heads: Places
    before: bytes
    lengths: bytes
    stems: bytes
    sizes: bytes
    names: bytes
    entities: Labels


class Predications(Struct, frozen=True, array_like=True):
    """The predicates of all claims in text order; `sizes` are their numbers of arguments.

    `negated` are the numbers of those that are, `negations` the places of their negations.
    """

    places: Places
    words: bytes
    negated: bytes
    negations: Places
    certainties: bytes
    asides: bytes
    sizes: bytes
    arguments: Arguments


class Mentions(Struct, frozen=True, array_like=True):
    """The mentions in text order.

    `before` and `lengths` are as of arguments, of the noun phrase around the name. `texts` are
    those that are not what the text prints at the place, by mention. `doing` are the numbers of
    those with a deed, and the deeds are theirs.
    """

    places: Places
    before: bytes
    lengths: bytes
    texts: dict[int, str]
    kinds: bytes
    sentences: bytes
    types: bytes
    names: Labels
    sizes: bytes
    descriptors: Places
    doing: bytes
    roles: bytes
    verbs: Labels
    deeds: Places


class Columnar(Struct, frozen=True, array_like=True):
    """A reading in columns.

    `claims` are records without terms and predicates, `terms` and `predications` the numbers of
    those that each has. What is not decoded yet is `Raw`.
    """

    digest: str
    words: Words
    claims: tuple[Raw, ...]
    terms: bytes
    predications: bytes
    all_terms: Raw
    all_predications: Raw
    statements: tuple[Statement, ...]
    mentions: Mentions
